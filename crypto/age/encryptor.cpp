// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "crypto/age/age.h"
#include "crypto/age/primitives.h"
#include "crypto/age/wrapping.h"
#include "crypto/random.h"

namespace noodkluis::crypto::age {

struct Encryptor::State {
    ByteSink sink;
    Secret key;
    std::uint64_t index = 0;
    Bytes plaintext;  ///< what is not sealed yet: at most one chunk
    Bytes sealed;
    bool finished = false;

    Status seal(bool last) {
        MutableByteView const out(sealed.data(), plaintext.size() + kTagBytes);
        seal_chunk(key, {index, last}, plaintext, out);
        ++index;
        wipe(plaintext);
        plaintext.clear();
        return sink(out);
    }
    Status start(std::vector<Stanza> const& stanzas, Secret const& file_key) {
        auto text = write_stanzas(stanzas);
        auto const mac = header_mac(file_key, as_bytes(text));
        text += " " + to_base64(mac, Base64::unpadded) + "\n";
        auto const nonce = random_array<kNonceBytes>();
        key = payload_key(file_key, nonce);
        plaintext.reserve(kChunkBytes);
        sealed.resize(kSealedChunkBytes);
        NK_CHECK(sink(as_bytes(text)));
        return sink(nonce);
    }
};

Encryptor::Encryptor(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Encryptor::Encryptor(Encryptor&&) noexcept = default;
Encryptor& Encryptor::operator=(Encryptor&&) noexcept = default;
Encryptor::~Encryptor() {
    if (m_state) {
        wipe(m_state->plaintext);
    }
}

Result<Encryptor> Encryptor::to(std::vector<X25519Recipient> const& recipients, ByteSink sink) {
    NK_ASSERT(!recipients.empty() && recipients.size() <= limits::kAgeStanzasMax);
    auto const file_key = Secret::random(kFileKeyBytes);
    std::vector<Stanza> stanzas;
    for (auto const& recipient : recipients) {
        NK_TRY(auto stanza, wrap_for(recipient, file_key));
        stanzas.push_back(std::move(stanza));
    }
    auto state = std::make_unique<State>();
    state->sink = std::move(sink);
    NK_CHECK(state->start(stanzas, file_key));
    return Encryptor(std::move(state));
}

Result<Encryptor> Encryptor::to(Passphrase const& passphrase, ByteSink sink) {
    auto const file_key = Secret::random(kFileKeyBytes);
    NK_TRY(auto stanza, wrap_for(passphrase, file_key));
    auto state = std::make_unique<State>();
    state->sink = std::move(sink);
    NK_CHECK(state->start({std::move(stanza)}, file_key));
    return Encryptor(std::move(state));
}

Status Encryptor::write(ByteView plaintext) {
    NK_ASSERT(!m_state->finished);
    while (!plaintext.empty()) {
        // A full chunk waits until it is known whether it is the last one.
        if (m_state->plaintext.size() == kChunkBytes) {
            NK_CHECK(m_state->seal(false));
        }
        auto const count = std::min(kChunkBytes - m_state->plaintext.size(), plaintext.size());
        auto const part = plaintext.first(count);
        m_state->plaintext.insert(m_state->plaintext.end(), part.begin(), part.end());
        plaintext = plaintext.subspan(count);
    }
    return {};
}

Status Encryptor::finish() {
    NK_ASSERT(!m_state->finished);
    m_state->finished = true;
    return m_state->seal(true);
}

}  // namespace noodkluis::crypto::age
