// SPDX-License-Identifier: Apache-2.0
#include "crypto/minisign.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "crypto/base/limits.h"
#include "crypto/random.h"

namespace noodkluis::crypto::minisign {
namespace {

constexpr std::string_view kUntrustedPrefix = "untrusted comment: ";
constexpr std::string_view kTrustedPrefix = "trusted comment: ";
// The algorithm of keys is always "Ed"; of signatures it is "ED" for the prehashed kind.
constexpr ByteArray<2> kKeyAlgorithm{'E', 'd'};
constexpr ByteArray<2> kPrehashed{'E', 'D'};
constexpr std::size_t kKeyIdSize = 8;
constexpr std::size_t kSecretKeySize = 64;
constexpr std::size_t kSignatureSize = 64;
constexpr std::size_t kSignatureLineSize = 2 + kKeyIdSize + kSignatureSize;

bool is_comment(std::string_view text) {
    return text.size() <= limits::kTrustedCommentMax &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

/// Canonical and in the prime-order group: a signature under any other key may fit several
/// messages or several keys.
bool is_safe_public_key(ByteView key) {
    return crypto_core_ed25519_is_valid_point(key.data()) == 1;
}

ByteArray<kSignatureSize> ed25519(Secret const& key, ByteView message) {
    ByteArray<kSignatureSize> signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                         key.expose().subspan(kKeyIdSize).data());
    return signature;
}

/// What the second signature covers: the first one, then the trusted comment.
Bytes global_message(ByteView signature, std::string_view comment) {
    Bytes message(signature.size() + comment.size());
    auto const rest = std::copy(signature.begin(), signature.end(), message.begin());
    std::copy(comment.begin(), comment.end(), rest);
    return message;
}

std::string four_lines(ByteView key_id, ByteView signature, std::string_view comment,
                       ByteView global) {
    Bytes line(kPrehashed.begin(), kPrehashed.end());
    line.insert(line.end(), key_id.begin(), key_id.end());
    line.insert(line.end(), signature.begin(), signature.end());
    std::string text(kUntrustedPrefix);
    text.append(kUntrustedComment).append("\n").append(to_base64(line, Base64::padded));
    text.append("\n").append(kTrustedPrefix).append(comment).append("\n");
    return text.append(to_base64(global, Base64::padded)).append("\n");
}

/// Cuts the text up to the next line feed off its front; false when there is none.
bool take_line(std::string_view& text, std::string_view& line) {
    auto const end = text.find('\n');
    if (end == std::string_view::npos) {
        return false;
    }
    line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return true;
}

/// Of a text that is not a key: enough to recognise it by, and harmless on a terminal.
std::string excerpt(std::string_view line) {
    std::string shown(line.substr(0, 64));
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
    return shown;
}

Bytes hash_message(std::string_view purpose, Hash256 const& hash) {
    NK_ASSERT(purpose.size() < kSignatureSize - hash.size());
    Bytes message(purpose.begin(), purpose.end());
    message.insert(message.end(), hash.begin(), hash.end());
    return message;
}

bool verifies(ByteView signature, ByteView message, PublicKey const& key) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                       key.key.data()) == 0;
}

}  // namespace

Result<PublicKey> PublicKey::parse(std::string_view line) {
    ByteArray<2 + kKeyIdSize + 32> bytes{};
    PublicKey key;
    if (!from_base64(line, Base64::padded, bytes) ||
        !std::equal(kKeyAlgorithm.begin(), kKeyAlgorithm.end(), bytes.begin())) {
        return fail(ErrorCode::public_key_malformed, excerpt(line));
    }
    std::copy_n(bytes.begin() + 2, kKeyIdSize, key.id.begin());
    std::copy_n(bytes.begin() + 2 + kKeyIdSize, key.key.size(), key.key.begin());
    if (!is_safe_public_key(key.key) || key.line() != line) {
        return fail(ErrorCode::public_key_malformed, excerpt(line));
    }
    return key;
}

std::string PublicKey::line() const {
    Bytes bytes(kKeyAlgorithm.begin(), kKeyAlgorithm.end());
    bytes.insert(bytes.end(), id.begin(), id.end());
    bytes.insert(bytes.end(), key.begin(), key.end());
    return to_base64(bytes, Base64::padded);
}

std::string PublicKey::file() const {
    // The stock tool prints the id as a little-endian number: in reverse, no leading zeros.
    ByteArray<kKeyIdSize> reversed = id;
    std::reverse(reversed.begin(), reversed.end());
    auto number = to_hex(reversed);
    std::transform(number.begin(), number.end(), number.begin(),
                   [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
    return std::string(kUntrustedPrefix) + "minisign public key " + number + "\n" + line() + "\n";
}

SigningKey SigningKey::generate() {
    Secret bytes(kKeyIdSize + kSecretKeySize);
    PublicKey key;
    key.id = random_array<kKeyIdSize>();
    std::copy(key.id.begin(), key.id.end(), bytes.writable().begin());
    crypto_sign_keypair(key.key.data(), bytes.writable().subspan(kKeyIdSize).data());
    return {std::move(bytes), key};
}

SigningKey SigningKey::from_seed(Secret const& seed) {
    NK_ASSERT(seed.size() == crypto_sign_SEEDBYTES);
    Secret bytes(kKeyIdSize + kSecretKeySize);
    PublicKey key;
    crypto_sign_seed_keypair(key.key.data(), bytes.writable().subspan(kKeyIdSize).data(),
                             seed.expose().data());
    std::copy_n(blake2b_256(key.key).begin(), kKeyIdSize, key.id.begin());
    std::copy(key.id.begin(), key.id.end(), bytes.writable().begin());
    return {std::move(bytes), key};
}

Result<SigningKey> SigningKey::from_bytes(Secret bytes) {
    PublicKey key;
    if (bytes.size() != kKeyIdSize + kSecretKeySize) {
        return fail(ErrorCode::public_key_malformed, "signing key");
    }
    std::copy_n(bytes.expose().begin(), kKeyIdSize, key.id.begin());
    // The secret key ends in the public one. Signing with a pair that does not belong together
    // would give the secret away, so it is made again from its seed and compared.
    auto const stored = bytes.expose().subspan(kKeyIdSize);
    Secret again(kSecretKeySize);
    crypto_sign_seed_keypair(key.key.data(), again.writable().data(), stored.data());
    if (!again.equals(stored)) {
        return fail(ErrorCode::public_key_malformed, "signing key");
    }
    return SigningKey(std::move(bytes), key);
}

std::string sign(SigningKey const& key, Hash512 const& digest, std::string_view trusted_comment) {
    NK_ASSERT(is_comment(trusted_comment));
    auto const signature = ed25519(key.bytes(), digest);
    auto const global = ed25519(key.bytes(), global_message(signature, trusted_comment));
    return four_lines(key.public_key().id, signature, trusted_comment, global);
}

Hash512 digest_of(ByteView file) {
    Blake2b<64> hash;
    hash.update(file);
    return hash.finish();
}

BareSignature sign_hash(SigningKey const& key, std::string_view purpose, Hash256 const& hash) {
    return ed25519(key.bytes(), hash_message(purpose, hash));
}

bool verify_hash(PublicKey const& key, std::string_view purpose, Hash256 const& hash,
                 BareSignature const& signature) {
    return is_safe_public_key(key.key) && verifies(signature, hash_message(purpose, hash), key);
}

Result<Signature> Signature::parse(std::string_view text, std::string name) {
    auto rest = text;
    std::array<std::string_view, 4> lines;
    ByteArray<kSignatureLineSize> first{};
    Signature signature;
    if (text.size() > limits::kSignatureFileMax ||
        !std::all_of(lines.begin(), lines.end(),
                     [&](auto& line) { return take_line(rest, line); }) ||
        lines[2].substr(0, kTrustedPrefix.size()) != kTrustedPrefix ||
        !from_base64(lines[1], Base64::padded, first) ||
        !from_base64(lines[3], Base64::padded, signature.m_global)) {
        return fail(ErrorCode::signature_malformed, std::move(name));
    }
    if (std::equal(kKeyAlgorithm.begin(), kKeyAlgorithm.end(), first.begin())) {
        return fail(ErrorCode::signature_legacy, std::move(name));
    }
    std::copy_n(first.begin() + 2, kKeyIdSize, signature.m_key_id.begin());
    std::copy_n(first.begin() + 2 + kKeyIdSize, kSignatureSize, signature.m_signature.begin());
    auto const comment = lines[2].substr(kTrustedPrefix.size());
    // One spelling only: whatever the stock tool would also read is a different file to us.
    if (!is_comment(comment) || four_lines(signature.m_key_id, signature.m_signature, comment,
                                           signature.m_global) != text) {
        return fail(ErrorCode::signature_malformed, std::move(name));
    }
    signature.m_comment = comment;
    signature.m_name = std::move(name);
    return signature;
}

Status Signature::verify(PublicKey const& key, Hash512 const& digest) const {
    if (m_key_id != key.id) {
        return fail(ErrorCode::signature_wrong_key, m_name);
    }
    if (!verifies(m_signature, digest, key)) {
        return fail(ErrorCode::signature_invalid, m_name);
    }
    if (!verifies(m_global, global_message(m_signature, m_comment), key)) {
        return fail(ErrorCode::signature_comment_invalid, m_name);
    }
    return {};
}

}  // namespace noodkluis::crypto::minisign
