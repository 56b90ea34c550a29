// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_slots.h"

#include "crypto/base/limits.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::crypto;

namespace {

constexpr std::size_t kCopySize = 32768;
constexpr std::size_t kSlotsAt = 128;
VaultIdBytes const kVault{1, 2, 3};

Secret secret_text(std::string_view text) {
    return Secret::copy_of(as_bytes(text));
}
Secret passphrase() {
    return secret_text("zeven zilveren zwanen");
}

/// A keys file on disk whose bytes a test may change as somebody without any key could: with a
/// correct checksum, which needs none.
struct Fixture {
    test::TemporaryFolder folder;
    Path path = folder / "vault.keys";
    VaultKey key = make();

    [[nodiscard]] VaultKey make() const {
        auto created = KeysFile::create(path, kVault, passphrase(), cheapest_kdf());
        NK_REQUIRE_OK(created);
        return std::move(*created);
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
    /// Cuts up one copy, as a crash in the middle of writing it does.
    void tear(std::size_t copy) const {
        auto all = bytes();
        all[copy * kCopySize + 5000] ^= 1;
        set_bytes(all);
    }
};

VaultHead head_with(std::int64_t sequence) {
    return {sequence, {7}, from_unix(1'800'000'000), from_unix(1'700'000'000)};
}

}  // namespace

TEST_CASE("the passphrase gives the vault key back", "[key_slots]") {
    Fixture const fixture;
    auto const file = fixture.open();
    CHECK(file.vault_id() == kVault);
    CHECK(file.format_version() == 1);
    REQUIRE(file.slots().size() == 1);
    CHECK(file.slots().front().kind == SlotKind::passphrase);
    CHECK(file.slots().front().kdf == cheapest_kdf());
    CHECK(file.head() == VaultHead{});
    auto const key = file.unlock(passphrase());
    NK_REQUIRE_OK(key);
    auto const derived = key->derive("noodkluis/db/v1", kVault);
    CHECK(derived.equals(fixture.key.derive("noodkluis/db/v1", kVault).expose()));
    CHECK_FALSE(derived.equals(key->derive("noodkluis/db/v2", kVault).expose()));
    CHECK(fixture.bytes().size() == 2 * kCopySize);
}

TEST_CASE("neither the vault key nor the passphrase is in the file", "[key_slots]") {
    Fixture const fixture;
    auto const bytes = fixture.bytes();
    CHECK(as_text(bytes).find("zwanen") == std::string_view::npos);
}

TEST_CASE("a wrong passphrase opens no slot (K1)", "[key_slots]") {
    Fixture const fixture;
    NK_REQUIRE_ERROR(fixture.open().unlock(secret_text("zeven zilveren zwaan")), wrong_passphrase);
    NK_REQUIRE_ERROR(fixture.open().unlock(Secret()), passphrase_empty);
    NK_REQUIRE_ERROR(fixture.open().unlock(Secret(limits::kPassphraseBytesMax + 1)),
                     passphrase_too_long);
}

TEST_CASE("a changed slot does not open (K2)", "[key_slots]") {
    Fixture const fixture;
    auto const original = fixture.bytes();
    // id, salt, reserved part of the header, nonce, wrapped key, tag, commitment
    for (std::size_t const at : {8U, 24U, 56U, 64U, 88U, 130U, 136U}) {
        CAPTURE(at);
        fixture.set_bytes(original);
        fixture.change_both([&](MutableByteView copy) { copy[kSlotsAt + at] ^= 1; });
        NK_REQUIRE_ERROR(fixture.unlock(), wrong_passphrase);
    }
}

TEST_CASE("a slot that asks for too much or too little is refused at once (K3)", "[key_slots]") {
    struct Ask {
        std::uint64_t passes;
        std::uint64_t memory;
    };
    Fixture const fixture;
    for (auto const ask : {Ask{limits::kKdfPassesMax + 1, limits::kKdfCreateMemoryMin},
                           Ask{3, limits::kKdfMemoryMax + 1}, Ask{3, limits::kKdfMemoryMin - 1},
                           Ask{0, limits::kKdfCreateMemoryMin}, Ask{~0ULL, ~0ULL}}) {
        CAPTURE(ask.passes, ask.memory);
        fixture.change_both([&](MutableByteView copy) {
            put_le(copy.subspan(kSlotsAt + 40, 8), ask.passes);
            put_le(copy.subspan(kSlotsAt + 48, 8), ask.memory);
        });
        NK_REQUIRE_ERROR(fixture.unlock(), kdf_parameters);
    }
}

TEST_CASE("one torn copy does no harm, two are the end (K4, K5)", "[key_slots]") {
    Fixture const fixture;
    for (std::size_t const copy : {0U, 1U}) {
        CAPTURE(copy);
        auto const whole = fixture.bytes();
        fixture.tear(copy);
        NK_REQUIRE_OK(fixture.unlock());
        fixture.set_bytes(whole);
    }
    auto cut = fixture.bytes();
    cut.resize(kCopySize + 100);
    fixture.set_bytes(cut);
    NK_REQUIRE_OK(fixture.unlock());
    fixture.tear(0);
    NK_REQUIRE_ERROR(KeysFile::open(fixture.path), keys_file_damaged);
    fixture.set_bytes({});
    NK_REQUIRE_ERROR(KeysFile::open(fixture.path), keys_file_damaged);
    fixture.set_bytes(Bytes(3 * kCopySize));
    NK_REQUIRE_ERROR(KeysFile::open(fixture.path), file_too_large);
}

TEST_CASE("the head is kept, and the newer of two copies counts", "[key_slots]") {
    Fixture const fixture;
    auto const before = fixture.bytes();
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(1)));
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(2)));
    CHECK(fixture.open().head() == head_with(2));
    NK_REQUIRE_OK(fixture.unlock());

    auto const after = fixture.bytes();
    for (std::size_t const newer : {0U, 1U}) {
        CAPTURE(newer);
        auto mixed = before;
        std::copy_n(after.begin() + static_cast<long>(newer * kCopySize), kCopySize,
                    mixed.begin() + static_cast<long>(newer * kCopySize));
        fixture.set_bytes(mixed);
        CHECK(fixture.open().head() == head_with(2));
        // The next change does not touch the good copy first: tearing the other is survived.
        auto again = fixture.open();
        NK_REQUIRE_OK(again.set_head(fixture.key, head_with(3)));
        fixture.tear(newer);
        CHECK(fixture.open().head() == head_with(3));
        NK_REQUIRE_OK(fixture.unlock());
    }
}

TEST_CASE("a slot added without the vault key is noticed (K8)", "[key_slots]") {
    Fixture const fixture;
    fixture.change_both([](MutableByteView copy) {
        put_le(copy.subspan(12, 4), std::uint32_t{2});
        auto const slot = copy.subspan(kSlotsAt, 256);
        std::copy(slot.begin(), slot.end(), copy.subspan(kSlotsAt + 256, 256).begin());
    });
    CHECK(fixture.open().slots().size() == 2);
    NK_REQUIRE_ERROR(fixture.unlock(), keys_file_tampered);
}

TEST_CASE("a head changed without the vault key is noticed", "[key_slots]") {
    Fixture const fixture;
    for (std::size_t const at : {40U, 48U, 80U, 88U, 96U}) {
        CAPTURE(at);
        auto const whole = fixture.bytes();
        fixture.change_both([&](MutableByteView copy) { copy[at] ^= 1; });
        NK_REQUIRE_ERROR(fixture.unlock(), keys_file_tampered);
        fixture.set_bytes(whole);
    }
}

TEST_CASE("a slot of a kind from later is kept as it is", "[key_slots]") {
    Fixture const fixture;
    fixture.change_both([](MutableByteView copy) {
        put_le(copy.subspan(12, 4), std::uint32_t{2});
        put_le(copy.subspan(kSlotsAt + 256, 4), std::uint32_t{900});
        std::fill_n(copy.begin() + kSlotsAt + 256 + 4, 252, Byte{0xab});
    });
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(1)));
    NK_REQUIRE_OK(fixture.unlock());
    CHECK(fixture.open().slots().at(1).kind == static_cast<SlotKind>(900));
    CHECK(fixture.bytes().at(kSlotsAt + 511) == 0xab);
}

TEST_CASE("a keys file of a newer program is refused by name", "[key_slots]") {
    Fixture const fixture;
    fixture.change_both([](MutableByteView copy) { copy[8] = 2; });
    NK_REQUIRE_ERROR(KeysFile::open(fixture.path), keys_file_too_new);
}

TEST_CASE("slot counts outside the limit are refused", "[key_slots]") {
    Fixture const fixture;
    for (std::uint32_t const count : {std::uint32_t{0}, std::uint32_t{65}, ~std::uint32_t{0}}) {
        fixture.change_both([&](MutableByteView copy) { put_le(copy.subspan(12, 4), count); });
        NK_REQUIRE_ERROR(KeysFile::open(fixture.path), keys_file_damaged);
    }
}

TEST_CASE("a new slot has a passphrase and a cost that are worth something", "[key_slots]") {
    test::TemporaryFolder const folder;
    auto const path = folder / "vault.keys";
    auto const create = [&](Secret const& text, KdfParameters const& kdf) {
        return KeysFile::create(path, kVault, text, kdf);
    };
    NK_REQUIRE_ERROR(create(Secret(), cheapest_kdf()), passphrase_empty);
    NK_REQUIRE_ERROR(create(secret_text("1234567"), cheapest_kdf()), passphrase_too_short);
    NK_REQUIRE_ERROR(create(Secret(1025), cheapest_kdf()), passphrase_too_long);
    NK_REQUIRE_ERROR(create(passphrase(), {2, limits::kKdfCreateMemoryMin}), kdf_parameters);
    NK_REQUIRE_ERROR(create(passphrase(), {3, limits::kKdfMemoryMin}), kdf_parameters);
    NK_REQUIRE_ERROR(create(passphrase(), {3, limits::kKdfMemoryMax + 1}), kdf_parameters);
    CHECK(std::filesystem::is_empty(folder.path()));
    NK_REQUIRE_OK(create(secret_text("12345678"), cheapest_kdf()));
    NK_REQUIRE_ERROR(create(passphrase(), cheapest_kdf()), file_exists);
}

TEST_CASE("the calibrated cost is one that a new slot may have", "[key_slots]") {
    auto const kdf = calibrate_kdf();
    CHECK(is_acceptable(kdf));
    CHECK(kdf.passes >= limits::kKdfCreatePassesMin);
    CHECK(kdf.memory >= limits::kKdfCreateMemoryMin);
}
