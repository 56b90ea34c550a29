// SPDX-License-Identifier: Apache-2.0
#include "crypto/recovery_key.h"

#include <algorithm>
#include <cctype>

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::crypto;

namespace {

Result<RecoveryKey> parse(std::string_view typed) {
    return RecoveryKey::parse(Secret::copy_of(as_bytes(typed)));
}

std::string text_of(RecoveryKey const& key) {
    return std::string(as_text(key.text().expose()));
}

/// A symbol that can stand in a key, and is not this one.
char another(char symbol) {
    return symbol == 'Q' ? 'P' : 'Q';
}

std::string in_groups(std::string const& text, std::string const& between) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += (i > 0 && i % RecoveryKey::kGroupSize == 0 ? between : "") + text[i];
    }
    return out;
}

}  // namespace

TEST_CASE("a recovery key is read back however its groups are typed", "[recovery]") {
    auto const key = RecoveryKey::random();
    auto const text = text_of(key);
    CHECK(text.starts_with("NOODKLUIS1"));
    CHECK(text.size() == RecoveryKey::kGroups * RecoveryKey::kGroupSize);
    for (std::string const between : {"", " ", "-", " - ", "\n", "\r\n", "\xe2\x80\x93", ". "}) {
        auto const again = parse("  " + in_groups(text, between) + "\n");
        NK_REQUIRE_OK(again);
        CHECK(again->slot_key().equals(key.slot_key().expose()));
    }
    auto lower = in_groups(text, " ");
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return static_cast<char>(std::tolower(c)); });
    NK_REQUIRE_OK(parse(lower));
    CHECK_FALSE(RecoveryKey::random().slot_key().equals(key.slot_key().expose()));
}

TEST_CASE("one mistyped character of a recovery key is found in its group (K12)", "[recovery]") {
    auto const text = text_of(RecoveryKey::random());
    for (std::size_t place = 0; place < text.size(); ++place) {
        CAPTURE(place);
        for (char const wrong : {another(text[place]), 'B', '0'}) {
            auto typed = text;
            typed[place] = wrong;
            if (typed == text) {
                continue;
            }
            auto const key = parse(typed);
            NK_REQUIRE_ERROR(key, recovery_key_group);
            CHECK(key.error().subject == std::to_string(place / 4 + 1));
        }
    }
}

TEST_CASE("two mistyped characters, such as two that changed places, are found", "[recovery]") {
    auto const text = text_of(RecoveryKey::random());
    int tried = 0;
    for (std::size_t first = 10; first < text.size(); first += 5) {
        for (auto second = first + 1; second < text.size(); second += 7) {
            auto typed = text;
            typed[first] = another(typed[first]);
            typed[second] = another(typed[second]);
            auto const key = parse(typed);
            NK_REQUIRE_ERROR(key, recovery_key_group);
            auto const one = std::to_string(first / 4 + 1);
            auto const two = std::to_string(second / 4 + 1);
            CHECK(key.error().subject == (one == two ? one : one + ", " + two));
            ++tried;
        }
    }
    CHECK(tried > 20);
}

TEST_CASE("with more mistakes nothing is guessed, and nothing is corrected", "[recovery]") {
    int unexplained = 0;
    for (int i = 0; i < 8; ++i) {
        auto typed = text_of(RecoveryKey::random());
        for (std::size_t const place : {12U, 20U, 31U, 44U}) {
            typed[place] = another(typed[place]);
        }
        auto const key = parse(typed);
        REQUIRE_FALSE(key.has_value());
        // Now and then four mistakes look like two others.
        unexplained += key.error().code == ErrorCode::recovery_key_typos ? 1 : 0;
    }
    CHECK(unexplained > 4);
}

TEST_CASE("a recovery key of another length says so, or which group is", "[recovery]") {
    auto const text = text_of(RecoveryKey::random());
    auto const check = [](std::string const& typed, ErrorCode code, std::string const& subject) {
        auto const key = parse(typed);
        REQUIRE_FALSE(key.has_value());
        CHECK(error_name(key.error().code) == error_name(code));
        CHECK(key.error().subject == subject);
    };
    check("", ErrorCode::recovery_key_length, "48");
    check(text.substr(1), ErrorCode::recovery_key_length, "48");
    check(text + "Q", ErrorCode::recovery_key_length, "48");
    auto grouped = in_groups(text, " ");
    grouped.erase(16, 1);
    check(grouped, ErrorCode::recovery_key_group, "4");
    check(in_groups(text, " ") + "Q", ErrorCode::recovery_key_group, "12");
    check(std::string(5000, 'Q'), ErrorCode::recovery_key_length, "48");
    // The key of another kind.
    auto const other = parse("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
    NK_REQUIRE_ERROR(other, recovery_key_length);
}
