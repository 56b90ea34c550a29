// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/minisign.h"

namespace noodkluis::app {

/// The hash by which a document is known everywhere: BLAKE2b-256 of its exact bytes.
[[nodiscard]] crypto::Hash256 document_hash(ByteView document);

/// The bytes of a text that was made here, as documents and signatures are kept.
[[nodiscard]] Bytes document_bytes(std::string_view text);

/// A document and its signature, which is the entry NAME.minisig beside it, as the whole of a file.
struct SignedPair {
    Bytes document;
    Bytes signature;
};
[[nodiscard]] Result<Bytes> write_signed_pair(std::string const& document_name,
                                              SignedPair const& pair);
/// Nothing is verified. `name` is for messages. Errors: those of the container.
[[nodiscard]] Result<SignedPair> read_signed_pair(ByteView file, std::string const& document_name,
                                                  std::string const& name);

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
