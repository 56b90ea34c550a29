// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/card.h"
#include "fuzz/fuzz.h"
#include "storage/container.h"

// card.json in a container that is right in all else but the signature, which comes after reading.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    std::vector<Bytes> documents;
    for (int const weeks : {0, 3}) {
        auto const card_key = crypto::minisign::SigningKey::generate();
        auto const other = crypto::minisign::SigningKey::generate().public_key();
        Card card;
        card.kind = storage::PartyKind::fire_brigade;
        card.name = "Brandweer Midden";
        card.device = "wagen-1";
        card.contact = "wacht@example.org";
        card.issued_at = from_unix(1'800'000'000);
        card.expires_at = from_unix(1'830'000'000);
        card.keys = {card_key.public_key(), other, other, other};
        auto week = Week::containing(card.issued_at);
        for (int i = 0; i < weeks; ++i, week = week.next()) {
            card.epochs.push_back({week, crypto::age::X25519Identity::generate().recipient()});
        }
        auto const file = write_card(card, card_key);
        NK_ASSERT(file.has_value());
        auto const container = storage::ContainerReader::open(*file, "seed");
        NK_ASSERT(container.has_value());
        documents.push_back(container->read("card.json", file->size()).value());
    }
    return documents;
}

void feed(ByteView input) {
    auto const file =
        storage::write_container({{"card.json", {input.begin(), input.end()}},
                                  {"card.json.minisig", bytes_of("untrusted comment: x")}});
    NK_ASSERT(!file || !read_card(*file, "input"));
    static_cast<void>(read_card(input, "input"));
}

}  // namespace noodkluis::fuzz
