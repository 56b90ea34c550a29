// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sodium.h>

#include "crypto/age/age.h"
#include "crypto/bech32.h"

namespace noodkluis::crypto::age {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::string_view kRecipientPrefix = "age";
constexpr std::string_view kIdentityPrefix = "AGE-SECRET-KEY-";

}  // namespace

Result<X25519Recipient> X25519Recipient::parse(std::string_view text) {
    X25519Recipient recipient;
    if (!decode_bech32(kRecipientPrefix, text, recipient.key)) {
        return fail(ErrorCode::age_recipient, std::string(text));
    }
    return recipient;
}

std::string X25519Recipient::text() const {
    ByteArray<bech32_size(kRecipientPrefix)> bytes{};
    encode_bech32(kRecipientPrefix, key, bytes);
    return std::string(as_text(bytes));
}

X25519Identity X25519Identity::generate() {
    return from_bytes(Secret::random(kKeyBytes));
}

X25519Identity X25519Identity::from_bytes(Secret bytes) {
    NK_ASSERT(bytes.size() == kKeyBytes);
    X25519Recipient recipient;
    crypto_scalarmult_curve25519_base(recipient.key.data(), bytes.expose().data());
    return {std::move(bytes), recipient};
}

Result<X25519Identity> X25519Identity::parse(std::string_view text) {
    Secret bytes(kKeyBytes);
    if (!decode_bech32(kIdentityPrefix, text, bytes.writable())) {
        return fail(ErrorCode::age_identity);
    }
    return from_bytes(std::move(bytes));
}

Secret X25519Identity::text() const {
    Secret text(bech32_size(kIdentityPrefix));
    encode_bech32(kIdentityPrefix, m_bytes.expose(), text.writable());
    return text;
}

Result<std::vector<Identity>> parse_identities(Secret const& text, std::string const& name) {
    std::vector<Identity> identities;
    auto rest = as_text(text.expose());
    for (int number = 1; !rest.empty(); ++number) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        auto identity = X25519Identity::parse(line);
        if (!identity) {
            return fail(ErrorCode::age_identity, name + ":" + std::to_string(number));
        }
        identities.emplace_back(*std::move(identity));
    }
    if (identities.empty()) {
        return fail(ErrorCode::age_identity, name);
    }
    return identities;
}

}  // namespace noodkluis::crypto::age
