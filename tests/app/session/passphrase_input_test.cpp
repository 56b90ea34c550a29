// SPDX-License-Identifier: Apache-2.0
#include "app/session/passphrase_input.h"

#include "crypto/base/limits.h"
#include "support/fixtures.h"

using namespace noodkluis;

namespace {

Result<crypto::Secret> from_file(std::string_view content) {
    test::TemporaryFolder const folder;
    REQUIRE(write_file(folder / "passphrase", as_bytes(content), Overwrite::no).has_value());
    auto file = File::open(folder / "passphrase");
    NK_REQUIRE_OK(file);
    return app::read_passphrase(*file);
}

std::string text_of(Result<crypto::Secret> const& passphrase) {
    NK_REQUIRE_OK(passphrase);
    return std::string(as_text(passphrase->expose()));
}

}  // namespace

TEST_CASE("one newline at the end of a passphrase file is not part of it", "[cli]") {
    CHECK(text_of(from_file("twaalf schapen\n")) == "twaalf schapen");
    CHECK(text_of(from_file("twaalf schapen\r\n")) == "twaalf schapen");
    CHECK(text_of(from_file("twaalf schapen")) == "twaalf schapen");
    CHECK(text_of(from_file("twaalf schapen\n\n")) == "twaalf schapen\n");
    CHECK(text_of(from_file(" twaalf schapen ")) == " twaalf schapen ");
    CHECK(text_of(from_file("\n")).empty());
    CHECK(text_of(from_file("")).empty());
}

TEST_CASE("a passphrase gives the same bytes however its accents are typed", "[cli]") {
    std::string const composed = "caf\xc3\xa9 cr\xc3\xa8me";
    std::string const combined = "cafe\xcc\x81 cre\xcc\x80me";
    CHECK(text_of(from_file(combined)) == composed);
    CHECK(text_of(from_file(composed)) == composed);
    // A compatibility form would be another passphrase: only canonical equivalence counts.
    CHECK(text_of(from_file("\xef\xac\x81"
                            "ets")) ==
          "\xef\xac\x81"
          "ets");
}

TEST_CASE("a passphrase that is not text is refused", "[cli]") {
    NK_REQUIRE_ERROR(from_file("caf\xe9"), passphrase_not_text);
    NK_REQUIRE_ERROR(from_file(std::string_view("a\0b", 3)), passphrase_not_text);
    NK_REQUIRE_ERROR(from_file("\xed\xa0\x80"), passphrase_not_text);
}

TEST_CASE("the longest passphrase is read and a longer one refused", "[cli]") {
    std::string const longest(limits::kPassphraseBytesMax, 'x');
    CHECK(text_of(from_file(longest + "\n")) == longest);
    NK_REQUIRE_ERROR(from_file(longest + "x"), passphrase_too_long);
    NK_REQUIRE_ERROR(from_file(longest + "xxxxxxxxxxxx"), passphrase_too_long);
}
