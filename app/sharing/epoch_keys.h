// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/epoch.h"
#include "storage/vault.h"

// The life of the keys of weeks (docs/formats.md, "Keys of weeks"): made ahead, sealed under the
// ratchet in vault.keys, and erased some time after their week, for good.
namespace noodkluis::app {

/// How long after the end of its week a key is kept: time to finish what was begun.
inline constexpr std::chrono::hours kEpochGrace{48};

/// Makes the keys that are missing from the week of `now` to kEpochWeeksAhead. Inside vault.write
/// only. Errors: those of the database and of vault.keys.
[[nodiscard]] Status ensure_epoch_keys(storage::Vault& vault, Timestamp now);

/// Erases the keys whose week is over for longer than kEpochGrace, and logs each. The clock of the
/// computer alone is believed only when it said so on two different days, a signed time at once; a
/// suspicious clock erases nothing, since a key erased too early is a list that is lost in a fire.
/// Finishes an erasure that was cut short. Gives the weeks erased. Not inside vault.write.
[[nodiscard]] Result<std::vector<std::string>> erase_past_keys(storage::Vault& vault,
                                                               Clock const& clock);

}  // namespace noodkluis::app
