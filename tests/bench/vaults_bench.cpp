// SPDX-License-Identifier: Apache-2.0
// Makes the vaults that run.sh measures on.
//
//     vaults_bench sharing FOLDER MEGABYTES   museum.kluis and brandweer.kluis in FOLDER, with an
//                                             agreement "Afspraak" and an approved list "Brand"
//                                             whose photos are so large together
//     vaults_bench log VAULT COUNT            adds so many entries to the log of a vault
//     vaults_bench load FOLDER COUNT          the same two, with so many objects, of which 5,000
//     with
//                                             photos on the list, 100 agreements and 10,000 bundles
//     vaults_bench list FOLDER COUNT          how long a list of so many objects takes to read, to
//                                             move in, to compare; in milliseconds
//
// Their passphrase is "twaalf schapen in de wei". Photos are random bytes: as hard to compress as
// real ones, and nothing here decodes them.
#include <chrono>

#include <fmt/core.h>

#include "app/lists/approve.h"
#include "app/lists/list_changes.h"
#include "app/lists/list_edit.h"
#include "app/lists/list_sheet.h"
#include "app/session/edits.h"
#include "app/session/lookup.h"
#include "app/sharing/agreements.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/partners.h"
#include "crypto/random.h"
#include "storage/container.h"
#include "storage/repository/agreement_repository.h"
#include "storage/repository/bundle_repository.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

constexpr std::size_t kPhotoBytes = std::size_t{3} << 20;

crypto::Secret passphrase() {
    return crypto::Secret::copy_of(as_bytes("twaalf schapen in de wei"));
}

Result<storage::Vault> create(Path const& path, storage::PartyKind kind, std::string const& name,
                              Clock const& clock) {
    Job job;
    return storage::Vault::create(
        path,
        {{storage::PartyId::random(), kind, name, "1", "x@y.example"},
         "R",
         {.passes = limits::kKdfCreatePassesMin, .memory = limits::kKdfCreateMemoryMin}},
        passphrase(), clock, job);
}

struct Both {
    storage::Vault museum;
    storage::Vault brigade;
};
Result<Both> create_both(Path const& folder, Clock const& clock) {
    NK_TRY(auto museum,
           create(folder / "museum.kluis", storage::PartyKind::institution, "Museum", clock));
    NK_TRY(auto brigade, create(folder / "brandweer.kluis", storage::PartyKind::fire_brigade,
                                "Brandweer", clock));
    return Both{std::move(museum), std::move(brigade)};
}

Status pin(storage::Vault& vault, storage::Vault& other, Timestamp now) {
    NK_TRY(auto const card, export_card(other, now));
    NK_TRY(auto const read, read_card(card, "card"));
    NK_TRY(auto const pinned,
           pin_partner(vault, card, "card", fingerprint_of(identity_of(read)), now));
    static_cast<void>(pinned);
    return {};
}

Status add_object_with_photo(Records& records, std::string const& number, Bytes& photo) {
    crypto::fill_random(photo);
    NK_TRY(auto const blob, records.blobs.insert({"image/jpeg", 2400, 1800, photo,
                                                  storage::crc32(photo), as_bytes("x")}));
    storage::Object object;
    object.accession_number = number;
    object.short_name = "Object " + number;
    object.photos.push_back({blob, storage::PhotoKind::main, ""});
    NK_TRY(auto const id, records.objects.insert(object));
    static_cast<void>(id);
    return {};
}

Status list_all(Records& records, std::vector<std::string> const& numbers) {
    NewList list;
    list.name = "Brand";
    NK_TRY(auto const id, create_list(records.lists, records.places, list));
    static_cast<void>(id);
    NK_TRY(auto const added, add_to_list(records.lists, records.objects, "Brand", numbers, {}));
    static_cast<void>(added);
    return {};
}

Status fill(storage::Vault& museum, Clock const& clock, std::size_t megabytes) {
    Records records(museum, clock);
    std::vector<std::string> numbers;
    auto const filled = museum.write([&]() -> Status {
        Bytes photo(kPhotoBytes);
        for (std::size_t i = 0; i * kPhotoBytes < megabytes << 20; ++i) {
            numbers.push_back(fmt::format("B-{}", i));
            NK_CHECK(add_object_with_photo(records, numbers.back(), photo));
        }
        return list_all(records, numbers);
    });
    NK_CHECK(filled);
    NK_TRY(auto const version, approve_list(museum, records, "Brand", ""));
    static_cast<void>(version);
    return {};
}

Status get_acquainted(storage::Vault& museum, storage::Vault& brigade, Timestamp now) {
    NK_CHECK(pin(museum, brigade, now));
    return pin(brigade, museum, now);
}

Status agree(storage::Vault& museum, storage::Vault& brigade, std::string const& title,
             Clock const& clock) {
    auto const now = clock.now();
    Records records(museum, clock);
    NK_TRY(auto const list, list_by_name(records.lists, "Brand"));
    AgreementDraft draft;
    draft.partner = "Brandweer";
    draft.title = title;
    draft.lists = {{list.id, list.name}};
    draft.purpose = "bench";
    draft.profile = "fire-basic";
    draft.not_before = now - std::chrono::hours{1};
    draft.not_after = now + std::chrono::days{100};
    draft.bundle_validity_max = std::chrono::days{30};
    NK_TRY(auto const half, draft_and_sign(museum, draft, now));
    NK_TRY(auto const both, countersign(brigade, half, now));
    NK_TRY(auto const accepted, accept_agreement(museum, both, now));
    static_cast<void>(accepted);
    return {};
}

Status make_sharing(Path const& folder, std::size_t megabytes) {
    SystemClock const clock;
    NK_TRY(auto both, create_both(folder, clock));
    auto& [museum, brigade] = both;
    NK_CHECK(fill(museum, clock, megabytes));
    NK_CHECK(get_acquainted(museum, brigade, clock.now()));
    return agree(museum, brigade, "Afspraak", clock);
}

constexpr std::size_t kListed = 5000;
constexpr std::size_t kAgreements = 100;
constexpr std::int64_t kBundlesOfEach = 100;
constexpr std::size_t kSmallPhotoBytes = std::size_t{20} << 10;

Status fill_large(storage::Vault& museum, Clock const& clock, std::size_t objects) {
    Records records(museum, clock);
    std::vector<std::string> numbers;
    Bytes photo(kSmallPhotoBytes);
    auto const body = [&]() -> Status {
        for (std::size_t i = 0; i < std::min(objects, kListed); ++i) {
            numbers.push_back(fmt::format("B-{}", i));
            NK_CHECK(add_object_with_photo(records, numbers.back(), photo));
        }
        for (std::size_t i = kListed; i < objects; ++i) {
            storage::Object object;
            object.accession_number = fmt::format("B-{}", i);
            object.title = fmt::format("Een object met een gewone titel {}", i);
            object.location_path = fmt::format("Gebouw/{}/{}/kast {}", i % 4, i % 60, i % 900);
            NK_TRY(auto const id, records.objects.insert(object));
            static_cast<void>(id);
        }
        return list_all(records, numbers);
    };
    return museum.write(body);
}

/// As if so many had been sealed: what the vault keeps of each.
Status add_bundles(storage::Vault& museum, storage::ListVersionId version, Timestamp now) {
    storage::AgreementRepository agreements(museum.connection());
    storage::BundleRepository bundles(museum.connection());
    NK_TRY(auto const all, agreements.list());
    return museum.write([&]() -> Status {
        for (auto const& agreement : all) {
            for (std::int64_t sequence = 1; sequence <= kBundlesOfEach; ++sequence) {
                NK_CHECK(bundles.add_issued({storage::BundleId::random(), agreement.id, sequence,
                                             version, now, now, now + std::chrono::days{20},
                                             fmt::format("brand-{}.nkbundle", sequence),
                                             crypto::random_array<64>()}));
            }
        }
        return {};
    });
}

Status make_load(Path const& folder, std::size_t objects) {
    SystemClock const clock;
    NK_TRY(auto both, create_both(folder, clock));
    auto& [museum, brigade] = both;
    NK_CHECK(fill_large(museum, clock, objects));
    Records records(museum, clock);
    NK_TRY(auto const version, approve_list(museum, records, "Brand", ""));
    NK_CHECK(get_acquainted(museum, brigade, clock.now()));
    for (std::size_t i = 0; i < kAgreements; ++i) {
        NK_CHECK(agree(museum, brigade, fmt::format("Afspraak {}", i), clock));
    }
    return add_bundles(museum, version.id, clock.now());
}

Status lengthen_log(Path const& folder, std::size_t count) {
    SystemClock const clock;
    Job job;
    NK_TRY(auto vault, storage::Vault::open(folder, passphrase(), clock, job));
    return vault.write([&]() -> Status {
        for (std::size_t i = 0; i < count; ++i) {
            NK_CHECK(vault.log().append(storage::LogKind::card_exported, "{\"sequence\":1}"));
        }
        return {};
    });
}

class Stopwatch {
  public:
    void lap(char const* what) {
        auto const now = std::chrono::steady_clock::now();
        fmt::print("{:40} {:6} ms\n", what,
                   std::chrono::duration_cast<std::chrono::milliseconds>(now - m_start).count());
        m_start = std::chrono::steady_clock::now();
    }

  private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

Status measure_list(Path const& folder, std::size_t count) {
    SystemClock const clock;
    NK_TRY(auto vault,
           create(folder / "list.kluis", storage::PartyKind::institution, "Museum", clock));
    Records records(vault, clock);
    std::vector<storage::ObjectId> objects;
    storage::ListId list;
    NK_CHECK(vault.write([&]() -> Status {
        NewList start;
        start.name = "Brand";
        NK_TRY(list, create_list(records.lists, records.places, start));
        for (std::size_t i = 0; i < count; ++i) {
            storage::Object object;
            object.accession_number = fmt::format("B-{}", i);
            object.title = "Een object met een gewone titel";
            object.location_path = fmt::format("Gebouw/{}/{}/kast {}", i % 4, i % 60, i % 900);
            NK_TRY(auto const id, records.objects.insert(object));
            objects.push_back(id);
        }
        NK_TRY(auto const added, records.lists.add(list, objects));
        static_cast<void>(added);
        return {};
    }));
    Stopwatch watch;
    auto const edit = [&](Edit const& change) {
        return vault.write([&] { return apply(records, change); });
    };
    NK_TRY(auto const sheet, read_list_sheet(records, list));
    watch.lap("reading the sheet");
    NK_TRY(auto const one, edit(MoveEntries{list, {{objects.back(), 1}}}));
    watch.lap("moving one from the end to the front");
    std::vector<storage::EntryRank> places;
    for (std::size_t i = 0; i < count / 10; ++i) {
        places.push_back({objects[count / 2 + i], static_cast<std::int64_t>(i + 1)});
    }
    NK_TRY(auto const many, edit(MoveEntries{list, places}));
    watch.lap("moving a tenth to the front");
    NK_TRY(auto const entries, records.lists.entries(list));
    auto changed =
        std::vector(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(count / 10));
    for (auto& entry : changed) {
        entry.salvage_class = storage::SalvageClass::a;
    }
    NK_TRY(auto const classes, edit(SetEntries{list, changed}));
    watch.lap("another class for a tenth");
    NK_TRY(auto const back, edit(RemoveEntries{list, {objects.begin() + 1, objects.end()}}));
    watch.lap("removing all but one");
    NK_TRY(auto const again, edit(back));
    watch.lap("putting them back");
    NK_TRY(auto const version, approve_list(vault, records, "Brand", ""));
    watch.lap("approving");
    NK_TRY(auto const properties, records.lists.get(list));
    NK_TRY(auto const since, read_list_changes(records, properties));
    watch.lap("comparing with the approved version");
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    std::string_view const mode = argc == 4 ? argv[1] : "";
    if ((mode != "sharing" && mode != "log" && mode != "list" && mode != "load") ||
        !crypto::start_crypto()) {
        fmt::print(stderr,
                   "Usage: vaults_bench sharing FOLDER MEGABYTES | log VAULT COUNT | "
                   "list FOLDER COUNT | load FOLDER COUNT\n");
        return 2;
    }
    auto const count = std::stoul(argv[3]);
    auto const done = mode == "log"    ? lengthen_log(argv[2], count)
                      : mode == "list" ? measure_list(argv[2], count)
                      : mode == "load" ? make_load(argv[2], count)
                                       : make_sharing(argv[2], count);
    if (!done) {
        fmt::print(stderr, "{}: {} {}\n", error_name(done.error().code), done.error().subject,
                   done.error().detail);
        return 1;
    }
    return 0;
}
