// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "crypto/hash.h"

// Signatures in the minisign format, prehashed kind ("ED") only: Ed25519 over the BLAKE2b-512 of
// the file, and a second signature over the first one and a trusted comment. The stock tool
// verifies ours with `minisign -V -H`; our reader accepts less than the stock tool does.
namespace noodkluis::crypto::minisign {

/// The untrusted comment that every signature of ours carries, and the only one accepted.
inline constexpr std::string_view kUntrustedComment = "signature from noodkluis";

struct PublicKey {
    ByteArray<8> id{};
    ByteArray<32> key{};
    /// The 56-character line of a minisign .pub file. Errors: public_key_malformed.
    [[nodiscard]] static Result<PublicKey> parse(std::string_view line);
    [[nodiscard]] std::string line() const;
    /// The two-line .pub file that the stock tool takes with -p.
    [[nodiscard]] std::string file() const;
    friend bool operator==(PublicKey const&, PublicKey const&) = default;
};

class SigningKey {
  public:
    [[nodiscard]] static SigningKey generate();
    /// From what `bytes` gave: key id (8) and Ed25519 secret key (64), as stored in a vault.
    /// Errors: public_key_malformed when the two halves of the secret key do not belong together.
    [[nodiscard]] static Result<SigningKey> from_bytes(Secret bytes);
    /// The one key pair of a seed of 32 bytes (asserted); its id follows from the public key.
    [[nodiscard]] static SigningKey from_seed(Secret const& seed);
    [[nodiscard]] Secret const& bytes() const { return m_bytes; }
    [[nodiscard]] PublicKey const& public_key() const { return m_public; }

  private:
    SigningKey(Secret bytes, PublicKey public_key)
        : m_bytes(std::move(bytes)), m_public(public_key) {}
    Secret m_bytes;
    PublicKey m_public;
};

/// The four lines of a signature file. `digest` is the BLAKE2b-512 of the file; the comment is
/// printable ASCII of at most limits::kTrustedCommentMax bytes (asserted).
[[nodiscard]] std::string sign(SigningKey const& key, Hash512 const& digest,
                               std::string_view trusted_comment);
/// How many bytes `sign` gives for a trusted comment of this many.
[[nodiscard]] constexpr std::size_t signature_file_size(std::size_t trusted_comment_size) {
    return std::string_view("untrusted comment: ").size() + kUntrustedComment.size() + 1 + 100 + 1 +
           std::string_view("trusted comment: ").size() + trusted_comment_size + 1 + 88 + 1;
}
[[nodiscard]] Hash512 digest_of(ByteView file);

/// A bare Ed25519 signature, for what is short and stays in the vault. What is signed is `purpose`
/// and the hash: 32 bytes and at most 31 more, so never as long as what `sign` signs (asserted).
using BareSignature = ByteArray<64>;
[[nodiscard]] BareSignature sign_hash(SigningKey const& key, std::string_view purpose,
                                      Hash256 const& hash);
[[nodiscard]] bool verify_hash(PublicKey const& key, std::string_view purpose, Hash256 const& hash,
                               BareSignature const& signature);

/// A signature file that has the one accepted form; nothing is verified yet.
class Signature {
  public:
    /// Strict: exactly what `sign` writes, compared byte for byte after parsing.
    /// Errors: signature_malformed, signature_legacy. `name` is for messages.
    [[nodiscard]] static Result<Signature> parse(std::string_view text, std::string name);
    /// Unverified: for looking up the key it claims. Trust it only after `verify`.
    [[nodiscard]] std::string const& claimed_comment() const { return m_comment; }
    /// Both signatures fit `key`. Errors: signature_wrong_key, signature_invalid,
    /// signature_comment_invalid.
    [[nodiscard]] Status verify(PublicKey const& key, Hash512 const& digest) const;

  private:
    Signature() = default;
    std::string m_name;
    std::string m_comment;
    ByteArray<8> m_key_id{};
    ByteArray<64> m_signature{};
    ByteArray<64> m_global{};
};

}  // namespace noodkluis::crypto::minisign
