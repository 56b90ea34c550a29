// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/fingerprint_code.h"

#include "app/sharing/card.h"

namespace noodkluis::app {

std::string fingerprint_code_text(crypto::Hash256 const& identity) {
    // Capitals, digits and blanks only: they take the least room in a code.
    return "NOODKLUIS " + fingerprint_of(identity);
}

QrCode fingerprint_code(crypto::Hash256 const& identity) {
    return qr_code(fingerprint_code_text(identity));
}

}  // namespace noodkluis::app
