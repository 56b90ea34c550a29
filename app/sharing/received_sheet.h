// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/salvage_log.h"
#include "storage/model/party.h"

namespace noodkluis::app {

/// A bundle that was opened here, with what must be said of it before it is used again.
struct ReceivedSheet {
    storage::ReceivedBundle bundle;
    Path file;          ///< still sealed, in the vault
    std::string title;  ///< of the agreement
    std::string sender;
    std::optional<SalvageLog> salvage;    ///< the newest with it
    bool superseded = false;              ///< a later one was opened here
    bool forked = false;                  ///< there is another one with its number
    bool revoked = false;                 ///< the sender took it back
    bool ended = false;                   ///< the agreement did, before its time
    bool has_sheets = false;              ///< to print
    std::optional<Timestamp> receipt_at;  ///< when a receipt was last written
};
/// The newest first. Errors: those of the database, status_lost, log_broken.
[[nodiscard]] Result<std::vector<ReceivedSheet>> read_received(storage::Vault& vault);

}  // namespace noodkluis::app
