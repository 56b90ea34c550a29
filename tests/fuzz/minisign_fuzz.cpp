// SPDX-License-Identifier: Apache-2.0
#include "crypto/minisign.h"
#include "fuzz/fuzz.h"

// A signature file and a line with a public key; no change to the file may still verify.
namespace noodkluis::fuzz {
namespace {

using namespace crypto::minisign;

SigningKey const& key() {
    static auto const made = SigningKey::generate();
    return made;
}
std::string const& good() {
    static auto const made = sign(key(), digest_of(as_bytes("document")), "comment");
    return made;
}

}  // namespace

std::vector<Bytes> seeds() {
    return {bytes_of(good()), bytes_of(key().public_key().line())};
}

void feed(ByteView input) {
    auto const text = as_text(input);
    if (auto const line = PublicKey::parse(text)) {
        auto const again = PublicKey::parse(line->line());
        NK_ASSERT(again && *again == *line);
    }
    if (auto const signature = Signature::parse(text, "input")) {
        NK_ASSERT(!signature->verify(key().public_key(), digest_of(as_bytes("document"))) ||
                  text == good());
    }
}

}  // namespace noodkluis::fuzz
