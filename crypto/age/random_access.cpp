// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "crypto/age/age.h"
#include "crypto/age/opened_header.h"
#include "crypto/age/primitives.h"

namespace noodkluis::crypto::age {

struct RandomAccess::State {
    ByteReaderAt source;
    std::string name;
    OpenedHeader header;
    std::uint64_t payload = 0;  ///< bytes of all sealed chunks
    std::uint64_t chunks = 0;

    [[nodiscard]] std::uint64_t plaintext() const { return payload - chunks * kTagBytes; }

    /// The plaintext of one chunk.
    Result<Bytes> chunk(std::uint64_t index) const {
        auto const begin = index * kSealedChunkBytes;
        Bytes sealed(
            static_cast<std::size_t>(std::min<std::uint64_t>(kSealedChunkBytes, payload - begin)));
        NK_CHECK(source(header.bytes + begin, sealed));
        Bytes out(sealed.size() - kTagBytes);
        if (!open_chunk(header.payload_key, {index, index + 1 == chunks}, sealed, out)) {
            return fail(ErrorCode::age_payload, name);
        }
        return out;
    }
};

RandomAccess::RandomAccess(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RandomAccess::RandomAccess(RandomAccess&&) noexcept = default;
RandomAccess& RandomAccess::operator=(RandomAccess&&) noexcept = default;
RandomAccess::~RandomAccess() = default;

Result<RandomAccess> RandomAccess::open(ByteReaderAt source, std::uint64_t size,
                                        std::vector<Identity> const& identities,
                                        std::string const& name, Profile const& profile) {
    std::uint64_t offset = 0;
    Input input([&](MutableByteView out) -> Result<std::size_t> {
        auto const count =
            static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), size - offset));
        NK_CHECK(source(offset, out.first(count)));
        offset += count;
        return count;
    });
    NK_TRY(auto header, open_header(input, identities, name, profile));
    auto const payload = size - header.bytes;
    auto const chunks = (payload + kSealedChunkBytes - 1) / kSealedChunkBytes;
    auto const last = chunks == 0 ? 0 : payload - (chunks - 1) * kSealedChunkBytes;
    if (last < kTagBytes || (last == kTagBytes && chunks > 1)) {
        return fail(ErrorCode::age_payload, name);
    }
    auto state = std::make_unique<State>();
    state->source = std::move(source);
    state->name = name;
    state->header = std::move(header);
    state->payload = payload;
    state->chunks = chunks;
    return RandomAccess(std::move(state));
}

std::uint64_t RandomAccess::plaintext_size() const {
    return m_state->plaintext();
}

X25519Recipient const& RandomAccess::recipient() const {
    return m_state->header.recipient;
}

Status RandomAccess::read(std::uint64_t offset, MutableByteView out) const {
    if (offset > m_state->plaintext() || out.size() > m_state->plaintext() - offset) {
        return fail(ErrorCode::age_payload, m_state->name);
    }
    while (!out.empty()) {
        NK_TRY(auto plaintext, m_state->chunk(offset / kChunkBytes));
        auto const from = static_cast<std::size_t>(offset % kChunkBytes);
        auto const count = std::min(out.size(), plaintext.size() - from);
        std::copy_n(plaintext.begin() + static_cast<std::ptrdiff_t>(from), count, out.begin());
        wipe(plaintext);
        out = out.subspan(count);
        offset += count;
    }
    return {};
}

Status RandomAccess::read_all(ByteSink const& sink) const {
    for (std::uint64_t index = 0; index < m_state->chunks; ++index) {
        NK_TRY(auto plaintext, m_state->chunk(index));
        auto const status = sink(plaintext);
        wipe(plaintext);
        NK_CHECK(status);
    }
    return {};
}

}  // namespace noodkluis::crypto::age
