// SPDX-License-Identifier: Apache-2.0
#include "app/text/json_document.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

bool is_canonical(std::string_view text) {
    return parse_canonical_json(as_bytes(text), "x").has_value();
}

}  // namespace

TEST_CASE("a document has one spelling", "[text]") {
    CHECK(is_canonical(R"({"a":1,"b":[true,"é\n\""],"c":{}})"));
    CHECK(canonical_json({{"b", 2}, {"a", "é"}}) == R"({"a":"é","b":2})");
}

TEST_CASE("[M2] another spelling of the same document is refused", "[text]") {
    for (std::string_view const text : {
             R"({"b":1,"a":2})",         // keys out of order
             R"({"a":1,"a":1})",         // a key twice
             R"({"a": 1})",              // white space
             "{\"a\":1}\n",              // a line end after it
             R"({"a":1.0})",             // not an integer
             R"({"a":1e3})",             //
             R"({"a":-0})",              //
             R"({"a":01})",              //
             R"({"a":null})",            //
             R"({"a":"\u0041"})",        // an escape without need
             R"({"a":"\/"})",            //
             R"({"é":1})",               // a key that is not ASCII
             R"([1])",                   // not an object
             R"("a")",                   //
             R"({"a":1)",                // cut short
             "",                         //
             "\xEF\xBB\xBF{\"a\":1}",    // a byte order mark
             "{\"a\":\"\xff\"}",         // not UTF-8
             "{\"a\":\"\xed\xa0\x80\"}"  // half a surrogate pair
         }) {
        INFO(text);
        CHECK_FALSE(is_canonical(text));
    }
}

TEST_CASE("a document is neither too large nor too deep to be parsed", "[text]") {
    auto const nested = [](std::size_t depth) {
        return "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    CHECK(is_canonical(nested(limits::kDocumentDepthMax - 1)));
    CHECK_FALSE(is_canonical(nested(limits::kDocumentDepthMax)));
    CHECK_FALSE(is_canonical(nested(100'000)));
    CHECK_FALSE(is_canonical("{\"a\":\"" + std::string(limits::kDocumentBytesMax, 'x') + "\"}"));
}

TEST_CASE("every member is read, by its type and within its range", "[text]") {
    Json const json{{"n", 5}, {"t", "text"}, {"b", true}, {"h", "00ff"}, {"l", {"a", "b"}}};
    MemberReader members(json, "x");
    CHECK(members.integer("n", 1, 5) == 5);
    CHECK(members.text("t", 4) == "text");
    CHECK(members.boolean("b"));
    CHECK(members.hex<2>("h") == ByteArray<2>{0x00, 0xff});
    CHECK(members.texts("l", 2, 1) == std::vector<std::string>{"a", "b"});
    NK_REQUIRE_OK(members.finish());
}

TEST_CASE("a member that is missing, wrong or left over refuses the document", "[text]") {
    auto const problem = [](Json const& json, auto read) {
        MemberReader members(json, "x");
        read(members);
        auto const status = members.finish();
        return status ? std::string("ok") : status.error().detail;
    };
    CHECK(problem(Json::object(), [](auto& m) { (void)m.integer("n", 0, 9); }) == "n");
    CHECK(problem({{"n", 10}}, [](auto& m) { (void)m.integer("n", 0, 9); }) == "n");
    CHECK(problem({{"n", -1}}, [](auto& m) { (void)m.integer("n", 0, 9); }) == "n");
    CHECK(problem({{"n", "5"}}, [](auto& m) { (void)m.integer("n", 0, 9); }) == "n");
    CHECK(problem({{"n", 18446744073709551615ULL}},
                  [](auto& m) { (void)m.integer("n", 0, INT64_MAX); }) == "n");
    CHECK(problem({{"t", "toolong"}}, [](auto& m) { (void)m.text("t", 6); }) == "t");
    CHECK(problem({{"t", "ééé"}}, [](auto& m) { (void)m.text("t", 3); }) == "ok");
    CHECK(problem({{"t", "éééé"}}, [](auto& m) { (void)m.text("t", 3); }) == "t");
    CHECK(problem({{"t", "a\x1b[2J"}}, [](auto& m) { (void)m.text("t", 60); }) == "t");
    CHECK(problem({{"t", 5}}, [](auto& m) { (void)m.text("t", 6); }) == "t");
    CHECK(problem({{"h", "00FF"}}, [](auto& m) { (void)m.template hex<2>("h"); }) == "h");
    CHECK(problem({{"h", "00ff00"}}, [](auto& m) { (void)m.template hex<2>("h"); }) == "h");
    CHECK(problem({{"l", {"a", 5}}}, [](auto& m) { (void)m.texts("l", 9, 9); }) == "l");
    CHECK(problem({{"l", {"a", "b"}}}, [](auto& m) { (void)m.texts("l", 1, 9); }) == "l");
    CHECK(problem({{"s", 1099511627777LL}}, [](auto& m) { (void)m.time("s"); }) == "s");
    CHECK(problem({{"n", 1}, {"extra", 2}}, [](auto& m) { (void)m.integer("n", 0, 9); }) ==
          "extra");
    CHECK(problem({1, 2}, [](auto&) {}) == "type");
}
