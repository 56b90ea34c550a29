// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/limits.h"
#include "crypto/key_slots_fixture.h"

using namespace noodkluis;
using namespace noodkluis::crypto;
using namespace noodkluis::crypto::test_keys;

TEST_CASE("the passphrase gives the vault key back", "[key_slots]") {
    KeysFixture const fixture;
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
    KeysFixture const fixture;
    auto const bytes = fixture.bytes();
    CHECK(as_text(bytes).find("zwanen") == std::string_view::npos);
}

TEST_CASE("a wrong passphrase opens no slot (K1)", "[key_slots]") {
    KeysFixture const fixture;
    NK_REQUIRE_ERROR(fixture.open().unlock(secret_text("zeven zilveren zwaan")), wrong_passphrase);
    NK_REQUIRE_ERROR(fixture.open().unlock(Secret()), passphrase_empty);
    NK_REQUIRE_ERROR(fixture.open().unlock(Secret(limits::kPassphraseBytesMax + 1)),
                     passphrase_too_long);
}

TEST_CASE("a changed slot does not open (K2)", "[key_slots]") {
    KeysFixture const fixture;
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
    KeysFixture const fixture;
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
    KeysFixture const fixture;
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
    KeysFixture const fixture;
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
    KeysFixture const fixture;
    fixture.change_both([](MutableByteView copy) {
        put_le(copy.subspan(12, 4), std::uint32_t{2});
        auto const slot = copy.subspan(kSlotsAt, 256);
        std::copy(slot.begin(), slot.end(), copy.subspan(kSlotsAt + 256, 256).begin());
    });
    CHECK(fixture.open().slots().size() == 2);
    NK_REQUIRE_ERROR(fixture.unlock(), keys_file_tampered);
}

TEST_CASE("a head changed without the vault key is noticed", "[key_slots]") {
    KeysFixture const fixture;
    for (std::size_t const at : {40U, 48U, 80U, 88U, 96U}) {
        CAPTURE(at);
        auto const whole = fixture.bytes();
        fixture.change_both([&](MutableByteView copy) { copy[at] ^= 1; });
        NK_REQUIRE_ERROR(fixture.unlock(), keys_file_tampered);
        fixture.set_bytes(whole);
    }
}

TEST_CASE("a slot of a kind from later is kept as it is", "[key_slots]") {
    KeysFixture const fixture;
    fixture.change_both_with_key([](MutableByteView copy) {
        put_le(copy.subspan(12, 4), std::uint32_t{2});
        put_le(copy.subspan(kSlotsAt + 256, 4), std::uint32_t{900});
        std::fill_n(copy.begin() + kSlotsAt + 256 + 4, 252, Byte{0xab});
        put_le(copy.subspan(kSlotsAt + 256 + 248, 8), std::uint64_t{0});  // no slot for a next key
    });
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(1)));
    NK_REQUIRE_OK(fixture.unlock());
    CHECK(fixture.open().slots().at(1).kind == static_cast<SlotKind>(900));
    CHECK(fixture.bytes().at(kSlotsAt + 503) == 0xab);
}

TEST_CASE("a keys file of a newer program is refused by name", "[key_slots]") {
    KeysFixture const fixture;
    fixture.change_both([](MutableByteView copy) { copy[8] = 2; });
    NK_REQUIRE_ERROR(KeysFile::open(fixture.path), keys_file_too_new);
}

TEST_CASE("slot counts outside the limit are refused", "[key_slots]") {
    KeysFixture const fixture;
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

TEST_CASE("a change of any byte in one copy leaves the other to open", "[key_slots]") {
    KeysFixture const fixture;
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(1)));
    auto const whole = fixture.bytes();
    auto on_disk = File::open_for_update(fixture.path);
    NK_REQUIRE_OK(on_disk);
    for (std::size_t at = 0; at < kCopySize; at += at < 512 || at >= kCopySize - 64 ? 1 : 17) {
        CAPTURE(at);
        auto const flipped = static_cast<Byte>(whole[at] ^ 0x41);
        NK_REQUIRE_OK(on_disk->write_at(at, ByteView(&flipped, 1)));
        auto const opened = KeysFile::open(fixture.path);
        NK_REQUIRE_OK(opened);
        CHECK(opened->head() == head_with(1));
        NK_REQUIRE_OK(on_disk->write_at(at, ByteView(&whole[at], 1)));
    }
    CHECK(fixture.bytes() == whole);
}

TEST_CASE("a keys file cut short opens with its first copy or not at all", "[key_slots]") {
    KeysFixture const fixture;
    auto const whole = fixture.bytes();
    for (std::size_t size = 0; size < whole.size(); size += 1021) {
        CAPTURE(size);
        fixture.set_bytes(Bytes(whole.begin(), whole.begin() + static_cast<long>(size)));
        if (size < kCopySize) {
            NK_REQUIRE_ERROR(KeysFile::open(fixture.path), keys_file_damaged);
        } else {
            NK_REQUIRE_OK(KeysFile::open(fixture.path));
        }
    }
}
