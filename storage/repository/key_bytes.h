// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "crypto/minisign.h"

// How public keys are stored: key id, then point.
namespace noodkluis::storage {

using KeyBytes = ByteArray<40>;

[[nodiscard]] inline KeyBytes key_bytes(crypto::minisign::PublicKey const& key) {
    KeyBytes bytes{};
    std::copy(key.key.begin(), key.key.end(),
              std::copy(key.id.begin(), key.id.end(), bytes.begin()));
    return bytes;
}

[[nodiscard]] inline crypto::minisign::PublicKey key_from(KeyBytes const& bytes) {
    crypto::minisign::PublicKey key;
    std::copy_n(bytes.begin(), key.id.size(), key.id.begin());
    std::copy_n(bytes.begin() + key.id.size(), key.key.size(), key.key.begin());
    return key;
}

}  // namespace noodkluis::storage
