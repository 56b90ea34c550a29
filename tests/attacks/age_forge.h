// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/age/age.h"
#include "crypto/age/header.h"
#include "crypto/age/primitives.h"
#include "crypto/age/wrapping.h"
#include "crypto/random.h"
#include "support/fixtures.h"

namespace noodkluis::test {

/// A chunk with its place as it is sealed, which need not be where it stands.
struct ForgedChunk {
    Bytes plain;
    crypto::age::ChunkPlace place;
};

/// Makes age files that no program of ours makes, under one file key.
struct AgeForge {
    crypto::Secret file_key = crypto::Secret::random(crypto::age::kFileKeyBytes);
    Bytes nonce = random_nonce();

    [[nodiscard]] static Bytes random_nonce() {
        Bytes bytes(crypto::age::kNonceBytes);
        crypto::fill_random(bytes);
        return bytes;
    }
    [[nodiscard]] static std::vector<ForgedChunk> chunks_of(ByteView plain) {
        std::vector<ForgedChunk> chunks;
        do {
            auto const size = std::min(plain.size(), crypto::age::kChunkBytes);
            chunks.push_back({Bytes(plain.begin(), plain.begin() + static_cast<long>(size)),
                              {chunks.size(), false}});
            plain = plain.subspan(size);
        } while (!plain.empty());
        chunks.back().place.last = true;
        return chunks;
    }
    /// Up to and including its "---".
    [[nodiscard]] std::string header_for(crypto::age::X25519Recipient const& recipient) const {
        auto const stanza = crypto::age::wrap_for(recipient, file_key);
        NK_REQUIRE_OK(stanza);
        return crypto::age::write_stanzas({*stanza});
    }
    /// The lines of one stanza.
    [[nodiscard]] std::string stanza_for(crypto::age::X25519Recipient const& recipient) const {
        auto const header = header_for(recipient);
        auto const from = header.find("-> ");
        return header.substr(from, header.rfind("---") - from);
    }
    [[nodiscard]] std::string mac_of(std::string const& header) const {
        return to_base64(crypto::age::header_mac(file_key, as_bytes(header)), Base64::unpadded);
    }
    [[nodiscard]] Bytes file(std::string const& header,
                             std::vector<ForgedChunk> const& chunks) const {
        return file_after(header + " " + mac_of(header) + "\n", chunks);
    }
    /// After a header that is whole.
    [[nodiscard]] Bytes file_after(std::string const& header,
                                   std::vector<ForgedChunk> const& chunks) const {
        auto const text = as_bytes(header);
        Bytes out(text.begin(), text.end());
        out.insert(out.end(), nonce.begin(), nonce.end());
        auto const key = crypto::age::payload_key(file_key, nonce);
        for (auto const& chunk : chunks) {
            Bytes sealed(chunk.plain.size() + crypto::age::kTagBytes);
            crypto::age::seal_chunk(key, chunk.place, chunk.plain, sealed);
            out.insert(out.end(), sealed.begin(), sealed.end());
        }
        return out;
    }
};

}  // namespace noodkluis::test
