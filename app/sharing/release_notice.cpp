// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/release_notice.h"

#include "app/sharing/bundle_layout.h"
#include "app/sharing/contact_json.h"
#include "app/sharing/signed_document.h"
#include "app/text/json_document.h"

namespace noodkluis::app {
namespace {

Result<ReleaseNotice> read_notice(ByteView document, std::string const& name) {
    NK_TRY(auto const json, parse_canonical_json(document, name));
    MemberReader members(json, name);
    ReleaseNotice notice;
    (void)members.integer("v", 1, 1);
    (void)members.choice<int>("type", std::array{"code"});
    notice.bundle = members.id<storage::BundleId>("bundle");
    notice.signer = members.hex<32>("signer");
    auto const call = members.array("call", kContactsMax);
    notice.size = static_cast<std::uint64_t>(
        members.integer("size", 1, static_cast<std::int64_t>(limits::kContainerBytesMax)));
    notice.hash = members.hex<32>("b2");
    NK_CHECK(members.finish());
    NK_TRY(notice.call, read_contacts(call, name));
    return notice;
}

}  // namespace

std::string ReleaseNotice::document() const {
    return canonical_json({{"v", 1},
                           {"type", "code"},
                           {"bundle", bundle.text()},
                           {"signer", to_hex(signer)},
                           {"call", json_of(call)},
                           {"size", size},
                           {"b2", to_hex(hash)}});
}

std::string ReleaseNotice::signature_comment() const {
    return "noodkluis-code-v1 bundle=" + bundle.text();
}

Result<ReleaseNotice> check_release_notice(storage::ContainerReader const& container,
                                           BundleComment const& description,
                                           crypto::minisign::PublicKey const& signer,
                                           std::string const& name) {
    NK_CHECK(container.require_names({kReleaseName, kReleaseSignatureName, kCodedPayloadName}));
    NK_TRY(auto const document, container.read(kReleaseName, limits::kDocumentBytesMax));
    NK_TRY(auto const signature, container.read(kReleaseSignatureName, limits::kSignatureFileMax));
    NK_TRY(auto notice, read_notice(document, name));
    if (notice.bundle != description.bundle || notice.signer != description.signer ||
        notice.size != container.entries().back().size) {
        return fail(ErrorCode::manifest_mismatch, name, kReleaseName);
    }
    NK_CHECK(verify_document(signer, document, signature, notice.signature_comment(), name));
    return notice;
}

std::string whom_to_call(std::vector<ContactPoint> const& contacts, std::string const& otherwise) {
    std::string text;
    auto const add = [&text](std::string const& function, std::string const& telephone) {
        if (!telephone.empty()) {
            text += (text.empty() ? "" : ", ") + function + " " + telephone;
        }
    };
    for (auto const& contact : contacts) {
        add(contact.function, contact.telephone);
        add(contact.stand_in, contact.stand_in_telephone);
    }
    return text.empty() ? otherwise : text;
}

}  // namespace noodkluis::app
