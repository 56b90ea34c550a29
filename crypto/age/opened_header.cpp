// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/opened_header.h"

#include <algorithm>

#include "crypto/age/primitives.h"
#include "crypto/age/wrapping.h"

namespace noodkluis::crypto::age {
namespace {

bool fits(Header const& header, Profile const& profile) {
    return profile.stanzas_exactly == 0 ||
           (header.stanzas.size() == profile.stanzas_exactly &&
            std::all_of(header.stanzas.begin(), header.stanzas.end(),
                        [](Stanza const& stanza) { return stanza.arguments[0] == "X25519"; }));
}

}  // namespace

Result<OpenedHeader> open_header(Input& input, std::vector<Identity> const& identities,
                                 std::string const& name, Profile const& profile) {
    NK_TRY(auto const header, read_header(input, name));
    if (!fits(header, profile)) {
        return fail(ErrorCode::age_header, name);
    }
    NK_TRY(auto const unwrapped, unwrap(header, identities, name));
    auto const expected = header_mac(unwrapped.file_key, as_bytes(header.covered));
    if (!equal_constant_time(expected, header.mac)) {
        return fail(ErrorCode::age_header_mac, name);
    }
    ByteArray<kNonceBytes> nonce{};
    NK_TRY(auto const count, input.read(nonce));
    if (count != nonce.size()) {
        return fail(ErrorCode::age_header, name);
    }
    // After "---": a space, the MAC in 43 characters and a line feed.
    return OpenedHeader{payload_key(unwrapped.file_key, nonce), unwrapped.recipient,
                        header.covered.size() + 1 + 43 + 1 + nonce.size()};
}

}  // namespace noodkluis::crypto::age
