// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/key_slots.h"
#include "support/fixtures.h"

namespace noodkluis::test {

/// Every page of the database of a closed vault, those that are free included, decrypted with the
/// passphrase as somebody with other tools would: all that is left in it.
[[nodiscard]] Bytes decrypted_pages(Path const& vault, crypto::Secret const& passphrase);

}  // namespace noodkluis::test
