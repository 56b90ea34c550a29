// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/receipt.h"
#include "storage/vault.h"

// Receipts in a vault: the partner writes them, the institution takes them in and sees who opened
// what, and when.
namespace noodkluis::app {

/// Signs a receipt for a bundle that was opened here; with `salvage` what was ticked off goes
/// along. Errors: bundle_not_opened, too_many, those of effective_time.
[[nodiscard]] Result<ReceiptFile> make_receipt(storage::Vault& vault, std::string const& bundle,
                                               bool salvage, Clock const& clock);

/// What a receipt tells, with the names of what it is about.
struct ReceiptSheet {
    Receipt receipt;
    std::string agreement;  ///< title
    std::string partner;
    std::string list;
    std::int64_t list_number = 0;
    bool known = false;  ///< it was here already
};
/// Takes a receipt in. Errors: bundle_unknown, receipt_mismatch, receipt_fork, partner_unknown,
/// status_from_future, those of receipts and of effective_time.
[[nodiscard]] Result<ReceiptSheet> import_receipt(storage::Vault& vault, ByteView bytes,
                                                  std::string const& name, Clock const& clock);
/// The newest receipt of each bundle, the newest first. Errors: those of the database.
[[nodiscard]] Result<std::vector<ReceiptSheet>> read_receipts(storage::Vault& vault,
                                                              Clock const& clock);

}  // namespace noodkluis::app
