// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/bundle_open.h"
#include "storage/vault.h"

namespace noodkluis::app {

/// The sheets of a bundle that this vault opened, as a PDF that anybody can read: for printing
/// while there is time. Written to the log before it is there. Errors: sheets_missing,
/// file_exists, io_write, those of OpenedBundle::copy.
[[nodiscard]] Status export_sheets(storage::Vault& vault, OpenedBundle const& bundle,
                                   Path const& file);

}  // namespace noodkluis::app
