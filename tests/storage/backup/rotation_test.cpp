// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/rotation.h"

#include "storage/backup/backup.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

Timestamp at(std::string_view text) {
    auto const time = parse_time(text);
    NK_REQUIRE_OK(time);
    return *time;
}

std::vector<Timestamp> at(std::vector<std::string_view> const& texts) {
    std::vector<Timestamp> times;
    times.reserve(texts.size());
    for (auto const text : texts) {
        times.push_back(at(text));
    }
    return times;
}

}  // namespace

TEST_CASE("rotation removes what no day, week or month needs", "[backup]") {
    struct Row {
        char const* what;
        Rotation rotation;
        char const* now;
        std::vector<std::string_view> made;
        std::vector<std::string_view> removed;
    };
    std::vector<Row> const rows{
        {"nothing was made", {}, "2026-11-24", {}, {}},
        {"the first one", {}, "2026-11-24", {"2026-11-24"}, {}},
        {"the last one of a day is kept",
         {},
         "2026-11-24T12:00Z",
         {"2026-11-24T09:00Z", "2026-11-24T12:00Z", "2026-11-23T08:00Z", "2026-11-23T18:00Z"},
         {"2026-11-23T08:00Z", "2026-11-24T09:00Z"}},
        {"days without a backup do not count",
         {2, 0, 0},
         "2026-11-24",
         {"2026-11-24", "2026-11-10", "2026-11-01"},
         {"2026-11-01"}},
        {"the last one of an ISO week is kept, from Monday to Sunday",
         {1, 2, 0},
         "2026-11-24",
         {"2026-11-24", "2026-11-23", "2026-11-22", "2026-11-16", "2026-11-15"},
         {"2026-11-15", "2026-11-16", "2026-11-23"}},
        {"a week may lie in two years",
         {1, 2, 0},
         "2027-01-03",
         {"2027-01-03", "2026-12-28", "2026-12-27"},
         {"2026-12-28"}},
        {"the last one of a month is kept",
         {1, 0, 3},
         "2026-11-24",
         {"2026-11-24", "2026-10-31", "2026-10-30", "2026-09-30", "2026-08-31"},
         {"2026-08-31", "2026-10-30"}},
        {"a clock that jumped ahead removes nothing by itself",
         {7, 4, 12},
         "2040-01-01",
         {"2040-01-01", "2026-11-24", "2026-11-23", "2026-11-22"},
         {}},
        {"what was made in the future is kept and counts for nothing",
         {1, 0, 0},
         "2026-11-24",
         {"2040-01-01", "2039-12-31", "2026-11-24", "2026-11-23"},
         {"2026-11-23"}},
        {"a clock that went back removes nothing but what was older then",
         {1, 0, 0},
         "2020-01-01",
         {"2026-11-24", "2026-11-23", "2020-01-01"},
         {}},
        {"before 1970 weeks are weeks too",
         {1, 1, 0},
         "1969-12-31",
         {"1969-12-31", "1969-12-29", "1969-12-28"},
         {"1969-12-28", "1969-12-29"}},
    };
    for (auto const& row : rows) {
        INFO(row.what);
        CHECK(no_longer_kept(at(row.made), at(row.now), row.rotation) == at(row.removed));
    }
}

TEST_CASE("three years of daily backups leave 7 days, 4 weeks and 12 months", "[backup]") {
    std::vector<Timestamp> kept;
    auto now = at("2024-01-01T10:00Z");
    for (int day = 0; day < 3 * 365; ++day) {
        now += std::chrono::days{1};
        kept.push_back(now);
        for (auto const gone : no_longer_kept(kept, now, {})) {
            std::erase(kept, gone);
        }
    }
    CHECK(kept.size() >= 16);
    CHECK(kept.size() <= 7 + 4 + 12);
    CHECK(kept.back() == now);
    CHECK(kept.front() < now - std::chrono::days{330});
}

TEST_CASE("the name of a backup says when it was made, and only one way", "[backup]") {
    auto const time = at("2026-11-24T14:05:06Z");
    CHECK(backup_name("museum", time) == "museum-2026-11-24-140506.nkbackup");
    CHECK(time_in_backup_name("museum-2026-11-24-140506.nkbackup") == time);
    CHECK(time_in_backup_name("a-b-2026-11-24-140506.nkbackup") == time);
    for (auto const* const name :
         {"museum.nkbackup", "2026-11-24-140506.nkbackup", "museum-2026-11-24-140506.zip",
          "museum-2026-13-24-140506.nkbackup", "museum-2026-11-24-14050x.nkbackup",
          "museum-2026-11-24-140506.nkbackup.nkbackup", ""}) {
        CAPTURE(name);
        CHECK_FALSE(time_in_backup_name(name));
    }
}
