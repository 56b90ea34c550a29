// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/payload_check.h"

#include <algorithm>

#include "app/sharing/bundle_layout.h"
#include "app/sharing/release.h"
#include "app/sharing/signed_document.h"

namespace noodkluis::app {
namespace {

/// The manifest, its signature, and the padding are not in the manifest's own list of files.
constexpr std::size_t kFirstFile = 2;

std::string_view media_of(std::string_view name) {
    auto const ends_with = [&](std::string_view suffix) {
        return name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix;
    };
    return ends_with(".json")      ? "application/json"
           : ends_with(".minisig") ? "text/plain"
           : ends_with(".csv")     ? "text/csv"
           : ends_with(".png")     ? "image/png"
           : ends_with(".jpg")     ? "image/jpeg"
           : ends_with(".pdf")     ? "application/pdf"
                                   : "";
}

/// The container holds manifest, signature, the files of the manifest in byte order, and padding.
Status check_files(storage::ContainerReader const& container, Manifest const& manifest,
                   std::string const& name) {
    auto const& entries = container.entries();
    auto const& files = manifest.files;
    if (entries.size() != files.size() + kFirstFile + 1 || entries.back().name != kPadName) {
        return fail(ErrorCode::manifest_files, name, "contents");
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto const& entry = entries[i + kFirstFile];
        bool const in_order = i == 0 || files[i - 1].name < files[i].name;
        if (entry.name != files[i].name || entry.size != files[i].size || !in_order ||
            files[i].media != media_of(files[i].name)) {
            return fail(ErrorCode::manifest_files, name, files[i].name);
        }
    }
    return {};
}

/// The agreement that travels with the list is, byte for byte, the one in force here.
Status check_agreement_copy(storage::ContainerReader const& container,
                            AgreementInForce const& agreement, std::string const& name) {
    auto const& file = agreement.file();
    for (auto const& [part, expected] :
         {std::pair{kAgreementName, &file.document},
          std::pair{kMuseumSignatureName, &*file.museum_signature},
          std::pair{kPartnerSignatureName, &*file.partner_signature}}) {
        NK_TRY(auto const content, container.read(part, limits::kDocumentBytesMax));
        if (content != *expected) {
            return fail(ErrorCode::manifest_mismatch, name, part);
        }
    }
    return {};
}

/// What the manifest says of the agreement is what the agreement says.
bool is_agreed(Manifest const& manifest, AgreementTerms const& terms) {
    return manifest.purpose == terms.purpose && manifest.tlp == terms.tlp &&
           std::any_of(terms.lists.begin(), terms.lists.end(),
                       [&](auto const& list) { return list.id == manifest.list; });
}

/// The statement that travels along is the one that the manifest names, or there is none.
Status check_status_copy(storage::ContainerReader const& container, Manifest const& manifest,
                         std::string const& name) {
    bool const has = container.find(kStatusName) != nullptr;
    bool const has_signature = container.find(kStatusSignatureName) != nullptr;
    if (has != manifest.status.has_value() || has != has_signature) {
        return fail(ErrorCode::manifest_mismatch, name, kStatusName);
    }
    if (!has) {
        return {};
    }
    NK_TRY(auto const document, container.read(kStatusName, limits::kDocumentBytesMax));
    return document_hash(document) == *manifest.status
               ? Status()
               : fail(ErrorCode::manifest_mismatch, name, kStatusName);
}

/// Sheets to print are there exactly when they were agreed.
Status check_sheets(storage::ContainerReader const& container, AgreementTerms const& terms,
                    std::string const& name) {
    auto const* const sheets = container.find(kSheetsName);
    bool const fits = sheets == nullptr || sheets->size <= limits::kSheetsBytesMax;
    return (sheets != nullptr) == terms.paper_sheets && fits
               ? Status()
               : fail(ErrorCode::manifest_files, name, kSheetsName);
}

/// The padding has the size that is due, so that nobody chose it.
bool is_padded(std::vector<storage::ContainerEntry> entries) {
    auto const size = std::exchange(entries.back().size, 0);
    auto const unpadded = storage::ContainerLayout::of(std::move(entries));
    return unpadded && unpadded->total_size() + size == padded_size(unpadded->total_size());
}

}  // namespace

Result<Manifest> check_manifest(storage::ContainerReader const& container,
                                BundleComment const& description, AgreementInForce const& agreement,
                                std::string const& name) {
    auto const& entries = container.entries();
    if (entries.size() < kFirstFile + 1 || entries[0].name != kManifestName ||
        entries[1].name != kManifestSignatureName) {
        return fail(ErrorCode::manifest_missing, name);
    }
    NK_TRY(auto const document, container.read(kManifestName, limits::kManifestBytesMax));
    NK_TRY(auto const signature, container.read(kManifestSignatureName, limits::kSignatureFileMax));
    NK_TRY(auto manifest, Manifest::parse(document, name));
    if (manifest.outer.signer != description.signer) {
        return fail(ErrorCode::manifest_signer, name);
    }
    if (manifest.outer != description || manifest.agreement != agreement.hash() ||
        manifest.issuer != agreement.museum().party) {
        return fail(ErrorCode::manifest_mismatch, name, kManifestName);
    }
    if (!is_agreed(manifest, agreement.terms())) {
        return fail(ErrorCode::manifest_mismatch, name, kAgreementName);
    }
    NK_CHECK(check_approvals(manifest, agreement.terms(), name));
    NK_CHECK(verify_document(agreement.museum().keys.bundle, document, signature,
                             manifest.signature_comment(), name));
    NK_CHECK(check_files(container, manifest, name));
    NK_CHECK(check_agreement_copy(container, agreement, name));
    NK_CHECK(check_status_copy(container, manifest, name));
    NK_CHECK(check_sheets(container, agreement.terms(), name));
    return manifest;
}

Status PayloadCheck::take(ByteView bytes) {
    auto const& entries = m_container.entries();
    if (m_job.cancelled()) {
        return fail(ErrorCode::cancelled);
    }
    while (!bytes.empty() && m_index < entries.size()) {
        auto const& entry = entries[m_index];
        if (m_offset < entry.offset) {  // a header, which the container reader has checked
            auto const skip = std::min<std::uint64_t>(bytes.size(), entry.offset - m_offset);
            bytes = bytes.subspan(static_cast<std::size_t>(skip));
            m_offset += skip;
        } else {
            auto const count =
                std::min<std::uint64_t>(bytes.size(), entry.offset + entry.size - m_offset);
            auto const piece = bytes.first(static_cast<std::size_t>(count));
            bool const is_padding = m_index + 1 == entries.size();
            if (is_padding &&
                std::any_of(piece.begin(), piece.end(), [](Byte b) { return b != 0; })) {
                return fail(ErrorCode::manifest_padding, m_name);
            }
            m_crc = storage::crc32(piece, m_crc);
            m_hash.update(piece);
            bytes = bytes.subspan(piece.size());
            m_offset += count;
        }
        while (m_index < entries.size() &&
               m_offset == entries[m_index].offset + entries[m_index].size) {
            NK_CHECK(end_of_file());
        }
    }
    m_job.progress(m_offset, entries.back().offset + entries.back().size);
    return {};
}

Status PayloadCheck::end_of_file() {
    auto const& entry = m_container.entries()[m_index];
    auto const hash = std::exchange(m_hash, crypto::Blake2b<32>()).finish();
    auto const crc = std::exchange(m_crc, 0);
    bool const listed = m_index >= kFirstFile && m_index < kFirstFile + m_manifest.files.size();
    if (crc != entry.crc || (listed && hash != m_manifest.files[m_index - kFirstFile].hash)) {
        return fail(ErrorCode::manifest_files, m_name, entry.name);
    }
    ++m_index;
    return {};
}

Status PayloadCheck::finish() {
    if (m_index != m_container.entries().size()) {
        return fail(ErrorCode::payload_damaged, m_name);
    }
    return is_padded(m_container.entries()) ? Status() : fail(ErrorCode::manifest_padding, m_name);
}

}  // namespace noodkluis::app
