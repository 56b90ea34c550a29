// SPDX-License-Identifier: Apache-2.0
#include "app/session/log_sheet.h"

#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

TEST_CASE("the log tells in words what was done, the newest first", "[session]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    static_cast<void>(vaults.seal("one.nkbundle"));
    auto const lines = read_log(vaults.museum);
    NK_REQUIRE_OK(lines);
    REQUIRE(lines->size() > 4);
    CHECK(lines->front().sentence == "A list was sealed under Afspraak.");
    CHECK(lines->front().user == "R");
    CHECK(lines->back().sentence == "The vault was made.");
    auto const has = [&](std::string const& sentence) {
        return std::any_of(lines->begin(), lines->end(),
                           [&](auto const& line) { return line.sentence == sentence; });
    };
    CHECK(has("The list Brand was approved as version 1."));
    CHECK(has("brigade was taken as a partner, after the fingerprint was compared."));
    CHECK(has("The agreement Afspraak came back with both signatures."));
    NK_REQUIRE_OK(vaults.museum.verify_log());
}
