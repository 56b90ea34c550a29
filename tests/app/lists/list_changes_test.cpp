// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_changes.h"

#include "app/sharing/two_vaults.h"
#include "storage/model/object_fields.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

SnapshotEntry entry(std::string const& number, NamedTexts entry_texts = {},
                    NamedTexts object_texts = {}) {
    SnapshotEntry made;
    made.entry = std::move(entry_texts);
    made.object = {{"accession_number", number}, {"short_name", "Object " + number}};
    made.object.insert(made.object.end(), object_texts.begin(), object_texts.end());
    return made;
}

/// A list of these entries, with ranks.
ListSnapshot list_of(std::vector<SnapshotEntry> entries) {
    ListSnapshot list;
    list.name = "Brand";
    list.entries = std::move(entries);
    int rank = 0;
    for (auto& each : list.entries) {
        each.entry.emplace_back("rank", std::to_string(++rank));
    }
    return list;
}

ListSnapshot list_of_numbers(std::string const& letters) {
    std::vector<SnapshotEntry> entries;
    for (char const letter : letters) {
        entries.push_back(entry(std::string(1, letter)));
    }
    return list_of(std::move(entries));
}

/// "B moved from rank 2 to 1; ..." for each change.
std::string words(ListSnapshot const& before, ListSnapshot const& after) {
    std::string text;
    for (auto const& change : list_changes(before, after)) {
        text += (text.empty() ? "" : "; ") + (change.number.empty() ? change.name : change.number) +
                " " + words_of(change);
    }
    return text;
}

}  // namespace

TEST_CASE("two equal snapshots do not differ", "[lists]") {
    CHECK(list_changes(list_of_numbers("ABC"), list_of_numbers("ABC")).empty());
    CHECK(list_changes({}, {}).empty());
}

TEST_CASE("entries that came, went and moved are told, and no others", "[lists]") {
    CHECK(words(list_of_numbers("ABCDE"), list_of_numbers("AEBCD")) == "E moved from rank 5 to 2");
    CHECK(words(list_of_numbers("ABCDE"), list_of_numbers("BCDEA")) == "A moved from rank 1 to 5");
    CHECK(words(list_of_numbers("ABC"), list_of_numbers("XABC")) == "X added, at rank 1");
    CHECK(words(list_of_numbers("ABC"), list_of_numbers("BC")) == "A removed, was at rank 1");
    CHECK(words(list_of_numbers("ABCD"), list_of_numbers("BXAD")) ==
          "C removed, was at rank 3; X added, at rank 2; A moved from rank 1 to 3");
    // Of two that changed places the one that has another rank now is told.
    CHECK(words(list_of_numbers("ABCDEX"), list_of_numbers("AXBDCE")) ==
          "X moved from rank 6 to 2; C moved from rank 3 to 5");
    CHECK(words({}, list_of_numbers("A")).find("A added, at rank 1") != std::string::npos);
}

TEST_CASE("what an entry says is compared field by field", "[lists]") {
    auto const before = list_of({entry("A", {{"class", "B"}, {"action", "carry-out"}})});
    auto const after = list_of(
        {entry("A", {{"class", "A"}, {"action", "keep-closed"}, {"instruction", "voorzichtig"}})});
    CHECK(words(before, after) ==
          "A class: A instead of B; A action: keep closed instead of carry out; "
          "A instruction: voorzichtig instead of nothing");
}

TEST_CASE("facts of an object are compared by their labels", "[lists]") {
    auto const before =
        list_of({entry("A", {}, {{"location_path", "W/1"}, {"removable", "loose"}})});
    auto const after =
        list_of({entry("A", {}, {{"location_path", "W/2"}, {"people_needed", "2"}})});
    auto const changes = list_changes(before, after);
    REQUIRE(changes.size() == 3);
    CHECK(changes[0] == ListChange{ListChangeKind::object_changed, "A", "Object A", "location_path",
                                   "W/1", "W/2"});
    CHECK(changes[1].field == "people_needed");
    CHECK(words_of(changes[2]).find("nothing instead of loose") != std::string::npos);
}

TEST_CASE("photos, places and the list itself are compared", "[lists]") {
    auto before = list_of_numbers("A");
    before.rooms = {{"r1", "f1", {{"code", "1.1"}, {"name", "Zaal"}, {"plan_x", "10"}}}};
    before.floors = {{"f1", "b1", {{"label", "1"}}, std::nullopt}};
    before.buildings = {{"b1", {{"name", "Waag"}, {"access", "voordeur"}}}};
    auto after = before;
    SnapshotPicture picture;
    picture.size = 1;
    after.entries[0].photos = {picture};
    after.scenario = "fire";
    after.rooms[0].texts[2].second = "20";
    after.floors[0].plan = picture;
    after.buildings[0].texts[1].second = "achterdeur";
    CHECK(words(before, after) ==
          "Brand scenario: fire instead of nothing; A photos: 1 instead of 0; "
          "Waag access: achterdeur instead of voordeur; 1 another floor plan; "
          "Zaal another place on the floor plan");

    auto other = after;
    other.entries[0].photos[0].size = 2;
    CHECK(words(after, other) == "A other photos");
}

TEST_CASE("a list of 5,000 entries is compared at once", "[lists][scale]") {
    std::vector<SnapshotEntry> entries;
    entries.reserve(5000);
    for (int i = 0; i < 5000; ++i) {
        entries.push_back(entry("N-" + std::to_string(i)));
    }
    auto const before = list_of(entries);
    std::rotate(entries.begin(), entries.end() - 1, entries.end());
    CHECK(words(before, list_of(entries)) == "N-4999 moved from rank 5000 to 1");
}

TEST_CASE("what changed since the approved version is read from the vault", "[lists]") {
    test::TwoVaults vaults;
    Records records(vaults.museum, vaults.clock);
    auto list = list_by_name(records.lists, "Brand").value();
    CHECK_FALSE(read_list_changes(records, list)->version);

    vaults.approve();
    list = list_by_name(records.lists, "Brand").value();
    CHECK(read_list_changes(records, list)->version->number == 1);
    CHECK(read_list_changes(records, list)->changes.empty());

    auto object = records.objects.find("W-1")->value();
    NK_REQUIRE_OK(set_field(object, *storage::find_object_field("people_needed"), "2"));
    NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.update(object); }));
    auto const since = read_list_changes(records, list);
    NK_REQUIRE_OK(since);
    REQUIRE(since->changes.size() == 1);
    CHECK(since->changes[0].number == "W-1");
    CHECK(since->changes[0].field == "people_needed");
}
