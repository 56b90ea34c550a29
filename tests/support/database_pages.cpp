// SPDX-License-Identifier: Apache-2.0
#include "support/database_pages.h"

#include <openssl/evp.h>

namespace noodkluis::test {
namespace {

// SQLCipher 4: pages of 4096 bytes, the last 80 of them the IV and the MAC.
constexpr std::size_t kPage = 4096;
constexpr std::size_t kReserve = 80;
constexpr std::size_t kSalt = 16;

void decrypt_page(ByteView page, std::size_t skip, crypto::Secret const& key, Bytes& out) {
    auto const sealed = page.subspan(skip, kPage - kReserve - skip);
    auto const iv = page.subspan(kPage - kReserve, 16);
    Bytes plain(sealed.size() + 16);
    int size = 0;
    auto* const context = EVP_CIPHER_CTX_new();
    REQUIRE(EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), nullptr, key.expose().data(),
                               iv.data()) == 1);
    EVP_CIPHER_CTX_set_padding(context, 0);
    REQUIRE(EVP_DecryptUpdate(context, plain.data(), &size, sealed.data(),
                              static_cast<int>(sealed.size())) == 1);
    EVP_CIPHER_CTX_free(context);
    REQUIRE(static_cast<std::size_t>(size) == sealed.size());
    out.insert(out.end(), plain.begin(), plain.begin() + size);
}

}  // namespace

Bytes decrypted_pages(Path const& vault, crypto::Secret const& passphrase) {
    REQUIRE_FALSE(std::filesystem::exists(vault / "vault.db-wal"));
    auto const keys = crypto::KeysFile::open(vault / "vault.keys");
    NK_REQUIRE_OK(keys);
    auto const key = keys->unlock(passphrase);
    NK_REQUIRE_OK(key);
    auto const file = read_file(vault / "vault.db", std::uint64_t{1} << 30);
    NK_REQUIRE_OK(file);
    REQUIRE(file->size() % kPage == 0);
    ByteView const all(*file);
    auto const database_key = key->derive("noodkluis/db/v1", all.first(kSalt));
    Bytes out;
    for (std::size_t at = 0; at < all.size(); at += kPage) {
        decrypt_page(all.subspan(at, kPage), at == 0 ? kSalt : 0, database_key, out);
    }
    return out;
}

}  // namespace noodkluis::test
