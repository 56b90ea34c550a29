// SPDX-License-Identifier: Apache-2.0
#include "crypto/secret.h"

#include <algorithm>
#include <new>

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace noodkluis::crypto {

bool start_crypto() {
    rlimit const none{0, 0};
    return sodium_init() >= 0 && ::setrlimit(RLIMIT_CORE, &none) == 0 &&
           ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool can_lock_memory() {
    ByteArray<64> probe{};
    bool const locked = sodium_mlock(probe.data(), probe.size()) == 0;
    sodium_munlock(probe.data(), probe.size());
    return locked;
}

void wipe(MutableByteView bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

Secret::Secret(std::size_t size) : m_size(size) {
    if (size == 0) {
        return;
    }
    m_bytes.reset(static_cast<Byte*>(sodium_malloc(size)));
    if (!m_bytes) {
        throw std::bad_alloc();
    }
    sodium_memzero(m_bytes.get(), size);
}

Secret Secret::random(std::size_t size) {
    Secret secret(size);
    randombytes_buf(secret.m_bytes.get(), size);
    return secret;
}

Secret Secret::take(MutableByteView source) {
    Secret secret = copy_of(source);
    wipe(source);
    return secret;
}

Secret Secret::copy_of(ByteView source) {
    Secret secret(source.size());
    std::copy(source.begin(), source.end(), secret.m_bytes.get());
    return secret;
}

bool Secret::equals(ByteView other) const {
    return equal_constant_time(expose(), other);
}

void Secret::Free::operator()(Byte* bytes) const noexcept {
    sodium_free(bytes);
}

bool equal_constant_time(ByteView a, ByteView b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace noodkluis::crypto
