// SPDX-License-Identifier: Apache-2.0
#include "crypto/random.h"

#include <sodium.h>

namespace noodkluis::crypto {

void fill_random(MutableByteView out) {
    randombytes_buf(out.data(), out.size());
}

}  // namespace noodkluis::crypto
