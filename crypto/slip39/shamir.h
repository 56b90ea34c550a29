// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "crypto/base/result.h"
#include "crypto/secret.h"

// Shamir's secret sharing over GF(256) as SLIP-39 does it: byte by byte, and with a digest that
// tells whether what comes out is what went in. In constant time but for the numbers of the shares.
namespace noodkluis::crypto::slip39 {

struct Point {
    Byte x = 0;  ///< number of the share
    Secret y;
};

/// Points 0 to count - 1, of which any `threshold` give the secret back. 1 <= threshold <= count
/// <= 16 (asserted); with threshold 1 each is the secret itself.
[[nodiscard]] std::vector<Point> split(Secret const& secret, std::size_t threshold,
                                       std::size_t count);
/// The secret, or empty when the digest does not fit. Exactly `points.size()` points, with
/// different numbers, are what the secret was split for (asserted); they have one length.
[[nodiscard]] Secret join(std::span<Point const> points);

}  // namespace noodkluis::crypto::slip39
