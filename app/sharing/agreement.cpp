// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/agreement.h"

#include "app/sharing/agreement_document.h"
#include "app/sharing/signed_document.h"
#include "app/text/labels.h"
#include "storage/container.h"

namespace noodkluis::app {
namespace {

constexpr char const* kDocumentName = "agreement.json";
constexpr char const* kMuseumSignature = "agreement.json.a.minisig";
constexpr char const* kPartnerSignature = "agreement.json.b.minisig";

std::string comment_of(AgreementFile const& file, AgreementRole role) {
    return std::string("noodkluis-agreement-v1 role=") +
           (role == AgreementRole::museum ? "museum" : "partner") + " hash=" + to_hex(file.hash());
}

}  // namespace

crypto::Hash256 AgreementFile::hash() const {
    return document_hash(document);
}

Result<AgreementFile> draft_agreement(AgreementTerms const& terms) {
    AgreementFile file;
    file.document = document_bytes(agreement_document(terms));
    // What we write must be what the other side can read: the reader's rules are the rules.
    NK_TRY(file.terms, read_agreement_document(file.document, terms.title));
    return file;
}

Result<Bytes> write_agreement(AgreementFile const& file) {
    std::vector<storage::NamedContent> contents{{kDocumentName, file.document}};
    if (file.museum_signature) {
        contents.push_back({kMuseumSignature, *file.museum_signature});
    }
    if (file.partner_signature) {
        contents.push_back({kPartnerSignature, *file.partner_signature});
    }
    return storage::write_container(contents);
}

Result<AgreementFile> read_agreement(ByteView bytes, std::string const& name) {
    NK_TRY(auto const container, storage::ContainerReader::open(bytes, name));
    std::vector<std::string_view> names{kDocumentName};
    AgreementFile file;
    for (auto [entry, target] : {std::pair{kMuseumSignature, &file.museum_signature},
                                 std::pair{kPartnerSignature, &file.partner_signature}}) {
        if (container.find(entry) != nullptr) {
            names.emplace_back(entry);
            NK_TRY(*target, container.read(entry, limits::kSignatureFileMax));
        }
    }
    NK_CHECK(container.require_names(names));
    NK_TRY(file.document, container.read(kDocumentName, limits::kDocumentBytesMax));
    NK_TRY(file.terms, read_agreement_document(file.document, name));
    return file;
}

void sign_agreement(AgreementFile& file, AgreementRole role,
                    crypto::minisign::SigningKey const& key) {
    NK_ASSERT(key.public_key() == file.side(role).agreement_key);
    file.signature(role) =
        document_bytes(sign_document(key, file.document, comment_of(file, role)));
}

Status verify_agreement_side(AgreementFile const& file, AgreementRole role, Card const& card,
                             std::string const& name) {
    auto const& side = file.side(role);
    auto const& signature =
        role == AgreementRole::museum ? file.museum_signature : file.partner_signature;
    if (!signature) {
        return fail(ErrorCode::agreement_unsigned, name, side.name);
    }
    if (card.party != side.party || identity_of(card) != side.identity ||
        card.keys.agreement != side.agreement_key) {
        return fail(ErrorCode::agreement_card_mismatch, name, side.name);
    }
    return verify_document(side.agreement_key, file.document, *signature, comment_of(file, role),
                           name);
}

AgreementInForce::AgreementInForce(AgreementFile file, Card museum, Card partner)
    : m_file(std::move(file)),
      m_hash(m_file.hash()),
      m_museum(std::move(museum)),
      m_partner(std::move(partner)) {}

Result<AgreementInForce> AgreementInForce::verify(AgreementFile file, Card museum, Card partner,
                                                  Timestamp now,
                                                  AgreementStanding const& standing) {
    auto const name = file.terms.title;
    // What is believed is what was signed: the terms are read again from the signed bytes.
    NK_TRY(file.terms, read_agreement_document(file.document, name));
    if (museum.keys.agreement.key == partner.keys.agreement.key) {
        return fail(ErrorCode::agreement_same_key, name);
    }
    NK_CHECK(verify_agreement_side(file, AgreementRole::museum, museum, name));
    NK_CHECK(verify_agreement_side(file, AgreementRole::partner, partner, name));
    if (now < file.terms.not_before) {
        return fail(ErrorCode::agreement_not_yet_valid, name, display_time(file.terms.not_before));
    }
    if (now >= file.terms.not_after) {
        return fail(ErrorCode::agreement_expired, name, display_time(file.terms.not_after));
    }
    NK_CHECK(check_standing(standing, name, museum.name));
    return AgreementInForce(std::move(file), std::move(museum), std::move(partner));
}

}  // namespace noodkluis::app
