// SPDX-License-Identifier: Apache-2.0
// Bundles that open with a code that is told over the telephone.
#include "app/sharing/release_codes.h"

#include <set>

#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

crypto::Secret secret(std::string const& text) {
    return crypto::Secret::copy_of(as_bytes(text));
}

std::string text_of(crypto::Secret const& code) {
    return std::string(as_text(code.expose()));
}

std::string read(std::string const& typed) {
    auto const code = read_release_code(secret(typed));
    return code ? text_of(*code) : error_name(code.error().code) + " " + code.error().subject;
}

/// A museum and a brigade whose bundles open with a code.
class Coded : public TwoVaults {
  public:
    Coded() {
        auto terms = draft();
        terms.release_code = true;
        terms.own_contacts = {{"wacht", "0201", "piket", "0202"}};
        auto const drafted = draft_and_sign(museum, terms, kNow);
        NK_REQUIRE_OK(drafted);
        auto const both = countersign(brigade, *drafted, kNow);
        NK_REQUIRE_OK(both);
        NK_REQUIRE_OK(accept_agreement(museum, *both, kNow));
        approve();
    }
    [[nodiscard]] crypto::Secret code_of(std::string const& bundle) {
        auto shown = show_release_code(museum, bundle);
        NK_REQUIRE_OK(shown);
        return std::move(shown->code);
    }
    [[nodiscard]] std::string open_with(Path const& file, crypto::Secret const& code) {
        auto const opened = open_received(brigade, file, clock, job, code);
        return opened ? "ok" : error_name(opened.error().code);
    }
};

}  // namespace

TEST_CASE("a code is six groups of five digits, each with its own check", "[sharing][release]") {
    std::set<std::string> codes;
    for (int i = 0; i < 50; ++i) {
        auto const code = text_of(generate_release_code());
        CHECK(code.size() == 35);
        CHECK(read(code) == code);
        codes.insert(code);
    }
    CHECK(codes.size() == 50);
}

TEST_CASE("a code is read however it was typed", "[sharing][release]") {
    auto const code = text_of(generate_release_code());
    std::string close;
    std::string dashes = code;
    std::copy_if(code.begin(), code.end(), std::back_inserter(close),
                 [](char c) { return c != ' '; });
    std::replace(dashes.begin(), dashes.end(), ' ', '-');
    CHECK(read(close) == code);
    CHECK(read(dashes) == code);
    CHECK(read("  " + code + "\n") == code);
    CHECK(read(code.substr(0, 34)) == "release-code-length 6");
    CHECK(read(code + "1") == "release-code-length 6");
    CHECK(read("") == "release-code-length 6");
    CHECK(read("a" + code) == "release-code-length 6");
}

TEST_CASE("a digit that was misheard is found in its group, and so are swaps",
          "[sharing][release]") {
    auto const code = text_of(generate_release_code());
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == ' ') {
            continue;
        }
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto wrong = code;
            wrong[i] = digit;
            auto const group = std::to_string(i / 6 + 1);
            CHECK(read(wrong) == (digit == code[i] ? code : "release-code-typed " + group));
        }
        if (i + 1 < code.size() && code[i + 1] != ' ' && code[i] != code[i + 1]) {
            auto swapped = code;
            std::swap(swapped[i], swapped[i + 1]);
            CHECK(read(swapped) == "release-code-typed " + std::to_string(i / 6 + 1));
        }
    }
    auto groups = code;
    std::swap_ranges(groups.begin(), groups.begin() + 5, groups.begin() + 6);
    if (groups != code) {
        CHECK(read(groups).starts_with("release-code-typed"));
    }
}

TEST_CASE("a bundle with a code opens with exactly that code", "[sharing][release]") {
    Coded vaults;
    auto const sealed = vaults.try_seal("a");
    NK_REQUIRE_OK(sealed);
    CHECK(sealed->coded);
    auto const file = vaults.folder / "a";
    auto const needed = open_received(vaults.brigade, file, vaults.clock, vaults.job);
    NK_REQUIRE_ERROR(needed, release_code_needed);
    CHECK(needed.error().detail == "wacht 0201, piket 0202");
    auto const code = vaults.code_of("a");
    CHECK(vaults.open_with(file, code) == "ok");
    CHECK(vaults.open(file) == "release-code-needed");  // each time anew
    CHECK(vaults.museum.log().events().value().back().kind == storage::LogKind::release_code_shown);
    auto const other = vaults.seal("b");
    CHECK(vaults.open_with(other, code) == "release-code-wrong");
    CHECK(vaults.open_with(file, code) == "ok");  // tries are counted for each bundle
    // What was sealed with the code alone for a moment is gone.
    for (auto const& name : std::vector<std::string>{"a.coded", "b.coded"}) {
        CHECK_FALSE(std::filesystem::exists(vaults.folder / name));
    }
}

TEST_CASE("wrong codes make waiting longer, in the vault", "[sharing][release]") {
    CHECK(release_wait_seconds(0) == 0);
    CHECK(release_wait_seconds(1) == 2);
    CHECK(release_wait_seconds(5) == 32);
    CHECK(release_wait_seconds(6) == 60);
    CHECK(release_wait_seconds(1000) == 60);
    Coded vaults;
    auto const file = vaults.seal("a");
    auto const wrong = generate_release_code();
    auto const code = vaults.code_of("a");
    CHECK(vaults.open_with(file, wrong) == "release-code-wrong");
    CHECK(vaults.open_with(file, code) == "release-code-wait");
    vaults.clock.advance(std::chrono::seconds{2});
    CHECK(vaults.open_with(file, wrong) == "release-code-wrong");
    vaults.clock.advance(std::chrono::seconds{3});
    auto const waiting = open_received(vaults.brigade, file, vaults.clock, vaults.job, code);
    NK_REQUIRE_ERROR(waiting, release_code_wait);
    CHECK(waiting.error().detail == "1");
    vaults.clock.advance(std::chrono::seconds{1});
    CHECK(vaults.open_with(file, code) == "ok");
    CHECK(vaults.open_with(file, code) == "ok");  // the right one forgives
    CHECK(vaults.kept() == 1);
}

TEST_CASE("only a bundle with a code has one to show", "[sharing][release]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const sealed = vaults.try_seal("a");
    NK_REQUIRE_OK(sealed);
    CHECK_FALSE(sealed->coded);
    NK_REQUIRE_ERROR(show_release_code(vaults.museum, "a"), release_code_none);
    NK_REQUIRE_ERROR(show_release_code(vaults.museum, "b"), bundle_unknown);
    // A code that nobody asked for does no harm.
    NK_REQUIRE_OK(open_received(vaults.brigade, vaults.folder / "a", vaults.clock, vaults.job,
                                generate_release_code()));
}
