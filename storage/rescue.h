// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/base/file.h"
#include "crypto/base/job.h"
#include "crypto/secret.h"

namespace noodkluis::storage {

/// What came over, and what is known to be lost.
struct Rescued {
    std::int64_t objects = 0;
    std::int64_t pictures = 0;
    std::int64_t lists = 0;
    std::int64_t list_entries = 0;
    std::vector<std::string> lost_objects;  ///< accession numbers, as far as they can be read
    std::int64_t lost_pictures = 0;         ///< those that the vault still names
    bool is_whole = true;                   ///< nothing of these tables could not be read
};

/// For a damaged vault without a good backup: makes the new vault `destination` out of what can
/// still be read of the collection in `folder`: objects, pictures, places and plans, and the lists,
/// as drafts. All or nothing, and `folder` is only read. The new vault is one of its own, which
/// opens with `passphrase` only: cards, agreements, bundles, history and log are not in it, as two
/// vaults that go on from one state look like a copy that was stolen.
/// What a single page of is damaged is left out. Errors: vault_not_found, vault_in_use,
/// wrong_passphrase, file_exists (never over anything), vault_too_new, role_forbids,
/// database_damaged when there is no way in, those of the keys file, cancelled, io_read, io_write.
[[nodiscard]] Result<Rescued> rescue_vault(Path const& folder, Path const& destination,
                                           crypto::Secret const& passphrase, Clock const& clock,
                                           Job& job);

}  // namespace noodkluis::storage
