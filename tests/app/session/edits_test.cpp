// SPDX-License-Identifier: Apache-2.0
#include "app/session/edits.h"

#include "app/lists/list_edit.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

/// A vault with five objects, A1 to A5, on one list in this order.
struct Fixture {
    test::VaultFixture files;
    storage::Vault vault = files.create();
    Records records{vault, files.clock};
    storage::ListId list;
    std::vector<storage::ObjectId> objects;

    Fixture() {
        NewList start;
        start.name = "Brand";
        auto const made =
            vault.write([&] { return create_list(records.lists, records.places, start); });
        NK_REQUIRE_OK(made);
        list = *made;
        for (int i = 1; i <= 5; ++i) {
            storage::Object object;
            object.accession_number = "A" + std::to_string(i);
            auto const id = vault.write([&] { return records.objects.insert(object); });
            NK_REQUIRE_OK(id);
            objects.push_back(*id);
        }
        NK_REQUIRE_OK(vault.write([&] { return records.lists.add(list, objects); }));
    }
    Edit do_edit(Edit const& edit) {
        auto inverse = vault.write([&] { return apply(records, edit, files.job); });
        NK_REQUIRE_OK(inverse);
        return *std::move(inverse);
    }
    [[nodiscard]] std::vector<storage::ListEntry> entries() {
        auto entries = records.lists.entries(list).value();
        for (auto& entry : entries) {
            entry.id = {};  // an entry that comes back is a new one
        }
        return entries;
    }
    /// The edit, its inverse and the inverse of that one lead to and fro.
    void check_round_trip(Edit const& edit) {
        auto const before = entries();
        auto const undo = do_edit(edit);
        auto const after = entries();
        CHECK(after != before);
        auto const redo = do_edit(undo);
        CHECK(entries() == before);
        static_cast<void>(do_edit(redo));
        CHECK(entries() == after);
    }
};

}  // namespace

TEST_CASE("fields of an object change and come back", "[session]") {
    Fixture f;
    auto const undo =
        f.do_edit(SetObjectFields{f.objects[0], {{"title", "Kelk"}, {"people_needed", "2"}}});
    auto const changed = f.records.objects.get(f.objects[0]).value();
    CHECK(changed.title == "Kelk");
    CHECK(changed.people_needed == 2);
    auto const redo = f.do_edit(undo);
    CHECK(f.records.objects.get(f.objects[0])->title.empty());
    CHECK_FALSE(f.records.objects.get(f.objects[0])->people_needed);
    static_cast<void>(f.do_edit(redo));
    CHECK(f.records.objects.get(f.objects[0])->title == "Kelk");

    auto const refused = f.vault.write([&] {
        return apply(f.records, SetObjectFields{f.objects[0], {{"people_needed", "many"}}},
                     f.files.job);
    });
    NK_REQUIRE_ERROR(refused, not_in_range);
}

TEST_CASE("entries of a list change and come back", "[session]") {
    Fixture f;
    SECTION("moved") {
        f.check_round_trip(MoveEntry{f.list, f.objects[3], 1});
    }
    SECTION("changed") {
        auto entry = f.records.lists.find_entry(f.list, f.objects[2])->value();
        entry.salvage_class = storage::SalvageClass::a;
        entry.reason = "uniek";
        f.check_round_trip(SetEntry{f.list, entry});
    }
    SECTION("removed, from the middle and the end") {
        auto entry = f.records.lists.find_entry(f.list, f.objects[1])->value();
        entry.instruction = "eerst de vitrine openen";
        static_cast<void>(f.do_edit(SetEntry{f.list, entry}));
        f.check_round_trip(RemoveEntries{f.list, {f.objects[4], f.objects[1], f.objects[2]}});
    }
    SECTION("put back what is there does nothing") {
        auto const before = f.entries();
        auto const inverse = f.do_edit(PutEntries{f.list, before});
        CHECK(std::get<RemoveEntries>(inverse).objects.empty());
        CHECK(f.entries() == before);
    }
}

TEST_CASE("what was undone can be done again until something else is done", "[session]") {
    EditHistory history;
    auto const step = [](char const* label) { return EditHistory::Step{MoveEntry{}, label}; };
    CHECK_FALSE(history.can_undo());
    history.done(step("one"));
    history.done(step("two"));
    CHECK(history.undo_label() == "two");
    history.undone(history.take_undo());
    CHECK(history.undo_label() == "one");
    CHECK(history.redo_label() == "two");
    history.redone(history.take_redo());
    CHECK(history.undo_label() == "two");
    CHECK_FALSE(history.can_redo());
    history.undone(history.take_undo());
    history.done(step("three"));
    CHECK_FALSE(history.can_redo());
    CHECK(history.undo_label() == "three");
}
