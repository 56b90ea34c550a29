// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/signed_document.h"

namespace noodkluis::app {

crypto::Hash256 document_hash(ByteView document) {
    return crypto::blake2b_256(document);
}

std::string sign_document(crypto::minisign::SigningKey const& key, ByteView document,
                          std::string_view comment) {
    return crypto::minisign::sign(key, crypto::minisign::digest_of(document), comment);
}

Status verify_document(crypto::minisign::PublicKey const& key, ByteView document,
                       ByteView signature_file, std::string_view comment, std::string const& name) {
    NK_TRY(auto const signature, crypto::minisign::Signature::parse(as_text(signature_file), name));
    NK_CHECK(signature.verify(key, crypto::minisign::digest_of(document)));
    if (signature.claimed_comment() != comment) {
        return fail(ErrorCode::signature_comment_invalid, name);
    }
    return {};
}

}  // namespace noodkluis::app
