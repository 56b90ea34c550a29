// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/release_code.h"
#include "app/sharing/release_notice.h"
#include "app/sharing/signed_document.h"
#include "fuzz/fuzz.h"

// code.json before an inside that opens with a code, rightly signed whatever it says, and the code
// as somebody types it.
namespace noodkluis::fuzz {
namespace {

using namespace app;

crypto::minisign::SigningKey const& museum_key() {
    static auto const key = crypto::minisign::SigningKey::generate();
    return key;
}

}  // namespace

std::vector<Bytes> seeds() {
    ReleaseNotice notice;
    notice.signer = museum_key().public_key().key;
    notice.call = {{"wacht", "0201", "piket", "0202"}};
    notice.size = 4;
    auto const code = generate_release_code();
    return {bytes_of(notice.document()), bytes_of(as_text(code.expose()))};
}

void feed(ByteView input) {
    if (auto const code = read_release_code(crypto::Secret::copy_of(input))) {
        NK_ASSERT(read_release_code(*code)->equals(code->expose()));
    }
    BundleComment description;
    description.signer = museum_key().public_key().key;
    auto const signature = sign_document(museum_key(), input, ReleaseNotice{}.signature_comment());
    auto const file = storage::write_container({{"code.json", {input.begin(), input.end()}},
                                                {"code.json.minisig", bytes_of(signature)},
                                                {"coded.age", Bytes(4)}});
    auto const container = file ? storage::ContainerReader::open(*file, "input")
                                : Result<storage::ContainerReader>(tl::unexpected(file.error()));
    if (!container) {
        return;
    }
    auto const notice =
        check_release_notice(*container, description, museum_key().public_key(), "input");
    NK_ASSERT(!notice || bytes_of(notice->document()) == Bytes(input.begin(), input.end()));
}

}  // namespace noodkluis::fuzz
