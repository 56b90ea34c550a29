// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/object_import.h"

#include "storage/model/object_fields.h"
#include "storage/repository/test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::TestDatabase;

namespace {

struct Outcomes {
    int created = 0;
    int changed = 0;
    int unchanged = 0;
    friend bool operator==(Outcomes const&, Outcomes const&) = default;
};

/// Imports objects 1 to `count`; the title of each is `word` and its number.
Outcomes import(TestDatabase& db, int count, std::string const& word) {
    auto transaction = Transaction::begin(db.connection);
    NK_REQUIRE_OK(transaction);
    auto objects = ObjectImport::begin(db.connection, db.user, db.clock);
    NK_REQUIRE_OK(objects);
    Outcomes outcomes;
    for (int i = 1; i <= count; ++i) {
        auto object = objects->find_or_new("SK-A-" + std::to_string(i));
        NK_REQUIRE_OK(object);
        object->title = word + " " + std::to_string(i);
        object->location_path = "Depot/" + std::to_string(i % 7);
        auto const outcome = objects->put(Object(*object));
        NK_REQUIRE_OK(outcome);
        ++(*outcome == ImportOutcome::created   ? outcomes.created
           : *outcome == ImportOutcome::changed ? outcomes.changed
                                                : outcomes.unchanged);
    }
    NK_REQUIRE_OK(objects->finish());
    NK_REQUIRE_OK(transaction->commit());
    return outcomes;
}

void check_index(TestDatabase& db) {
    NK_REQUIRE_OK(db.connection.execute(
        "INSERT INTO object_fts (object_fts, rank) VALUES ('integrity-check', 1)"));
}

}  // namespace

TEST_CASE("an import creates, then changes, then leaves alone", "[import]") {
    TestDatabase db;
    static_cast<void>(db.add("X-1", "blijft"));
    CHECK(import(db, 50, "portret") == Outcomes{50, 0, 0});
    CHECK(import(db, 50, "portret") == Outcomes{0, 0, 50});
    CHECK(import(db, 60, "landschap") == Outcomes{10, 50, 0});
    CHECK(db.objects.count({}).value() == 61);
    CHECK(db.objects.count({"portret", "", {}}).value() == 0);
    CHECK(db.objects.count({"landschap", "", {}}).value() == 60);
    CHECK(db.objects.count({"blijft", "", {}}).value() == 1);
    check_index(db);
    auto const object = db.objects.find("SK-A-7").value().value();
    CHECK(object.version == 2);
    CHECK(object.location_path == "Depot/0");
    auto const history = db.objects.history(object.id).value();
    REQUIRE(history.size() == 2);
    CHECK(history[0].action == RevisionAction::created);
    CHECK(history[1].changes == std::vector<FieldChange>{{"title", "portret 7", "landschap 7"}});
    CHECK(db.places.locations()->size() == 7);
}

TEST_CASE("an import of many changes leaves the same index", "[import]") {
    TestDatabase db;
    static_cast<void>(import(db, 2000, "portret"));
    CHECK(import(db, 2100, "landschap") == Outcomes{100, 2000, 0});
    CHECK(db.objects.count({"portret", "", {}}).value() == 0);
    CHECK(db.objects.count({"landschap", "", {}}).value() == 2100);
    check_index(db);
}

TEST_CASE("a number that comes twice in one import updates the first", "[import]") {
    TestDatabase db;
    auto transaction = Transaction::begin(db.connection);
    auto objects = ObjectImport::begin(db.connection, db.user, db.clock);
    NK_REQUIRE_OK(objects);
    CHECK_FALSE(objects->contains("A"));
    Object first = objects->find_or_new("A").value();
    first.title = "een";
    CHECK(objects->put(Object(first)).value() == ImportOutcome::created);
    CHECK(objects->contains("A"));
    auto second = objects->find_or_new("A").value();
    CHECK(second.title == "een");
    second.title = "twee";
    CHECK(objects->put(Object(second)).value() == ImportOutcome::changed);
    NK_REQUIRE_ERROR(objects->put(Object{}), accession_number_missing);
    NK_REQUIRE_ERROR(objects->put(Object(first)), accession_number_taken);
    auto stale = second;
    stale.id = objects->find_or_new("A").value().id;
    NK_REQUIRE_ERROR(objects->put(Object(stale)), record_changed);
    NK_REQUIRE_OK(objects->finish());
    NK_REQUIRE_OK(transaction->commit());
    CHECK(db.objects.count({"een", "", {}}).value() == 0);
    CHECK(db.objects.count({"twee", "", {}}).value() == 1);
    check_index(db);
}

TEST_CASE("an import that is not committed leaves nothing", "[import]") {
    TestDatabase db;
    {
        auto transaction = Transaction::begin(db.connection);
        auto objects = ObjectImport::begin(db.connection, db.user, db.clock);
        NK_REQUIRE_OK(objects);
        auto object = objects->find_or_new("A").value();
        object.location_path = "Depot/1";
        NK_REQUIRE_OK(objects->put(Object(object)));
        NK_REQUIRE_OK(objects->finish());
    }
    CHECK(db.objects.count({}).value() == 0);
    CHECK(db.places.tree()->empty());
    check_index(db);
}

TEST_CASE("20,000 objects are imported, listed and searched quickly", "[import][scale]") {
    TestDatabase db;
    CHECK(import(db, 20'000, "portret").created == 20'000);
    CHECK(db.objects.count({"portr", "", {}}).value() == 20'000);
    CHECK(db.objects.count({}) == 20'000);
    auto const page = db.objects.page({}, ObjectOrder::accession_number, 19'990, 50);
    NK_REQUIRE_OK(page);
    CHECK(page->size() == 10);
    CHECK(db.objects.search("portret 19999", 10)->size() == 1);
}
