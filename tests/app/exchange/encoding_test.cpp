// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/encoding.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

struct ReadBack {
    EncodingChoice choice;
    std::string text;
};

/// Reads through a buffer of `room` bytes, so that pieces end in the middle of letters.
ReadBack read_back(std::string_view bytes, std::optional<Encoding> asked = {},
                   std::size_t room = 16) {
    test::TemporaryFolder const folder;
    REQUIRE(write_file(folder / "in", as_bytes(bytes), Overwrite::no).has_value());
    auto source = TextSource::open(folder / "in", asked);
    NK_REQUIRE_OK(source);
    ReadBack result{source->choice(), {}};
    Bytes buffer(room);
    while (true) {
        auto const count = source->read(buffer);
        NK_REQUIRE_OK(count);
        if (*count == 0) {
            return result;
        }
        result.text += as_text(ByteView(buffer).first(*count));
    }
}

}  // namespace

TEST_CASE("UTF-8 is read as it is, without its byte order mark", "[import]") {
    auto const plain = read_back("naam;Zaïre €\n");
    CHECK(plain.choice.encoding == Encoding::utf8);
    CHECK_FALSE(plain.choice.guessed);
    CHECK(plain.text == "naam;Zaïre €\n");
    auto const marked = read_back(
        "\xef\xbb\xbf"
        "naam\n");
    CHECK(marked.choice.encoding == Encoding::utf8);
    CHECK(marked.choice.bom_bytes == 3);
    CHECK(marked.text == "naam\n");
    CHECK(read_back("").text.empty());
}

TEST_CASE("UTF-16 is told by its byte order mark and read across every cut", "[import]") {
    using namespace std::string_view_literals;
    auto const expected = "a\u00e9\u20ac\U0001d11e;b\n";
    auto const little = "\xff\xfe\x61\0\xe9\0\xac\x20\x34\xd8\x1e\xdd;\0b\0\n\0"sv;
    auto const big = "\xfe\xff\0\x61\0\xe9\x20\xac\xd8\x34\xdd\x1e\0;\0b\0\n"sv;
    for (std::size_t room = 16; room < 60; ++room) {
        CAPTURE(room);
        CHECK(read_back(little, {}, room).text == expected);
        CHECK(read_back(big, {}, room).text == expected);
    }
    CHECK(read_back(little).choice.encoding == Encoding::utf16le);
    CHECK(read_back(big).choice.encoding == Encoding::utf16be);
    CHECK(read_back(big.substr(2), Encoding::utf16be).text == expected);
}

TEST_CASE("half a UTF-16 letter shows up as a byte that is no text", "[import]") {
    using namespace std::string_view_literals;
    CHECK(read_back("\xff\xfe\x61\0\x34\xd8\x62\0"sv).text ==
          "a\xff"
          "b");
    CHECK(read_back("\xff\xfe\x61\0\x1e\xdd"sv).text == "a\xff");
    CHECK(read_back("\xff\xfe\x61\0\x62"sv).text == "a\xff");
}

TEST_CASE("Windows-1252 is guessed when a file is not UTF-8", "[import]") {
    auto const guessed = read_back("titel;prijs\nScheepsport\xe9t \x96 \x80 5;caf\xe9\n");
    CHECK(guessed.choice.encoding == Encoding::windows_1252);
    CHECK(guessed.choice.guessed);
    CHECK(guessed.text == "titel;prijs\nScheepsportét – € 5;café\n");
}

TEST_CASE("the encoding that is asked for is used", "[import]") {
    CHECK(read_back("\xa4 \xbd", Encoding::iso_8859_15).text == "€ œ");
    CHECK(read_back("\xa4 \xbd", Encoding::windows_1252).text == "¤ ½");
    CHECK(read_back("\x81", Encoding::windows_1252).text == "\xff");
    CHECK(read_back("\x81", Encoding::iso_8859_15).text == "\xff");
    CHECK(read_back("\xc3\xa9", Encoding::windows_1252).text == "Ã©");
}

TEST_CASE("one damaged letter does not turn UTF-8 into something else", "[import]") {
    auto const damaged = read_back("Reliëf\nFran\xc3ois\n");
    CHECK(damaged.choice.encoding == Encoding::utf8);
    CHECK(damaged.choice.guessed);
    CHECK(damaged.text == "Reliëf\nFran\xc3ois\n");
    // More damage than sound letters: then it is the other encoding, with a stray sequence.
    CHECK(read_back("\xe9\xe9 \xc3\xa9 \xeb\n").choice.encoding == Encoding::windows_1252);
}

TEST_CASE("UTF-8 is checked as strictly as the standard says", "[import]") {
    using namespace std::string_view_literals;
    for (auto const good : {""sv, "plain"sv, "\u00e9"sv, "\u20ac"sv, "\U0010ffff"sv, "\ud7ff"sv,
                            "12345678\u00e9 12345678"sv}) {
        CHECK(is_utf8(good));
    }
    for (auto const bad : {"\x80"sv, "\xc0\x80"sv, "\xc1\xbf"sv, "\xe0\x9f\xbf"sv, "\xed\xa0\x80"sv,
                           "\xf0\x8f\xbf\xbf"sv, "\xf4\x90\x80\x80"sv, "\xf5\x80\x80\x80"sv,
                           "\xc3"sv, "\xe2\x82"sv, "\xc3("sv, "\xff"sv}) {
        CHECK_FALSE(is_utf8(bad));
    }
}

TEST_CASE("encodings are known by their usual names", "[import]") {
    CHECK(find_encoding("CP1252") == Encoding::windows_1252);
    CHECK(find_encoding("utf-8") == Encoding::utf8);
    CHECK(find_encoding("Latin-9") == Encoding::iso_8859_15);
    CHECK_FALSE(find_encoding("ebcdic"));
    CHECK_FALSE(find_encoding(""));
    CHECK(std::string(encoding_name(Encoding::utf16be)) == "utf-16be");
}
