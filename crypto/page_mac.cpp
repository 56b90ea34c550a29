// SPDX-License-Identifier: Apache-2.0
#include "crypto/page_mac.h"

#include <sodium.h>

// FORMATS 7.1: the MAC key is PBKDF2-HMAC-SHA512 of the key with the masked salt, 2 rounds; each
// page ends with an IV of 16 bytes and an HMAC-SHA512 of 64 over all before it and its number.
namespace noodkluis::crypto {
namespace {

constexpr Byte kSaltMask = 0x3a;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kMacKeyBytes = 32;
constexpr std::size_t kMacBytes = crypto_auth_hmacsha512_BYTES;

class Hmac {
  public:
    explicit Hmac(ByteView key) { crypto_auth_hmacsha512_init(&m_state, key.data(), key.size()); }
    Hmac(Hmac const&) = delete;
    Hmac& operator=(Hmac const&) = delete;
    ~Hmac() { sodium_memzero(&m_state, sizeof m_state); }
    Hmac& update(ByteView bytes) {
        crypto_auth_hmacsha512_update(&m_state, bytes.data(), bytes.size());
        return *this;
    }
    void finish(MutableByteView out) { crypto_auth_hmacsha512_final(&m_state, out.data()); }

  private:
    crypto_auth_hmacsha512_state m_state{};
};

}  // namespace

PageMac::PageMac(Secret const& key, ByteView salt) : m_key(kMacKeyBytes) {
    NK_ASSERT(salt.size() == kSaltBytes);
    ByteArray<kSaltBytes + 4> block{};
    for (std::size_t i = 0; i < salt.size(); ++i) {
        block[i] = static_cast<Byte>(salt[i] ^ kSaltMask);
    }
    block.back() = 1;  // the number of the block, big-endian
    Secret first(kMacBytes);
    Secret second(kMacBytes);
    Hmac(key.expose()).update(block).finish(first.writable());
    Hmac(key.expose()).update(first.expose()).finish(second.writable());
    for (std::size_t i = 0; i < m_key.size(); ++i) {
        m_key.writable()[i] = static_cast<Byte>(first.expose()[i] ^ second.expose()[i]);
    }
}

bool PageMac::fits(ByteView page, std::uint32_t number) const {
    NK_ASSERT(page.size() == kDatabasePageBytes);
    // The salt at the start of the first page is in the key.
    auto const start = number == 1 ? kSaltBytes : 0;
    auto const covered = page.subspan(start, page.size() - kMacBytes - start);
    ByteArray<4> count{};
    put_le(MutableByteView(count), number);
    ByteArray<kMacBytes> mac{};
    Hmac(m_key.expose()).update(covered).update(count).finish(mac);
    return equal_constant_time(mac, page.last(kMacBytes));
}

}  // namespace noodkluis::crypto
