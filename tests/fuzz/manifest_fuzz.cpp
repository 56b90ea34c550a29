// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/manifest.h"
#include "fuzz/fuzz.h"

// manifest.json and the comment of the outer signature: both have one spelling.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    Manifest manifest;
    manifest.outer.bundle = storage::BundleId{{1}};
    manifest.outer.sequence = 1;
    manifest.outer.issued_at = from_unix(1'800'000'000);
    manifest.outer.not_before = manifest.outer.issued_at;
    manifest.outer.not_after = from_unix(1'801'000'000);
    manifest.issuer = storage::PartyId{{2}};
    manifest.issuer_name = "Museum De Waag";
    manifest.recipients = {{storage::PartyId{{3}}, "wagen-1", "2027-W05",
                            crypto::age::X25519Identity::generate().recipient()}};
    manifest.files = {{"list.json", 100, {}, "application/json"},
                      {"photos/0001/main.jpg", 1000, {5}, "image/jpeg"}};
    manifest.purpose = "Redden bij brand";
    manifest.list = storage::ListId{{7}};
    manifest.list_name = "Brand";
    manifest.list_number = 3;
    return {bytes_of(manifest.document()), bytes_of(manifest.outer.text())};
}

void feed(ByteView input) {
    auto const manifest = Manifest::parse(input, "input");
    NK_ASSERT(!manifest || manifest->document() == as_text(input));
    auto const comment = BundleComment::parse(as_text(input), "input");
    NK_ASSERT(!comment || comment->text() == as_text(input));
}

}  // namespace noodkluis::fuzz
