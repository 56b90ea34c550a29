// SPDX-License-Identifier: Apache-2.0
#include "app/text/labels.h"

#include "app/sharing/disclosure.h"
#include "app/sharing/party_kinds.h"
#include "storage/model/list_names.h"
#include "storage/model/object_fields.h"
#include "storage/model/user.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

template <class Names>
void check_all_have_words(Names const& names) {
    for (std::string_view const name : names) {
        INFO(name);
        auto const label = label_of_choice(name);
        CHECK_FALSE(label.empty());
        CHECK(label.find_first_of("-_") == std::string::npos);
    }
}

}  // namespace

TEST_CASE("every choice has words for people", "[text]") {
    check_all_have_words(storage::kListKindNames);
    check_all_have_words(storage::kScenarioNames);
    check_all_have_words(storage::kSalvageActionNames);
    check_all_have_words(storage::kListStatusNames);
    check_all_have_words(kPartyKindNames);
    check_all_have_words(storage::kUserRoleNames);
    check_all_have_words(kPhotoKindNames);
    check_all_have_words(kEntryFields);
    for (auto const& field : storage::object_fields()) {
        check_all_have_words(field.choices);
    }
}

TEST_CASE("a choice from a newer version is shown by its name", "[text]") {
    CHECK(label_of_choice("float-away") == "float-away");
    CHECK(label_of_choice("").empty());
}

TEST_CASE("people read the time of their own clock", "[text]") {
    auto const time = parse_time("2026-12-05T01:24:49Z").value();
    {
        test::TimeZone const zone("CET-1CEST,M3.5.0,M10.5.0/3");
        CHECK(display_time(time) == "5 Dec 2026 02:24 CET");
        CHECK(display_time(time + std::chrono::days(210)) == "3 Jul 2027 03:24 CEST");
    }
    test::TimeZone const zone("UTC0");
    CHECK(display_time(time) == "5 Dec 2026 01:24 UTC");
}
