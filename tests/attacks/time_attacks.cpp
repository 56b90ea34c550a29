// SPDX-License-Identifier: Apache-2.0
// Clocks that are wrong, turned back or turned on, and bundles that want more time than they have.
#include "attacks/corpus.h"
#include "attacks/world.h"

namespace noodkluis::test {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

/// The bundle of the world with another outside, by the museum.
std::string described(World& world, std::function<void(BundleComment&)> const& change) {
    OpenedUp const good(world, world.bundle);
    auto outer = good.manifest.outer;
    change(outer);
    return world.try_bundle(good.around(good.sealed_payload(), outer.text(), good.museum_key));
}

/// What the clock says while the bundle is tried.
std::string at(World& world, Timestamp now, Bytes const& bundle) {
    world.clock.set(now);
    auto outcome = world.try_bundle(bundle);
    world.clock.set(kNow);
    return outcome;
}

void attack_windows(Corpus& all, World& world) {
    OpenedUp const good(world, world.bundle);
    auto later = good.manifest.outer;
    later.not_before = kNow + 2 * kDay;
    auto const early = good.around(good.sealed_payload(), later.text(), good.museum_key);
    all.attack("T2", "two days before it begins", "bundle-not-yet-valid",
               [&] { return at(world, kNow, early); });
    all.attack("T2", "a second before it begins", "bundle-not-yet-valid",
               [&] { return at(world, later.not_before - seconds{1}, early); });
    auto const invalid = "bundle-window-invalid";
    auto const outside = [&](std::string const& line, std::string const& what,
                             std::string const& expected,
                             std::function<void(BundleComment&)> const& change) {
        all.attack(line, what, expected, [&] { return described(world, change); });
    };
    outside("T3", "no time at all", invalid, [](auto& c) { c.not_after = c.not_before; });
    outside("T3", "an end before its begin", invalid,
            [](auto& c) { c.not_after = c.not_before - kDay; });
    outside("T3", "a second more than was agreed", invalid,
            [](auto& c) { c.not_after = c.not_before + 30 * kDay + seconds{1}; });
    outside("T3", "from before the agreement", invalid, [](auto& c) { c.not_before -= 2 * kDay; });
    outside("T3", "sealed after it begins", invalid,
            [](auto& c) { c.issued_at = c.not_before + hours{2}; });
    outside("T3", "longer than its inside says", "manifest-mismatch",
            [](auto& c) { c.not_after += kDay; });
    outside("T6", "sealed two days from now", "bundle-issued-in-future", [](auto& c) {
        c.issued_at += 2 * kDay;
        c.not_before += 2 * kDay;
    });
    outside("T6", "sealed in 2106", "bundle-issued-in-future", [](auto& c) {
        c.issued_at = from_unix(4'294'967'296);
        c.not_before = c.issued_at;
        c.not_after = c.issued_at + kDay;
    });
    outside("T12", "until 2038", invalid, [](auto& c) { c.not_after = from_unix(2'147'483'648); });
    outside("T12", "until 2106", invalid, [](auto& c) { c.not_after = from_unix(4'294'967'296); });
    outside("T12", "until the last moment that can be written", invalid,
            [](auto& c) { c.not_after = from_unix(kUnixTimeMax); });
    auto const text = good.manifest.outer.text();
    auto const moment = "na=" + std::to_string(to_unix(good.manifest.outer.not_after));
    for (std::string const other : {"na=1099511627777", "na=-1", "na=9223372036854775808"}) {
        all.attack("T12", "described with " + other, "bundle-comment-malformed", [&] {
            return world.try_bundle(
                good.around(good.sealed_payload(), replaced(text, moment, other), good.museum_key));
        });
    }
}

/// After its end, and that nothing before has spoilt the good one.
void attack_expired(Corpus& all, World& world) {
    all.attack("T6", "the good one, after those from the future", "ok",
               [&] { return at(world, kNow, world.bundle); });
    auto const end = kNow + 14 * kDay;
    for (auto const& [what, moment] : std::vector<std::pair<std::string, Timestamp>>{
             {"at its end", end},
             {"a second after its end", end + seconds{1}},
             {"a month after", end + 30 * kDay}}) {
        // Keys of past weeks may go at such a moment.
        all.attack_that_is_noted("T1", what, "bundle-expired",
                                 [&, moment = moment] { return at(world, moment, world.bundle); });
    }
}

/// The time zone changes nothing: what opens, opens everywhere.
void try_time_zones(Corpus& all) {
    World world;
    for (std::string const name :
         {"UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Niue", "Nowhere/Atall"}) {
        TimeZone const zone(name.c_str());
        all.attack("T11", "in the time zone " + name, "ok",
                   [&] { return world.try_bundle(world.bundle); });
        all.attack("T11", "expired in the time zone " + name, "bundle-expired",
                   [&] { return at(world, kNow + 14 * kDay, world.bundle); });
    }
    // The hour that comes twice, and the one that never comes, in Amsterdam in 2027.
    TimeZone const zone("Europe/Amsterdam");
    for (auto const* moment : {"2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z",
                               "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"}) {
        all.attack("T11", std::string("around ") + moment, "ok", [&]() -> std::string {
            auto const time = parse_time(moment);
            return time ? format_time(*time) == moment ? "ok" : format_time(*time) : "not read";
        });
    }
}

/// Each in a vault whose clock has seen something.
void attack_clocks(Corpus& all) {
    World world;
    auto const opened_at = kNow + 5 * kDay;
    REQUIRE(at(world, opened_at, world.bundle) == "ok");
    all.attack("T4", "a clock that went back five days", "clock-went-back",
               [&] { return at(world, kNow, world.bundle); });
    all.attack("T4", "a clock that went back 301 seconds", "clock-went-back",
               [&] { return at(world, opened_at - seconds{301}, world.bundle); });
    all.attack("T4", "a clock that went back to 1970", "clock-went-back",
               [&] { return at(world, from_unix(1), world.bundle); });
    all.attack("T4", "a clock that went back 300 seconds", "ok",
               [&] { return at(world, opened_at - seconds{300}, world.bundle); });
    all.attack("T6", "a clock that is 401 days ahead", "clock-jumped",
               [&] { return at(world, opened_at + 401 * kDay, world.bundle); });
    // What the vault remembers was deleted or set back in its database; vault.keys has a copy.
    auto const path = world.brigade.folder();
    for (std::string const sql : {"DELETE FROM time_state", "UPDATE time_state SET floor_local = 0",
                                  "UPDATE time_state SET floor_local = 0, floor_signed = 0"}) {
        all.attack_that_is_noted("T7", "after " + sql, "clock-went-back", [&] {
            NK_REQUIRE_OK(world.brigade.connection().execute(sql));
            { auto const closed = std::move(world.brigade); }
            world.clock.set(kNow);
            auto vault =
                storage::Vault::open(path, TwoVaults::passphrase(), world.clock, world.job);
            NK_REQUIRE_OK(vault);
            world.brigade = std::move(*vault);
            return at(world, kNow, world.bundle);
        });
    }
}

/// T5: another clock than the museum's is slow; what the museum signed counts.
void attack_slow_clock(Corpus& all) {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    vaults.clock.advance(kDay);
    auto const short_one = vaults.seal("short", {}, hours{2});
    vaults.clock.advance(hours{3});
    auto const late_one = vaults.seal("late");
    vaults.clock.set(kNow + kDay);
    REQUIRE(vaults.open(late_one) == "ok");
    all.attack_that_is_noted("T5", "a clock behind what was signed", "bundle-expired",
                             [&] { return vaults.open(short_one); });
}

/// What is on the screen while its end comes, and a second try after it.
void attack_shown(Corpus& all) {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const file = vaults.seal("short", {}, hours{2});
    auto const bundle = vaults.try_open(file);
    NK_REQUIRE_OK(bundle);
    auto const time = reading_time(vaults.brigade, *bundle, vaults.clock);
    NK_REQUIRE_OK(time);
    auto const opened = moment_of(vaults.clock);
    auto const shows = [&](std::string const& line, std::string const& what,
                           std::string const& expected, seconds shown, seconds up) {
        all.attack(line, what, expected, [&, shown, up]() -> std::string {
            auto const left = time->left({opened.shown + shown, opened.up + up});
            return left.count() > 0 ? "shown" : "closed";
        });
    };
    shows("T8", "in its last second", "shown", hours{2} - seconds{1}, hours{2} - seconds{1});
    shows("T8", "at its end", "closed", hours{2}, hours{2});
    shows("T8", "at its end, by a clock that was turned back", "closed", -hours{9}, hours{2});
    shows("T8", "at its end, by a clock that is ahead", "closed", hours{2}, hours{1});
    shows("T9", "asleep, and awake before its end", "shown", hours{1}, hours{1});
    shows("T9", "asleep across its end", "closed", hours{30}, hours{30});
    shows("T9", "asleep across its end, with a clock that stood still", "closed", {}, hours{30});
    vaults.clock.advance(hours{2});
    for (auto const* const what : {"asked for after its end", "asked for again after its end"}) {
        all.attack_that_is_noted("T10", what, "bundle-expired", [&] { return vaults.open(file); });
    }
}

}  // namespace

Corpus const& time_attacks() {
    static Corpus const corpus = [] {
        World world;
        Corpus all([&world] { return world.traces(); });
        attack_windows(all, world);
        attack_expired(all, world);
        Corpus others;
        try_time_zones(others);
        attack_clocks(others);
        attack_slow_clock(others);
        attack_shown(others);
        all.append(others);
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
