// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/file.h"
#include "crypto/secret.h"

// From what a person typed or a file holds to the bytes that the key derivation takes.
namespace noodkluis::app {

/// The passphrase in Unicode normal form C, so that one passphrase gives the same bytes on every
/// keyboard and system. Does not judge its length. Errors: passphrase_not_text.
[[nodiscard]] Result<crypto::Secret> normalise_passphrase(crypto::Secret typed);

/// Reads `file` to its end, takes away one newline at the end, and normalises.
/// Errors: passphrase_too_long, passphrase_not_text, io_read.
[[nodiscard]] Result<crypto::Secret> read_passphrase(File& file);

}  // namespace noodkluis::app
