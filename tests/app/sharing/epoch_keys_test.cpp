// SPDX-License-Identifier: Apache-2.0
// Keys of weeks: made ahead, erased for good, and what that is worth against somebody with the
// whole vault.
#include "app/sharing/epoch_keys.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/sharing/two_vaults.h"
#include "crypto/sealing.h"
#include "storage/repository/key_repository.h"
#include "support/database_pages.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

constexpr std::chrono::hours kHour{1};

Week const kWeek = Week::containing(kNow);

class Weeks : public TwoVaults {
  public:
    [[nodiscard]] std::vector<std::string> erase() {
        auto erased = erase_past_keys(brigade, clock);
        NK_REQUIRE_OK(erased);
        return *erased;
    }
    [[nodiscard]] std::size_t key_count() {
        return storage::KeyRepository(brigade.connection()).epoch_keys().value().size();
    }
    [[nodiscard]] bool has_key(Week week) {
        return own_epoch_identities(brigade, week.label()).has_value();
    }
    /// `body` gets the folder of the brigade's vault while nobody has that open.
    template <class Body>
    void while_closed(Body body) {
        auto const vault = brigade.folder();
        { auto const closing = std::move(brigade); }
        body(vault);
        auto again = storage::Vault::open(vault, passphrase(), clock, job);
        NK_REQUIRE_OK(again);
        brigade = std::move(*again);
    }
    /// Every key of a week that is left, and the ratchet as it is now, which is 32 bytes as well.
    [[nodiscard]] std::vector<crypto::age::Identity> every_key() {
        std::vector<crypto::age::Identity> all;
        auto const keys = storage::KeyRepository(brigade.connection()).epoch_keys();
        for (auto const& key : *keys) {
            auto one = own_epoch_identities(brigade, key.recipient.week);
            NK_REQUIRE_OK(one);
            for (auto& identity : *one) {
                all.emplace_back(std::move(identity));
            }
        }
        all.emplace_back(crypto::age::X25519Identity::from_bytes(
            brigade.epoch_ratchet().value()->value.clone()));
        return all;
    }
    /// With all of these, by our program and by the stock age, at a time when it was valid.
    [[nodiscard]] std::string opening(Path const& file) {
        auto const agreement = in_force(brigade, find_agreement(brigade, "Afspraak").value(), kNow);
        NK_REQUIRE_OK(agreement);
        auto verified = VerifiedBundle::verify(BundleFile::open(file).value(),
                                               agreement->museum().keys.bundle, job);
        NK_REQUIRE_OK(verified);
        auto const keys = every_key();
        auto const opened = OpenedBundle::open(std::move(*verified), keys,
                                               brigade.own_party().value().id, *agreement, job);
        std::string text;
        for (auto const& key : keys) {
            text +=
                std::string(as_text(std::get<crypto::age::X25519Identity>(key).text().expose())) +
                "\n";
        }
        put_file(folder / "every.key", as_bytes(text));
        auto parts = parts_of(read_file(file, 1 << 20).value());
        put_file(folder / "payload.age", part(parts, "payload.age"));
        auto const age = run(fmt::format("cd {} && age -d -i every.key -o plain payload.age",
                                         folder.path().string()));
        return (opened ? "ok" : error_name(opened.error().code)) +
               (age.exit_code == 0 ? ", age ok" : ", age not");
    }
};

bool holds(Bytes const& pages, ByteView part) {
    return std::search(pages.begin(), pages.end(), part.begin(), part.end()) != pages.end();
}

}  // namespace

TEST_CASE("keys are made for this week and sixty ahead, and every one opens", "[sharing][epoch]") {
    Weeks vaults;
    CHECK(vaults.key_count() == kEpochWeeksAhead + 1);
    auto week = kWeek;
    for (int i = 0; i <= kEpochWeeksAhead; ++i, week = week.next()) {
        INFO(week.label());
        auto const identities = own_epoch_identities(vaults.brigade, week.label());
        NK_REQUIRE_OK(identities);
        REQUIRE(identities->size() == 1);
        auto const stored =
            storage::KeyRepository(vaults.brigade.connection()).epoch_keys_of(week.label()).value();
        REQUIRE(stored.size() == 1);
        CHECK(stored[0].recipient.recipient == identities->front().recipient().text());
        CHECK_FALSE(
            holds(Bytes(stored[0].identity.expose().begin(), stored[0].identity.expose().end()),
                  identities->front().bytes().expose()));
    }
}

TEST_CASE("a key goes 48 hours after its week, when two days agree that it is over",
          "[sharing][epoch]") {
    Weeks vaults;
    vaults.clock.set(kWeek.end() + kEpochGrace - std::chrono::seconds{1});
    CHECK(vaults.erase().empty());
    vaults.clock.advance(std::chrono::seconds{1});
    CHECK(vaults.erase().empty());  // seen to be over, for the first time
    vaults.clock.advance(kHour);
    CHECK(vaults.erase().empty());  // the same day says it once more, which is nothing new
    CHECK(vaults.has_key(kWeek));
    vaults.clock.advance(24 * kHour);
    CHECK(vaults.erase() == std::vector{kWeek.label()});
    CHECK_FALSE(vaults.has_key(kWeek));
    CHECK(vaults.has_key(kWeek.next()));
    CHECK(vaults.erase().empty());
    auto const event = vaults.brigade.log().events().value().back();
    CHECK(event.kind == storage::LogKind::epoch_erased);
    CHECK(event.body.find(kWeek.label()) != std::string::npos);
    CHECK(event.body.find("\"by\":\"clock\"") != std::string::npos);
    NK_REQUIRE_OK(vaults.brigade.verify_log());
}

TEST_CASE("a signed time erases at once", "[sharing][epoch]") {
    Weeks vaults;
    vaults.clock.set(kWeek.end() + kEpochGrace + kHour);
    NK_REQUIRE_OK(vaults.brigade.write([&] {
        return vaults.brigade.set_time_floors({vaults.clock.now(), vaults.clock.now()});
    }));
    CHECK(vaults.erase() == std::vector{kWeek.label()});
    auto const event = vaults.brigade.log().events().value().back();
    CHECK(event.body.find("\"by\":\"signed\"") != std::string::npos);
}

TEST_CASE("a clock in doubt erases nothing", "[sharing][epoch]") {
    Weeks vaults;
    vaults.clock.set(kNow + 500 * kDay);
    CHECK(vaults.erase().empty());
    vaults.clock.advance(kDay);
    CHECK(vaults.erase().empty());
    CHECK(vaults.has_key(kWeek));
}

TEST_CASE("a year goes by, and keys come and go", "[sharing][epoch]") {
    Weeks vaults;
    std::size_t erased = 0;
    for (int day = 0; day < 365; ++day) {
        vaults.clock.advance(kDay);
        erased += vaults.erase().size();
        if (day % 28 == 0) {
            static_cast<void>(vaults.card_of(vaults.brigade));
        }
    }
    CHECK(erased >= 51);
    CHECK(erased <= 52);
    auto const card = read_card(vaults.card_of(vaults.brigade), "card").value();
    CHECK(card.epochs.size() == kEpochWeeksAhead + 1);
    CHECK(vaults.has_key(Week::containing(vaults.clock.now() + 400 * kDay)));
    CHECK_FALSE(vaults.has_key(kWeek));
    NK_REQUIRE_OK(vaults.brigade.verify_log());
}

TEST_CASE("[A17] a bundle for another week of this device does not open with the key of this one",
          "[sharing][epoch]") {
    Weeks vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a", {}, 3 * 7 * kDay);
    auto const week = Week::containing(kNow + 3 * 7 * kDay).label();
    NK_REQUIRE_OK(
        vaults.brigade.connection().execute("DELETE FROM epoch_key WHERE week = '" + week + "'"));
    CHECK(vaults.open(file) == "bundle-not-for-us");
}

TEST_CASE("[A16] after erasure nothing in the vault opens the bundle any more",
          "[sharing][epoch]") {
    Weeks vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a", {}, kDay);
    CHECK(vaults.open(file) == "ok");
    // What must not be found afterwards.
    auto const identity =
        own_epoch_identities(vaults.brigade, kWeek.label()).value().front().bytes().clone();
    auto const ratchet = vaults.brigade.epoch_ratchet().value()->value.clone();
    auto const sealed = storage::KeyRepository(vaults.brigade.connection())
                            .epoch_keys_of(kWeek.label())
                            .value()
                            .front()
                            .identity.clone();
    CHECK(vaults.opening(file) == "ok, age ok");
    vaults.while_closed([&](Path const& vault) {
        auto const pages = decrypted_pages(vault, TwoVaults::passphrase());
        CHECK(holds(pages, sealed.expose()));  // so the search finds what is there
        CHECK_FALSE(holds(pages, identity.expose()));
        CHECK_FALSE(holds(pages, ratchet.expose()));
    });
    for (auto const at : {kWeek.end() + kEpochGrace, kWeek.end() + kEpochGrace + kDay}) {
        vaults.clock.set(at);
        static_cast<void>(vaults.erase());
    }
    REQUIRE_FALSE(vaults.has_key(kWeek));
    CHECK(vaults.opening(file) == "bundle-not-for-us, age not");
    vaults.while_closed([&](Path const& vault) {
        auto const pages = decrypted_pages(vault, TwoVaults::passphrase());
        CHECK_FALSE(holds(pages, sealed.expose()));
        CHECK_FALSE(holds(pages, identity.expose()));
        CHECK_FALSE(holds(pages, ratchet.expose()));
    });
    CHECK(vaults.opening(file) == "bundle-not-for-us, age not");
    // Even with the sealed key from a copy of the database, the ratchet does not lead back.
    auto const now = vaults.brigade.epoch_ratchet().value();
    CHECK(now->monday == kWeek.next().monday);
    CHECK_FALSE(crypto::unseal(now->week_key(), sealed.expose(), as_bytes(kWeek.label())));
}

TEST_CASE("an erasure that was cut short is finished the next time", "[sharing][epoch]") {
    Weeks vaults;
    vaults.clock.set(kWeek.end() + kEpochGrace);
    static_cast<void>(vaults.erase());
    vaults.clock.advance(kDay);
    SECTION("after the row went and before the ratchet did") {
        NK_REQUIRE_OK(vaults.brigade.connection().execute("DELETE FROM epoch_key WHERE week = '" +
                                                          kWeek.label() + "'"));
        CHECK(vaults.brigade.epoch_ratchet().value()->monday == kWeek.monday);
        static_cast<void>(vaults.erase());
    }
    SECTION("after the ratchet went and before the row did") {
        NK_REQUIRE_OK(vaults.brigade.set_epoch_ratchet(
            vaults.brigade.epoch_ratchet().value()->at(kWeek.next().monday)));
        CHECK_FALSE(vaults.has_key(kWeek));
        CHECK(vaults.erase() == std::vector{kWeek.label()});
    }
    CHECK(vaults.brigade.epoch_ratchet().value()->monday == kWeek.next().monday);
    CHECK_FALSE(vaults.has_key(kWeek));
    CHECK(vaults.has_key(kWeek.next()));
}

TEST_CASE("keys of an older program are sealed, and stay what they were", "[sharing][epoch]") {
    Weeks vaults;
    auto const week = kWeek.next();
    auto const identity =
        own_epoch_identities(vaults.brigade, week.label()).value().front().bytes().clone();
    NK_REQUIRE_OK(vaults.brigade.connection().execute(
        fmt::format("UPDATE epoch_key SET identity = x'{}', sealed = 0 WHERE week = '{}'",
                    to_hex(identity.expose()), week.label())));
    CHECK(vaults.has_key(week));
    CHECK(vaults.erase().empty());
    auto const stored =
        storage::KeyRepository(vaults.brigade.connection()).epoch_keys_of(week.label()).value();
    CHECK(stored.front().sealed);
    CHECK(own_epoch_identities(vaults.brigade, week.label())
              .value()
              .front()
              .bytes()
              .equals(identity.expose()));
}

TEST_CASE("[R18] a renewed card needs no new agreement; an older or a foreign one is refused",
          "[sharing][epoch]") {
    Weeks vaults;
    vaults.agree();
    vaults.approve();
    auto const old_card = vaults.card_of(vaults.brigade);
    vaults.clock.advance(170 * kDay);
    auto const card = vaults.card_of(vaults.brigade);
    auto const pin = [&](Bytes const& file) {
        auto const pinned = pin_partner(vaults.museum, file, "card", {}, vaults.clock.now());
        return pinned ? "ok" : error_name(pinned.error().code);
    };
    CHECK(pin(card) == "ok");
    CHECK(pin(old_card) == "card-superseded");
    CHECK(vaults.open(vaults.seal("a", {}, 9 * kDay)) == "ok");
    SECTION("signed by another device") {
        auto other = vaults.create("brigade-2", storage::PartyKind::fire_brigade, {2});
        CHECK(pin(vaults.card_of(other)) == "partner-keys-changed");
    }
    SECTION("expired, when it comes in and when something is sealed for it") {
        vaults.clock.advance(421 * kDay);
        CHECK(pin(card) == "card-expired");
    }
}

TEST_CASE("a renewed card has keys that no older copy of the vault has", "[sharing][epoch]") {
    Weeks vaults;
    vaults.agree();
    vaults.approve();
    auto const before = vaults.seal("before");
    auto const stolen = vaults.folder / "stolen.kluis";
    std::filesystem::copy(vaults.brigade.folder(), stolen,
                          std::filesystem::copy_options::recursive);
    vaults.clock.advance(kHour);
    auto const card = renew_card(vaults.brigade, vaults.clock.now());
    NK_REQUIRE_OK(card);
    NK_REQUIRE_OK(pin_partner(vaults.museum, *card, "card", {}, vaults.clock.now()));
    auto const after = vaults.seal("after");
    CHECK(own_epoch_identities(vaults.brigade, kWeek.label()).value().size() == 2);
    CHECK(vaults.open(before) == "ok");
    CHECK(vaults.open(after) == "ok");
    auto thief = storage::Vault::open(stolen, TwoVaults::passphrase(), vaults.clock, vaults.job);
    NK_REQUIRE_OK(thief);
    NK_REQUIRE_OK(open_received(*thief, before, vaults.clock, vaults.job));
    NK_REQUIRE_ERROR(open_received(*thief, after, vaults.clock, vaults.job), bundle_not_for_us);
    // Both keys of a week go with it, and the log tells of both.
    vaults.clock.set(kWeek.end() + kEpochGrace);
    static_cast<void>(vaults.erase());
    vaults.clock.advance(kDay);
    CHECK(vaults.erase() == std::vector{kWeek.label()});
    CHECK_FALSE(vaults.has_key(kWeek));
    auto const erased =
        vaults.brigade.log().events_of(storage::LogKind::epoch_erased).value().size();
    CHECK(erased == 2);
}
