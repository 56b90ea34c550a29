// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/age.h"
#include "crypto/age/armor.h"
#include "crypto/age/opened_header.h"
#include "crypto/age/primitives.h"

namespace noodkluis::crypto::age {
namespace {

/// Opens the payload chunk by chunk (age.md, "Payload").
Status decrypt_payload(Input& input, Secret const& key, ByteSink const& sink,
                       std::string const& name) {
    Bytes sealed(kSealedChunkBytes);
    Secret plaintext(kChunkBytes);
    for (std::uint64_t index = 0;; ++index) {
        NK_TRY(auto const count, input.read(sealed));
        // An empty last chunk is only for an empty payload.
        if (count < kTagBytes || (count == kTagBytes && index > 0)) {
            return fail(ErrorCode::age_payload, name);
        }
        auto const chunk = ByteView(sealed).first(count);
        auto const out = plaintext.writable().first(count - kTagBytes);
        bool const full = count == kSealedChunkBytes;
        if (full && open_chunk(key, {index, false}, chunk, out)) {
            NK_CHECK(sink(out));
            continue;
        }
        if (!open_chunk(key, {index, true}, chunk, out)) {
            return fail(ErrorCode::age_payload, name);
        }
        NK_CHECK(sink(out));
        ByteArray<1> beyond{};
        NK_TRY(auto const more, input.read(beyond));
        return more == 0 ? Status() : fail(ErrorCode::age_payload, name);
    }
}

}  // namespace

Status decrypt(ByteSource const& source, std::vector<Identity> const& identities,
               ByteSink const& sink, std::string const& name, Profile const& profile) {
    auto input = std::make_shared<Input>(source);
    NK_TRY(auto const start, input->peek());
    if (profile.armor_allowed && looks_armored(start)) {
        input = std::make_shared<Input>(dearmored(input, name));
    }
    NK_TRY(auto const header, open_header(*input, identities, name, profile));
    return decrypt_payload(*input, header.payload_key, sink, name);
}

}  // namespace noodkluis::crypto::age
