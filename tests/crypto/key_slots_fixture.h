// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/key_slots.h"
#include "support/fixtures.h"

namespace noodkluis::crypto::test_keys {

inline constexpr std::size_t kCopySize = 32768;
inline constexpr std::size_t kSlotsAt = 128;
inline constexpr VaultIdBytes kVault{1, 2, 3};

inline Secret secret_text(std::string_view text) {
    return Secret::copy_of(as_bytes(text));
}
inline Secret passphrase() {
    return secret_text("zeven zilveren zwanen");
}

/// A keys file on disk whose bytes a test may change as somebody without any key could: with a
/// correct checksum, which needs none.
struct KeysFixture {
    test::TemporaryFolder folder;
    Path path = folder / "vault.keys";
    VaultKey key = make();

    [[nodiscard]] VaultKey make() const {
        auto created = KeysFile::create(path, kVault, passphrase(), cheapest_kdf());
        NK_REQUIRE_OK(created);
        return std::move(created->key);
    }
    [[nodiscard]] KeysFile open() const {
        auto file = KeysFile::open(path);
        NK_REQUIRE_OK(file);
        return std::move(*file);
    }
    [[nodiscard]] Result<VaultKey> unlock() const { return open().unlock(passphrase()); }
    [[nodiscard]] Bytes bytes() const { return read_file(path, 1 << 20).value(); }
    void set_bytes(Bytes const& bytes) const {
        NK_REQUIRE_OK(write_file(path, bytes, Overwrite::yes));
    }
    template <class Change>
    void change_both(Change change) const {
        auto all = bytes();
        for (std::size_t const start : {std::size_t{0}, kCopySize}) {
            auto const copy = MutableByteView(all).subspan(start, kCopySize);
            change(copy);
            auto const checksum = blake2b_256(copy.first(kCopySize - 32));
            std::copy(checksum.begin(), checksum.end(), copy.last(32).begin());
        }
        set_bytes(all);
    }
    /// The same as somebody with the vault key does it, such as a later version.
    template <class Change>
    void change_both_with_key(Change change) const {
        change_both([&](MutableByteView copy) {
            change(copy);
            auto const mac = blake2b_256(copy.first(kCopySize - 64),
                                         key.derive("noodkluis/keys/v1", kVault).expose());
            std::copy(mac.begin(), mac.end(), copy.last(64).begin());
        });
    }
    /// Cuts up one copy, as a crash in the middle of writing it does.
    void tear(std::size_t copy) const {
        auto all = bytes();
        all[copy * kCopySize + 5000] ^= 1;
        set_bytes(all);
    }
};

inline VaultHead head_with(std::int64_t sequence) {
    return {sequence, {7}, from_unix(1'800'000'000), from_unix(1'700'000'000)};
}

/// As after the entry of the log that tells of the change.
inline void settle(KeysFixture const& fixture, KeysFile& file) {
    REQUIRE(file.unsettled());
    NK_REQUIRE_OK(file.settle_slots(fixture.key, true, file.head()));
    REQUIRE_FALSE(fixture.open().unsettled());
}

inline bool same(VaultKey const& a, VaultKey const& b) {
    return a.derive("test", kVault).equals(b.derive("test", kVault).expose());
}

}  // namespace noodkluis::crypto::test_keys
