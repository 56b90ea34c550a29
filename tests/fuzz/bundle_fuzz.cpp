// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/bundle_open.h"
#include "embedded/bundle_readme.h"
#include "fuzz/fuzz.h"
#include "storage/container.h"

// A whole bundle as a file, up to what its signature claims.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    auto const key = crypto::minisign::SigningKey::generate();
    BundleComment comment;
    comment.sequence = 1;
    comment.issued_at = comment.not_before = from_unix(1'800'000'000);
    comment.not_after = comment.not_before + std::chrono::days{14};
    comment.signer = key.public_key().key;
    auto const payload = bytes_of("age-encryption.org/v1\n");
    auto const signature =
        crypto::minisign::sign(key, crypto::minisign::digest_of(payload), comment.text());
    auto file = storage::write_container({{"README.txt", bytes_of(embedded::bundle_readme)},
                                          {"payload.age.minisig", bytes_of(signature)},
                                          {"payload.age", payload}});
    NK_ASSERT(file.has_value());
    return {*file};
}

void feed(ByteView input) {
    MemoryFile const file(input);
    auto opened = BundleFile::open(file.path(), "input");
    if (!opened) {
        return;
    }
    auto const& claims = opened->claims();
    NK_ASSERT(BundleComment::parse(claims.text(), "input").value() == claims);
    crypto::minisign::PublicKey signer;
    signer.key = claims.signer;
    Job job;
    static_cast<void>(VerifiedBundle::verify(std::move(*opened), signer, job));
}

}  // namespace noodkluis::fuzz
