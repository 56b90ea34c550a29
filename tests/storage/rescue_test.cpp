// SPDX-License-Identifier: Apache-2.0
#include "storage/rescue.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "storage/backup/filled_vault.h"
#include "storage/check.h"
#include "storage/repository/list_repository.h"
#include "storage/repository/place_repository.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::flip_bit;
using test::VaultFixture;

namespace {

constexpr int kObjects = 240;
constexpr int kPhotos = 12;

/// Enough of everything for each table to have more than one page.
class LargeVault : public VaultFixture {
  public:
    LargeVault() {
        auto vault = create();
        auto& connection = vault.connection();
        NK_REQUIRE_OK(vault.write([&]() -> Status {
            ObjectRepository objects(connection, vault.user(), clock);
            BlobRepository blobs(connection, clock);
            ListRepository lists(connection, vault.user(), clock);
            NK_TRY(auto const place,
                   PlaceRepository(connection).find_or_create_location("Hoofdgebouw/1/1.04"));
            PriorityList list;
            list.name = "Brand";
            NK_TRY(auto const brand, lists.create(list));
            std::vector<ObjectId> listed;
            for (int i = 0; i < kObjects; ++i) {
                Object object;
                object.accession_number = fmt::format("W-{:03}", i);
                object.title = fmt::format("Ding {}", i);
                // Some go on over pages of their own.
                object.description = std::string(i % 40 == 0 ? 9000 : 300, 'x');
                object.location = place;
                if (i % (kObjects / kPhotos) == 0) {
                    Bytes const photo(20'000, static_cast<Byte>(i));
                    NK_TRY(auto const blob,
                           blobs.insert({"image/jpeg", 16, 16, photo, 1, Bytes{1}}));
                    object.photos.push_back({blob, PhotoKind::main, ""});
                }
                NK_TRY(auto const id, objects.insert(std::move(object)));
                if (i % 2 == 0) {
                    listed.push_back(id);
                }
            }
            NK_TRY(auto const added, lists.add(brand, listed));
            CHECK(added == kObjects / 2);
            return {};
        }));
    }
    [[nodiscard]] Path database() const { return folder() / "vault.db"; }
    [[nodiscard]] Path rescued() const { return folder().parent_path() / "gered.kluis"; }
    [[nodiscard]] Result<Rescued> rescue() {
        std::filesystem::remove_all(rescued());
        return rescue_vault(folder(), rescued(), passphrase(), clock, job);
    }
    [[nodiscard]] CheckReport check(Path const& which) {
        auto const report = check_vault(which, {}, passphrase(), clock, job);
        NK_REQUIRE_OK(report);
        return *report;
    }
    /// Each object of a vault with all that it says.
    [[nodiscard]] std::map<std::string, Object> objects_in(Path const& which) {
        auto vault = Vault::open(which, passphrase(), clock, job);
        NK_REQUIRE_OK(vault);
        ObjectRepository objects(vault->connection(), vault->user(), clock);
        std::map<std::string, Object> found;
        for (int i = 0; i < kObjects; ++i) {
            auto const number = fmt::format("W-{:03}", i);
            auto const object = objects.find(number);
            NK_REQUIRE_OK(object);
            if (*object) {
                found.emplace(number, **object);
            }
        }
        return found;
    }
};

}  // namespace

TEST_CASE("what is rescued of a vault that is whole is the whole collection", "[rescue]") {
    LargeVault fixture;
    auto const before = fixture.objects_in(fixture.folder());
    auto const done = fixture.rescue();
    NK_REQUIRE_OK(done);
    CHECK(done->is_whole);
    CHECK(done->objects == kObjects);
    CHECK(done->pictures == kPhotos);
    CHECK(done->lists == 1);
    CHECK(done->list_entries == kObjects / 2);
    CHECK(done->lost_objects.empty());
    CHECK(done->lost_pictures == 0);
    CHECK(fixture.check(fixture.rescued()).findings.empty());
    CHECK(fixture.check(fixture.folder()).findings.empty());
    CHECK(fixture.objects_in(fixture.rescued()) == before);

    auto vault = Vault::open(fixture.rescued(), fixture.passphrase(), fixture.clock, fixture.job);
    NK_REQUIRE_OK(vault);
    CHECK(vault->own_party()->name == "Museum De Zwaan");
    CHECK(vault->own_party()->id != fixture.start().party.id);
    CHECK(vault->current_user().name == "Registrar");
    auto const words = vault->connection().integer(
        "SELECT count(*) FROM object_fts WHERE object_fts MATCH 'Hoofdgebouw'");
    NK_REQUIRE_OK(words);
    CHECK(*words == kObjects);
}

TEST_CASE("of a vault with a damaged page what lies elsewhere is rescued", "[rescue]") {
    LargeVault fixture;
    auto const before = fixture.objects_in(fixture.folder());
    auto const pages = test::size_of(fixture.database()) / crypto::kDatabasePageBytes;
    int whole = 0;
    int in_part = 0;
    // Each takes a second; all of them with FAULTS_ALL, as the faults.
    auto const stride = std::getenv("FAULTS_ALL") != nullptr ? 1 : 1 + pages / 8;
    for (std::uint64_t page = 1; page <= pages; page += stride) {
        auto const at = (page - 1) * crypto::kDatabasePageBytes + 16 + (page * 97) % 4000;
        flip_bit(fixture.database(), at);
        CAPTURE(page);
        CHECK_FALSE(fixture.check(fixture.folder()).findings.empty());
        auto const done = fixture.rescue();
        NK_REQUIRE_OK(done);
        CHECK(fixture.check(fixture.rescued()).findings.empty());
        auto const after = fixture.objects_in(fixture.rescued());
        CHECK(static_cast<std::int64_t>(after.size()) == done->objects);
        for (auto const& [number, object] : after) {
            auto expected = before.at(number);
            // A place or picture can be what was lost.
            if (!object.location) {
                expected.location.reset();
                expected.location_path.clear();
            }
            expected.photos = object.photos.empty() ? object.photos : expected.photos;
            CHECK(object == expected);
        }
        if (done->is_whole) {
            CHECK(after.size() == before.size());
            ++whole;
        } else {
            // What is lost is named: no object is missed in silence.
            CHECK(done->lost_objects.size() == before.size() - after.size());
            CHECK((done->lost_objects.size() < 20 || done->objects == 0));
            ++in_part;
        }
        flip_bit(fixture.database(), at);
    }
    CHECK(whole > 0);
    CHECK(in_part > 0);
    CHECK(fixture.check(fixture.folder()).findings.empty());
}

TEST_CASE("a rescue finds its way between many damaged pages", "[rescue]") {
    LargeVault fixture;
    auto const pages = test::size_of(fixture.database()) / crypto::kDatabasePageBytes;
    // Not one of those that the whole of a table hangs from.
    for (std::uint64_t page = pages / 2; page <= pages; page += 9) {
        flip_bit(fixture.database(), (page - 1) * crypto::kDatabasePageBytes + 1234);
    }
    auto const done = fixture.rescue();
    NK_REQUIRE_OK(done);
    CHECK(done->objects > kObjects / 2);
    CHECK(fixture.check(fixture.rescued()).findings.empty());
    CHECK(fixture.objects_in(fixture.rescued()).size() == static_cast<std::size_t>(done->objects));
}

TEST_CASE("the beginning of a database and one copy of its keys can be done without", "[rescue]") {
    LargeVault fixture;
    auto const outcome = [&] {
        auto const done = fixture.rescue();
        NK_REQUIRE_OK(done);
        CHECK(fixture.check(fixture.rescued()).findings.empty());
        return done->objects;
    };
    SECTION("the salt, in one bit") {
        flip_bit(fixture.database(), 3);
        CHECK(outcome() == kObjects);
    }
    SECTION("the first page") {
        flip_bit(fixture.database(), 60);
        CHECK(outcome() == kObjects);
    }
    SECTION("a copy of the keys") {
        flip_bit(fixture.folder() / "vault.keys", 100);
        CHECK(outcome() == kObjects);
    }
    SECTION("both copies are too much") {
        flip_bit(fixture.folder() / "vault.keys", 100);
        flip_bit(fixture.folder() / "vault.keys", 32768 + 100);
        NK_REQUIRE_ERROR(fixture.rescue(), keys_file_damaged);
    }
    SECTION("there must be something") {
        std::filesystem::resize_file(fixture.database(), 5000);
        NK_REQUIRE_ERROR(fixture.rescue(), database_damaged);
        CHECK_FALSE(std::filesystem::exists(fixture.rescued()));
    }
}

TEST_CASE("a rescue is refused or stopped without anything left", "[rescue]") {
    test::FilledVault fixture;
    auto const target = fixture / "gered.kluis";
    auto const outcome = [&](crypto::Secret const& passphrase, Job& job) {
        auto const done = rescue_vault(fixture.folder(), target, passphrase, fixture.clock, job);
        return done ? "ok" : error_name(done.error().code);
    };
    auto const entries = [&] {
        std::set<std::string> names;
        for (auto const& entry :
             std::filesystem::directory_iterator(fixture.folder().parent_path())) {
            names.insert(entry.path().filename().string());
        }
        return names;
    };
    auto const before = entries();
    CHECK(outcome(test::secret_text("een andere zin"), fixture.job) == "wrong-passphrase");
    {
        auto const vault = fixture.open();
        NK_REQUIRE_OK(vault);
        CHECK(outcome(fixture.passphrase(), fixture.job) == "vault-in-use");
    }
    int stops = 0;
    for (int count = 0;; count += 1 + count / 2) {
        test::StopsAt job(count);
        auto const end = outcome(fixture.passphrase(), job);
        if (end == "ok") {
            break;
        }
        ++stops;
        REQUIRE(end == "cancelled");
        CHECK(entries() == before);
    }
    CHECK(stops >= 3);
    CHECK(outcome(fixture.passphrase(), fixture.job) == "file-exists");
    std::filesystem::remove_all(target);
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        NK_REQUIRE_OK(
            vault->add_user("Noor", UserRole::reader, test::noors(), crypto::cheapest_kdf()));
    }
    CHECK(outcome(test::noors(), fixture.job) == "role-forbids");
    CHECK(entries() == before);
}

TEST_CASE("a picture that was changed under a right page is not rescued", "[rescue]") {
    test::FilledVault fixture;
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        NK_REQUIRE_OK(vault->connection().execute(
            "UPDATE blob_content SET content = zeroblob(length(content))"));
    }
    auto const target = fixture / "gered.kluis";
    auto const done =
        rescue_vault(fixture.folder(), target, fixture.passphrase(), fixture.clock, fixture.job);
    NK_REQUIRE_OK(done);
    CHECK(done->objects == 1);
    CHECK(done->pictures == 0);
    CHECK(done->lost_pictures == 1);
    CHECK(check_vault(target, {}, fixture.passphrase(), fixture.clock, fixture.job)
              ->findings.empty());
}
