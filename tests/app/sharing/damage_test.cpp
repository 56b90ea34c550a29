// SPDX-License-Identifier: Apache-2.0
// Whole bundles that were cut, changed in one bit, or that meet odd moments of the calendar.
#include <random>
#include <set>

#include "app/sharing/hostile.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

TEST_CASE("a bundle that was cut anywhere is refused", "[sharing]") {
    Layers layers;
    auto const good = layers.around(layers.sealed_payload());
    REQUIRE(layers.outcome(good) == "ok");
    std::set<std::size_t> lengths{0, 1, good.size() - 1, good.size() - 22, good.size() - 23};
    auto const parts = storage::ContainerReader::open(good, "good");
    NK_REQUIRE_OK(parts);
    for (auto const& entry : parts->entries()) {
        for (auto const border : {entry.offset, entry.offset + entry.size}) {
            lengths.insert({static_cast<std::size_t>(border) - 1, static_cast<std::size_t>(border),
                            static_cast<std::size_t>(border) + 1});
        }
    }
    std::mt19937 random(7);
    while (lengths.size() < 150) {
        lengths.insert(random() % good.size());
    }
    for (auto const length : lengths) {
        INFO(length);
        auto const outcome =
            layers.outcome(Bytes(good.begin(), good.begin() + static_cast<long>(length)));
        CHECK(outcome.starts_with("container-"));
    }
}

TEST_CASE("a bundle with one bit changed anywhere is refused", "[sharing]") {
    Layers layers;
    auto const good = layers.around(layers.sealed_payload());
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
        auto changed = good;
        auto const at = random() % good.size();
        changed[at] = static_cast<Byte>(changed[at] ^ (1U << random() % 8));
        INFO(at);
        CHECK(layers.outcome(changed) != "ok");
    }
}

TEST_CASE("[T8] [T9] what is shown closes at its end, by whichever clock comes there first",
          "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const bundle = vaults.try_open(vaults.seal("a", {}, std::chrono::hours{4}));
    NK_REQUIRE_OK(bundle);
    auto const time = reading_time(vaults.brigade, *bundle, vaults.clock);
    NK_REQUIRE_OK(time);
    auto const begin = moment_of(vaults.clock);
    auto const left = [&](std::chrono::seconds shown, std::chrono::seconds up) {
        return time->left({begin.shown + shown, begin.up + up});
    };
    constexpr std::chrono::seconds kSecond{1};
    CHECK(left({}, {}) == std::chrono::hours{4});
    CHECK(left(std::chrono::hours{4} - kSecond, std::chrono::hours{4} - kSecond) == kSecond);
    CHECK(left(std::chrono::hours{4}, std::chrono::hours{4}).count() == 0);
    CHECK(left(40 * kDay, 40 * kDay).count() == 0);
    // The computer slept, which the clock that goes on counts as well.
    CHECK(left(std::chrono::hours{5}, std::chrono::hours{3}).count() == 0);
    // Somebody turned the clock back, or it stood still while the computer slept.
    CHECK(left(-kDay, std::chrono::hours{4} - kSecond) == kSecond);
    CHECK(left(-kDay, std::chrono::hours{4}).count() == 0);
    CHECK(left({}, std::chrono::hours{9}).count() == 0);
}

TEST_CASE("a clock that is behind what was signed gives no more time to read", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    vaults.clock.advance(std::chrono::hours{3});
    auto const file = vaults.seal("late", {}, std::chrono::hours{2});
    vaults.clock.set(kNow);
    auto const bundle = vaults.try_open(file);
    NK_REQUIRE_OK(bundle);
    auto const time = reading_time(vaults.brigade, *bundle, vaults.clock);
    NK_REQUIRE_OK(time);
    CHECK(time->left(moment_of(vaults.clock)) <= std::chrono::hours{2});
}

TEST_CASE("[T10] after its end nothing opens, however often it is asked", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("a", {}, kDay);
    REQUIRE(vaults.open(file) == "ok");
    vaults.clock.set(kNow + kDay);
    using namespace std::chrono_literals;
    for (std::chrono::seconds const later : {0s, 1s, 3600s, 86400s}) {
        vaults.clock.advance(later);
        CHECK(vaults.open(file) == "bundle-expired");
        CHECK(vaults.open(file) == "bundle-expired");
    }
}

TEST_CASE("[T11] the time zone of the computer does not matter", "[sharing]") {
    Layers layers;
    auto const good = layers.around(layers.sealed_payload());
    for (auto const* zone : {"UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Niue"}) {
        TimeZone const here(zone);
        INFO(zone);
        CHECK(layers.outcome(good) == "ok");
        CHECK(Week::containing(parse_time("2027-01-03T23:59:59Z").value()).label() == "2026-W53");
        CHECK(Week::containing(parse_time("2027-01-04T00:00:00Z").value()).label() == "2027-W01");
    }
}

TEST_CASE("[T12] moments beyond 2038 and 2106 are like others", "[sharing]") {
    // After the ends of signed and unsigned 32-bit seconds.
    for (auto const* text :
         {"2038-01-19T03:14:08Z", "2106-02-07T06:28:16Z", "9999-12-31T23:59:59Z"}) {
        auto const time = parse_time(text);
        NK_REQUIRE_OK(time);
        CHECK(format_time(*time) == text);
        BundleComment comment;
        comment.sequence = 1;
        comment.issued_at = comment.not_before = comment.not_after = *time;
        auto const read = BundleComment::parse(comment.text(), "comment");
        NK_REQUIRE_OK(read);
        CHECK(read->not_after == *time);
        comment.not_after += std::chrono::seconds(to_unix(*time) == kUnixTimeMax ? 1 : 0);
        CHECK(BundleComment::parse(comment.text(), "comment").has_value() ==
              (to_unix(*time) != kUnixTimeMax));
    }
}

TEST_CASE("weeks are those of ISO 8601 at the ends of years", "[sharing]") {
    auto const label = [](char const* day) {
        return Week::containing(parse_time(day).value()).label();
    };
    CHECK(label("2026-12-31") == "2026-W53");
    CHECK(label("2027-01-03") == "2026-W53");
    CHECK(label("2027-01-04") == "2027-W01");
    CHECK(label("2024-12-29") == "2024-W52");
    CHECK(label("2024-12-30") == "2025-W01");
    CHECK(label("2021-01-03") == "2020-W53");
    CHECK(label("2023-01-01") == "2022-W52");
    CHECK(label("2038-01-19") == "2038-W03");
    CHECK(label("2106-02-07") == "2106-W05");
}
