// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/object_catalogue.h"

#include <algorithm>

#include "test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

using Numbers = std::vector<std::string>;

struct Fixture : test::TestDatabase {
    ObjectCatalogue catalogue{connection};
    Job job;

    [[nodiscard]] Numbers find(CatalogueFilter const& filter, CatalogueSort const& sort = {}) {
        auto const ids = catalogue.ids(filter, sort, job);
        NK_REQUIRE_OK(ids);
        Numbers numbers;
        numbers.reserve(ids->size());
        for (auto const id : *ids) {
            numbers.push_back(objects.get(id)->accession_number);
        }
        return numbers;
    }
    [[nodiscard]] CatalogueFacets facets(CatalogueFilter const& filter = {}) {
        auto found = catalogue.facets(filter, job);
        NK_REQUIRE_OK(found);
        return *std::move(found);
    }
    template <class Change>
    void change(ObjectId id, Change make) {
        auto object = objects.get(id).value();
        make(object);
        NK_REQUIRE_OK(objects.update(object));
    }
    [[nodiscard]] ListId add_list(char const* name) {
        PriorityList list;
        list.name = name;
        return lists.create(list).value();
    }
};

CatalogueFilter searching(char const* text) {
    CatalogueFilter filter;
    filter.search = text;
    return filter;
}

CatalogueFilter lacking(Gap gap) {
    CatalogueFilter filter;
    filter.gaps[static_cast<std::size_t>(gap)] = true;
    return filter;
}

}  // namespace

TEST_CASE("the catalogue finds what the full-text search finds", "[catalogue]") {
    Fixture f;
    static_cast<void>(f.add("SK-A-1", "Portret van een dame", "Museum/1/A"));
    static_cast<void>(f.add("SK-A-2", "Café in de regen", "Museum/1/B"));
    static_cast<void>(f.add("SK-B-1", "Dame met kat"));
    CHECK(f.find({}) == Numbers{"SK-A-1", "SK-A-2", "SK-B-1"});
    CHECK(f.find(searching("da")) == Numbers{"SK-A-1", "SK-B-1"});
    CHECK(f.find(searching("da po")) == Numbers{"SK-A-1"});
    CHECK(f.find(searching("CAFE")) == Numbers{"SK-A-2"});
    CHECK(f.find(searching("sk-a")) == Numbers{"SK-A-1", "SK-A-2"});
    CHECK(f.find(searching("dame -")) == Numbers{"SK-A-1", "SK-B-1"});
    CHECK(f.find(searching("ame")).empty());
    CHECK(f.find(searching("dame \"*) OR")).empty());
    for (char const* const text : {"d", "d p", "museum", "m k", "x", "-", "sk-a-1 dame"}) {
        auto const page = f.objects.page({text, "", {}}, ObjectOrder::accession_number, 0, 50);
        Numbers expected;
        expected.reserve(page->size());
        for (auto const& row : *page) {
            expected.push_back(row.accession_number);
        }
        CHECK(f.find(searching(text)) == expected);
    }
}

TEST_CASE("the catalogue filters by place, list, class, material, owner and gaps", "[catalogue]") {
    Fixture f;
    auto const a = f.add("A", "Kelk", "Depot/1/K1");
    auto const b = f.add("B", "Kast", "Depot 2/1");
    static_cast<void>(f.add("C"));
    f.change(a, [](Object& object) {
        object.materials = {"zilver", "goud"};
        object.owner_kind = OwnerKind::loan;
        object.weight_g = 900;
        object.dimensions = {{DimensionKind::height, 300, "", false}};
        object.handling = {"rechtop"};
        object.people_needed = 1;
        object.short_name = "kelk";
    });
    f.change(b, [](Object& object) { object.materials = {"zilver"}; });
    auto const list = f.add_list("Brand");
    auto const other = f.add_list("Water");
    NK_REQUIRE_OK(f.lists.add(list, std::array{a}, {SalvageClass::a, SalvageAction::carry_out}));
    NK_REQUIRE_OK(f.lists.add(other, std::array{a, b}, {SalvageClass::c, SalvageAction::none}));

    CatalogueFilter filter;
    SECTION("a place holds what is below it, not what begins alike") {
        filter.location = "Depot";
        CHECK(f.find(filter) == Numbers{"A"});
        filter.location = "Depot/1/";
        CHECK(f.find(filter) == Numbers{"A"});
        filter.location = "Dep";
        CHECK(f.find(filter).empty());
    }
    SECTION("lists and classes") {
        filter.on_list = list;
        CHECK(f.find(filter) == Numbers{"A"});
        filter.salvage_class = SalvageClass::c;
        CHECK(f.find(filter).empty());
        filter.on_list.reset();
        CHECK(f.find(filter) == Numbers{"A", "B"});
        filter.salvage_class.reset();
        filter.unlisted = true;
        CHECK(f.find(filter) == Numbers{"C"});
    }
    SECTION("material and owner") {
        filter.material = "zilver";
        CHECK(f.find(filter) == Numbers{"A", "B"});
        filter.owner_kind = OwnerKind::own;
        CHECK(f.find(filter) == Numbers{"B"});
        filter.material = "zilv";
        CHECK(f.find(filter).empty());
    }
    SECTION("gaps") {
        CHECK(f.find(lacking(Gap::location)) == Numbers{"C"});
        CHECK(f.find(lacking(Gap::photo)) == Numbers{"A", "B", "C"});
        for (auto const gap :
             {Gap::size, Gap::weight, Gap::people, Gap::handling, Gap::short_name}) {
            CHECK(f.find(lacking(gap)) == Numbers{"B", "C"});
        }
    }
    SECTION("a location that was checked long ago counts as not checked") {
        using std::chrono::sys_days;
        f.change(a, [](Object& object) { object.location_checked_on = sys_days{}; });
        f.change(b, [](Object& object) {
            object.location_checked_on = sys_days{} + std::chrono::days(10);
        });
        filter = lacking(Gap::location_check);
        filter.checked_since = sys_days{} + std::chrono::days(10);
        CHECK(f.find(filter) == Numbers{"A", "C"});
    }
}

TEST_CASE("the catalogue sorts by each column, what is not known last", "[catalogue]") {
    Fixture f;
    auto const a = f.add("A", "kast");
    static_cast<void>(f.add("B"));
    auto const c = f.add("C", "Kelk");
    f.change(a, [](Object& object) { object.weight_g = 2000; });
    f.change(c, [](Object& object) {
        object.weight_g = 900;
        object.condition = Condition::poor;
    });
    CatalogueSort sort{ObjectColumn::title, Direction::ascending};
    CHECK(f.find({}, sort) == Numbers{"A", "C", "B"});
    sort.direction = Direction::descending;
    CHECK(f.find({}, sort) == Numbers{"C", "A", "B"});
    CHECK(f.find({}, {ObjectColumn::weight, Direction::ascending}) == Numbers{"C", "A", "B"});
    CHECK(f.find({}, {ObjectColumn::weight, Direction::descending}) == Numbers{"A", "C", "B"});
    CHECK(f.find({}, {ObjectColumn::condition, Direction::descending}) == Numbers{"C", "A", "B"});
    for (std::size_t i = 0; i < kObjectColumnCount; ++i) {
        CHECK(f.find({}, {static_cast<ObjectColumn>(i), Direction::descending}).size() == 3);
    }
}

TEST_CASE("the catalogue follows every change", "[catalogue]") {
    Fixture f;
    auto const a = f.add("A", "kelk");
    auto const b = f.add("B", "kast", "Depot/1");
    CHECK(f.find(searching("kelk")) == Numbers{"A"});
    SECTION("of an object, which keeps its place while the order is the same") {
        CatalogueSort const by_title{ObjectColumn::title, Direction::ascending};
        CHECK(f.find({}, by_title) == Numbers{"B", "A"});
        f.change(a, [](Object& object) {
            object.title = "aap";
            object.location_path = "Zaal/2";
        });
        CHECK(f.find({}, by_title) == Numbers{"B", "A"});
        CHECK(f.find(searching("kelk")).empty());
        CHECK(f.find(searching("aap")) == Numbers{"A"});
        CHECK(f.find({}, by_title) == Numbers{"A", "B"});
        CatalogueFilter filter;
        filter.location = "Zaal";
        CHECK(f.find(filter) == Numbers{"A"});
    }
    SECTION("of a place") {
        auto building = f.places.find_building("Depot")->value();
        building.name = "Kelder";
        NK_REQUIRE_OK(f.places.update(building));
        CatalogueFilter filter;
        filter.location = "Kelder";
        CHECK(f.find(filter) == Numbers{"B"});
        CHECK(f.find(searching("kelder")) == Numbers{"B"});
    }
    SECTION("of a list") {
        auto const list = f.add_list("Brand");
        CatalogueFilter filter;
        filter.on_list = list;
        CHECK(f.find(filter).empty());
        NK_REQUIRE_OK(f.lists.add(list, std::array{b}));
        CHECK(f.find(filter) == Numbers{"B"});
    }
    SECTION("added and removed objects") {
        static_cast<void>(f.add("AA", "kelk"));
        CHECK(f.find({}) == Numbers{"A", "AA", "B"});
        CHECK(f.find(searching("kelk")) == Numbers{"A", "AA"});
        NK_REQUIRE_OK(f.objects.remove(a));
        CHECK(f.find({}) == Numbers{"AA", "B"});
    }
    SECTION("that was rolled back") {
        {
            auto const transaction = Transaction::begin(f.connection);
            NK_REQUIRE_OK(transaction);
            static_cast<void>(f.add("C", "kelk"));
            f.change(a, [](Object& object) { object.title = "aap"; });
        }
        CHECK(f.find({}) == Numbers{"A", "B"});
        CHECK(f.find(searching("kelk")) == Numbers{"A"});
    }
    SECTION("of very many at once") {
        for (int i = 0; i < 5000; ++i) {
            f.change(a, [&](Object& object) { object.title = "aap " + std::to_string(i); });
        }
        CHECK(f.find(searching("aap 4999")) == Numbers{"A"});
    }
}

TEST_CASE("the catalogue counts what each further choice would leave", "[catalogue]") {
    Fixture f;
    auto const a = f.add("A", "kelk", "Depot/1/K1");
    auto const b = f.add("B", "kast", "Depot/1/K2");
    static_cast<void>(f.add("C", "kast", "Zaal"));
    f.change(a, [](Object& object) { object.materials = {"zilver", "goud"}; });
    f.change(b, [](Object& object) {
        object.materials = {"zilver"};
        object.owner_kind = OwnerKind::loan;
    });
    auto const list = f.add_list("Brand");
    NK_REQUIRE_OK(f.lists.add(list, std::array{a}, {SalvageClass::a, SalvageAction::carry_out}));

    auto const paths = [](CatalogueFacets const& facets) {
        Numbers texts;
        texts.reserve(facets.places.size());
        for (auto const& place : facets.places) {
            texts.push_back(place.path + " " + std::to_string(place.count));
        }
        return texts;
    };
    auto facets = f.facets();
    CHECK(paths(facets) ==
          Numbers{"Depot 2", "Depot/1 2", "Depot/1/K1 1", "Depot/1/K2 1", "Zaal 1"});
    REQUIRE(facets.materials.size() == 2);
    CHECK(facets.materials[0].term == "zilver");
    CHECK(facets.materials[0].count == 2);
    CHECK(facets.owner_kinds == std::array<std::int64_t, 4>{2, 0, 1, 0});
    CHECK(facets.classes == std::array<std::int64_t, 3>{1, 0, 0});
    CHECK(facets.gaps[static_cast<std::size_t>(Gap::weight)] == 3);

    // A choice counts for the others, not for those of its own kind.
    CatalogueFilter filter;
    filter.material = "goud";
    facets = f.facets(filter);
    CHECK(facets.materials.size() == 2);
    CHECK(paths(facets) == Numbers{"Depot 1", "Depot/1 1", "Depot/1/K1 1"});
    CHECK(facets.owner_kinds == std::array<std::int64_t, 4>{1, 0, 0, 0});
    CHECK(facets.gaps[static_cast<std::size_t>(Gap::weight)] == 1);
}

TEST_CASE("the catalogue gets ready to search in steps and finds the same", "[catalogue]") {
    Fixture f;
    static_cast<void>(f.add("A", "kelk"));
    int steps = 0;
    for (bool more = true; more; ++steps) {
        auto const next = f.catalogue.prepare_search();
        NK_REQUIRE_OK(next);
        more = *next;
    }
    CHECK(steps == 36);
    CHECK(f.find(searching("k")) == Numbers{"A"});
    static_cast<void>(f.add("B", "kast"));
    CHECK(f.catalogue.prepare_search().value());
    CHECK(f.find(searching("k")) == Numbers{"A", "B"});
}

TEST_CASE("a search of the catalogue can be stopped", "[catalogue]") {
    struct Stopped final : Job {
        [[nodiscard]] bool cancelled() const override { return true; }
    };
    Fixture f;
    static_cast<void>(f.add("A", "kelk"));
    NK_REQUIRE_ERROR(f.catalogue.ids({}, {}, Stopped()), cancelled);
    CHECK(f.find({}) == Numbers{"A"});
}
