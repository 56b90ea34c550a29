// SPDX-License-Identifier: Apache-2.0
#include <csignal>

#include <catch2/generators/catch_generators.hpp>
#include <sys/resource.h>

#include "crypto/base/limits.h"
#include "crypto/key_slots_fixture.h"

using namespace noodkluis;
using namespace noodkluis::crypto;
using namespace noodkluis::crypto::test_keys;

namespace {

/// While it lives no file of this process may grow past, or be written beyond, `size` bytes: how
/// writing the second copy fails and writing the first does not.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t size) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        REQUIRE(getrlimit(RLIMIT_FSIZE, &m_saved) == 0);
        rlimit limit = m_saved;
        limit.rlim_cur = size;
        REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    FileSizeLimit(FileSizeLimit const&) = delete;
    FileSizeLimit& operator=(FileSizeLimit const&) = delete;
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &m_saved);
        static_cast<void>(std::signal(SIGXFSZ, m_handler));
    }

  private:
    rlimit m_saved{};
    void (*m_handler)(int);
};

}  // namespace

TEST_CASE("the only whole copy is never written to", "[key_slots]") {
    KeysFixture const fixture;
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(1)));
    FileSizeLimit const limit(kCopySize + 100);
    // The first copy is written, then the second one is torn: the change holds all the same.
    NK_REQUIRE_ERROR(file.set_head(fixture.key, head_with(2)), io_write);
    CHECK(file.head() == head_with(2));
    CHECK(fixture.open().head() == head_with(2));
    auto const before = fixture.bytes();
    // Now the first copy is all there is. The next change tries the second one and stops there.
    NK_REQUIRE_ERROR(file.set_head(fixture.key, head_with(3)), io_write);
    CHECK(file.head() == head_with(2));
    auto const after = fixture.bytes();
    CHECK(std::equal(before.begin(), before.begin() + kCopySize, after.begin()));
    CHECK(fixture.open().head() == head_with(2));
    NK_REQUIRE_OK(fixture.unlock());
}

TEST_CASE("a file holds at most the limit of slots", "[key_slots]") {
    KeysFixture const fixture;
    fixture.change_both_with_key([](MutableByteView copy) {
        put_le(copy.subspan(12, 4), static_cast<std::uint32_t>(limits::kKeySlotsMax));
        for (std::size_t i = 1; i < limits::kKeySlotsMax; ++i) {
            put_le(copy.subspan(kSlotsAt + i * 256, 4), std::uint32_t{900});
        }
    });
    auto file = fixture.open();
    NK_REQUIRE_ERROR(file.add_slot(fixture.key, passphrase(), cheapest_kdf()), key_slots_full);
    // The others are of kinds that this program cannot open.
    NK_REQUIRE_ERROR(file.remove_slots(fixture.key, {file.slots().front().id}), last_slot);
    NK_REQUIRE_OK(fixture.unlock());
}

TEST_CASE("a key of another vault cannot write to the file", "[key_slots]") {
    KeysFixture const fixture;
    KeysFixture const other;
    auto const before = fixture.bytes();
    auto file = fixture.open();
    NK_REQUIRE_ERROR(file.set_head(other.key, head_with(1)), keys_file_tampered);
    NK_REQUIRE_ERROR(file.add_slot(other.key, passphrase(), cheapest_kdf()), keys_file_tampered);
    CHECK(fixture.bytes() == before);
}

TEST_CASE("writing does not confirm a slot that was put in without the key (K8)", "[key_slots]") {
    KeysFixture const fixture;
    fixture.change_both([](MutableByteView copy) {
        put_le(copy.subspan(12, 4), std::uint32_t{2});
        put_le(copy.subspan(kSlotsAt + 256, 4), std::uint32_t{900});
    });
    auto file = fixture.open();
    NK_REQUIRE_ERROR(file.set_head(fixture.key, head_with(1)), keys_file_tampered);
    NK_REQUIRE_ERROR(fixture.unlock(), keys_file_tampered);
}

TEST_CASE("passphrases are added, changed and removed", "[key_slots]") {
    KeysFixture const fixture;
    auto const second = secret_text("acht akelige apen");
    auto const third = secret_text("negen nare neushoorns");
    auto file = fixture.open();
    auto const first_id = file.slots().front().id;
    NK_REQUIRE_ERROR(file.remove_slots(fixture.key, {first_id}), last_slot);
    NK_REQUIRE_ERROR(file.remove_slots(fixture.key, {SlotId{9}}), record_not_found);
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(4)));

    auto const second_id = file.add_slot(fixture.key, second, cheapest_kdf());
    NK_REQUIRE_OK(second_id);
    for (auto const* text : {"zeven zilveren zwanen", "acht akelige apen"}) {
        auto const key = fixture.open().unlock(secret_text(text));
        NK_REQUIRE_OK(key);
        CHECK(key->derive("test", kVault).equals(fixture.key.derive("test", kVault).expose()));
    }

    auto const third_id =
        file.add_slot(fixture.key, third, cheapest_kdf(), SlotOwner{}, {second_id->id});
    NK_REQUIRE_OK(third_id);
    settle(fixture, file);
    CHECK(fixture.open().slots().size() == 2);
    NK_REQUIRE_ERROR(fixture.open().unlock(second), wrong_passphrase);
    NK_REQUIRE_OK(fixture.open().unlock(third));
    NK_REQUIRE_ERROR(
        file.add_slot(fixture.key, third, cheapest_kdf(), SlotOwner{}, {second_id->id}),
        record_not_found);

    NK_REQUIRE_OK(file.remove_slots(fixture.key, {first_id}));
    settle(fixture, file);
    NK_REQUIRE_ERROR(fixture.unlock(), wrong_passphrase);
    NK_REQUIRE_OK(fixture.open().unlock(third));
    CHECK(fixture.open().head() == head_with(4));
    NK_REQUIRE_ERROR(file.remove_slots(fixture.key, {third_id->id}), last_slot);
    NK_REQUIRE_ERROR(file.add_slot(fixture.key, Secret(), cheapest_kdf()), passphrase_empty);
    NK_REQUIRE_ERROR(file.add_slot(fixture.key, second, {1, limits::kKdfMemoryMin}),
                     kdf_parameters);
}

TEST_CASE("slots that come and go all open until it is settled what became of them",
          "[key_slots]") {
    KeysFixture const fixture;
    auto const next = secret_text("acht akelige apen");
    auto file = fixture.open();
    auto const old_id = file.slots().front().id;
    NK_REQUIRE_OK(file.add_slot(fixture.key, next, cheapest_kdf(), SlotOwner{}, {old_id}));
    NK_REQUIRE_OK(fixture.unlock());
    NK_REQUIRE_OK(fixture.open().unlock(next));
    auto again = fixture.open();
    REQUIRE(again.unsettled());
    auto const happened = GENERATE(true, false);
    NK_REQUIRE_OK(again.settle_slots(fixture.key, happened, head_with(3)));
    CHECK_FALSE(fixture.open().unsettled());
    CHECK(fixture.open().slots().size() == 1);
    CHECK(fixture.open().head() == head_with(3));
    CHECK(fixture.unlock().has_value() == !happened);
    CHECK(fixture.open().unlock(next).has_value() == happened);
}

TEST_CASE("a copy that is torn or older is written anew from the other one", "[key_slots]") {
    KeysFixture const fixture;
    auto file = fixture.open();
    NK_REQUIRE_OK(file.set_head(fixture.key, head_with(1)));
    auto const whole = fixture.bytes();
    auto const copy = GENERATE(std::size_t{0}, std::size_t{1});
    fixture.tear(copy);
    NK_REQUIRE_OK(fixture.open().mend_copies());
    CHECK(fixture.bytes() == whole);
    // The end of the file is missing.
    fixture.set_bytes(Bytes(whole.begin(), whole.begin() + kCopySize + 17));
    NK_REQUIRE_OK(fixture.open().mend_copies());
    CHECK(fixture.bytes() == whole);
}
