// SPDX-License-Identifier: Apache-2.0
// What others than the owner of a slot do to it: its place, its owner, and another vault key.
#include "crypto/base/limits.h"
#include "crypto/key_slots_fixture.h"

using namespace noodkluis;
using namespace noodkluis::crypto;
using namespace noodkluis::crypto::test_keys;

namespace {

constexpr SlotOwner kAnna{1};
constexpr SlotOwner kBert{2};

Secret second() {
    return secret_text("acht akelige apen");
}

OpenedKeys open_with(KeysFixture const& fixture, Secret const& text) {
    auto opened = fixture.open().open_with(text);
    NK_REQUIRE_OK(opened);
    return std::move(*opened);
}

/// Two passphrases, of two people.
void add_second(KeysFixture const& fixture) {
    auto file = fixture.open();
    NK_REQUIRE_OK(file.note_opening(open_with(fixture, passphrase()), kAnna));
    NK_REQUIRE_OK(file.add_slot(fixture.key, second(), cheapest_kdf(), kBert));
    settle(fixture, file);
}

/// As a program did that knew no owners and no seal points.
void make_old(KeysFixture const& fixture) {
    fixture.change_both_with_key([](MutableByteView copy) {
        auto const rest = copy.subspan(kSlotsAt + 168, 88);
        std::fill(rest.begin(), rest.end(), Byte{0});
    });
}

}  // namespace

TEST_CASE("a slot has a secret of its own that stays the same", "[key_slots]") {
    KeysFixture const fixture;
    add_second(fixture);
    auto const first = open_with(fixture, passphrase());
    auto const again = open_with(fixture, passphrase());
    auto const other = open_with(fixture, second());
    CHECK(first.secret.size() == 32);
    CHECK(first.secret.equals(again.secret.expose()));
    CHECK_FALSE(first.secret.equals(other.secret.expose()));
    CHECK(first.owner == kAnna);
    CHECK(other.owner == kBert);
}

TEST_CASE("another passphrase comes with another secret", "[key_slots]") {
    KeysFixture const fixture;
    add_second(fixture);
    auto const before = open_with(fixture, second());
    auto file = fixture.open();
    auto const changed = file.add_slot(fixture.key, secret_text("negen nare neushoorns"),
                                       cheapest_kdf(), before.owner, {before.slot});
    NK_REQUIRE_OK(changed);
    settle(fixture, file);
    auto const after = open_with(fixture, secret_text("negen nare neushoorns"));
    CHECK(after.owner == kBert);
    CHECK(after.slot == changed->id);
    CHECK(after.secret.equals(changed->secret.expose()));
    CHECK_FALSE(after.secret.equals(before.secret.expose()));
}

TEST_CASE("the slot that opened is tried first the next time", "[key_slots]") {
    KeysFixture const fixture;
    add_second(fixture);
    auto file = fixture.open();
    auto const opened = open_with(fixture, second());
    REQUIRE(file.slots().front().owner == kAnna);
    NK_REQUIRE_OK(file.note_opening(opened, kBert));
    CHECK(fixture.open().slots().front().owner == kBert);
    auto const before = fixture.bytes();
    NK_REQUIRE_OK(file.note_opening(opened, kAnna));
    CHECK(fixture.bytes() == before);  // nothing to note: it has an owner and is in front
    CHECK(fixture.open().slots().front().owner == kBert);
}

TEST_CASE("a slot of an old file gets an owner and a seal point when it opens", "[key_slots]") {
    KeysFixture const fixture;
    make_old(fixture);
    auto file = fixture.open();
    CHECK(file.slots().front().owner == SlotOwner{});
    NK_REQUIRE_ERROR(file.begin_next_key(fixture.key, VaultKey::random()), slot_not_sealable);
    NK_REQUIRE_OK(file.note_opening(open_with(fixture, passphrase()), kAnna));
    CHECK(fixture.open().slots().front().owner == kAnna);
    NK_REQUIRE_OK(file.begin_next_key(fixture.key, VaultKey::random()));
}

TEST_CASE("another vault key reaches everybody without their passphrases", "[key_slots]") {
    KeysFixture const fixture;
    add_second(fixture);
    auto const secret = open_with(fixture, second()).secret.clone();
    auto const next = VaultKey::random();
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(7)));
    NK_REQUIRE_OK(file.begin_next_key(fixture.key, next));
    for (auto const* text : {"zeven zilveren zwanen", "acht akelige apen"}) {
        auto const opened = open_with(fixture, secret_text(text));
        CHECK(same(opened.key, fixture.key));
        REQUIRE(opened.next);
        CHECK(same(*opened.next, next));
    }
    NK_REQUIRE_OK(file.settle_key(fixture.key, next));
    for (auto const* text : {"zeven zilveren zwanen", "acht akelige apen"}) {
        auto const opened = open_with(fixture, secret_text(text));
        CHECK(same(opened.key, next));
        CHECK_FALSE(opened.next);
    }
    CHECK(fixture.open().head() == head_with(7));
    CHECK(fixture.open().slots().size() == 2);
    CHECK(open_with(fixture, second()).secret.equals(secret.expose()));
    // And once more, from slots that are sealed already.
    auto const third = VaultKey::random();
    NK_REQUIRE_OK(file.begin_next_key(next, third));
    NK_REQUIRE_OK(file.settle_key(next, third));
    CHECK(same(open_with(fixture, second()).key, third));
    NK_REQUIRE_ERROR(file.set_head(fixture.key, head_with(8)), keys_file_tampered);
}

TEST_CASE("a change of the vault key is taken back as if it never was", "[key_slots]") {
    KeysFixture const fixture;
    add_second(fixture);
    auto file = fixture.open();
    auto const slots = file.slots().size();
    NK_REQUIRE_OK(file.begin_next_key(fixture.key, VaultKey::random()));
    NK_REQUIRE_OK(file.settle_key(fixture.key, fixture.key));
    auto const opened = open_with(fixture, second());
    CHECK(same(opened.key, fixture.key));
    CHECK_FALSE(opened.next);
    CHECK(fixture.open().slots().size() == slots);
}

TEST_CASE("a seal point that was tampered with breaks the file, not the key", "[key_slots]") {
    KeysFixture const fixture;
    fixture.change_both([](MutableByteView copy) { copy[kSlotsAt + 168] ^= 1; });
    NK_REQUIRE_ERROR(fixture.unlock(), keys_file_tampered);
}

TEST_CASE("a key can be changed only while there is room for both", "[key_slots]") {
    KeysFixture const fixture;
    fixture.change_both_with_key([](MutableByteView copy) {
        put_le(copy.subspan(12, 4), static_cast<std::uint32_t>(limits::kKeySlotsMax));
        for (std::size_t i = 1; i < limits::kKeySlotsMax; ++i) {
            put_le(copy.subspan(kSlotsAt + i * 256, 4), std::uint32_t{900});
        }
    });
    auto file = fixture.open();
    NK_REQUIRE_ERROR(file.begin_next_key(fixture.key, VaultKey::random()), key_slots_full);
}
