// SPDX-License-Identifier: Apache-2.0
// Ways to open a vault other than a passphrase alone.
#include "crypto/base/limits.h"
#include "crypto/key_slots_fixture.h"
#include "crypto/slip39/slip39.h"

using namespace noodkluis;
using namespace noodkluis::crypto;
using namespace noodkluis::crypto::test_keys;

namespace {

UnlockKey both(std::string_view text, Secret const& file) {
    return PassphraseKey(secret_text(text), file.clone());
}

}  // namespace

TEST_CASE("a recovery key opens its slot and no other one does", "[key_slots]") {
    KeysFixture const fixture;
    auto const recovery = RecoveryKey::random();
    auto file = fixture.open();
    NK_REQUIRE_ERROR(file.unlock(recovery.clone()), recovery_key_wrong);
    auto const id = file.add_slot(fixture.key, recovery.clone(), {});
    NK_REQUIRE_OK(id);
    CHECK(fixture.open().slots().at(1).kind == SlotKind::recovery_key);
    auto const typed = RecoveryKey::parse(recovery.text());
    NK_REQUIRE_OK(typed);
    auto const unlocked = fixture.open().open_with(typed->clone());
    NK_REQUIRE_OK(unlocked);
    CHECK(unlocked->slot == id->id);
    CHECK(same(unlocked->key, fixture.key));
    NK_REQUIRE_ERROR(fixture.open().unlock(RecoveryKey::random()), recovery_key_wrong);
    NK_REQUIRE_OK(fixture.unlock());
    // It stays as bytes that only the key opens.
    CHECK(as_text(fixture.bytes()).find(as_text(recovery.text().expose())) ==
          std::string_view::npos);
    NK_REQUIRE_OK(file.remove_slots(fixture.key, {id->id}));
    settle(fixture, file);
    NK_REQUIRE_ERROR(fixture.open().unlock(recovery.clone()), recovery_key_wrong);
}

TEST_CASE("a changed slot of a recovery key does not open (K2)", "[key_slots]") {
    KeysFixture const fixture;
    auto const recovery = RecoveryKey::random();
    auto file = fixture.open();
    NK_REQUIRE_OK(file.add_slot(fixture.key, recovery.clone(), {}));
    auto const original = fixture.bytes();
    for (std::size_t const at : {8U, 24U, 63U, 64U, 88U, 130U, 136U}) {
        CAPTURE(at);
        fixture.set_bytes(original);
        fixture.change_both([&](MutableByteView copy) { copy[kSlotsAt + 256 + at] ^= 1; });
        NK_REQUIRE_ERROR(fixture.open().unlock(recovery.clone()), recovery_key_wrong);
    }
}

TEST_CASE("a slot for passphrase and key file wants both", "[key_slots]") {
    KeysFixture const fixture;
    auto const path = fixture.folder / "stick.nkkey";
    auto const key_file = make_key_file(path);
    NK_REQUIRE_OK(key_file);
    auto file = fixture.open();
    NK_REQUIRE_OK(
        file.add_slot(fixture.key, both("negen nare neushoorns", *key_file), cheapest_kdf()));
    CHECK(fixture.open().slots().at(1).kind == SlotKind::passphrase_and_file);
    auto const from_stick = read_key_file(path);
    NK_REQUIRE_OK(from_stick);
    auto const unlocked = fixture.open().unlock(both("negen nare neushoorns", *from_stick));
    NK_REQUIRE_OK(unlocked);
    CHECK(same(*unlocked, fixture.key));
    NK_REQUIRE_ERROR(fixture.open().unlock(secret_text("negen nare neushoorns")), wrong_passphrase);
    NK_REQUIRE_ERROR(fixture.open().unlock(both("negen nare neushoorn", *key_file)),
                     wrong_passphrase);
    NK_REQUIRE_ERROR(fixture.open().unlock(both("negen nare neushoorns", Secret::random(64))),
                     wrong_passphrase);
    // The other slot still opens with its passphrase alone, and only so.
    NK_REQUIRE_OK(fixture.unlock());
    NK_REQUIRE_ERROR(fixture.open().unlock(both("zeven zilveren zwanen", *key_file)),
                     wrong_passphrase);
}

TEST_CASE("only a file that we made is a key file", "[key_slots]") {
    test::TemporaryFolder const folder;
    NK_REQUIRE_ERROR(read_key_file(folder / "none"), file_not_found);
    for (std::size_t const size : {0U, 63U, 65U, 2'000'000U}) {
        auto const path = folder / std::to_string(size);
        NK_REQUIRE_OK(write_file(path, Bytes(size, 7), Overwrite::no));
        NK_REQUIRE_ERROR(read_key_file(path), key_file_malformed);
        // Nothing is ever made into one.
        NK_REQUIRE_ERROR(make_key_file(path), file_exists);
    }
    NK_REQUIRE_OK(make_key_file(folder / "new"));
    CHECK(std::filesystem::file_size(folder / "new") == 64);
    using std::filesystem::perms;
    CHECK((std::filesystem::status(folder / "new").permissions() &
           (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("shares open without a slot, and only their own file", "[key_slots]") {
    KeysFixture const fixture;
    auto const shares = fixture.key.make_shares(2, 3);
    NK_REQUIRE_OK(shares);
    auto const combined = CombinedShares::of(std::span(*shares).last(2));
    NK_REQUIRE_OK(combined);
    CHECK(same(VaultKey::from(*combined), fixture.key));
    NK_REQUIRE_ERROR(CombinedShares::of(std::span(*shares).first(1)), shares_too_few);
    auto opener = CombinedShares::of(*shares);
    NK_REQUIRE_OK(opener);
    UnlockKey const key(std::move(*opener));
    auto const unlocked = fixture.open().open_with(key);
    NK_REQUIRE_OK(unlocked);
    CHECK(same(unlocked->key, fixture.key));
    CHECK(unlocked->slot == SlotId{});
    KeysFixture const other;
    NK_REQUIRE_ERROR(other.open().unlock(key), shares_wrong);
    auto const short_shares = slip39::make_shares(Secret::random(16), 2, 2);
    NK_REQUIRE_OK(short_shares);
    NK_REQUIRE_ERROR(CombinedShares::of(*short_shares), shares_wrong);
}

TEST_CASE("a way with a passphrase is always left", "[key_slots]") {
    KeysFixture const fixture;
    auto file = fixture.open();
    auto const first = file.slots().front().id;
    NK_REQUIRE_OK(file.add_slot(fixture.key, RecoveryKey::random(), {}));
    NK_REQUIRE_ERROR(file.remove_slots(fixture.key, {first}), last_slot);
    NK_REQUIRE_ERROR(file.add_slot(fixture.key, RecoveryKey::random(), {}, SlotOwner{}, {first}),
                     last_slot);
    auto const key_file = Secret::random(limits::kKeyFileBytes);
    auto const second = file.add_slot(fixture.key, both("acht akelige apen", key_file),
                                      cheapest_kdf(), SlotOwner{}, {first});
    NK_REQUIRE_OK(second);
    settle(fixture, file);
    NK_REQUIRE_ERROR(fixture.unlock(), wrong_passphrase);
    NK_REQUIRE_OK(fixture.open().unlock(both("acht akelige apen", key_file)));
    NK_REQUIRE_ERROR(file.remove_slots(fixture.key, {second->id}), last_slot);
}
