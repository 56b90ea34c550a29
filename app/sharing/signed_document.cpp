// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/signed_document.h"

#include "crypto/base/limits.h"
#include "storage/container.h"

namespace noodkluis::app {
namespace {

constexpr char const* kSignatureExtension = ".minisig";

}  // namespace

crypto::Hash256 document_hash(ByteView document) {
    return crypto::blake2b_256(document);
}

Bytes document_bytes(std::string_view text) {
    auto const bytes = as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

Result<Bytes> write_signed_pair(std::string const& document_name, SignedPair const& pair) {
    return storage::write_container(
        {{document_name, pair.document}, {document_name + kSignatureExtension, pair.signature}});
}

Result<SignedPair> read_signed_pair(ByteView file, std::string const& document_name,
                                    std::string const& name) {
    auto const signature_name = document_name + kSignatureExtension;
    NK_TRY(auto const container, storage::ContainerReader::open(file, name));
    NK_CHECK(container.require_names({document_name, signature_name}));
    NK_TRY(auto document, container.read(document_name, limits::kDocumentBytesMax));
    NK_TRY(auto signature, container.read(signature_name, limits::kSignatureFileMax));
    return SignedPair{std::move(document), std::move(signature)};
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
