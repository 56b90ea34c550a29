// SPDX-License-Identifier: Apache-2.0
// Key slots, recovery keys and shares that were changed, mixed up or ask for too much.
#include "attacks/corpus.h"
#include "crypto/base/byte_fields.h"
#include "crypto/key_slots_fixture.h"
#include "crypto/recovery_key.h"
#include "crypto/slip39/slip39.h"

namespace noodkluis::test {
namespace {

using namespace crypto;
using namespace crypto::test_keys;

void attack_passphrases(Corpus& all, KeysFixture const& fixture) {
    auto const with = [&](std::string const& text) {
        return outcome_of(fixture.open().unlock(secret_text(text)));
    };
    all.attack("K1", "another passphrase", "wrong-passphrase",
               [&] { return with("zeven zilveren zwaan"); });
    all.attack("K1", "in other case", "wrong-passphrase",
               [&] { return with("Zeven zilveren zwanen"); });
    all.attack("K1", "with a space after it", "wrong-passphrase",
               [&] { return with("zeven zilveren zwanen "); });
    all.attack("K1", "with a NUL after it", "wrong-passphrase",
               [&] { return with(std::string("zeven zilveren zwanen") + '\0'); });
    all.attack("K1", "none", "passphrase-empty", [&] { return with(""); });
    all.attack("K1", "one of 1025 bytes", "passphrase-too-long",
               [&] { return with(std::string(1025, 'x')); });
}

/// After a change that needs no key: the check sums fit.
template <class Change>
void changed_slots(Corpus& all, KeysFixture const& fixture, std::string const& line,
                   std::string const& name, std::string const& expected, Change change) {
    auto const whole = fixture.bytes();
    fixture.change_both(change);
    all.attack(line, name, expected, [&]() -> std::string {
        auto const file = KeysFile::open(fixture.path);
        return file ? outcome_of(file->unlock(passphrase())) : outcome_of(file);
    });
    fixture.set_bytes(whole);
}

void attack_slots(Corpus& all, KeysFixture const& fixture) {
    for (auto const& [what, at] :
         std::vector<std::pair<std::string, std::size_t>>{{"id", 8},
                                                          {"salt", 24},
                                                          {"reserved bytes", 56},
                                                          {"nonce", 64},
                                                          {"wrapped key", 88},
                                                          {"tag", 130},
                                                          {"commitment", 136}}) {
        changed_slots(all, fixture, "K2", "another " + what, "wrong-passphrase",
                      [at = at](MutableByteView copy) { copy[kSlotsAt + at] ^= 1; });
    }
    struct Cost {
        std::string name;
        std::uint64_t passes;
        std::uint64_t memory;
    };
    for (auto const& cost :
         {Cost{"4 GiB of memory", 3, 4ULL << 30},
          Cost{"a byte more than 1 GiB", 3, (1ULL << 30) + 1}, Cost{"11 passes", 11, 64ULL << 20},
          Cost{"2^32 passes", 1ULL << 32, 64ULL << 20},
          Cost{"all passes there are", ~0ULL, 64ULL << 20}, Cost{"all memory there is", 3, ~0ULL},
          Cost{"no passes", 0, 64ULL << 20}, Cost{"no memory", 3, 0},
          Cost{"a byte less than 19 MiB", 3, (19ULL << 20) - 1}}) {
        changed_slots(all, fixture, "K3", "a slot that asks for " + cost.name, "kdf-parameters",
                      [&](MutableByteView copy) {
                          put_at(copy, kSlotsAt + 40, cost.passes);
                          put_at(copy, kSlotsAt + 48, cost.memory);
                      });
    }
    changed_slots(all, fixture, "K8", "a slot more", "keys-file-tampered",
                  [](MutableByteView copy) {
                      put_at(copy, 12, std::uint32_t{2});
                      auto const slot = copy.subspan(kSlotsAt, 256);
                      std::ranges::copy(slot, copy.subspan(kSlotsAt + 256, 256).begin());
                  });
    for (std::size_t const at : {40U, 48U, 80U, 88U, 96U}) {
        changed_slots(all, fixture, "K8", "another head, byte " + std::to_string(at),
                      "keys-file-tampered", [at](MutableByteView copy) { copy[at] ^= 1; });
    }
    for (auto const count : {std::uint32_t{0}, std::uint32_t{65}, ~std::uint32_t{0}}) {
        changed_slots(all, fixture, "K3", std::to_string(count) + " slots", "keys-file-damaged",
                      [count](MutableByteView copy) { put_at(copy, 12, count); });
    }
    changed_slots(all, fixture, "K14", "slots of a newer version", "keys-file-too-new",
                  [](MutableByteView copy) { copy[8] = 2; });
    changed_slots(all, fixture, "K5", "no slots of ours", "keys-file-damaged",
                  [](MutableByteView copy) { copy[0] = 'X'; });
}

void attack_copies(Corpus& all, KeysFixture const& fixture) {
    auto const whole = fixture.bytes();
    auto const opened = [&]() -> std::string {
        auto const file = KeysFile::open(fixture.path);
        return file ? outcome_of(file->unlock(passphrase())) : outcome_of(file);
    };
    for (std::size_t const copy : {0U, 1U}) {
        fixture.tear(copy);
        all.attack("K4", "copy " + std::to_string(copy + 1) + " torn", "ok", opened);
        fixture.set_bytes(whole);
    }
    auto const with = [&](std::string const& line, std::string const& name,
                          std::string const& expected, Bytes const& bytes) {
        fixture.set_bytes(bytes);
        all.attack(line, name, expected, opened);
        fixture.set_bytes(whole);
    };
    auto torn = whole;
    torn[5000] ^= 1;
    torn[kCopySize + 5000] ^= 1;
    with("K5", "both copies torn", "keys-file-damaged", torn);
    with("K5", "an empty file", "keys-file-damaged", {});
    with("K5", "zeros", "keys-file-damaged", Bytes(2 * kCopySize));
    with("K4", "the second copy cut off", "ok",
         Bytes(whole.begin(), whole.begin() + static_cast<long>(kCopySize + 100)));
    with("K5", "the first copy cut as well", "keys-file-damaged",
         Bytes(whole.begin(), whole.begin() + 20'000));
    with("K3", "a file that is larger", "file-too-large", Bytes(3 * kCopySize));
}

std::string words_of(slip39::Share const& share) {
    return std::string(as_text(share.text().expose()));
}

void attack_shares(Corpus& all) {
    auto const parse = [](std::string const& text) {
        return slip39::Share::parse(Secret::copy_of(as_bytes(text)));
    };
    auto const shares = slip39::make_shares(Secret::random(32), 2, 3).value();
    auto const others = slip39::make_shares(Secret::random(32), 2, 3).value();
    auto const together = [&](std::vector<std::string> const& texts) {
        std::vector<slip39::Share> read;
        for (auto const& text : texts) {
            auto share = parse(text);
            if (!share) {
                return outcome_of(share);
            }
            read.push_back(std::move(*share));
        }
        return outcome_of(slip39::combine(read));
    };
    auto const first = words_of(shares[0]);
    all.attack("K11", "shares of two sets", "shares-mixed", [&] {
        return together({first, words_of(others[1])});
    });
    all.attack("K11", "too few", "shares-too-few", [&] { return together({first}); });
    all.attack("K11", "one twice", "shares-too-few", [&] { return together({first, first}); });
    auto const last = first.substr(first.rfind(' ') + 1);
    all.attack("K11", "a word left out", "share-length", [&] {
        return together({first.substr(0, first.rfind(' ')), words_of(shares[1])});
    });
    all.attack("K11", "a word twice", "share-length", [&] {
        return together({first + " " + last, words_of(shares[1])});
    });
    all.attack("K11", "a word that is none", "share-word-unknown", [&] {
        return together({first.substr(0, first.rfind(' ')) + " noodkluis", words_of(shares[1])});
    });
    all.attack("K11", "a word that is another", "share-word-wrong", [&] {
        auto const wrong = last == "academic" ? "acid" : "academic";
        return together({first.substr(0, first.rfind(' ') + 1) + wrong, words_of(shares[1])});
    });
    all.attack("K11", "a megabyte of words", "share-typos",
               [&] { return together({std::string(1 << 20, 'a')}); });
}

void attack_recovery_keys(Corpus& all) {
    auto const parse = [](std::string const& text) {
        return outcome_of(RecoveryKey::parse(Secret::copy_of(as_bytes(text))));
    };
    auto const good = std::string(as_text(RecoveryKey::random().text().expose()));
    auto const with = [&](std::size_t at, char c) {
        auto text = good;
        text[at] = text[at] == c ? 'P' : c;
        return text;
    };
    for (std::size_t const at : {0U, 9U, 10U, 25U, 47U}) {
        all.attack("K12", "a mistake in place " + std::to_string(at + 1), "recovery-key-group",
                   [&] { return parse(with(at, 'Q')); });
    }
    all.attack("K12", "a letter that is in no key", "recovery-key-group",
               [&] { return parse(with(20, 'B')); });
    all.attack("K12", "a character left out", "recovery-key-length",
               [&] { return parse(good.substr(1)); });
    all.attack("K12", "a character more", "recovery-key-length", [&] { return parse(good + "Q"); });
    all.attack("K12", "nothing", "recovery-key-length", [&] { return parse(""); });
    all.attack("K12", "a key of age", "recovery-key-length", [&] {
        return parse("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX");
    });
    all.attack("K12", "a megabyte", "recovery-key-length",
               [&] { return parse(std::string(1 << 20, 'Q')); });
}

}  // namespace

Corpus const& key_attacks() {
    static Corpus const corpus = [] {
        KeysFixture const fixture;
        Corpus all;
        attack_passphrases(all, fixture);
        attack_slots(all, fixture);
        attack_copies(all, fixture);
        attack_shares(all);
        attack_recovery_keys(all);
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
