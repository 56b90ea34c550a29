// SPDX-License-Identifier: Apache-2.0
#include "crypto/hash.h"

#include <sodium.h>

namespace noodkluis::crypto {

Hash256 blake2b_256(ByteView data, ByteView key) {
    Hash256 hash{};
    crypto_generichash(hash.data(), hash.size(), data.data(), data.size(), key.data(), key.size());
    return hash;
}

Secret derive_key(ByteView key, std::string_view purpose, ByteView context) {
    Secret derived(32);
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), derived.size());
    auto const label = as_bytes(purpose);
    crypto_generichash_update(&state, label.data(), label.size());
    crypto_generichash_update(&state, context.data(), context.size());
    crypto_generichash_final(&state, derived.writable().data(), derived.size());
    sodium_memzero(&state, sizeof state);
    return derived;
}

template <std::size_t Size>
struct Blake2b<Size>::State {
    crypto_generichash_state value;
    State() = default;
    State(State const&) = delete;
    State(State&&) = delete;
    State& operator=(State const&) = delete;
    State& operator=(State&&) = delete;
    ~State() { sodium_memzero(&value, sizeof value); }
};

template <std::size_t Size>
Blake2b<Size>::Blake2b(ByteView key) : m_state(std::make_unique<State>()) {
    crypto_generichash_init(&m_state->value, key.data(), key.size(), Size);
}

template <std::size_t Size>
Blake2b<Size>::Blake2b(Blake2b&&) noexcept = default;

template <std::size_t Size>
Blake2b<Size>& Blake2b<Size>::operator=(Blake2b&&) noexcept = default;

template <std::size_t Size>
Blake2b<Size>::~Blake2b() = default;

template <std::size_t Size>
void Blake2b<Size>::update(ByteView data) {
    crypto_generichash_update(&m_state->value, data.data(), data.size());
}

template <std::size_t Size>
ByteArray<Size> Blake2b<Size>::finish() {
    ByteArray<Size> hash{};
    crypto_generichash_final(&m_state->value, hash.data(), hash.size());
    return hash;
}

template class Blake2b<32>;
template class Blake2b<64>;

}  // namespace noodkluis::crypto
