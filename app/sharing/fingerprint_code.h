// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/sharing/qr_code.h"
#include "crypto/hash.h"

namespace noodkluis::app {

/// What the code of an identity says to whoever scans it: "NOODKLUIS 35835 20199 ...".
[[nodiscard]] std::string fingerprint_code_text(crypto::Hash256 const& identity);
/// The fingerprint of an identity as a code that still reads when 15 % of it is damaged.
[[nodiscard]] QrCode fingerprint_code(crypto::Hash256 const& identity);

}  // namespace noodkluis::app
