// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/salvage_repository.h"

#include "storage/repository/test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

constexpr std::int64_t kEntries = 4;

/// An approved list, and a drill with it.
struct Drill {
    test::TestDatabase database;
    Connection& connection = database.connection;
    SalvageRepository salvage{connection};
    Incident incident;

    Drill() {
        PriorityList list;
        list.name = "Brand";
        auto const id = database.lists.create(list);
        NK_REQUIRE_OK(id);
        Bytes const content{1};
        auto const version = database.lists.approve(*id, {content, {}, ""});
        NK_REQUIRE_OK(version);
        incident = start(version->id);
    }
    Incident start(ListVersionId version) {
        auto const now = database.clock.now();
        Incident begun{IncidentId::random(), IncidentKind::drill, {}, version, kEntries, now, now,
                       "in het donker"};
        NK_REQUIRE_OK(salvage.start(begun));
        return begun;
    }
    [[nodiscard]] Result<SalvageMark> mark(std::int64_t entry, SalvageState state,
                                           std::int64_t minutes_ago = 0) {
        auto const now = database.clock.now();
        return salvage.append(
            incident,
            {0, entry, state, now - std::chrono::minutes(minutes_ago), now, database.user, 0, {}});
    }
    [[nodiscard]] Result<SalvageMark> take_back(SalvageMark const& mark) {
        auto const now = database.clock.now();
        return salvage.append(
            incident, {0, mark.entry, mark.state, now, now, database.user, mark.sequence, {}});
    }
    [[nodiscard]] EntrySalvage state_of(std::int64_t entry) {
        auto const marks = salvage.marks(incident.id);
        NK_REQUIRE_OK(marks);
        return salvage_of(kEntries, *marks).at(static_cast<std::size_t>(entry - 1));
    }
};

}  // namespace

TEST_CASE("incidents are found by id, by bundle and the newest first", "[salvage]") {
    Drill drill;
    CHECK(drill.salvage.find(drill.incident.id).value() == drill.incident);
    CHECK(drill.salvage.find(IncidentId::random()).value() == std::nullopt);
    drill.database.clock.advance(std::chrono::hours(1));
    auto const later = drill.start(*drill.incident.list_version);
    CHECK(drill.salvage.newest().value() == later);
    CHECK(drill.salvage.list().value() == std::vector{later, drill.incident});
    CHECK(drill.salvage.newest_of(BundleId::random()).value() == std::nullopt);
    auto nowhere = later;
    nowhere.id = IncidentId::random();
    nowhere.list_version = ListVersionId::random();
    NK_REQUIRE_ERROR(drill.salvage.start(nowhere), record_conflict);
}

TEST_CASE("marks are kept in their order and say how things stand", "[salvage]") {
    Drill drill;
    NK_REQUIRE_OK(drill.mark(1, SalvageState::out));
    NK_REQUIRE_OK(drill.mark(2, SalvageState::covered));
    NK_REQUIRE_OK(drill.mark(3, SalvageState::not_found));
    NK_REQUIRE_OK(drill.mark(1, SalvageState::damaged));
    NK_REQUIRE_OK(drill.mark(1, SalvageState::at_assembly_point));
    auto const marks = drill.salvage.marks(drill.incident.id).value();
    REQUIRE(marks.size() == 5);
    CHECK(marks.back().sequence == 5);
    CHECK(marks.back().user == drill.database.user);
    auto const states = salvage_of(kEntries, marks);
    CHECK(states[0].state == SalvageState::at_assembly_point);
    CHECK(states[0].damaged_at == drill.database.clock.now());
    CHECK(states[1].state == SalvageState::covered);
    CHECK(counts_of(states) == SalvageCounts{1, 1, 1, 1, 1, 1});
    CHECK(drill.salvage.marks(IncidentId::random()).value().empty());
}

TEST_CASE("taking a mark back adds one and brings the state before it back", "[salvage]") {
    Drill drill;
    auto const found = drill.mark(1, SalvageState::not_found);
    NK_REQUIRE_OK(found);
    auto const out = drill.mark(1, SalvageState::out);
    NK_REQUIRE_OK(out);
    CHECK(drill.state_of(1).state == SalvageState::out);
    NK_REQUIRE_OK(drill.take_back(*out));
    CHECK(drill.state_of(1).state == SalvageState::not_found);
    CHECK(drill.salvage.marks(drill.incident.id).value().size() == 3);
    NK_REQUIRE_ERROR(drill.take_back(*out), invalid_argument);  // once only
    auto const marks = drill.salvage.marks(drill.incident.id).value();
    REQUIRE(last_holding(marks) != nullptr);
    CHECK(last_holding(marks)->sequence == found->sequence);
    NK_REQUIRE_OK(drill.take_back(*found));
    CHECK(drill.state_of(1) == EntrySalvage{});
    CHECK(last_holding(drill.salvage.marks(drill.incident.id).value()) == nullptr);
}

TEST_CASE("marks count in the order of when they happened", "[salvage]") {
    Drill drill;
    drill.database.clock.advance(std::chrono::hours(1));
    NK_REQUIRE_OK(drill.mark(1, SalvageState::out, 10));
    NK_REQUIRE_OK(drill.mark(1, SalvageState::not_found, 20));  // keyed in from paper, later
    CHECK(drill.state_of(1).state == SalvageState::out);
    NK_REQUIRE_ERROR(drill.mark(1, SalvageState::damaged, 15), invalid_argument);
    NK_REQUIRE_OK(drill.mark(1, SalvageState::damaged, 5));
    NK_REQUIRE_OK(drill.mark(1, SalvageState::not_found));
    CHECK(drill.state_of(1).damaged_at == std::nullopt);
}

TEST_CASE("a mark that cannot be true is refused", "[salvage]") {
    Drill drill;
    NK_REQUIRE_ERROR(drill.mark(0, SalvageState::out), not_in_range);
    NK_REQUIRE_ERROR(drill.mark(kEntries + 1, SalvageState::out), not_in_range);
    NK_REQUIRE_ERROR(drill.mark(1, SalvageState::damaged), invalid_argument);
    NK_REQUIRE_ERROR(drill.mark(1, SalvageState::at_assembly_point), invalid_argument);
    NK_REQUIRE_ERROR(drill.mark(1, SalvageState::out, 1), invalid_argument);   // before the start
    NK_REQUIRE_ERROR(drill.mark(1, SalvageState::out, -1), invalid_argument);  // in the future
    CHECK(drill.salvage.marks(drill.incident.id).value().empty());
}

TEST_CASE("the log of marks cannot be changed, and shows when it was", "[salvage]") {
    Drill drill;
    NK_REQUIRE_OK(drill.mark(1, SalvageState::out));
    NK_REQUIRE_OK(drill.mark(2, SalvageState::out));
    NK_REQUIRE_ERROR(drill.connection.execute("UPDATE salvage_mark SET state = 3"),
                     record_conflict);
    NK_REQUIRE_ERROR(drill.connection.execute("DELETE FROM salvage_mark"), record_conflict);
    NK_REQUIRE_OK(drill.connection.execute("DROP TRIGGER salvage_mark_no_update"));
    NK_REQUIRE_OK(drill.connection.execute("UPDATE salvage_mark SET entry = 3 WHERE sequence = 2"));
    auto const marks = drill.salvage.marks(drill.incident.id);
    NK_REQUIRE_ERROR(marks, log_broken);
    CHECK(marks.error().subject == "2");
}
