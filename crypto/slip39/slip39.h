// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "crypto/slip39/share.h"

// SLIP-39: a secret in shares of words, some of which together give it back; any fewer say nothing
// of it. Other programs read ours. https://github.com/satoshilabs/slips/blob/master/slip-0039.md
namespace noodkluis::crypto::slip39 {

/// `count` shares of which any `threshold` are needed, checked by combining them again. One group,
/// no passphrase. Errors: not_in_range unless 2 <= threshold <= count <= 16.
[[nodiscard]] Result<std::vector<Share>> make_shares(Secret const& secret, std::size_t threshold,
                                                     std::size_t count);

/// What the shares were made of. One that is given twice counts once. With another passphrase than
/// the one they were made with another secret comes out: nothing can tell.
/// Errors: shares_too_few with how many are needed and how many there are, shares_mixed when they
/// are of several sets, shares_same_number when two are different and have one number,
/// shares_do_not_fit when together they give nothing.
[[nodiscard]] Result<Secret> combine(std::span<Share const> shares, Secret const& passphrase = {});

}  // namespace noodkluis::crypto::slip39
