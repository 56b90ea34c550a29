// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_sheet.h"

#include <random>

#include "app/session/edits.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

storage::ObjectId object(int number) {
    storage::ObjectId id;
    id.bytes[0] = static_cast<Byte>(number);
    return id;
}

std::vector<ListRow> rows_of(int count) {
    std::vector<ListRow> rows;
    for (int i = 1; i <= count; ++i) {
        ListRow row;
        row.entry.object = object(i);
        row.entry.rank = i;
        rows.push_back(row);
    }
    return rows;
}

std::string order(std::vector<ListRow> const& rows) {
    std::string text;
    for (auto const& row : rows) {
        text += std::to_string(static_cast<int>(row.entry.object.bytes[0]));
    }
    return text;
}

/// The order once these are moved before the row at this rank.
std::string moved(std::vector<int> const& numbers, std::int64_t rank) {
    auto rows = rows_of(6);
    std::vector<storage::ObjectId> objects;
    objects.reserve(numbers.size());
    for (auto const number : numbers) {
        objects.push_back(object(number));
    }
    move_rows(rows, places_before(rows, objects, rank));
    return order(rows);
}

}  // namespace

TEST_CASE("rows are moved before another row, in their own order", "[lists]") {
    CHECK(moved({5}, 2) == "152346");
    CHECK(moved({2}, 5) == "134256");
    CHECK(moved({2}, 7) == "134562");
    CHECK(moved({6, 2}, 4) == "132645");
    CHECK(moved({1, 3, 5}, 7) == "246135");
    CHECK(moved({4, 5}, 1) == "451236");
    CHECK(moved({3}, 3) == "123456");
    CHECK(moved({3}, 4) == "123456");
    CHECK(places_before(rows_of(3), {object(2)}, 2).empty());
    CHECK(places_before(rows_of(3), {object(9)}, 2).empty());
}

TEST_CASE("the totals say what a list asks for", "[lists]") {
    auto rows = rows_of(3);
    rows[0].minutes = 5;
    rows[0].people = 2;
    rows[1].minutes = 60;
    rows[1].people = 4;
    auto const totals = totals_of(rows);
    CHECK(totals.objects == 3);
    CHECK(totals.minutes == 65);
    CHECK(totals.without_minutes == 1);
    CHECK(totals.people_max == 4);
}

TEST_CASE("what is foreseen of a move is what the vault makes of it", "[lists]") {
    test::TwoVaults vaults;
    Records records(vaults.museum, vaults.clock);
    auto const list = list_by_name(records.lists, "Brand").value().id;
    for (int i = 0; i < 9; ++i) {
        storage::Object made;
        made.accession_number = "M-" + std::to_string(i);
        made.location_path = "Waag/1/" + std::to_string(i % 2) + "/kast";
        auto const id = vaults.museum.write([&] { return records.objects.insert(made); });
        NK_REQUIRE_OK(id);
        NK_REQUIRE_OK(
            vaults.museum.write([&] { return records.lists.add(list, std::span(&*id, 1)); }));
    }
    CHECK(read_list_sheet(records, list)->rows[1].room == "Waag/1/0");
    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same each time
    for (int round = 0; round < 50; ++round) {
        auto rows = read_list_sheet(records, list)->rows;
        std::vector<storage::ObjectId> chosen;
        for (auto const& row : rows) {
            if (random() % 3 == 0) {
                chosen.push_back(row.entry.object);
            }
        }
        auto const places =
            places_before(rows, chosen, static_cast<std::int64_t>(random() % 11 + 1));
        if (places.empty()) {
            continue;
        }
        move_rows(rows, places);
        NK_REQUIRE_OK(vaults.museum.write([&] {
            return apply(records, MoveEntries{list, places});
        }));
        auto const stored = read_list_sheet(records, list)->rows;
        REQUIRE(order(rows) == order(stored));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            REQUIRE(rows[i].accession_number == stored[i].accession_number);
            REQUIRE(rows[i].entry.rank == stored[i].entry.rank);
        }
    }
}
