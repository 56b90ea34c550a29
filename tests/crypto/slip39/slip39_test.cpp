// SPDX-License-Identifier: Apache-2.0
#include "crypto/slip39/slip39.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::crypto;
using slip39::Share;

namespace {

// Made by an independent program from the bytes 0 to 31: 2 of 3 extendable shares, and 3 of 5 of
// the older kind with iteration exponent 1.
constexpr std::string_view kTwoOfThree[] = {
    "garlic single academic acid amazing papa involve prospect timber moment browser retailer "
    "style amazing saver costume process source explain lyrics upstairs advance makeup visitor "
    "voter traveler grin salon diagnose spend mother subject smoking",
    "garlic single academic agency aquatic math fused aide replace pregnant round modify brave "
    "evoke piece family academic wrap replace member raspy talent secret enforce spray unwrap "
    "family bucket ladle patrol similar company indicate",
    "garlic single academic always acrobat rhythm column strategy erode glance prune tofu union "
    "lecture antenna steady eyebrow angry rhyme legs single rescue axis warn quantity threaten "
    "aspect hush acquire romantic width declare veteran"};
constexpr std::string_view kThreeOfFive[] = {
    "alarm entrance academic acne award style mortgage training drug elegant metric heat closet "
    "echo smith hamster document frost emerald bumpy smell scroll depend alien knit expand prevent "
    "founder admit boring plunge busy threaten",
    "alarm entrance academic agree again junk intend diminish single ceiling intimate closet "
    "liquid criminal grin window watch leader walnut amuse knit beard zero hunting density gather "
    "satisfy tactics mandate coding square cards dwarf",
    "alarm entrance academic amazing adorn keyboard rhythm vexed yield closet style hand briefing "
    "lyrics impulse afraid true dragon strategy peasant hand chemical exclude clinic demand weapon "
    "receiver earth negative hesitate froth boring guitar",
    "alarm entrance academic arcade amount swing frequent critical aunt engage dramatic cause "
    "remove theater sunlight mineral cradle ting gravity punish superior viral lecture evil laden "
    "square strike replace beaver freshman champion biology python",
    "alarm entrance academic axle ancestor multiple distance vexed paid source enemy union teacher "
    "ladybug fatigue endless shelter clay prospect research envy gross body union vocal multiple "
    "presence mortgage acid story random silver tracks"};

Secret text(std::string_view words) {
    return Secret::copy_of(as_bytes(words));
}

Share share_of(std::string_view words) {
    auto share = Share::parse(text(words));
    NK_REQUIRE_OK(share);
    return std::move(*share);
}

template <class... Words>
Result<Secret> combined(Words const&... words) {
    std::vector<Share> shares;
    (shares.push_back(share_of(words)), ...);
    return slip39::combine(shares);
}

Bytes zero_to_31() {
    Bytes bytes(32);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<Byte>(i);
    }
    return bytes;
}

/// The words of a share with one of them, counted from 1, replaced.
std::string with_word(std::string_view share, std::size_t place, std::string const& word) {
    std::istringstream in{std::string(share)};
    std::string out;
    std::size_t count = 0;
    for (std::string each; in >> each;) {
        ++count;
        out += (out.empty() ? "" : " ") + (count == place ? word : each);
    }
    return out;
}

}  // namespace

TEST_CASE("shares that another program made give the secret back", "[slip39]") {
    auto const check = [](Result<Secret> const& secret) {
        NK_REQUIRE_OK(secret);
        CHECK(secret->equals(zero_to_31()));
    };
    check(combined(kTwoOfThree[0], kTwoOfThree[1]));
    check(combined(kTwoOfThree[2], kTwoOfThree[0]));
    check(combined(kTwoOfThree[1], kTwoOfThree[2]));
    // More than are needed, and one of them twice, does no harm.
    check(combined(kTwoOfThree[1], kTwoOfThree[2], kTwoOfThree[0], kTwoOfThree[1]));
    check(combined(kThreeOfFive[4], kThreeOfFive[1], kThreeOfFive[3]));
    check(combined(kThreeOfFive[0], kThreeOfFive[2], kThreeOfFive[4]));
}

TEST_CASE("a share says to which set it belongs and how many are needed", "[slip39]") {
    auto const share = share_of(kThreeOfFive[3]);
    CHECK(share.info().set == 777);
    CHECK(share.info().number == 3);
    CHECK(share.info().needed == 3);
    CHECK(share.info().groups == 1);
    CHECK_FALSE(share.info().extendable);
    CHECK(share.text().equals(as_bytes(kThreeOfFive[3])));
}

TEST_CASE("any k of n shares give the key back and fewer do not", "[slip39]") {
    struct Size {
        std::size_t needed;
        std::size_t count;
    };
    for (auto const size :
         {Size{2, 2}, Size{2, 3}, Size{3, 5}, Size{5, 5}, Size{2, 16}, Size{16, 16}}) {
        CAPTURE(size.needed, size.count);
        auto const secret = Secret::random(32);
        auto const shares = slip39::make_shares(secret, size.needed, size.count);
        NK_REQUIRE_OK(shares);
        REQUIRE(shares->size() == size.count);
        for (std::size_t first = 0; first + size.needed <= size.count; ++first) {
            std::vector<Share> some;
            for (std::size_t i = first; i < first + size.needed; ++i) {
                some.push_back(share_of(as_text((*shares)[i].text().expose())));
            }
            auto const again = slip39::combine(some);
            NK_REQUIRE_OK(again);
            CHECK(again->equals(secret.expose()));
            some.pop_back();
            auto const fewer = slip39::combine(some);
            NK_REQUIRE_ERROR(fewer, shares_too_few);
            CHECK(fewer.error().subject == std::to_string(size.needed));
            CHECK(fewer.error().detail == std::to_string(size.needed - 1));
        }
    }
}

TEST_CASE("a share of a vault key has 33 words and shows nothing of it", "[slip39]") {
    auto const secret = Secret::copy_of(zero_to_31());
    auto const shares = slip39::make_shares(secret, 2, 3);
    NK_REQUIRE_OK(shares);
    for (auto const& share : *shares) {
        auto const words = share.text();
        auto const bytes = words.expose();
        CHECK(std::count(bytes.begin(), bytes.end(), Byte{' '}) == 32);
        CHECK_FALSE(share.value().equals(secret.expose()));
        CHECK(share.info().set == shares->front().info().set);
    }
}

TEST_CASE("only sets that make sense are made", "[slip39]") {
    auto const secret = Secret::random(32);
    NK_REQUIRE_ERROR(slip39::make_shares(secret, 1, 3), not_in_range);
    NK_REQUIRE_ERROR(slip39::make_shares(secret, 0, 0), not_in_range);
    NK_REQUIRE_ERROR(slip39::make_shares(secret, 4, 3), not_in_range);
    NK_REQUIRE_ERROR(slip39::make_shares(secret, 2, 17), not_in_range);
}

TEST_CASE("letter case, numbers and line ends between words do not matter", "[slip39]") {
    std::string typed = "  1. ";
    int number = 1;
    for (char const c : kTwoOfThree[0]) {
        typed += c == ' ' ? "\r\n" + std::to_string(++number) + ".\t"
                          : std::string(1, static_cast<char>(std::toupper(c)));
    }
    CHECK(share_of(typed).text().equals(as_bytes(kTwoOfThree[0])));
}

TEST_CASE("a mistyped word is named by its place and the word that is meant", "[slip39]") {
    auto const check = [](std::string const& typed, ErrorCode code, std::string const& place,
                          std::string const& meant) {
        INFO(typed);
        auto const share = Share::parse(text(typed));
        REQUIRE_FALSE(share.has_value());
        CHECK(error_name(share.error().code) == error_name(code));
        CHECK(share.error().subject == place);
        CHECK(share.error().detail == meant);
    };
    check(with_word(kTwoOfThree[0], 1, "garlik"), ErrorCode::share_word_unknown, "1", "garlic");
    check(with_word(kTwoOfThree[0], 33, "smokin"), ErrorCode::share_word_unknown, "33", "smoking");
    // The checksum knows better than the letters.
    check(with_word(kTwoOfThree[0], 12, "xxxx"), ErrorCode::share_word_unknown, "12", "retailer");
    for (std::size_t place = 1; place <= 33; ++place) {
        auto const typed = with_word(kTwoOfThree[0], place, "zero");
        auto const share = Share::parse(text(typed));
        NK_REQUIRE_ERROR(share, share_word_wrong);
        CHECK(share.error().subject == std::to_string(place));
        CHECK(with_word(kTwoOfThree[0], place, share.error().detail) == kTwoOfThree[0]);
    }
    // Two unknown words: the letters of the first are all there is.
    check(with_word(with_word(kTwoOfThree[0], 30, "spent"), 5, "amazin"),
          ErrorCode::share_word_unknown, "5", "amazing");
    check(with_word(with_word(kTwoOfThree[0], 30, "zero"), 5, "zero"), ErrorCode::share_typos, "",
          "");
}

TEST_CASE("a share with words left out or too many is refused by its length", "[slip39]") {
    auto const check = [](std::string const& typed, std::string const& count) {
        auto const share = Share::parse(text(typed));
        NK_REQUIRE_ERROR(share, share_length);
        CHECK(share.error().subject == "33");
        CHECK(share.error().detail == count);
    };
    check("", "0");
    check("zero", "1");
    check(with_word(kTwoOfThree[0], 7, ""), "32");
    check(with_word(with_word(kTwoOfThree[0], 7, ""), 7, ""), "31");
    check(with_word(kTwoOfThree[0], 7, "involve involve"), "34");
    NK_REQUIRE_ERROR(Share::parse(Secret(100'000)), share_typos);
}

TEST_CASE("shares of two sets do not mix (K11)", "[slip39]") {
    NK_REQUIRE_ERROR(combined(kTwoOfThree[0], kThreeOfFive[1]), shares_mixed);
    // Another set of the same secret, with the number of this one.
    auto const other = slip39::make_shares(Secret::copy_of(zero_to_31()), 2, 3);
    NK_REQUIRE_OK(other);
    auto info = (*other)[1].info();
    info.set = 12345;
    std::vector<Share> mixed;
    mixed.push_back(share_of(kTwoOfThree[0]));
    mixed.emplace_back(info, (*other)[1].value().clone());
    NK_REQUIRE_ERROR(slip39::combine(mixed), shares_do_not_fit);
    mixed.push_back(share_of(kTwoOfThree[1]));
    NK_REQUIRE_ERROR(slip39::combine(mixed), shares_same_number);
    info.needed = 3;
    mixed.pop_back();
    mixed.pop_back();
    mixed.emplace_back(info, (*other)[1].value().clone());
    NK_REQUIRE_ERROR(slip39::combine(mixed), shares_mixed);
    NK_REQUIRE_ERROR(slip39::combine({}), shares_too_few);
}

TEST_CASE("a share that says things that cannot be is refused", "[slip39]") {
    auto const written = [](auto change) {
        auto info = share_of(kTwoOfThree[0]).info();
        change(info);
        return Share::parse(Share(info, share_of(kTwoOfThree[0]).value().clone()).text());
    };
    NK_REQUIRE_OK(written([](auto&) {}));
    NK_REQUIRE_ERROR(written([](auto& info) { info.groups_needed = 2; }), share_malformed);
    NK_REQUIRE_ERROR(written([](auto& info) { info.group = 1; }), share_malformed);
    // It would keep this computer busy for hours.
    NK_REQUIRE_ERROR(written([](auto& info) { info.exponent = 15; }), share_malformed);
}
