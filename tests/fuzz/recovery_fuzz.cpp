// SPDX-License-Identifier: Apache-2.0
#include "app/session/recovery.h"
#include "crypto/slip39/slip39.h"
#include "fuzz/fuzz.h"

// What a person types or a file holds on the day of need: recovery keys and shares.
namespace noodkluis::fuzz {
namespace {

Bytes bytes_of(crypto::Secret const& text) {
    auto const bytes = text.expose();
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::vector<Bytes> seeds() {
    std::vector<Bytes> seeds{bytes_of(crypto::RecoveryKey::random().text())};
    auto const shares = crypto::slip39::make_shares(crypto::Secret::random(32), 2, 3);
    NK_ASSERT(shares.has_value());
    Bytes both;
    for (auto const& share : *shares) {
        auto const text = bytes_of(share.text());
        seeds.push_back(text);
        both.insert(both.end(), text.begin(), text.end());
        both.push_back('\n');
    }
    seeds.push_back(both);
    return seeds;
}

void feed(ByteView input) {
    auto const text = crypto::Secret::copy_of(input);
    if (auto const key = crypto::RecoveryKey::parse(text)) {
        NK_ASSERT(
            crypto::RecoveryKey::parse(key->text())->slot_key().equals(key->slot_key().expose()));
    }
    if (auto const share = crypto::slip39::Share::parse(text)) {
        auto const again = crypto::slip39::Share::parse(share->text());
        NK_ASSERT(again && again->text().equals(share->text().expose()));
        static_cast<void>(crypto::slip39::combine(std::span(&*share, 1)));
    }
    static_cast<void>(app::read_recovery_text(text, "input"));
}

}  // namespace noodkluis::fuzz
