// SPDX-License-Identifier: Apache-2.0
// What happens to an agreement and its bundles after signing, on the command line.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;

namespace {

/// A museum and a brigade that agreed on one list.
void make_parties(CliFolder const& folder, std::string const& terms = {}) {
    folder.init("m.kluis");
    folder.json(
        fmt::format("init b.kluis --kind fire-brigade --name Brandweer{}", test::kCheapKdf));
    folder.json("object add m.kluis ZK-1");
    folder.json("list create m.kluis Brand");
    folder.json("list add m.kluis Brand ZK-1");
    folder.json("list approve m.kluis Brand");
    for (auto const* party : {"m", "b"}) {
        folder.json(fmt::format("card export {0}.kluis {0}.nkcard", party));
    }
    auto const pin = [&](std::string const& vault, std::string const& card) {
        auto const print = folder.json("card show " + card)["fingerprint"].get<std::string>();
        folder.json(fmt::format("partner add {} {} --fingerprint '{}'", vault, card, print));
    };
    pin("m.kluis", "b.nkcard");
    pin("b.kluis", "m.nkcard");
    folder.json(
        "agreement draft m.kluis Brandweer a.nkagreement --title A --list Brand "
        "--purpose Redden --contact 'wacht;0201;piket;0202' " +
        terms);
    folder.json("agreement sign b.kluis a.nkagreement b.nkagreement");
    folder.json("agreement accept m.kluis b.nkagreement");
}

}  // namespace

TEST_CASE("a revoked bundle and an ended agreement stop where the statement is read",
          "[cli][status]") {
    CliFolder const folder;
    make_parties(folder);
    folder.json("seal m.kluis A Brand one.nkbundle");
    folder.json("seal m.kluis A Brand two.nkbundle");
    folder.json("open b.kluis one.nkbundle");
    auto const revoked = folder.json("revoke m.kluis one.nkbundle r.nkrevocation");
    CHECK(revoked["revoked"].size() == 1);
    CHECK(folder.json("revoke m.kluis one.nkbundle s.nkrevocation", 3)["refused"] ==
          "status-already");
    CHECK(folder.json("revocation import b.kluis r.nkrevocation")["known"] == false);
    CHECK(folder.json("revocation import b.kluis r.nkrevocation")["known"] == true);
    CHECK(folder.json("open b.kluis one.nkbundle", 3)["refused"] == "bundle-revoked");
    CHECK(folder.json("bundles m.kluis")["sealed"][1]["revoked"] == true);
    CHECK_FALSE(folder.json("open b.kluis two.nkbundle")["last_word"].get<std::string>().empty());

    folder.json("agreement suspend m.kluis A t.nkrevocation");
    CHECK(folder.json("seal m.kluis A Brand three.nkbundle", 3)["refused"] ==
          "agreement-suspended");
    folder.json("agreement resume m.kluis A u.nkrevocation");
    auto const ended = folder.json("agreement end m.kluis A --revoke v.nkrevocation");
    CHECK(ended["revoked"] == true);
    CHECK(ended["bundles_out"].size() == 1);
    folder.json("revocation import b.kluis v.nkrevocation");
    CHECK(folder.json("open b.kluis two.nkbundle", 3)["refused"] == "agreement-revoked");
    auto const today = folder.json("agreement status m.kluis");
    CHECK(today["agreements"][0]["in_force"] == false);
    CHECK(today["agreements"][0]["bundles"].empty());
}

TEST_CASE("what each party may see today is one list", "[cli][status]") {
    CliFolder const folder;
    make_parties(folder);
    folder.json("seal m.kluis A Brand one.nkbundle");
    auto const today = folder.json("agreement status m.kluis A")["agreements"][0];
    CHECK(today["in_force"] == true);
    CHECK(today["partner"] == "Brandweer");
    CHECK(today["lists"][0] == "Brand");
    CHECK(today["bundles"][0]["list"] == "Brand");
    CHECK(today["museum_contacts"][0]["stand_in_telephone"] == "0202");
    auto const ended = folder.cli("agreement end m.kluis A");
    CHECK(ended.exit_code == 0);
    CHECK(ended.output.find("can still be opened by the partner") != std::string::npos);
    CHECK(folder.json("open b.kluis one.nkbundle")["superseded"] == false);
}

TEST_CASE("a renewal goes to and fro, and takes over", "[cli][status]") {
    CliFolder const folder;
    make_parties(folder);
    auto const renewal = folder.json(
        "agreement renew m.kluis A v2.nkagreement --days 700 --release-code yes --fresh-days 9");
    CHECK(renewal["version"] == 2);
    CHECK(folder.json("agreement show m.kluis A")["version"] == 1);
    folder.json("agreement sign b.kluis v2.nkagreement v2b.nkagreement");
    CHECK(folder.json("agreement accept m.kluis v2b.nkagreement")["release_code"] == true);
    CHECK(folder.json("agreement show m.kluis A")["version"] == 2);
}

TEST_CASE("a bundle with a code opens with what the duty officer reads out", "[cli][status]") {
    CliFolder const folder;
    make_parties(folder, "--release-code");
    auto const sealed = folder.json("seal m.kluis A Brand one.nkbundle");
    auto const code = sealed["release_code"].get<std::string>();
    CHECK(folder.json("release code m.kluis one.nkbundle")["release_code"] == code);
    auto const needed = folder.json("open b.kluis one.nkbundle", 3);
    CHECK(needed["refused"] == "release-code-needed");
    CHECK(needed["message"].get<std::string>().find("0201") != std::string::npos);
    folder.write("code", code + "\n");
    CHECK(folder.json("open b.kluis one.nkbundle --release-code-file code")["list"].is_object());
    auto wrong = code;
    wrong[0] = wrong[0] == '9' ? '8' : '9';
    folder.write("wrong", wrong);
    CHECK(folder.json("open b.kluis one.nkbundle --release-code-file wrong", 2)["error"] ==
          "release-code-typed");
    folder.json("seal m.kluis A Brand two.nkbundle");
    auto const refused = [&folder] {
        return folder.json("open b.kluis two.nkbundle --release-code-file code", 3)["refused"]
            .get<std::string>();
    };
    std::vector<std::string> tries{refused()};
    CHECK(tries.front() == "release-code-wrong");
    // On a slow computer the first waits are over before the program has started again.
    while (tries.back() == "release-code-wrong" && tries.size() < 8) {
        tries.push_back(refused());
    }
    CHECK(tries.back() == "release-code-wait");
}

TEST_CASE("a receipt tells the museum who opened what", "[cli][status]") {
    CliFolder const folder;
    make_parties(folder);
    folder.json("seal m.kluis A Brand one.nkbundle");
    CHECK(folder.json("receipt write b.kluis newest r.nkreceipt", 3)["refused"] ==
          "bundle-not-opened");
    folder.json("open b.kluis one.nkbundle");
    folder.json("salvage start b.kluis one.nkbundle --kind drill");
    folder.json("salvage mark b.kluis out 1");
    auto const receipt = folder.json("receipt write b.kluis newest r.nkreceipt --salvage");
    CHECK(receipt["openings"].size() == 2);  // starting a drill opens it as well
    auto const taken = folder.json("receipt import m.kluis r.nkreceipt");
    CHECK(taken["partner"] == "Brandweer");
    CHECK(taken["salvage"][0]["out"] == 1);
    CHECK(folder.json("receipt list m.kluis")["receipts"].size() == 1);
}

TEST_CASE("a renewed card is taken without a fingerprint", "[cli][status]") {
    CliFolder const folder;
    make_parties(folder);
    auto const renewed = folder.json("card renew b.kluis newer.nkcard");
    CHECK(renewed["weeks"] == 61);
    folder.json("partner add m.kluis newer.nkcard");
}
