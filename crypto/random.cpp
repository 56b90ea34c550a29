// SPDX-License-Identifier: Apache-2.0
#include "crypto/random.h"

#include <sodium.h>

namespace noodkluis::crypto {

void fill_random(MutableByteView out) {
    if (!out.empty()) {  // an empty span has no address, which libsodium declares it needs
        randombytes_buf(out.data(), out.size());
    }
}

}  // namespace noodkluis::crypto
