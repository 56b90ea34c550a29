// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/minisign.h"

namespace noodkluis::app {

/// The hash by which a document is known everywhere: BLAKE2b-256 of its exact bytes.
[[nodiscard]] crypto::Hash256 document_hash(ByteView document);

/// Signs the exact bytes of a document. The comment begins with a token that names the kind of
/// document and its version, so that a signature for one kind never passes for another.
[[nodiscard]] std::string sign_document(crypto::minisign::SigningKey const& key, ByteView document,
                                        std::string_view comment);

/// The signature is ours in form, fits document and key, and carries exactly this comment.
/// Errors: those of minisign::Signature, signature_comment_invalid.
[[nodiscard]] Status verify_document(crypto::minisign::PublicKey const& key, ByteView document,
                                     ByteView signature_file, std::string_view comment,
                                     std::string const& name);

}  // namespace noodkluis::app
