// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/coded_payload.h"

#include <algorithm>
#include <memory>

#include "app/sharing/bundle_layout.h"
#include "app/sharing/release_notice.h"
#include "app/sharing/signed_document.h"
#include "storage/container.h"

namespace noodkluis::app {
namespace {

constexpr char const* kSuffix = ".coded";

/// coded.age while its bundle is being written. The file is never committed, so it goes away.
struct CodedFile {
    explicit CodedFile(AtomicFile output) : file(std::move(output)) {}
    AtomicFile file;
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    crypto::Blake2b<32> hash;
};

Status write_coded(CodedFile& coded, crypto::Secret const& code, PayloadWriter const& plain) {
    NK_TRY(auto encryptor,
           crypto::age::Encryptor::to(crypto::age::Passphrase{code.clone()},
                                      [&](ByteView bytes) -> Status {
                                          NK_CHECK(coded.file.file().write_at(coded.size, bytes));
                                          coded.size += bytes.size();
                                          coded.crc = storage::crc32(bytes, coded.crc);
                                          coded.hash.update(bytes);
                                          return {};
                                      }));
    NK_CHECK(plain([&](ByteView bytes) { return encryptor.write(bytes); }));
    return encryptor.finish();
}

Status copy_to(File const& file, std::uint64_t size, ByteSink const& sink) {
    Bytes buffer(kPieceBytes);
    for (std::uint64_t offset = 0; offset < size;) {
        auto const piece = MutableByteView(buffer).first(
            static_cast<std::size_t>(std::min<std::uint64_t>(kPieceBytes, size - offset)));
        NK_CHECK(file.read_at(offset, piece));
        NK_CHECK(sink(piece));
        offset += piece.size();
    }
    return {};
}

}  // namespace

Result<PayloadWriter> behind_code(Path const& path, crypto::Secret const& code,
                                  AgreementInForce const& agreement,
                                  BundleComment const& description,
                                  crypto::minisign::SigningKey const& bundle_key,
                                  PayloadWriter const& plain) {
    NK_TRY(auto output, AtomicFile::create(Path(path.string() + kSuffix), Overwrite::no));
    auto const coded = std::make_shared<CodedFile>(std::move(output));
    NK_CHECK(write_coded(*coded, code, plain));
    ReleaseNotice const notice{description.bundle, description.signer,
                               agreement.terms().museum.contacts, coded->size,
                               coded->hash.finish()};
    auto const document = notice.document();
    auto const signature =
        sign_document(bundle_key, as_bytes(document), notice.signature_comment());
    NK_TRY(auto const layout,
           storage::ContainerLayout::of(
               {{kReleaseName, storage::crc32(as_bytes(document)), document.size(), 0},
                {kReleaseSignatureName, storage::crc32(as_bytes(signature)), signature.size(), 0},
                {kCodedPayloadName, coded->crc, coded->size, 0}}));
    return PayloadWriter([coded, document, signature, layout](ByteSink const& sink) -> Status {
        NK_CHECK(sink(layout.header(0)));
        NK_CHECK(sink(as_bytes(document)));
        NK_CHECK(sink(layout.header(1)));
        NK_CHECK(sink(as_bytes(signature)));
        NK_CHECK(sink(layout.header(2)));
        NK_CHECK(copy_to(coded->file.file(), coded->size, sink));
        return sink(layout.trailer());
    });
}

}  // namespace noodkluis::app
