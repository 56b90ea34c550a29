// SPDX-License-Identifier: Apache-2.0
#include "app/sample/sample.h"

#include <algorithm>
#include <set>

#include "app/exchange/collection_reader.h"
#include "app/exchange/photos.h"
#include "app/sample/museum.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;
using test::TemporaryFolder;

namespace {

struct Read {
    std::vector<std::string> numbers;
    ImportReport report;
};

Read read_collection(Path const& file, ImportOptions const& options) {
    auto reader = CollectionReader::open(file, options);
    NK_REQUIRE_OK(reader);
    Read read;
    MappedRow row;
    while (true) {
        auto const more = reader->next(row);
        NK_REQUIRE_OK(more);
        if (!*more) {
            break;
        }
        read.numbers.push_back(row.object.accession_number);
    }
    read.report = reader->report();
    return read;
}

}  // namespace

TEST_CASE("the sample collection is read whole, and only one size is unclear", "[sample]") {
    TemporaryFolder const folder;
    NK_REQUIRE_OK(write_file(folder / "c.csv", sample::collection_csv(), Overwrite::no));
    auto const [numbers, report] = read_collection(folder / "c.csv", {});
    CHECK(numbers == sample::numbers());
    CHECK(numbers.size() == 60);
    CHECK(report.encoding.encoding == Encoding::windows_1252);
    CHECK(report.separator == ';');
    CHECK(report.refused == 0);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems.front().issue == ImportIssue::unit_missing);
    CHECK(report.changes.empty());
}

TEST_CASE("the sample priorities are read whole with their mapping", "[sample]") {
    TemporaryFolder const folder;
    NK_REQUIRE_OK(write_file(folder / "p.csv", sample::priority_csv(), Overwrite::no));
    NK_REQUIRE_OK(
        write_file(folder / "p.json", as_bytes(sample::priority_mapping()), Overwrite::no));
    auto const profile = read_mapping_file(folder / "p.json");
    NK_REQUIRE_OK(profile);
    ImportOptions options;
    options.profile = *profile;
    auto const [numbers, report] = read_collection(folder / "p.csv", options);
    CHECK(report.refused == 0);
    CHECK(report.problems.empty());
    std::vector<std::string> ranked;
    for (auto const& priority : sample::priorities()) {
        ranked.push_back(priority.number);
        auto const& all = sample::numbers();
        CHECK(std::find(all.begin(), all.end(), priority.number) != all.end());
    }
    CHECK(numbers == ranked);
}

TEST_CASE("each sample object has a picture of its own, the same each time", "[sample]") {
    std::set<Bytes> different;
    for (auto const& number : sample::numbers()) {
        INFO(number);
        auto const picture = sample::picture(number);
        CHECK(picture == sample::picture(number));
        CHECK(different.insert(picture).second);
    }
    auto const prepared =
        prepare_photo(*different.begin(), PictureKind::photo, "the first picture");
    NK_REQUIRE_OK(prepared);
    CHECK(prepared->width == 1000);
}

TEST_CASE("the floor plans are drawn, and each room has its pin on one", "[sample]") {
    REQUIRE(sample::plans().size() == 2);
    for (auto const& plan : sample::plans()) {
        auto const picture = sample::plan_picture(plan.label);
        CHECK(picture == sample::plan_picture(plan.label));
        NK_REQUIRE_OK(prepare_photo(picture, PictureKind::plan, plan.label));
    }
    CHECK(sample::places().size() == 12);
}

TEST_CASE("a vault filled with the sample holds all of it", "[sample]") {
    TemporaryFolder const folder;
    test::FixedClock const clock(from_unix(1'800'000'000));
    Job job;
    storage::NewVault start;
    start.party = {storage::PartyId::random(), storage::PartyKind::institution, sample::kMuseum,
                   "kantoor", "collectie@zilverenvaart.example"};
    start.user_name = "registrator";
    start.kdf = crypto::cheapest_kdf();
    auto vault =
        storage::Vault::create(folder / "museum.kluis", start,
                               crypto::Secret::copy_of(as_bytes("twaalf schapen")), clock, job);
    NK_REQUIRE_OK(vault);
    NK_REQUIRE_OK(sample::write_sample_files(folder.path(), job));
    NK_REQUIRE_OK(sample::make_sample_museum(*vault, folder.path(), clock, job));

    Records records(*vault, clock);
    auto const count = records.objects.count({});
    NK_REQUIRE_OK(count);
    CHECK(*count == 60);
    auto const list = list_by_name(records.lists, sample::kList);
    NK_REQUIRE_OK(list);
    auto const entries = records.lists.entries(list->id);
    NK_REQUIRE_OK(entries);
    REQUIRE(entries->size() == sample::priorities().size());
    CHECK(entries->front().reason == sample::priorities().front().reason);
    auto const first = records.objects.get(entries->front().object);
    NK_REQUIRE_OK(first);
    CHECK(first->accession_number == sample::priorities().front().number);
    CHECK(first->photos.size() == 1);
    CHECK(first->people_needed == 1);
    auto const tree = records.places.tree();
    NK_REQUIRE_OK(tree);
    REQUIRE(tree->size() == 1);
    auto const& floors = tree->front().floors;
    REQUIRE(floors.size() == 2);
    CHECK(floors[0].rooms.size() + floors[1].rooms.size() == 10);
    for (auto const& floor : floors) {
        CHECK(floor.floor.plan.has_value());
        for (auto const& room : floor.rooms) {
            CHECK(room.plan_x.has_value());
            CHECK(records.plans.route(room.id)->size() >= 2);
        }
    }
    CHECK(records.plans.assembly_point(floors[0].floor.id)->has_value());
    for (auto const& pin : sample::pins()) {
        INFO(pin.number);
        auto const object = records.objects.find(pin.number);
        NK_REQUIRE_OK(object);
        CHECK(records.plans.pin((*object)->id)->has_value());
    }
}
