// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/salvage_log.h"

#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;
using storage::IncidentKind;
using storage::SalvageState;

namespace {

/// A brigade that has opened a bundle with two objects.
struct OpenedThere {
    TwoVaults vaults;
    Path file;
    std::optional<OpenedBundle> bundle;

    OpenedThere() {
        {
            Records records(vaults.museum, vaults.clock);
            storage::Object object;
            object.accession_number = "W-2";
            NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.insert(object); }));
            NK_REQUIRE_OK(vaults.museum.write(
                [&] { return add_to_list(records.lists, records.objects, "Brand", {"W-2"}, {}); }));
        }
        vaults.agree();
        vaults.approve();
        file = vaults.seal("brand.nkbundle");
        auto opened = vaults.try_open(file);
        NK_REQUIRE_OK(opened);
        bundle.emplace(*std::move(opened));
    }
    [[nodiscard]] storage::BundleId id() const { return bundle->manifest().outer.bundle; }
    [[nodiscard]] SalvageLog start(IncidentKind kind = IncidentKind::drill) {
        auto log = start_salvage(vaults.brigade, *bundle, {kind, std::nullopt, {}}, vaults.clock);
        NK_REQUIRE_OK(log);
        return *std::move(log);
    }
    [[nodiscard]] SalvageLog mark(SalvageLog const& log, std::int64_t entry, SalvageState state) {
        auto marked = mark_entries(vaults.brigade, log.incident.id, {entry}, state, std::nullopt,
                                   vaults.clock);
        NK_REQUIRE_OK(marked);
        return *std::move(marked);
    }
    void reopen() {
        // Nobody else may have it while it is opened again.
        auto const folder = vaults.brigade.folder();
        bundle.reset();
        { auto const away = std::move(vaults.brigade); }
        auto again =
            storage::Vault::open(folder, TwoVaults::passphrase(), vaults.clock, vaults.job);
        NK_REQUIRE_OK(again);
        vaults.brigade = std::move(*again);
    }
};

}  // namespace

TEST_CASE("marks survive closing the vault and opening the bundle again", "[salvage]") {
    OpenedThere there;
    auto const bundle = there.id();
    CHECK(read_newest_salvage(there.vaults.brigade, bundle).value() == std::nullopt);
    auto log = there.start();
    CHECK(log.incident.entries == 2);
    log = there.mark(log, 1, SalvageState::out);
    there.vaults.clock.advance(std::chrono::minutes(5));
    log = there.mark(log, 1, SalvageState::damaged);
    there.reopen();
    auto const found = read_newest_salvage(there.vaults.brigade, bundle);
    NK_REQUIRE_OK(found);
    REQUIRE(found->has_value());
    auto const& kept = **found;
    CHECK(kept.incident == log.incident);
    CHECK(kept.marks == log.marks);
    CHECK(kept.entries[0].state == SalvageState::out);
    CHECK(kept.entries[0].since == kNow);
    CHECK(kept.entries[0].damaged_at == kNow + std::chrono::minutes(5));
    CHECK(kept.counts.to_do == 1);
    CHECK(there.vaults.open(there.file) == "ok");
}

TEST_CASE("marks are kept and can be added after the bundle has expired", "[salvage]") {
    OpenedThere there;
    auto log = there.start();
    auto const at = there.vaults.clock.now();
    there.vaults.clock.advance(std::chrono::days(15));
    CHECK(there.vaults.open(there.file) == "bundle-expired");
    auto const later = mark_entries(there.vaults.brigade, log.incident.id, {1, 2},
                                    SalvageState::out, at, there.vaults.clock);
    NK_REQUIRE_OK(later);
    CHECK(later->counts.out == 2);
    CHECK(later->marks.front().at == at);
    CHECK(later->marks.front().recorded_at == there.vaults.clock.now());
}

TEST_CASE("undo adds to the log of marks and takes back the one before it", "[salvage]") {
    OpenedThere there;
    auto& brigade = there.vaults.brigade;
    auto log = there.start();
    NK_REQUIRE_ERROR(take_back_mark(brigade, log.incident.id, 0, there.vaults.clock),
                     invalid_argument);
    log = there.mark(log, 1, SalvageState::out);
    log = there.mark(log, 2, SalvageState::covered);
    auto undone = take_back_mark(brigade, log.incident.id, 0, there.vaults.clock);
    NK_REQUIRE_OK(undone);
    CHECK(undone->marks.size() == 3);
    CHECK(undone->marks.back().takes_back == 2);
    CHECK(undone->entries[1].state == SalvageState::to_do);
    undone = take_back_mark(brigade, log.incident.id, 0, there.vaults.clock);
    NK_REQUIRE_OK(undone);
    CHECK(undone->marks.size() == 4);
    CHECK(undone->counts.to_do == 2);
    NK_REQUIRE_ERROR(take_back_mark(brigade, log.incident.id, 1, there.vaults.clock),
                     invalid_argument);
}

TEST_CASE("of several marks all are made or none", "[salvage]") {
    OpenedThere there;
    auto const log = there.start();
    NK_REQUIRE_ERROR(mark_entries(there.vaults.brigade, log.incident.id, {1, 3}, SalvageState::out,
                                  std::nullopt, there.vaults.clock),
                     not_in_range);
    CHECK(read_salvage(there.vaults.brigade, log.incident.id)->marks.empty());
    NK_REQUIRE_ERROR(read_salvage(there.vaults.brigade, storage::IncidentId::random()),
                     record_not_found);
}

TEST_CASE("a new incident begins with an empty tally, and the drill before it stays", "[salvage]") {
    OpenedThere there;
    auto const drill = there.mark(there.start(), 1, SalvageState::out);
    there.vaults.clock.advance(std::chrono::hours(1));
    auto const incident = there.start(IncidentKind::incident);
    auto const newest = read_newest_salvage(there.vaults.brigade, there.id());
    NK_REQUIRE_OK(newest);
    CHECK((*newest)->incident == incident.incident);
    CHECK((*newest)->counts.out == 0);
    auto const all = list_salvage(there.vaults.brigade);
    NK_REQUIRE_OK(all);
    REQUIRE(all->size() == 2);
    CHECK(all->back().counts.out == 1);
    auto const future =
        start_salvage(there.vaults.brigade, *there.bundle,
                      {IncidentKind::drill, there.vaults.clock.now() + std::chrono::hours(1), {}},
                      there.vaults.clock);
    NK_REQUIRE_ERROR(future, invalid_argument);
}

TEST_CASE("a museum can drill with its own approved list", "[salvage]") {
    TwoVaults vaults;
    NewIncident const drill{IncidentKind::drill, std::nullopt, "met de deur dicht"};
    NK_REQUIRE_ERROR(start_salvage(vaults.museum, "Brand", drill, vaults.clock), list_not_approved);
    NK_REQUIRE_ERROR(start_salvage(vaults.museum, "Water", drill, vaults.clock), record_not_found);
    vaults.approve();
    auto const log = start_salvage(vaults.museum, "Brand", drill, vaults.clock);
    NK_REQUIRE_OK(log);
    CHECK(log->incident.entries == 1);
    CHECK(log->incident.list_version.has_value());
    CHECK(log->incident.note == "met de deur dicht");
}
