// SPDX-License-Identifier: Apache-2.0
#include "app/text/display.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

TEST_CASE("text from outside cannot steer a terminal", "[cli]") {
    CHECK(printable("Kelk \x1b[2J", Newlines::keep) == "Kelk \\x1B[2J");
    CHECK(printable("a\rb\tc\x7f", Newlines::keep) == "a\\x0Db\\x09c\\x7F");
    CHECK(printable("a\nb", Newlines::keep) == "a\nb");
    CHECK(printable("a\nb", Newlines::escape) == "a\\nb");
    // U+009B is the one-character form of ESC [, U+202E turns the reading direction.
    CHECK(printable("a\xc2\x9b"
                    "b",
                    Newlines::keep) == "a\\x9Bb");
    CHECK(printable("gpj.\xe2\x80\xae", Newlines::keep) == "gpj.\\u202E");
    CHECK(printable("\xff\xc3", Newlines::keep) == "\\xFF\\xC3");
    CHECK(printable(std::string_view("a\0b", 3), Newlines::keep) == "a\\x00b");
    CHECK(printable("Fré, 東京, 🎨", Newlines::keep) == "Fré, 東京, 🎨");
}

TEST_CASE("a column is as wide as a terminal shows it", "[cli]") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("café") == 4);
    CHECK(display_width("cafe\xcc\x81") == 4);
    CHECK(display_width("東京") == 4);
}

TEST_CASE("a table aligns its columns and leaves no spaces at the end", "[cli]") {
    Table table({{"Nr", Table::Align::right}, {"Naam"}, {"Zaal"}});
    table.add({"1", "Café", "1"});
    table.add({"10", "Portret", ""});
    CHECK(table.text() ==
          "Nr  Naam     Zaal\n"
          " 1  Café     1\n"
          "10  Portret\n");
}

TEST_CASE("a cell cannot break its row", "[cli]") {
    Table table({{"A"}});
    table.add({"x\ny"});
    CHECK(table.text() == "A\nx\\ny\n");
}

TEST_CASE("text is wrapped at spaces", "[cli]") {
    CHECK(wrap("een twee drie", 8) == std::vector<std::string>{"een twee", "drie"});
    CHECK(wrap("onafscheidelijk en", 4) == std::vector<std::string>{"onafscheidelijk", "en"});
    CHECK(wrap("", 4) == std::vector<std::string>{""});
    CHECK(wrap("a\nb", 4) == std::vector<std::string>{"a", "b"});
}
