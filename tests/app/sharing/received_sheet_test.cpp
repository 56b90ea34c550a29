// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/received_sheet.h"

#include "app/sharing/receipt_use.h"
#include "app/sharing/receipts.h"
#include "app/sharing/statements.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

class Receiving : public TwoVaults {
  public:
    Receiving() {
        agree();
        approve();
    }
    [[nodiscard]] std::vector<ReceivedSheet> sheets() {
        auto all = read_received(brigade);
        NK_REQUIRE_OK(all);
        return *std::move(all);
    }
};

}  // namespace

TEST_CASE("what was received says when another list is the better one", "[sharing]") {
    Receiving vaults;
    auto const first = vaults.seal("first.nkbundle");
    auto const second = vaults.seal("second.nkbundle");
    CHECK(vaults.open(first) == "ok");
    auto sheets = vaults.sheets();
    REQUIRE(sheets.size() == 1);
    CHECK(sheets.front().title == "Afspraak");
    CHECK(sheets.front().sender == "museum");
    CHECK_FALSE(sheets.front().superseded);
    CHECK_FALSE(sheets.front().receipt_at.has_value());
    vaults.clock.advance(kDay);
    CHECK(vaults.open(second) == "ok");
    sheets = vaults.sheets();
    REQUIRE(sheets.size() == 2);
    for (auto const& sheet : sheets) {
        CHECK(sheet.superseded == (sheet.bundle.sequence == 1));
        CHECK_FALSE(sheet.forked);
        CHECK_FALSE(sheet.revoked);
    }
    auto const old = sheets[sheets[0].bundle.sequence == 1 ? 0 : 1].bundle.id;
    NK_REQUIRE_OK(make_receipt(vaults.brigade, old.text(), true, vaults.clock));
    auto const statement = revoke_bundle(vaults.museum, old.text(), false, vaults.clock);
    NK_REQUIRE_OK(statement);
    NK_REQUIRE_OK(import_status(vaults.brigade, *write_status(*statement), "s", vaults.clock));
    for (auto const& sheet : vaults.sheets()) {
        CHECK(sheet.revoked == (sheet.bundle.id == old));
        CHECK(sheet.receipt_at.has_value() == (sheet.bundle.id == old));
        CHECK_FALSE(sheet.ended);
    }
    NK_REQUIRE_OK(end_agreement(vaults.brigade, "Afspraak", false, vaults.clock));
    CHECK(vaults.sheets().front().ended);
}

TEST_CASE("a receipt tells what was done with which object", "[sharing]") {
    Receiving vaults;
    auto const opened = vaults.try_open(vaults.seal("one.nkbundle"));
    NK_REQUIRE_OK(opened);
    auto const log = start_salvage(vaults.brigade, *opened, {storage::IncidentKind::drill, {}, ""},
                                   vaults.clock);
    NK_REQUIRE_OK(log);
    NK_REQUIRE_OK(mark_entries(vaults.brigade, log->incident.id, {1}, storage::SalvageState::out,
                               {}, vaults.clock));
    auto const receipt =
        make_receipt(vaults.brigade, opened->manifest().outer.bundle.text(), true, vaults.clock);
    NK_REQUIRE_OK(receipt);
    NK_REQUIRE_OK(import_receipt(vaults.museum, *write_receipt(*receipt), "r", vaults.clock));
    auto const uses = read_use(vaults.museum, receipt->receipt, vaults.clock);
    NK_REQUIRE_OK(uses);
    REQUIRE(uses->size() == 1);
    auto const& use = uses->front();
    CHECK(use.kind == storage::IncidentKind::drill);
    CHECK(use.counts.out == 1);
    REQUIRE(use.used.size() == 1);
    CHECK(use.used.front().number == 1);
    CHECK(use.used.front().name == "W-1  Kelk");
    CHECK(use.used.front().salvage.state == storage::SalvageState::out);
    auto foreign = receipt->receipt;
    foreign.bundle = storage::BundleId::random();
    NK_REQUIRE_ERROR(read_use(vaults.museum, foreign, vaults.clock), bundle_unknown);
}
