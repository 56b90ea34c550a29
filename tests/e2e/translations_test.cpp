// SPDX-License-Identifier: Apache-2.0
// The Dutch translation is complete, and every text of the program is in it.
#include <map>
#include <set>
#include <sstream>

#include "support/fixtures.h"

using namespace noodkluis;
using test::run;

namespace {

Path const kLocale = Path(NK_SOURCE_DIR) / "app" / "resources" / "locale";

/// msgid -> msgstr of a PO file, both still quoted and escaped. msgcat writes each on one line.
std::map<std::string, std::string> messages_of(Path const& po) {
    auto const text = run("msgcat --no-wrap --no-location " + po.string());
    REQUIRE(text.exit_code == 0);
    std::map<std::string, std::string> messages;
    std::istringstream lines(text.output);
    std::string line;
    std::string id;
    std::string* field = nullptr;
    while (std::getline(lines, line)) {
        if (line.rfind("msgid ", 0) == 0) {
            id = line.substr(6);
            field = &id;
        } else if (line.rfind("msgstr ", 0) == 0) {
            messages[id] = line.substr(7);
            field = &messages[id];
        } else if (line.rfind('"', 0) == 0 && field != nullptr) {
            *field += line;
        } else {
            field = nullptr;
        }
    }
    messages.erase("\"\"");
    return messages;
}

std::set<std::string> slots_of(std::string const& text) {
    std::set<std::string> slots;
    for (std::string const slot : {"{0}", "{1}", "{2}", "{3}", "{4}", "{5}"}) {
        if (text.find(slot) != std::string::npos) {
            slots.insert(slot);
        }
    }
    return slots;
}

}  // namespace

TEST_CASE("the Dutch translation holds exactly the texts of the sources", "[cli]") {
    test::TemporaryFolder const folder;
    auto const extracted =
        run((kLocale / "update.sh").string() + " --extract " + (folder / "all.pot").string());
    INFO(extracted.errors);
    REQUIRE(extracted.exit_code == 0);
    auto const wanted = messages_of(folder / "all.pot");
    auto const dutch = messages_of(kLocale / "nl.po");
    REQUIRE(wanted.size() > 50);
    for (auto const& [id, empty] : wanted) {
        INFO("app/resources/locale/update.sh adds it: " << id);
        CHECK(dutch.count(id) == 1);
    }
    for (auto const& [id, text] : dutch) {
        INFO(id);
        CHECK(wanted.count(id) == 1);
        CHECK(text.size() > 2);
        CHECK(slots_of(id) == slots_of(text));
    }
}

TEST_CASE("no Dutch text is a guess and the file is well formed", "[cli]") {
    auto const po = (kLocale / "nl.po").string();
    auto const fuzzy = run("msgattrib --only-fuzzy " + po);
    CHECK(fuzzy.exit_code == 0);
    CHECK(fuzzy.output.empty());
    auto const check = run("msgfmt --check --output=/dev/null " + po);
    CHECK(check.exit_code == 0);
    CHECK(check.errors.empty());
}
