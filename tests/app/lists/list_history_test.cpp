// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_history.h"

#include "app/five_on_a_list.h"
#include "app/lists/approve.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

struct Fixture : test::FiveOnAList {
    [[nodiscard]] Result<Edit> try_revert(std::int64_t version) {
        return vault.write([&] { return apply(records, RevertList{list, version}); });
    }
    [[nodiscard]] std::int64_t version() { return records.lists.get(list)->version; }
    [[nodiscard]] std::string order() {
        auto const now = entries();
        std::string numbers;
        for (auto const& entry : now) {
            numbers += records.objects.summary(entry.object)->accession_number;
        }
        return numbers;
    }
    [[nodiscard]] std::string words() {
        storage::UserRepository const users(vault.connection());
        return words_of(read_list_history(records, users, list)->front());
    }
    /// The edit is taken back by way of the history, and that is undone.
    void check_reverts(Edit const& edit, std::string const& expected_words) {
        auto const before = entries();
        static_cast<void>(do_edit(edit));
        auto const after = entries();
        CHECK(words() == expected_words);
        auto const undo = do_edit(RevertList{list, version()});
        CHECK(entries() == before);
        static_cast<void>(do_edit(undo));
        CHECK(entries() == after);
    }
};

}  // namespace

TEST_CASE("each change of entries is taken back from the history", "[lists]") {
    Fixture f;
    SECTION("moved") {
        f.check_reverts(MoveEntries{f.list, {{f.objects[3], 1}}}, "A4 moved from rank 4 to 1");
    }
    SECTION("several moved") {
        f.check_reverts(MoveEntries{f.list, {{f.objects[4], 1}, {f.objects[1], 2}}},
                        "A5; A2 moved from rank 5; 2 to 1; 2");
    }
    SECTION("removed, with what they said") {
        auto entry = f.records.lists.find_entry(f.list, f.objects[1])->value();
        entry.salvage_class = storage::SalvageClass::a;
        entry.instruction = "eerst de vitrine openen";
        static_cast<void>(f.do_edit(SetEntries{f.list, {entry}}));
        f.check_reverts(RemoveEntries{f.list, {f.objects[1], f.objects[4]}}, "Removed: A2; A5");
    }
    SECTION("changed") {
        auto entry = f.records.lists.find_entry(f.list, f.objects[1])->value();
        entry.salvage_class = storage::SalvageClass::a;
        entry.action = storage::SalvageAction::cover_in_place;
        f.check_reverts(SetEntries{f.list, {entry}},
                        "A2  class: A instead of B  action: cover in place instead of carry out");
    }
}

TEST_CASE("taking back an addition removes what was added", "[lists]") {
    Fixture f;
    auto const undo = f.do_edit(RevertList{f.list, 2});
    CHECK(f.order().empty());
    static_cast<void>(f.do_edit(undo));
    CHECK(f.order() == "A1A2A3A4A5");
}

TEST_CASE("properties are taken back from the history", "[lists]") {
    Fixture f;
    static_cast<void>(
        f.do_edit(SetListFields{f.list, {{"name", "Water"}, {"review_due", "2027-01-01"}}}));
    auto const version = f.version();
    static_cast<void>(f.do_edit(SetListFields{f.list, {{"scenario", "flood"}}}));
    static_cast<void>(f.do_edit(RevertList{f.list, version}));
    auto const list = f.records.lists.get(f.list).value();
    CHECK(list.name == "Brand");
    CHECK_FALSE(list.review_due);
    CHECK(list.scenario == storage::Scenario::flood);
}

TEST_CASE("an old change is taken back as far as the list still has it", "[lists]") {
    Fixture f;
    static_cast<void>(f.do_edit(MoveEntries{f.list, {{f.objects[4], 1}, {f.objects[3], 2}}}));
    auto const moved = f.version();
    static_cast<void>(f.do_edit(RemoveEntries{f.list, {f.objects[0], f.objects[4]}}));
    CHECK(f.order() == "A4A2A3");
    static_cast<void>(f.do_edit(RevertList{f.list, moved}));
    CHECK(f.order() == "A2A3A4");
    static_cast<void>(f.do_edit(RemoveEntries{f.list, {f.objects[3]}}));
    NK_REQUIRE_ERROR(f.try_revert(moved), record_not_found);
}

TEST_CASE("making a list and approving it are not taken back", "[lists]") {
    Fixture f;
    NK_REQUIRE_OK(approve_list(f.vault, f.records, "Brand", "eerste"));
    CHECK(f.words() == "Approved as version 1");
    NK_REQUIRE_ERROR(f.try_revert(1), invalid_argument);
    NK_REQUIRE_ERROR(f.try_revert(f.version()), invalid_argument);
    NK_REQUIRE_ERROR(f.try_revert(99), record_not_found);

    auto const history = f.records.lists.history(f.list).value();
    CHECK_FALSE(can_revert(history.front()));
    CHECK(can_revert(history[1]));
    CHECK_FALSE(can_revert(history.back()));
}

TEST_CASE("the history says who changed what", "[lists]") {
    Fixture f;
    static_cast<void>(f.do_edit(MoveEntries{f.list, {{f.objects[1], 1}}}));
    auto const events =
        read_list_history(f.records, storage::UserRepository(f.vault.connection()), f.list);
    NK_REQUIRE_OK(events);
    REQUIRE(events->size() == 3);
    CHECK(events->front().who == "Registrar");
    CHECK(events->front().object_number == "A2");
    CHECK(words_of(events->back()) == "The list was made");
    CHECK(words_of(events->at(1)) == "Added: A1; A2; A3; A4; A5");
}
