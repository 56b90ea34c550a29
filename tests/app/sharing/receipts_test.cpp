// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/receipts.h"

#include "app/sharing/salvage_log.h"
#include "app/sharing/two_vaults.h"
#include "storage/repository/status_repository.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

class Receipting : public TwoVaults {
  public:
    Receipting() {
        agree();
        approve();
    }
    /// Opens a bundle at the brigade and gives its id.
    std::string opened(std::string const& name) {
        auto const bundle = try_open(seal(name));
        NK_REQUIRE_OK(bundle);
        return bundle->manifest().outer.bundle.text();
    }
    [[nodiscard]] ReceiptFile receipt(std::string const& bundle, bool salvage = false) {
        auto const made = make_receipt(brigade, bundle, salvage, clock);
        NK_REQUIRE_OK(made);
        return *made;
    }
    [[nodiscard]] std::string import(ReceiptFile const& file) {
        auto const bytes = write_receipt(file);
        NK_REQUIRE_OK(bytes);
        auto const sheet = import_receipt(museum, *bytes, "x.nkreceipt", clock);
        return sheet ? "ok" : error_name(sheet.error().code);
    }
    [[nodiscard]] ReceiptFile signed_anyhow(Receipt const& receipt, storage::Vault& vault) {
        auto const key = own_signing_key(vault, storage::KeyPurpose::status);
        NK_REQUIRE_OK(key);
        return sign_receipt(receipt, *key);
    }
};

}  // namespace

TEST_CASE("the museum learns who opened which bundle, and when", "[sharing][receipt]") {
    Receipting vaults;
    auto const bundle = vaults.opened("a");
    vaults.clock.advance(kDay);
    CHECK(vaults.open(vaults.folder / "a") == "ok");
    auto const file = vaults.receipt(bundle);
    CHECK(file.receipt.openings == std::vector{kNow, kNow + kDay});
    CHECK(vaults.import(file) == "ok");
    CHECK(vaults.import(file) == "ok");  // once more is no harm
    auto const sheets = read_receipts(vaults.museum, vaults.clock);
    NK_REQUIRE_OK(sheets);
    REQUIRE(sheets->size() == 1);
    CHECK(sheets->front().receipt == file.receipt);
    CHECK(sheets->front().partner == "brigade");
    CHECK(sheets->front().list == "Brand");
    CHECK(sheets->front().list_number == 1);
    CHECK(sheets->front().receipt.device == "brigade-1");
    vaults.clock.advance(kDay);
    CHECK(vaults.open(vaults.folder / "a") == "ok");
    CHECK(vaults.import(vaults.receipt(bundle)) == "ok");
    CHECK(read_receipts(vaults.museum, vaults.clock).value().front().receipt.openings.size() == 3);
    CHECK(vaults.museum.log().events().value().back().kind == storage::LogKind::receipt_received);
}

TEST_CASE("what was ticked off goes along when that is wanted", "[sharing][receipt]") {
    Receipting vaults;
    auto const opened = vaults.try_open(vaults.seal("a"));
    NK_REQUIRE_OK(opened);
    auto const bundle = opened->manifest().outer.bundle.text();
    auto const log = start_salvage(vaults.brigade, *opened,
                                   {storage::IncidentKind::drill, {}, "geheim"}, vaults.clock);
    NK_REQUIRE_OK(log);
    NK_REQUIRE_OK(mark_entries(vaults.brigade, log->incident.id, {1}, storage::SalvageState::out,
                               {}, vaults.clock));
    CHECK(vaults.receipt(bundle).receipt.salvage.empty());
    auto const file = vaults.receipt(bundle, true);
    REQUIRE(file.receipt.salvage.size() == 1);
    CHECK(file.receipt.salvage[0].marks.size() == 1);
    CHECK(as_text(file.document).find("geheim") == std::string_view::npos);
    CHECK(vaults.import(file) == "ok");
    auto const sheets = read_receipts(vaults.museum, vaults.clock);
    REQUIRE(sheets.value().size() == 1);
    CHECK(sheets.value()[0].receipt.salvage[0].marks[0].state == storage::SalvageState::out);
}

TEST_CASE("a receipt that was changed or cut anywhere is refused", "[sharing][receipt]") {
    Receipting vaults;
    auto const bytes = write_receipt(vaults.receipt(vaults.opened("a"))).value();
    auto const key = read_card(vaults.card_of(vaults.brigade), "card").value().keys.status;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        INFO("byte " << i);
        auto changed = bytes;
        changed[i] ^= 0x20;
        if (auto const read = read_receipt(changed, "x")) {
            CHECK_FALSE(read->verify(key, "x").has_value());
        }
        CHECK_FALSE(read_receipt(ByteView(bytes).first(i), "x").has_value());
    }
}

TEST_CASE("a receipt counts from the partner only, for what was sealed here",
          "[sharing][receipt]") {
    Receipting vaults;
    auto const good = vaults.receipt(vaults.opened("a"));
    auto receipt = good.receipt;
    SECTION("not of a bundle that is not ours") {
        receipt.bundle = storage::BundleId::random();
        receipt.sequence = 7;
        CHECK(vaults.import(vaults.signed_anyhow(receipt, vaults.brigade)) == "bundle-unknown");
    }
    SECTION("not with other contents") {
        receipt.payload_hash[0] ^= 1;
        CHECK(vaults.import(vaults.signed_anyhow(receipt, vaults.brigade)) == "receipt-mismatch");
    }
    SECTION("not by somebody else") {
        CHECK(vaults.import(vaults.signed_anyhow(receipt, vaults.museum)) == "signature-wrong-key");
        receipt.party = vaults.museum.own_party().value().id;
        CHECK(vaults.import(vaults.signed_anyhow(receipt, vaults.museum)) == "receipt-mismatch");
    }
    SECTION("not under another agreement") {
        receipt.agreement[0] ^= 1;
        CHECK(vaults.import(vaults.signed_anyhow(receipt, vaults.brigade)) == "agreement-unknown");
    }
    SECTION("not from the future") {
        receipt.issued_at = kNow + 2 * kDay;
        CHECK(vaults.import(vaults.signed_anyhow(receipt, vaults.brigade)) == "status-from-future");
    }
    SECTION("[R13] not for another bundle with a number of ours, which alerts here") {
        receipt.bundle = storage::BundleId::random();
        CHECK(vaults.import(vaults.signed_anyhow(receipt, vaults.brigade)) == "receipt-fork");
        auto const forks = storage::StatusRepository(vaults.museum.connection()).forks();
        CHECK(forks.value().size() == 1);
    }
    CHECK(read_receipts(vaults.museum, vaults.clock).value().empty());
}

TEST_CASE("a receipt needs a bundle that was opened here", "[sharing][receipt]") {
    Receipting vaults;
    static_cast<void>(vaults.seal("a"));
    NK_REQUIRE_ERROR(make_receipt(vaults.brigade, "a", false, vaults.clock), bundle_not_opened);
    NK_REQUIRE_ERROR(
        make_receipt(vaults.brigade, storage::BundleId::random().text(), false, vaults.clock),
        bundle_not_opened);
}
