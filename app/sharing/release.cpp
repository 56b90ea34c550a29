// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/release.h"

#include "app/sharing/signed_document.h"
#include "app/text/json_document.h"

namespace noodkluis::app {
namespace {

std::string document_of(ReleaseText const& text) {
    return canonical_json({{"v", 1},
                           {"type", "release"},
                           {"bundle", text.bundle.text()},
                           {"agreement", to_hex(text.agreement)},
                           {"list", text.list.text()},
                           {"list_number", text.list_number},
                           {"na", to_unix(text.not_after)}});
}

std::string comment_of(ReleaseText const& text, storage::UserId user) {
    return "noodkluis-release-v1 bundle=" + text.bundle.text() + " user=" + user.text();
}

}  // namespace

ManifestApproval sign_release_text(ReleaseText const& text, storage::UserId user,
                                   crypto::minisign::SigningKey const& key) {
    auto const document = document_of(text);
    return {user, key.public_key(), sign_document(key, as_bytes(document), comment_of(text, user))};
}

Status check_approval(ReleaseText const& text, ManifestApproval const& approval,
                      std::string const& name) {
    auto const document = document_of(text);
    auto const status =
        verify_document(approval.key, as_bytes(document), as_bytes(approval.signature),
                        comment_of(text, approval.user), name);
    return status ? Status() : fail(ErrorCode::release_not_signed, name);
}

Status check_approvals(Manifest const& manifest, AgreementTerms const& terms,
                       std::string const& name) {
    auto const& approvals = manifest.approvals;
    if (approvals.size() != (terms.four_eyes ? 2U : 0U) ||
        (terms.four_eyes && (approvals[0].user == approvals[1].user ||
                             approvals[0].key.key == approvals[1].key.key))) {
        return fail(ErrorCode::release_not_signed, name);
    }
    ReleaseText const text{manifest.outer.bundle, manifest.agreement, manifest.list,
                           manifest.list_number, manifest.outer.not_after};
    for (auto const& approval : approvals) {
        NK_CHECK(check_approval(text, approval, name));
    }
    return {};
}

}  // namespace noodkluis::app
