// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "crypto/base/file.h"
#include "crypto/base/limits.h"
#include "crypto/secret.h"

// The age v1 file format (C2SP age.md): seals bytes to X25519 keys or to a passphrase. Any age
// tool reads what this writes. It proves nothing about who wrote a file: that is minisign's work.
namespace noodkluis::crypto::age {

/// Plaintext is sealed in chunks of this many bytes; each grows by a tag of 16.
inline constexpr std::size_t kChunkBytes = 65536;
inline constexpr std::size_t kTagBytes = 16;
inline constexpr std::size_t kSealedChunkBytes = kChunkBytes + kTagBytes;

/// A public key, written age1...
struct X25519Recipient {
    ByteArray<32> key{};
    /// Errors: age_recipient.
    [[nodiscard]] static Result<X25519Recipient> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    friend bool operator==(X25519Recipient const&, X25519Recipient const&) = default;
};

/// A private key, written AGE-SECRET-KEY-1...
class X25519Identity {
  public:
    [[nodiscard]] static X25519Identity generate();
    /// Exactly 32 bytes, as stored in a vault.
    [[nodiscard]] static X25519Identity from_bytes(Secret bytes);
    /// Errors: age_identity; the error does not repeat the text.
    [[nodiscard]] static Result<X25519Identity> parse(std::string_view text);
    [[nodiscard]] Secret text() const;
    [[nodiscard]] Secret const& bytes() const { return m_bytes; }
    [[nodiscard]] X25519Recipient const& recipient() const { return m_recipient; }

  private:
    X25519Identity(Secret bytes, X25519Recipient recipient)
        : m_bytes(std::move(bytes)), m_recipient(recipient) {}
    Secret m_bytes;
    X25519Recipient m_recipient;
};

/// Seals to a passphrase instead of keys; always the only recipient of a file.
struct Passphrase {
    Secret text;
    int log_n = limits::kScryptLogNWrite;
};

using Identity = std::variant<X25519Identity, Passphrase>;

/// Identities from an identity file: one per line, `#` comments and blank lines between.
/// Errors: age_identity, naming `name` and the line.
[[nodiscard]] Result<std::vector<Identity>> parse_identities(Secret const& text,
                                                             std::string const& name);

/// Seals a stream in constant memory. Bytes go to the sink as they become ready; the file is
/// complete only after `finish`.
class Encryptor {
  public:
    /// 1 to 64 recipients. Writes the header to `sink`.
    [[nodiscard]] static Result<Encryptor> to(std::vector<X25519Recipient> const& recipients,
                                              ByteSink sink);
    [[nodiscard]] static Result<Encryptor> to(Passphrase const& passphrase, ByteSink sink);
    Encryptor(Encryptor&&) noexcept;
    Encryptor& operator=(Encryptor&&) noexcept;
    Encryptor(Encryptor const&) = delete;
    Encryptor& operator=(Encryptor const&) = delete;
    ~Encryptor();
    [[nodiscard]] Status write(ByteView plaintext);
    [[nodiscard]] Status finish();

  private:
    struct State;
    explicit Encryptor(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Which headers are accepted: what the format allows, or only what our bundles hold (binary,
/// X25519 stanzas only, exactly `stanzas` of them).
struct Profile {
    bool armor_allowed = true;
    std::size_t stanzas_exactly = 0;  ///< 0: any number, of any type
};

/// Opens a stream in constant memory and hands each chunk to `sink` once it is authenticated; on
/// an error what was handed out is exactly the authenticated prefix. `name` is for messages.
/// Errors: age_header, age_header_mac, age_no_match, age_payload, age_armor, io_read.
[[nodiscard]] Status decrypt(ByteSource const& source, std::vector<Identity> const& identities,
                             ByteSink const& sink, std::string const& name,
                             Profile const& profile = {});

/// Reads bytes at an offset; all of `out` or an error.
using ByteReaderAt = std::function<Status(std::uint64_t offset, MutableByteView out)>;

/// A binary age file of known size, opened for reading at any place: each chunk stands alone.
class RandomAccess {
  public:
    /// Reads the header and checks that the size fits the chunk formula; decrypts nothing yet.
    /// Errors: those of decrypt.
    [[nodiscard]] static Result<RandomAccess> open(ByteReaderAt source, std::uint64_t size,
                                                   std::vector<Identity> const& identities,
                                                   std::string const& name,
                                                   Profile const& profile = {});
    RandomAccess(RandomAccess&&) noexcept;
    RandomAccess& operator=(RandomAccess&&) noexcept;
    RandomAccess(RandomAccess const&) = delete;
    RandomAccess& operator=(RandomAccess const&) = delete;
    ~RandomAccess();
    [[nodiscard]] std::uint64_t plaintext_size() const;
    /// Which X25519 identity opened the file.
    [[nodiscard]] X25519Recipient const& recipient() const;
    /// All of `out` from `offset` of the plaintext. Errors: age_payload, io_read.
    [[nodiscard]] Status read(std::uint64_t offset, MutableByteView out) const;
    /// The whole plaintext in order, chunk by chunk, with nothing left out: true only when the
    /// last chunk is the final one. Errors: age_payload, io_read, and those of `sink`.
    [[nodiscard]] Status read_all(ByteSink const& sink) const;

  private:
    struct State;
    explicit RandomAccess(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// PEM-like text armor around a sink; `finish` writes the last line.
class ArmorWriter {
  public:
    explicit ArmorWriter(ByteSink sink);
    [[nodiscard]] Status write(ByteView bytes);
    [[nodiscard]] Status finish();

  private:
    ByteSink m_sink;
    Bytes m_line;
    bool m_started = false;
};

}  // namespace noodkluis::crypto::age
