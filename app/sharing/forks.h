// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "storage/model/status.h"
#include "storage/vault.h"

// Two different things of one sender under one number mean that somebody works with a copy of the
// sender's vault. Either may be the wrong one, so both are marked from then on.
namespace noodkluis::app {

/// Keeps and logs it, once. Not inside vault.write.
[[nodiscard]] Status note_fork(storage::Vault& vault, storage::Fork const& fork);
[[nodiscard]] Result<bool> is_forked(storage::Vault& vault, storage::AgreementId agreement,
                                     storage::ForkKind kind, std::int64_t sequence);

}  // namespace noodkluis::app
