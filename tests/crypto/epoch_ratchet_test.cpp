// SPDX-License-Identifier: Apache-2.0
#include "crypto/epoch_ratchet.h"

#include "crypto/key_slots_fixture.h"
#include "crypto/sealing.h"

using namespace noodkluis;
using namespace noodkluis::crypto;
using namespace noodkluis::crypto::test_keys;

namespace {

constexpr std::chrono::sys_days kMonday{std::chrono::days{20'000 + 4}};
constexpr std::chrono::days kWeek{7};

}  // namespace

TEST_CASE("the ratchet goes forward only, the same way each time", "[crypto]") {
    auto const start = EpochRatchet::starting(kMonday);
    auto const later = start.at(kMonday + 5 * kWeek);
    CHECK(later.monday == kMonday + 5 * kWeek);
    CHECK(start.at(kMonday + 2 * kWeek).at(later.monday).value.equals(later.value.expose()));
    CHECK(start.at(kMonday).value.equals(start.value.expose()));
    CHECK_FALSE(later.week_key().equals(start.week_key().expose()));
    CHECK_FALSE(later.week_key().equals(later.value.expose()));
    // The values that the format gives: BLAKE2b-256 keyed with the value before it.
    auto const next = start.at(kMonday + kWeek);
    CHECK(next.value.equals(blake2b_256(as_bytes("noodkluis/epoch/next"), start.value.expose())));
    CHECK(start.week_key().equals(
        blake2b_256(as_bytes("noodkluis/epoch/key"), start.value.expose())));
}

TEST_CASE("what is sealed opens with the same key and context only", "[crypto]") {
    auto const key = Secret::random(32);
    auto const plain = Secret::random(32);
    auto const sealed = seal(key, plain, as_bytes("here"));
    CHECK(sealed.size() == plain.size() + kSealedOverhead);
    REQUIRE(unseal(key, sealed, as_bytes("here")).has_value());
    CHECK(unseal(key, sealed, as_bytes("here"))->equals(plain.expose()));
    CHECK_FALSE(unseal(key, sealed, as_bytes("there")));
    CHECK_FALSE(unseal(Secret::random(32), sealed, as_bytes("here")));
    CHECK_FALSE(unseal(key, ByteView(sealed).first(kSealedOverhead), as_bytes("here")));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] ^= 1;
        CHECK_FALSE(unseal(key, changed, as_bytes("here")));
    }
}

TEST_CASE("vault.keys keeps the ratchet through every other change", "[crypto]") {
    KeysFixture fixture;
    auto file = fixture.open();
    CHECK_FALSE(file.ratchet(fixture.key).value().has_value());
    auto const ratchet = EpochRatchet::starting(kMonday);
    NK_REQUIRE_OK(file.set_ratchet(fixture.key, ratchet));
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(5)));
    NK_REQUIRE_OK(fixture.unlock());
    auto const read = fixture.open().ratchet(fixture.key);
    NK_REQUIRE_OK(read);
    REQUIRE(read->has_value());
    CHECK((*read)->monday == kMonday);
    CHECK((*read)->value.equals(ratchet.value.expose()));
    CHECK(fixture.open().head().sequence == 5);
}

TEST_CASE("nothing of an old value of the ratchet stays in vault.keys", "[crypto]") {
    KeysFixture fixture;
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_ratchet(fixture.key, EpochRatchet::starting(kMonday)));
    auto const before = fixture.bytes();
    auto const place = [](Bytes const& all, std::size_t copy) {
        return Bytes(all.begin() + static_cast<long>((copy + 1) * kCopySize - 64 - 80),
                     all.begin() + static_cast<long>((copy + 1) * kCopySize - 64));
    };
    auto const old = place(before, 0);
    CHECK(place(before, 1) == old);
    NK_REQUIRE_OK(
        file.set_ratchet(fixture.key, file.ratchet(fixture.key).value()->at(kMonday + kWeek)));
    auto const after = fixture.bytes();
    CHECK(std::search(after.begin(), after.end(), old.begin(), old.end()) == after.end());
}

TEST_CASE("a ratchet that was changed without the vault key is refused", "[crypto]") {
    KeysFixture fixture;
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_ratchet(fixture.key, EpochRatchet::starting(kMonday)));
    SECTION("by anybody") {
        fixture.change_both([](MutableByteView copy) { copy[kCopySize - 64 - 80] ^= 1; });
        NK_REQUIRE_ERROR(fixture.unlock(), keys_file_tampered);
    }
    SECTION("by a program that has the key and does it wrong") {
        fixture.change_both_with_key([](MutableByteView copy) { copy[kCopySize - 64 - 80] ^= 7; });
        NK_REQUIRE_ERROR(fixture.open().ratchet(fixture.key), keys_file_tampered);
    }
}

TEST_CASE("the ratchet goes along when the vault gets another key", "[crypto]") {
    KeysFixture fixture;
    auto file = fixture.open();
    auto const opened = file.open_with(passphrase());
    NK_REQUIRE_OK(opened);
    NK_REQUIRE_OK(file.note_opening(*opened, SlotOwner{1}));
    auto const ratchet = EpochRatchet::starting(kMonday);
    NK_REQUIRE_OK(file.set_ratchet(fixture.key, ratchet));
    auto const next = VaultKey::random();
    NK_REQUIRE_OK(file.begin_next_key(fixture.key, next));
    CHECK(file.ratchet(fixture.key).value()->value.equals(ratchet.value.expose()));
    NK_REQUIRE_OK(file.settle_key(fixture.key, next));
    auto const kept = fixture.open().ratchet(next);
    NK_REQUIRE_OK(kept);
    REQUIRE(kept->has_value());
    CHECK((*kept)->monday == kMonday);
    CHECK((*kept)->value.equals(ratchet.value.expose()));
    NK_REQUIRE_ERROR(fixture.open().ratchet(fixture.key), keys_file_tampered);
}
