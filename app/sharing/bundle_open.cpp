// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/bundle_open.h"

#include <algorithm>

#include "app/sharing/bundle_layout.h"
#include "app/sharing/payload_check.h"
#include "app/sharing/release_notice.h"
#include "app/sharing/signed_document.h"
#include "embedded/bundle_readme.h"

namespace noodkluis::app {
namespace {

/// Steps 9 and 10 give one message: why a bundle does not open for us says nothing about the keys.
Error as_bundle_error(Error error) {
    switch (error.code) {
        case ErrorCode::age_no_match:
            error.code = ErrorCode::bundle_not_for_us;
            break;
        case ErrorCode::age_header:
        case ErrorCode::age_armor:
            error.code = ErrorCode::bundle_profile;
            break;
        case ErrorCode::age_header_mac:
        case ErrorCode::age_payload:
            error.code = ErrorCode::payload_damaged;
            break;
        default:
            break;
    }
    return error;
}

using Payload = std::shared_ptr<crypto::age::RandomAccess const>;

/// The age file that is the last entry of a container.
Result<Payload> open_age(storage::ContainerReader const& container,
                         std::vector<crypto::age::Identity> const& identities,
                         crypto::age::Profile const& profile, std::string const& name) {
    auto opened = crypto::age::RandomAccess::open(
        [container](std::uint64_t offset, MutableByteView out) {
            return container.read_at(container.entries().back(), offset, out);
        },
        container.entries().back().size, identities, name, profile);
    if (!opened) {
        return tl::unexpected(as_bundle_error(std::move(opened).error()));
    }
    return std::make_shared<crypto::age::RandomAccess const>(*std::move(opened));
}

/// The last chunk comes first: a payload that was cut short at the border of a chunk says so before
/// anything in it is read.
Result<storage::ContainerReader> container_in(Payload const& payload, std::string const& name) {
    if (auto const size = payload->plaintext_size(); size > 0) {
        ByteArray<1> last{};
        NK_CHECK(payload->read(size - 1, last).map_error(as_bundle_error));
    }
    return storage::ContainerReader::open(
        [payload](std::uint64_t offset, MutableByteView out) {
            return payload->read(offset, out).map_error(as_bundle_error);
        },
        payload->plaintext_size(), name);
}

bool is_coded(storage::ContainerReader const& container) {
    return !container.entries().empty() && container.entries().front().name == kReleaseName;
}

/// What the code opens. A wrong one shows as an age file without a key for us.
Result<Payload> open_coded(storage::ContainerReader const& container, ReleaseNotice const& notice,
                           AgreementInForce const& agreement, crypto::Secret const& code,
                           std::string const& name) {
    if (code.empty()) {
        return fail(ErrorCode::release_code_needed, name,
                    whom_to_call(notice.call, agreement.museum().name));
    }
    std::vector<crypto::age::Identity> identities;
    identities.emplace_back(crypto::age::Passphrase{code.clone()});
    auto opened = open_age(container, identities, {.armor_allowed = false}, name);
    return !opened && opened.error().code == ErrorCode::bundle_not_for_us
               ? fail(ErrorCode::release_code_wrong, name)
               : opened;
}

/// Every byte around what the code opened: the outer age file to its end, and the hash in it.
Status check_coded(crypto::age::RandomAccess const& outer,
                   storage::ContainerReader const& container, ReleaseNotice const& notice,
                   std::string const& name, Job const& job) {
    auto const& entry = container.entries().back();
    crypto::Blake2b<32> hash;
    std::uint64_t offset = 0;
    NK_CHECK(outer
                 .read_all([&](ByteView bytes) -> Status {
                     auto const end = offset + bytes.size();
                     auto const from = std::clamp(entry.offset, offset, end) - offset;
                     auto const to = std::clamp(entry.offset + entry.size, offset, end) - offset;
                     hash.update(bytes.subspan(from, to - from));
                     offset = end;
                     return job.cancelled() ? fail(ErrorCode::cancelled) : Status();
                 })
                 .map_error(as_bundle_error));
    return hash.finish() == notice.hash ? Status() : fail(ErrorCode::payload_damaged, name);
}

}  // namespace

BundleFile::BundleFile(std::shared_ptr<File> file, storage::ContainerReader container,
                       std::string name, crypto::minisign::Signature signature,
                       BundleComment claims)
    : m_file(std::move(file)),
      m_container(std::move(container)),
      m_name(std::move(name)),
      m_signature(std::move(signature)),
      m_claims(claims) {}

Result<BundleFile> BundleFile::open(Path const& path) {
    return open(path, path.filename().string());
}

Result<BundleFile> BundleFile::open(Path const& path, std::string const& name) {
    NK_TRY(auto opened, File::open(path));
    auto const file = std::make_shared<File>(std::move(opened));
    NK_TRY(auto const size, file->size());
    NK_TRY(auto container, storage::ContainerReader::open(
                               [file](std::uint64_t offset, MutableByteView out) {
                                   return file->read_at(offset, out);
                               },
                               size, name));
    NK_CHECK(container.require_names({kReadmeName, kPayloadSignatureName, kPayloadName}));
    NK_TRY(auto const readme, container.read(kReadmeName, embedded::bundle_readme.size()));
    if (as_text(readme) != embedded::bundle_readme) {
        return fail(ErrorCode::bundle_readme_changed, name);
    }
    NK_TRY(auto const text, container.read(kPayloadSignatureName, limits::kSignatureFileMax));
    NK_TRY(auto signature, crypto::minisign::Signature::parse(as_text(text), name));
    NK_TRY(auto const claims, BundleComment::parse(signature.claimed_comment(), name));
    return BundleFile(file, std::move(container), name, std::move(signature), claims);
}

Result<VerifiedBundle> VerifiedBundle::verify(BundleFile bundle,
                                              crypto::minisign::PublicKey const& signer, Job& job) {
    if (bundle.m_claims.signer != signer.key) {
        return fail(ErrorCode::signature_wrong_key, bundle.m_name);
    }
    auto const& payload = bundle.m_container.entries().back();
    crypto::Blake2b<64> hash;
    std::uint32_t crc = 0;
    Bytes buffer(kPieceBytes);
    for (std::uint64_t offset = 0; offset < payload.size;) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        auto const piece = MutableByteView(buffer).first(
            static_cast<std::size_t>(std::min<std::uint64_t>(kPieceBytes, payload.size - offset)));
        NK_CHECK(bundle.m_container.read_at(payload, offset, piece));
        hash.update(piece);
        crc = storage::crc32(piece, crc);
        offset += piece.size();
        job.progress(offset, payload.size);
    }
    if (crc != payload.crc) {
        return fail(ErrorCode::container_crc, bundle.m_name, payload.name);
    }
    auto const digest = hash.finish();
    NK_CHECK(bundle.m_signature.verify(signer, digest));
    return VerifiedBundle(std::move(bundle), digest);
}

OpenedBundle::OpenedBundle(VerifiedBundle bundle,
                           std::shared_ptr<crypto::age::RandomAccess const> payload,
                           storage::ContainerReader container, Manifest manifest)
    : m_bundle(std::move(bundle)),
      m_payload(std::move(payload)),
      m_container(std::move(container)),
      m_manifest(std::move(manifest)) {}

Result<OpenedBundle> OpenedBundle::open(VerifiedBundle bundle,
                                        std::vector<crypto::age::Identity> const& identities,
                                        storage::PartyId const& own_party,
                                        AgreementInForce const& agreement, Job& job,
                                        crypto::Secret const& release_code) {
    auto const name = bundle.name();
    auto const sealed = bundle.m_bundle.m_container;
    NK_TRY(auto const outer,
           open_age(sealed, identities, {.armor_allowed = false, .stanzas_exactly = 1}, name));
    NK_TRY(auto container, container_in(outer, name));
    auto payload = outer;
    if (is_coded(container) != agreement.terms().release_code) {
        return fail(ErrorCode::manifest_mismatch, name, kReleaseName);
    }
    if (agreement.terms().release_code) {
        NK_TRY(auto const notice, check_release_notice(container, bundle.description(),
                                                       agreement.museum().keys.bundle, name));
        NK_TRY(payload, open_coded(container, notice, agreement, release_code, name));
        NK_CHECK(check_coded(*outer, container, notice, name, job));
        NK_TRY(container, container_in(payload, name));
    }
    NK_TRY(auto manifest, check_manifest(container, bundle.description(), agreement, name));
    auto const& recipients = manifest.recipients;
    if (recipients.size() != 1 || recipients.front().org != own_party ||
        recipients.front().age != outer->recipient()) {
        return fail(ErrorCode::manifest_not_recipient, name);
    }
    if (recipients.front().epoch != Week::containing(manifest.outer.not_after).label()) {
        return fail(ErrorCode::manifest_mismatch, name, "epoch");
    }
    PayloadCheck check(container, manifest, name, job);
    NK_CHECK(payload->read_all([&](ByteView bytes) { return check.take(bytes); })
                 .map_error(as_bundle_error));
    NK_CHECK(check.finish());
    return OpenedBundle(std::move(bundle), payload, std::move(container), std::move(manifest));
}

bool OpenedBundle::has(std::string_view name) const {
    auto const& files = m_manifest.files;
    return std::any_of(files.begin(), files.end(), [&](auto const& f) { return f.name == name; });
}

Status OpenedBundle::copy(std::string_view name, ByteSink const& sink) const {
    auto const* const entry = has(name) ? m_container.find(name) : nullptr;
    if (entry == nullptr) {
        return fail(ErrorCode::manifest_files, m_bundle.name(), std::string(name));
    }
    Bytes piece(kPieceBytes);
    std::uint32_t crc = 0;
    for (std::uint64_t done = 0; done < entry->size;) {
        auto const count = std::min<std::uint64_t>(piece.size(), entry->size - done);
        auto const part = MutableByteView(piece).first(static_cast<std::size_t>(count));
        NK_CHECK(m_container.read_at(*entry, done, part));
        crc = storage::crc32(part, crc);
        NK_CHECK(sink(part));
        done += count;
    }
    return crc == entry->crc ? Status()
                             : fail(ErrorCode::manifest_files, m_bundle.name(), std::string(name));
}

Result<Bytes> OpenedBundle::read(std::string_view name, std::uint64_t limit) const {
    if (!has(name)) {
        return fail(ErrorCode::manifest_files, m_bundle.name(), std::string(name));
    }
    return m_container.read(name, limit);
}

}  // namespace noodkluis::app
