// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/receipt.h"
#include "app/sharing/status.h"
#include "fuzz/fuzz.h"
#include "storage/container.h"

// status.json and receipt.json: what is accepted is written again byte for byte.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    auto const key = crypto::minisign::SigningKey::generate();
    auto const time = from_unix(1'800'000'000);
    auto const day = std::chrono::days{1};
    auto const status = sign_status({crypto::Hash256{7},
                                     3,
                                     StatusState::suspended,
                                     2,
                                     {storage::BundleId{{1}}, storage::BundleId{{2}}},
                                     time,
                                     time + day},
                                    key);
    Receipt receipt;
    receipt.sequence = 1;
    receipt.openings = {time};
    ReceiptSalvage salvage;
    salvage.entries = 2;
    salvage.marks.push_back({1, 1, storage::SalvageState::out, time, time, {}, 0, {}});
    receipt.salvage.push_back(salvage);
    return {status.document, sign_receipt(receipt, key).document};
}

void feed(ByteView input) {
    Bytes const document(input.begin(), input.end());
    auto const key = crypto::minisign::SigningKey::generate();
    if (auto const status = read_status(document, {}, "input")) {
        NK_ASSERT(sign_status(status->statement, key).document == document);
    }
    auto const packed =
        storage::write_container({{"receipt.json", document}, {"receipt.json.minisig", {}}});
    if (auto const receipt = packed ? read_receipt(*packed, "input")
                                    : Result<ReceiptFile>(tl::unexpected(packed.error()))) {
        NK_ASSERT(sign_receipt(receipt->receipt, key).document == document);
    }
}

}  // namespace noodkluis::fuzz
