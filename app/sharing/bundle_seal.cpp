// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/bundle_seal.h"

#include <algorithm>
#include <array>

#include "app/sharing/bundle_layout.h"
#include "app/sharing/bundle_sheets.h"
#include "app/sharing/coded_payload.h"
#include "app/sharing/release.h"
#include "app/sharing/signed_document.h"
#include "app/sharing/threaded_sink.h"
#include "app/text/labels.h"
#include "embedded/bundle_readme.h"
#include "storage/container.h"

namespace noodkluis::app {
namespace {

std::string text_of(Bytes const& bytes) {
    return std::string(as_text(bytes));
}

/// The agreement, what compose lets out, and our last word, in byte order of the names.
std::vector<PayloadFile> payload_files(AgreementInForce const& agreement,
                                       std::vector<PayloadFile> composed,
                                       std::optional<StatusFile> const& status) {
    auto const& signed_file = agreement.file();
    std::vector<PayloadFile> files{
        {kAgreementName, "application/json", text_of(signed_file.document), std::nullopt},
        {kMuseumSignatureName, "text/plain", text_of(*signed_file.museum_signature), std::nullopt},
        {kPartnerSignatureName, "text/plain", text_of(*signed_file.partner_signature),
         std::nullopt}};
    std::move(composed.begin(), composed.end(), std::back_inserter(files));
    if (status) {
        files.push_back({kStatusName, "application/json", text_of(status->document), std::nullopt});
        files.push_back(
            {kStatusSignatureName, "text/plain", text_of(status->signature), std::nullopt});
    }
    return files;
}

ManifestFile manifest_entry(PayloadFile const& file) {
    if (file.made) {
        return {file.name, file.made->size, file.made->hash, file.media};
    }
    if (file.picture) {
        return {file.name, file.picture->size, file.picture->hash, file.media};
    }
    return {file.name, file.text.size(), crypto::blake2b_256(as_bytes(file.text)), file.media};
}

Manifest make_manifest(AgreementInForce const& agreement, ApprovedList const& list,
                       SealTerms const& terms, crypto::minisign::PublicKey const& signer,
                       EpochRecipient const& epoch, std::vector<PayloadFile> const& files) {
    Manifest manifest;
    manifest.outer.bundle = terms.bundle;
    manifest.outer.sequence = terms.sequence;
    manifest.outer.agreement_tag = agreement_tag(agreement.hash(), manifest.outer.bundle);
    manifest.outer.issued_at = terms.issued_at;
    manifest.outer.not_before = terms.not_before;
    manifest.outer.not_after = terms.not_after;
    manifest.outer.signer = signer.key;
    manifest.agreement = agreement.hash();
    manifest.issuer = agreement.museum().party;
    manifest.issuer_name = agreement.museum().name;
    manifest.recipients = {{agreement.partner().party, agreement.partner().device,
                            epoch.week.label(), epoch.recipient}};
    std::transform(files.begin(), files.end(), std::back_inserter(manifest.files), manifest_entry);
    manifest.purpose = agreement.terms().purpose;
    manifest.tlp = agreement.terms().tlp;
    manifest.list = list.snapshot.list;
    manifest.list_name = list.snapshot.name;
    manifest.list_number = list.number;
    manifest.supersedes = terms.supersedes;
    manifest.log_sequence = terms.log_sequence;
    manifest.log_hash = terms.log_hash;
    manifest.approvals = terms.approvals;
    if (terms.status) {
        manifest.status = terms.status->hash();
    }
    return manifest;
}

std::uint32_t crc_of_zeros(std::uint64_t count) {
    static constexpr ByteArray<65536> zeros{};
    std::uint32_t crc = 0;
    for (; count > zeros.size(); count -= zeros.size()) {
        crc = storage::crc32(zeros, crc);
    }
    return storage::crc32(ByteView(zeros).first(static_cast<std::size_t>(count)), crc);
}

/// Where everything in the payload stands, padding included.
Result<storage::ContainerLayout> payload_layout(std::vector<PayloadFile> const& files) {
    std::vector<storage::ContainerEntry> entries;
    for (auto const& file : files) {
        if (file.picture) {
            entries.push_back({file.name, file.picture->crc, file.picture->size, 0});
        } else if (file.made) {
            entries.push_back({file.name, file.made->crc, file.made->size, 0});
        } else {
            entries.push_back(
                {file.name, storage::crc32(as_bytes(file.text)), file.text.size(), 0});
        }
    }
    entries.push_back({kPadName, 0, 0, 0});
    NK_TRY(auto const unpadded, storage::ContainerLayout::of(entries));
    entries.back().size = padded_size(unpadded.total_size()) - unpadded.total_size();
    entries.back().crc = crc_of_zeros(entries.back().size);
    return storage::ContainerLayout::of(std::move(entries));
}

/// Hands the payload container to `sink` from front to back.
Status write_payload(std::vector<PayloadFile> const& files, storage::ContainerLayout const& layout,
                     PictureSource const& pictures, ByteSink const& sink, Job& job) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        job.progress(layout.header_offset(i), layout.total_size());
        NK_CHECK(sink(layout.header(i)));
        auto const& file = files[i];
        if (!file.picture && !file.made) {
            NK_CHECK(sink(as_bytes(file.text)));
            continue;
        }
        std::uint64_t size = 0;
        std::uint32_t crc = 0;
        auto const counted_sink = [&](ByteView bytes) -> Status {
            size += bytes.size();
            crc = storage::crc32(bytes, crc);
            return job.cancelled() ? fail(ErrorCode::cancelled) : sink(bytes);
        };
        NK_CHECK(file.picture ? pictures(*file.picture, counted_sink)
                              : file.made->write(counted_sink));
        if (size != layout.entries()[i].size || crc != layout.entries()[i].crc) {
            return fail(ErrorCode::picture_changed, files[i].name);
        }
    }
    static constexpr ByteArray<65536> zeros{};
    NK_CHECK(sink(layout.header(files.size())));
    for (auto left = layout.entries().back().size; left > 0;) {
        auto const count = std::min<std::uint64_t>(left, zeros.size());
        NK_CHECK(sink(ByteView(zeros).first(static_cast<std::size_t>(count))));
        left -= count;
    }
    return sink(layout.trailer());
}

/// Collects what the outer container and signature need to know of payload.age as it is written.
struct PayloadDigest {
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    crypto::Blake2b<64> hash;
};

}  // namespace

Status check_terms(AgreementInForce const& agreement, ApprovedList const& list,
                   SealTerms const& terms) {
    auto const& agreed = agreement.terms();
    if (std::none_of(agreed.lists.begin(), agreed.lists.end(),
                     [&](auto const& item) { return item.id == list.snapshot.list; })) {
        return fail(ErrorCode::list_not_agreed, list.snapshot.name, agreed.title);
    }
    if (terms.not_after <= terms.not_before ||
        terms.issued_at > terms.not_before + std::chrono::hours{1} ||
        terms.issued_at >= terms.not_after) {
        return fail(ErrorCode::window_invalid, display_time(terms.not_before),
                    display_time(terms.not_after));
    }
    if (terms.not_before < agreed.not_before || terms.not_after > agreed.not_after) {
        return fail(ErrorCode::window_outside_agreement, display_time(agreed.not_before),
                    display_time(agreed.not_after));
    }
    if (terms.not_after - terms.not_before > agreed.bundle_validity_max) {
        return fail(ErrorCode::window_too_long, agreed.title,
                    display_time(terms.not_before + agreed.bundle_validity_max));
    }
    return {};
}

Status check_recipient_key(AgreementInForce const& agreement, Timestamp now, Timestamp not_after) {
    auto const& partner = agreement.partner();
    if (partner.expires_at <= now) {
        return fail(ErrorCode::card_expired, partner.name, display_time(partner.expires_at));
    }
    return agreement.partner().epoch_at(not_after) != nullptr
               ? Status()
               : fail(ErrorCode::no_recipient_key, agreement.partner().name,
                      Week::containing(not_after).label());
}

Result<SealedBundle> seal_bundle(Path const& path, AgreementInForce const& agreement,
                                 ApprovedList const& list, SealTerms const& terms,
                                 crypto::minisign::SigningKey const& bundle_key,
                                 PictureSource const& pictures, BeforeRelease const& before_release,
                                 Job& job) {
    NK_ASSERT(bundle_key.public_key() == agreement.museum().keys.bundle);
    NK_ASSERT(agreement.terms().release_code == (terms.release_code != nullptr));
    NK_CHECK(check_terms(agreement, list, terms));
    NK_CHECK(check_recipient_key(agreement, terms.issued_at, terms.not_after));
    auto const* epoch = agreement.partner().epoch_at(terms.not_after);
    auto const& agreed = agreement.terms();
    NK_TRY(auto const composed, compose_list(list.snapshot, agreed.disclosure, agreed.tlp,
                                             list.number, list.approved_at));
    auto content = composed.files;
    if (agreed.paper_sheets) {
        NK_TRY(auto sheets, make_sheets(agreement, composed, terms, pictures, job));
        content.push_back(std::move(sheets));  // its name comes after those of pictures and list
    }
    auto files = payload_files(agreement, std::move(content), terms.status);
    SealedBundle sealed;
    sealed.manifest = make_manifest(agreement, list, terms, bundle_key.public_key(), *epoch, files);
    NK_CHECK(check_approvals(sealed.manifest, agreement.terms(), path.filename().string()));
    auto const document = sealed.manifest.document();
    files.insert(
        files.begin(),
        {{kManifestName, "application/json", document, std::nullopt},
         {kManifestSignatureName, "text/plain",
          sign_document(bundle_key, as_bytes(document), sealed.manifest.signature_comment()),
          std::nullopt}});
    NK_TRY(auto const inner, payload_layout(files));
    PayloadWriter write_plain = [&](ByteSink const& sink) {
        return write_payload(files, inner, pictures, sink, job);
    };
    if (terms.release_code != nullptr) {
        sealed.coded = true;
        NK_TRY(write_plain, behind_code(path, *terms.release_code, agreement, sealed.manifest.outer,
                                        bundle_key, write_plain));
    }

    // payload.age stands last, so its place is known before its size is.
    auto const comment = sealed.manifest.outer.text();
    std::vector<storage::ContainerEntry> parts{
        {kReadmeName, storage::crc32(as_bytes(embedded::bundle_readme)),
         embedded::bundle_readme.size(), 0},
        {kPayloadSignatureName, 0, crypto::minisign::signature_file_size(comment.size()), 0},
        {kPayloadName, 0, 0, 0}};
    NK_TRY(auto const start, storage::ContainerLayout::of(parts));
    auto const payload_offset = start.entries().back().offset;

    NK_TRY(auto output, AtomicFile::create(path, Overwrite::no));
    PayloadDigest digest;
    NK_TRY(auto encryptor,
           crypto::age::Encryptor::to({epoch->recipient}, [&](ByteView bytes) -> Status {
               NK_CHECK(output.file().write_at(payload_offset + digest.size, bytes));
               digest.size += bytes.size();
               digest.crc = storage::crc32(bytes, digest.crc);
               digest.hash.update(bytes);
               return {};
           }));
    ThreadedSink sealing([&](ByteView bytes) { return encryptor.write(bytes); });
    NK_CHECK(write_plain([&](ByteView bytes) { return sealing.write(bytes); }));
    NK_CHECK(sealing.finish());
    NK_CHECK(encryptor.finish());

    sealed.payload_hash = digest.hash.finish();
    auto const signature = crypto::minisign::sign(bundle_key, sealed.payload_hash, comment);
    NK_ASSERT(signature.size() == parts[1].size);
    parts[1].crc = storage::crc32(as_bytes(signature));
    parts[2].crc = digest.crc;
    parts[2].size = digest.size;
    NK_TRY(auto const outer, storage::ContainerLayout::of(std::move(parts)));
    std::array const contents{embedded::bundle_readme, std::string_view(signature)};
    for (std::size_t i = 0; i < outer.entries().size(); ++i) {
        NK_CHECK(output.file().write_at(outer.header_offset(i), outer.header(i)));
        if (i < contents.size()) {
            NK_CHECK(output.file().write_at(outer.entries()[i].offset, as_bytes(contents[i])));
        }
    }
    NK_CHECK(output.file().write_at(outer.trailer_offset(), outer.trailer()));
    NK_CHECK(before_release(sealed));
    NK_CHECK(output.commit());
    return sealed;
}

}  // namespace noodkluis::app
