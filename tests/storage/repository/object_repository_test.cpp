// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/object_repository.h"

#include <algorithm>

#include "crypto/base/limits.h"
#include "storage/repository/test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::TestDatabase;

namespace {

Object full_object() {
    Object o;
    o.accession_number = "SK-A-1671";
    o.unit_kind = UnitKind::fixed_interior;
    o.short_name = "schilderij";
    o.title = "Cornelis van Aerssen; \\ heer";
    o.object_name = "schilderij";
    o.maker = "anoniem";
    o.date = "1680";
    o.description = "twee\nregels";
    o.materials = {"doek", "olieverf; glans"};
    o.alternative_numbers = {"7462"};
    o.quantity = 2;
    o.shelf_length_mm = 120;
    o.dimensions = {{DimensionKind::height, 1187, "framed", true}};
    o.dimensions_text = "h 118,7 cm";
    o.weight_g = 12'345;
    o.weight_estimated = true;
    o.weight_text = "ca. 12 kg";
    o.location_path = "Hoofdgebouw/1/1.04/wand noord";
    o.location_checked_on = std::chrono::sys_days(std::chrono::days(20'000));
    o.people_needed = 2;
    o.minutes_needed = 5;
    o.removable = Removable::with_tools;
    o.fixing = "twee haken";
    o.tools = {"ladder"};
    o.handling = {"rechtop", "handschoenen"};
    o.protect_in_place = "afdekken";
    o.crew_hazard = "glas";
    o.vulnerable_to = {"water"};
    o.owner_kind = OwnerKind::loan;
    o.owner = "Stichting";
    o.legal_status = "rijkscollectie";
    o.identifying_marks = "stempel";
    o.value_cents = 100'000'005;
    o.condition = Condition::fair;
    o.condition_note = "craquelé";
    o.security_note = "alarm";
    o.notes = "n";
    o.source_system = "Adlib";
    return o;
}

std::vector<std::string> numbers(Result<std::vector<ObjectSummary>> const& found) {
    NK_REQUIRE_OK(found);
    std::vector<std::string> result;
    for (auto const& each : *found) {
        result.push_back(each.accession_number);
    }
    return result;
}

using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("photos that a list could not be frozen with are refused", "[repository]") {
    test::TestDatabase db;
    Bytes const picture{1};
    auto const blob = db.blobs.insert({"image/png", 1, 1, picture, 3, picture});
    NK_REQUIRE_OK(blob);
    Object object;
    object.accession_number = "A 1";
    object.photos = {{*blob, PhotoKind::main, "twee\nregels"}};
    NK_REQUIRE_ERROR(db.objects.insert(object), invalid_argument);
    object.photos[0].caption = std::string(limits::kLineMax + 1, 'x');
    NK_REQUIRE_ERROR(db.objects.insert(object), field_too_long);
    object.photos.assign(limits::kPhotosMax + 1, {*blob, PhotoKind::main, ""});
    NK_REQUIRE_ERROR(db.objects.insert(object), too_many);
}

TEST_CASE("an object comes back as it was stored", "[objects]") {
    TestDatabase db;
    Byte const pixel = 1;
    auto const blob = db.blobs.insert({"image/png", 1, 1, ByteView(&pixel, 1), 5, {}});
    NK_REQUIRE_OK(blob);
    auto object = full_object();
    object.photos = {{*blob, PhotoKind::in_situ, "aan de wand"}, {*blob, PhotoKind::detail, ""}};
    auto const id = db.objects.insert(object);
    NK_REQUIRE_OK(id);
    auto const stored = db.objects.get(*id);
    NK_REQUIRE_OK(stored);
    REQUIRE(stored->location.has_value());
    object.id = *id;
    object.location = stored->location;
    object.version = 1;
    object.updated_at = db.clock.now();
    CHECK(*stored == object);
    CHECK(db.objects.find("SK-A-1671").value() == object);
    CHECK(db.objects.find("sk-a-1671").value() == std::nullopt);
    NK_REQUIRE_ERROR(db.objects.get(ObjectId::random()), record_not_found);
}

TEST_CASE("an accession number is needed, and used once", "[objects]") {
    TestDatabase db;
    auto const a = db.add("A1");
    static_cast<void>(db.add("A2"));
    NK_REQUIRE_ERROR(db.objects.insert(Object{}), accession_number_missing);
    Object twice;
    twice.accession_number = "A1";
    NK_REQUIRE_ERROR(db.objects.insert(twice), accession_number_taken);
    auto object = db.objects.get(a).value();
    object.accession_number = "A2";
    NK_REQUIRE_ERROR(db.objects.update(object), accession_number_taken);
    object.accession_number = "A3";
    NK_REQUIRE_OK(db.objects.update(object));
    CHECK(db.objects.count({}).value() == 2);
}

TEST_CASE("each edit is one revision that says who, when and what", "[objects]") {
    TestDatabase db;
    auto const id = db.add("A1", "Oud", "Depot/1");
    db.clock.advance(std::chrono::seconds(60));
    auto object = db.objects.get(id).value();
    object.title = "Nieuw \"titel\"";
    object.weight_g = 1500;
    object.location_path = "Depot/2/K3";
    CHECK(db.objects.update(object).value() == 2);
    CHECK(db.objects.get(id)->updated_at == db.clock.now());

    // nothing differs: no new version
    auto same = db.objects.get(id).value();
    CHECK(db.objects.update(same).value() == 2);

    auto const history = db.objects.history(id);
    NK_REQUIRE_OK(history);
    REQUIRE(history->size() == 2);
    CHECK(history->at(0) == Revision{1,
                                     from_unix(TestDatabase::kStart),
                                     db.user,
                                     RevisionAction::created,
                                     std::nullopt,
                                     {},
                                     {}});
    CHECK(history->at(1) == Revision{2,
                                     db.clock.now(),
                                     db.user,
                                     RevisionAction::changed,
                                     std::nullopt,
                                     {{"title", "Oud", "Nieuw \"titel\""},
                                      {"weight_kg", "", "1.5"},
                                      {"location_path", "Depot/1", "Depot/2/K3"}},
                                     {}});
    CHECK(db.objects.history(ObjectId::random())->empty());
}

TEST_CASE("an edit of an older version is refused", "[objects]") {
    TestDatabase db;
    auto const id = db.add("A1");
    auto mine = db.objects.get(id).value();
    auto theirs = mine;
    theirs.title = "x";
    NK_REQUIRE_OK(db.objects.update(theirs));
    mine.notes = "y";
    NK_REQUIRE_ERROR(db.objects.update(mine), record_changed);
    CHECK(db.objects.get(id)->notes.empty());
    CHECK(db.objects.history(id)->size() == 2);
}

TEST_CASE("the path decides about the location when it changes, else the id does", "[objects]") {
    TestDatabase db;
    auto const id = db.add("A1", "", "Depot/1");
    auto const elsewhere = db.places.find_or_create_location("Depot/2").value();
    auto object = db.objects.get(id).value();
    object.location = elsewhere;
    NK_REQUIRE_OK(db.objects.update(object));
    object = db.objects.get(id).value();
    CHECK(object.location_path == "Depot/2");
    object.location_path = "";
    NK_REQUIRE_OK(db.objects.update(object));
    object = db.objects.get(id).value();
    CHECK_FALSE(object.location.has_value());
    object.location_path = " Depot / 1 ";
    NK_REQUIRE_OK(db.objects.update(object));
    CHECK(db.objects.get(id)->location_path == "Depot/1");
    object = db.objects.get(id).value();
    object.location_path = "Depot//x";
    NK_REQUIRE_ERROR(db.objects.update(object), invalid_argument);
    CHECK(db.objects.get(id)->location_path == "Depot/1");
}

TEST_CASE("search finds words by their beginning, without case and diacritics", "[search]") {
    TestDatabase db;
    static_cast<void>(db.add("SK-A-1671", "De coöperatie van Zeeland", "Depot/1/K1"));
    static_cast<void>(db.add("NG-2", "Façade, Éénhoorn", "Depot/2"));
    auto const search = [&](std::string_view text) { return numbers(db.objects.search(text, 10)); };
    CHECK(search("cooperatie") == Numbers{"SK-A-1671"});
    CHECK(search("COÖP") == Numbers{"SK-A-1671"});
    CHECK(search("zee coop") == Numbers{"SK-A-1671"});
    CHECK(search("eenh facade") == Numbers{"NG-2"});
    CHECK(search("SK-A-16") == Numbers{"SK-A-1671"});
    CHECK(search("k1") == Numbers{"SK-A-1671"});
    CHECK(search("eeland").empty());
    CHECK(search("zee facade").empty());
    CHECK(search("").empty());
    CHECK(search("  \t").empty());
}

TEST_CASE("no character of a search has a meaning of its own", "[search]") {
    TestDatabase db;
    static_cast<void>(db.add("A1", "Tafel (rond) 100% \"echt\" NOT eiken"));
    static_cast<void>(db.add("A2", "Stoel"));
    auto const search = [&](std::string_view text) { return numbers(db.objects.search(text, 10)); };
    for (auto const* const text :
         {"tafel", "\"tafel\"", "tafel*", "(tafel", "tafel)", "100%", "\"echt", "echt\"", "NOT",
          "tafel - rond", "tafel % rond", "tafel; rond'", "^tafel", "tafel+rond", "{tafel}",
          "tafel\x01rond", "tafel \xe2\x80\x93 rond"}) {
        INFO(text);
        CHECK(search(text) == Numbers{"A1"});
    }
    for (auto const* const text :
         {"%", "_", "*", "\"", "\"\"", "'", "tafel OR stoel", "title:tafel", "NEAR(tafel rond)",
          "tafel AND rond", "\xff\xfe", "'; DROP TABLE object; --"}) {
        INFO(text);
        CHECK(search(text).empty());
        CHECK(db.objects.count({text, "", {}}).value() == 0);
    }
    CHECK(db.objects.count({}).value() == 2);
}

TEST_CASE("a pasted page is a search like any other", "[search]") {
    TestDatabase db;
    static_cast<void>(db.add("A1", "tafel stoel"));
    std::string page = "tafel";
    for (int i = 0; i < 20'000; ++i) {
        page += i % 2 == 0 ? " stoel" : " %";
    }
    CHECK(numbers(db.objects.search(page, 10)) == Numbers{"A1"});
    CHECK(numbers(db.objects.search("kast " + page, 10)).empty());
    CHECK(db.objects.count({page, "", {}}).value() == 1);
    CHECK(numbers(db.objects.search(std::string(1'000'000, 'x'), 10)).empty());
}

TEST_CASE("search follows edits and renamed places", "[search]") {
    TestDatabase db;
    auto const id = db.add("A1", "Oud", "Depot/1/K1");
    auto object = db.objects.get(id).value();
    object.title = "Nieuw";
    NK_REQUIRE_OK(db.objects.update(object));
    auto const search = [&](std::string_view text) { return numbers(db.objects.search(text, 10)); };
    CHECK(search("oud").empty());
    CHECK(search("nieuw") == Numbers{"A1"});
    auto building = db.places.find_building("Depot").value().value();
    building.name = "Loods";
    NK_REQUIRE_OK(db.places.update(building));
    CHECK(search("depot").empty());
    CHECK(search("loods") == Numbers{"A1"});
    CHECK(db.objects.get(id)->location_path == "Loods/1/K1");
    NK_REQUIRE_OK(db.connection.execute(
        "INSERT INTO object_fts (object_fts, rank) VALUES ('integrity-check', 1)"));
}

TEST_CASE("a table of objects is filtered, ordered and read in windows", "[objects]") {
    TestDatabase db;
    auto const c = db.add("C", "Alfa", "Depot/1/K1/plank 2");
    db.clock.advance(std::chrono::seconds(1));
    auto const a = db.add("A", "Beta", "Depot/10");
    db.clock.advance(std::chrono::seconds(1));
    auto const b = db.add("B", "Alfa");
    auto const page = [&](ObjectFilter const& filter, ObjectOrder order, std::int64_t offset = 0,
                          std::int64_t limit = 10) {
        return numbers(db.objects.page(filter, order, offset, limit));
    };
    CHECK(page({}, ObjectOrder::accession_number) == Numbers{"A", "B", "C"});
    CHECK(page({}, ObjectOrder::title) == Numbers{"B", "C", "A"});
    CHECK(page({}, ObjectOrder::location) == Numbers{"C", "A", "B"});
    CHECK(page({}, ObjectOrder::newest_change) == Numbers{"B", "A", "C"});
    CHECK(page({}, ObjectOrder::accession_number, 1, 1) == Numbers{"B"});
    CHECK(page({}, ObjectOrder::accession_number, 3, 1).empty());
    CHECK(page({}, ObjectOrder::accession_number, 0, -1).empty());
    CHECK(page({"", "Depot", {}}, ObjectOrder::accession_number) == Numbers{"A", "C"});
    CHECK(page({"", "Depot/1", {}}, ObjectOrder::accession_number) == Numbers{"C"});
    CHECK(page({"", "Depot/1/", {}}, ObjectOrder::accession_number) == Numbers{"C"});
    CHECK(page({"", "Dep", {}}, ObjectOrder::accession_number).empty());
    CHECK(page({"alfa", "Depot", {}}, ObjectOrder::accession_number) == Numbers{"C"});

    PriorityList list;
    list.name = "Brand";
    auto const brand = db.lists.create(list).value();
    std::array const both{a, b};
    NK_REQUIRE_OK(db.lists.add(brand, both));
    CHECK(page({"", "", brand}, ObjectOrder::accession_number) == Numbers{"A", "B"});
    CHECK(db.objects.count({"alfa", "", brand}).value() == 1);
    CHECK(db.objects.summary(c)->location_path == "Depot/1/K1/plank 2");
    NK_REQUIRE_ERROR(db.objects.summary(ObjectId::random()), record_not_found);
}

TEST_CASE("changes join the caller's transaction", "[objects]") {
    TestDatabase db;
    {
        auto transaction = Transaction::begin(db.connection);
        NK_REQUIRE_OK(transaction);
        static_cast<void>(db.add("A1", "weg", "Depot/9"));
    }
    CHECK(db.objects.count({}).value() == 0);
    CHECK(db.places.locations()->empty());
    CHECK(db.objects.search("weg", 5)->empty());
}

TEST_CASE("an object that was added can be removed with its history", "[objects]") {
    TestDatabase db;
    auto const id = db.add("A", "kelk");
    NK_REQUIRE_OK(db.objects.remove(id));
    NK_REQUIRE_ERROR(db.objects.get(id), record_not_found);
    NK_REQUIRE_ERROR(db.objects.remove(id), record_not_found);
    CHECK(db.objects.search("kelk", 10)->empty());
    auto const again = db.add("A", "kast");
    CHECK(db.objects.history(again)->size() == 1);

    PriorityList list;
    list.name = "Brand";
    auto const brand = db.lists.create(list).value();
    NK_REQUIRE_OK(db.lists.add(brand, std::array{again}));
    NK_REQUIRE_ERROR(db.objects.remove(again), record_conflict);
    CHECK(db.objects.get(again)->title == "kast");
}
