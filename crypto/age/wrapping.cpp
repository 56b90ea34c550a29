// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/wrapping.h"

#include <algorithm>
#include <cerrno>

#include <sodium.h>

#include "crypto/age/primitives.h"
#include "crypto/random.h"

namespace noodkluis::crypto::age {
namespace {

constexpr std::string_view kX25519 = "X25519";
constexpr std::string_view kX25519Info = "age-encryption.org/v1/X25519";
constexpr std::string_view kScrypt = "scrypt";
constexpr std::string_view kScryptSalt = "age-encryption.org/v1/scrypt";
constexpr std::size_t kSaltBytes = 16;

Bytes joined(ByteView first, ByteView second) {
    Bytes both(first.begin(), first.end());
    both.insert(both.end(), second.begin(), second.end());
    return both;
}

/// scrypt with r = 8 and p = 1.
Result<Secret> scrypt_key(Secret const& passphrase, ByteView salt, int log_n) {
    auto const full_salt = joined(as_bytes(kScryptSalt), salt);
    auto const text = passphrase.expose();
    Secret key(32);
    if (crypto_pwhash_scryptsalsa208sha256_ll(text.data(), text.size(), full_salt.data(),
                                              full_salt.size(), std::uint64_t{1} << log_n, 8, 1,
                                              key.writable().data(), key.size()) != 0) {
        return fail(ErrorCode::out_of_memory);
    }
    return key;
}

/// A decimal number without sign or leading zero; 0 when it is anything else.
int work_factor(std::string const& text) {
    bool const digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > 2 || !digits || text.front() == '0') {
        return 0;
    }
    int value = 0;
    for (char const c : text) {
        value = value * 10 + (c - '0');
    }
    return value;
}

/// An empty file key says: well formed, but not for this identity.
Result<Secret> try_stanza(Stanza const& stanza, X25519Identity const& identity,
                          std::string const& name) {
    ByteArray<32> share{};
    if (stanza.arguments.size() != 2 ||
        !from_base64(stanza.arguments[1], Base64::unpadded, share) ||
        stanza.body.size() != kWrappedKeyBytes) {
        return fail(ErrorCode::age_header, name);
    }
    Secret shared(32);
    if (crypto_scalarmult_curve25519(shared.writable().data(), identity.bytes().expose().data(),
                                     share.data()) != 0) {
        return fail(ErrorCode::age_header, name);
    }
    auto const wrap_key =
        hkdf(shared.expose(), joined(share, identity.recipient().key), kX25519Info);
    return unwrap_file_key(wrap_key, stanza.body);
}

Result<Secret> try_stanza(Stanza const& stanza, Passphrase const& passphrase,
                          std::string const& name) {
    ByteArray<kSaltBytes> salt{};
    if (stanza.arguments.size() != 3 || !from_base64(stanza.arguments[1], Base64::unpadded, salt) ||
        stanza.body.size() != kWrappedKeyBytes) {
        return fail(ErrorCode::age_header, name);
    }
    auto const log_n = work_factor(stanza.arguments[2]);
    if (log_n == 0 || log_n > limits::kScryptLogNReadMax) {
        return fail(ErrorCode::age_header, name);
    }
    NK_TRY(auto const wrap_key, scrypt_key(passphrase.text, salt, log_n));
    return unwrap_file_key(wrap_key, stanza.body);
}

std::string_view type_for(Identity const& identity) {
    return std::holds_alternative<Passphrase>(identity) ? kScrypt : kX25519;
}

}  // namespace

Result<Stanza> wrap_for(X25519Recipient const& recipient, Secret const& file_key) {
    auto const ephemeral = Secret::random(32);
    ByteArray<32> share{};
    crypto_scalarmult_curve25519_base(share.data(), ephemeral.expose().data());
    Secret shared(32);
    if (crypto_scalarmult_curve25519(shared.writable().data(), ephemeral.expose().data(),
                                     recipient.key.data()) != 0) {
        return fail(ErrorCode::age_recipient, recipient.text());
    }
    auto const wrap_key = hkdf(shared.expose(), joined(share, recipient.key), kX25519Info);
    auto const wrapped = wrap_file_key(wrap_key, file_key);
    return Stanza{{std::string(kX25519), to_base64(share, Base64::unpadded)},
                  Bytes(wrapped.begin(), wrapped.end())};
}

Result<Stanza> wrap_for(Passphrase const& passphrase, Secret const& file_key) {
    auto const salt = random_array<kSaltBytes>();
    NK_TRY(auto const wrap_key, scrypt_key(passphrase.text, salt, passphrase.log_n));
    auto const wrapped = wrap_file_key(wrap_key, file_key);
    return Stanza{
        {std::string(kScrypt), to_base64(salt, Base64::unpadded), std::to_string(passphrase.log_n)},
        Bytes(wrapped.begin(), wrapped.end())};
}

Result<Unwrapped> unwrap(Header const& header, std::vector<Identity> const& identities,
                         std::string const& name) {
    // A passphrase must be the only recipient: who knows it could else pose as the sender.
    auto const is_scrypt = [](Stanza const& stanza) { return stanza.arguments[0] == kScrypt; };
    if (header.stanzas.size() > 1 &&
        std::any_of(header.stanzas.begin(), header.stanzas.end(), is_scrypt)) {
        return fail(ErrorCode::age_header, name);
    }
    for (auto const& identity : identities) {
        for (auto const& stanza : header.stanzas) {
            if (stanza.arguments[0] != type_for(identity)) {
                continue;
            }
            NK_TRY(auto file_key,
                   std::visit([&](auto const& key) { return try_stanza(stanza, key, name); },
                              identity));
            if (!file_key.empty()) {
                auto const* const key = std::get_if<X25519Identity>(&identity);
                return Unwrapped{std::move(file_key),
                                 key == nullptr ? X25519Recipient{} : key->recipient()};
            }
        }
    }
    return fail(ErrorCode::age_no_match, name);
}

}  // namespace noodkluis::crypto::age
