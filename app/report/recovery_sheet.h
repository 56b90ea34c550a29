// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "app/session/recovery.h"

// Recovery keys and shares for paper, in the language of the interface.
namespace noodkluis::app {

/// For a terminal or a text file: groups of a key or numbered words of a share, and below each what
/// it is and how to keep it. read_recovery_text reads it back.
[[nodiscard]] crypto::Secret recovery_text(std::span<RecoverySheet const> sheets);

/// A4, one page for each, with a QR code. What the drawing library held of it is not wiped.
[[nodiscard]] Result<crypto::Secret> recovery_pdf(std::span<RecoverySheet const> sheets);

}  // namespace noodkluis::app
