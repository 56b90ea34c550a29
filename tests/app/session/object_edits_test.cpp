// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/lists/list_edit.h"
#include "app/session/edits.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

using storage::Object;
using storage::ObjectId;
using storage::Photo;
using storage::PhotoKind;

/// A vault with three objects, A1 to A3.
struct EditedObject {
    test::VaultFixture files;
    storage::Vault vault = files.create();
    Records records{vault, files.clock};
    std::vector<ObjectId> objects;

    EditedObject() {
        for (int i = 1; i <= 3; ++i) {
            Object object;
            object.accession_number = "A" + std::to_string(i);
            object.title = i == 3 ? "Kast" : "Kelk";
            auto const id = vault.write([&] { return records.objects.insert(object); });
            NK_REQUIRE_OK(id);
            objects.push_back(*id);
        }
    }
    Result<Edit> try_edit(Edit const& edit, Job& job) {
        return vault.write([&] { return apply(records, edit, job); });
    }
    Edit do_edit(Edit const& edit) {
        auto inverse = try_edit(edit, files.job);
        NK_REQUIRE_OK(inverse);
        return *std::move(inverse);
    }
    [[nodiscard]] Object get(std::size_t index) {
        return records.objects.get(objects[index]).value();
    }
    [[nodiscard]] std::vector<std::string> titles() {
        std::vector<std::string> found;
        found.reserve(objects.size());
        for (auto const id : objects) {
            found.push_back(records.objects.get(id)->title);
        }
        return found;
    }
    [[nodiscard]] storage::BlobId add_blob(char const* content) {
        auto const blob = vault.write([&] {
            return records.blobs.insert(
                {"image/jpeg", 4, 3, as_bytes(content), 1, as_bytes("small")});
        });
        NK_REQUIRE_OK(blob);
        return *blob;
    }
};

/// Wants to stop after so many steps.
class StoppingJob final : public Job {
  public:
    explicit StoppingJob(std::uint64_t steps) : m_steps(steps) {}
    void progress(std::uint64_t done, std::uint64_t total) override {
        m_done = done;
        m_total = total;
    }
    [[nodiscard]] bool cancelled() const override { return m_done >= m_steps; }
    [[nodiscard]] std::uint64_t done() const { return m_done; }
    [[nodiscard]] std::uint64_t total() const { return m_total; }

  private:
    std::uint64_t m_steps;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

}  // namespace

TEST_CASE("one field of many objects changes and each gets its own value back", "[session]") {
    EditedObject f;
    auto const undo = f.do_edit(SetFieldOfMany{"title", {{"Kast", f.objects}}});
    CHECK(f.titles() == std::vector<std::string>{"Kast", "Kast", "Kast"});
    CHECK(f.get(2).version == 1);  // it said so already
    auto const redo = f.do_edit(undo);
    CHECK(f.titles() == std::vector<std::string>{"Kelk", "Kelk", "Kast"});
    static_cast<void>(f.do_edit(redo));
    CHECK(f.titles() == std::vector<std::string>{"Kast", "Kast", "Kast"});
}

TEST_CASE("an edit of many objects tells how far it is, and is all or nothing", "[session]") {
    EditedObject f;
    StoppingJob to_the_end(99);
    NK_REQUIRE_OK(f.try_edit(SetFieldOfMany{"owner", {{"Gemeente", f.objects}}}, to_the_end));
    CHECK(to_the_end.done() == 3);
    CHECK(to_the_end.total() == 3);

    StoppingJob half_way(2);
    NK_REQUIRE_ERROR(f.try_edit(SetFieldOfMany{"title", {{"Aap", f.objects}}}, half_way),
                     cancelled);
    CHECK(f.titles() == std::vector<std::string>{"Kelk", "Kelk", "Kast"});
    NK_REQUIRE_ERROR(
        f.try_edit(SetFieldOfMany{"people_needed", {{"many", f.objects}}}, f.files.job),
        not_in_range);
    NK_REQUIRE_ERROR(f.try_edit(SetFieldOfMany{"nothing", {}}, f.files.job), field_unknown);
}

TEST_CASE("an object is added, goes and comes back the same", "[session]") {
    EditedObject f;
    Object object;
    object.id = ObjectId::random();
    object.accession_number = "A9";
    object.location_path = "Depot/1";
    auto const undo = f.do_edit(AddObject{object});
    static_cast<void>(
        f.do_edit(SetObjectFields{object.id, {{"title", "Beeld"}, {"people_needed", "2"}}}));
    auto before = f.records.objects.get(object.id).value();
    auto const redo = f.do_edit(undo);
    NK_REQUIRE_ERROR(f.records.objects.get(object.id), record_not_found);
    static_cast<void>(f.do_edit(redo));
    auto after = f.records.objects.get(object.id).value();
    before.version = after.version;
    CHECK(after == before);
    Object twin;
    twin.accession_number = "A9";
    NK_REQUIRE_ERROR(f.try_edit(AddObject{twin}, f.files.job), accession_number_taken);
}

TEST_CASE("photos are added, changed and taken back", "[session]") {
    EditedObject f;
    auto const id = f.objects[0];
    Photo const front{f.add_blob("front"), PhotoKind::main, "voorkant"};
    Photo const back{f.add_blob("back"), PhotoKind::detail, ""};
    auto const undo_first = f.do_edit(AddPhotos{id, {front}});
    auto const undo_second = f.do_edit(AddPhotos{id, {back}});
    CHECK(f.get(0).photos == std::vector{front, back});

    std::vector<Photo> const others{back, {front.blob, PhotoKind::in_situ, "aan de wand"}};
    auto const undo_order = f.do_edit(SetObjectFields{id, {}, others});
    CHECK(f.get(0).photos == others);
    auto const redo_order = f.do_edit(undo_order);
    CHECK(f.get(0).photos == std::vector{front, back});
    static_cast<void>(f.do_edit(redo_order));
    CHECK(f.get(0).photos == others);
    static_cast<void>(f.do_edit(undo_second));
    CHECK(f.get(0).photos == std::vector{front});
    static_cast<void>(f.do_edit(undo_first));
    CHECK(f.get(0).photos.empty());
}

TEST_CASE("a change is undone from the history, and that can be undone", "[session]") {
    EditedObject f;
    auto const id = f.objects[0];
    Photo const front{f.add_blob("front"), PhotoKind::main, "a; b \\ c"};
    static_cast<void>(f.do_edit(SetObjectFields{
        id, {{"title", "Zilveren kelk"}, {"weight_kg", "1.5"}}, std::vector{front}}));
    static_cast<void>(f.do_edit(SetObjectFields{id, {{"title", "Kelk, goud"}}}));
    static_cast<void>(f.do_edit(SetObjectFields{id, {{"maker", "Onbekend"}}, {{}}}));
    REQUIRE(f.records.objects.history(id)->back().version == 4);

    // Only what that one change did; the maker stays.
    auto const undo = f.do_edit(RevertRevision{id, 3});
    CHECK(f.get(0).title == "Zilveren kelk");
    CHECK(f.get(0).maker == "Onbekend");
    static_cast<void>(f.do_edit(undo));
    CHECK(f.get(0).title == "Kelk, goud");
    static_cast<void>(f.do_edit(RevertRevision{id, 4}));
    CHECK(f.get(0).maker.empty());
    CHECK(f.get(0).photos == std::vector{front});
    static_cast<void>(f.do_edit(RevertRevision{id, 2}));
    CHECK(f.get(0).title == "Kelk");
    CHECK_FALSE(f.get(0).weight_g);
    CHECK(f.get(0).photos.empty());
    NK_REQUIRE_ERROR(f.try_edit(RevertRevision{id, 99}, f.files.job), record_not_found);
}

TEST_CASE("objects are put on a list and only those that were new come off again", "[session]") {
    EditedObject f;
    NewList start;
    start.name = "Brand";
    auto const list =
        f.vault.write([&] { return create_list(f.records.lists, f.records.places, start); });
    NK_REQUIRE_OK(list);
    static_cast<void>(f.do_edit(AddEntries{*list, {f.objects[1]}, {}}));
    auto const undo = f.do_edit(AddEntries{
        *list, f.objects, {storage::SalvageClass::a, storage::SalvageAction::cover_in_place}});
    auto const entries = f.records.lists.entries(*list).value();
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].salvage_class == storage::SalvageClass::b);
    CHECK(entries[1].object == f.objects[0]);
    CHECK(entries[1].salvage_class == storage::SalvageClass::a);
    auto const redo = f.do_edit(undo);
    CHECK(f.records.lists.entry_count(*list) == 1);
    static_cast<void>(f.do_edit(redo));
    CHECK(f.records.lists.entries(*list)->back().action == storage::SalvageAction::cover_in_place);
}
