// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/status.h"

#include <algorithm>

#include "app/sharing/bundle_layout.h"
#include "app/sharing/signed_document.h"
#include "app/text/json_document.h"

namespace noodkluis::app {
namespace {

constexpr std::int64_t kAny = std::int64_t{1} << 40;

std::string comment_of(StatusFile const& file) {
    return "noodkluis-status-v1 agreement=" + to_hex(file.statement.agreement) +
           " seq=" + std::to_string(file.statement.sequence) + " hash=" + to_hex(file.hash());
}

std::string document_of(StatusStatement const& statement) {
    Json revoked = Json::array();
    for (auto const& bundle : statement.revoked) {
        revoked.push_back(bundle.text());
    }
    return canonical_json({{"v", 1},
                           {"type", "status"},
                           {"agreement", to_hex(statement.agreement)},
                           {"seq", statement.sequence},
                           {"state", kStatusStateNames[static_cast<std::size_t>(statement.state)]},
                           {"min_bundle_seq", statement.bundle_sequence_min},
                           {"revoked", std::move(revoked)},
                           {"iat", to_unix(statement.issued_at)},
                           {"exp", to_unix(statement.expires_at)}});
}

Result<StatusStatement> read_document(ByteView document, std::string const& name) {
    NK_TRY(auto const json, parse_canonical_json(document, name));
    MemberReader members(json, name);
    StatusStatement statement;
    (void)members.integer("v", 1, 1);
    (void)members.choice<int>("type", std::array{"status"});
    statement.agreement = members.hex<32>("agreement");
    statement.sequence = members.integer("seq", 1, kAny);
    statement.state = members.choice<StatusState>("state", kStatusStateNames);
    statement.bundle_sequence_min = members.integer("min_bundle_seq", 1, kAny);
    auto const revoked = members.texts("revoked", kRevokedBundlesMax, 32);
    statement.issued_at = members.time("iat");
    statement.expires_at = members.time("exp");
    for (auto const& text : revoked) {
        auto const id = storage::BundleId::parse(text);
        bool const in_order = id && (statement.revoked.empty() || statement.revoked.back() < *id);
        if (!in_order) {
            members.reject("revoked");
            break;
        }
        statement.revoked.push_back(*id);
    }
    if (statement.expires_at <= statement.issued_at) {
        members.reject("exp");
    }
    NK_CHECK(members.finish());
    return statement;
}

}  // namespace

crypto::Hash256 StatusFile::hash() const {
    return document_hash(document);
}

Status StatusFile::verify(crypto::minisign::PublicKey const& status_key,
                          std::string const& name) const {
    return verify_document(status_key, document, signature, comment_of(*this), name);
}

StatusFile sign_status(StatusStatement const& statement,
                       crypto::minisign::SigningKey const& status_key) {
    NK_ASSERT(std::is_sorted(statement.revoked.begin(), statement.revoked.end()));
    StatusFile file{statement, {}, {}};
    file.document = document_bytes(document_of(statement));
    file.signature = document_bytes(sign_document(status_key, file.document, comment_of(file)));
    return file;
}

Result<Bytes> write_status(StatusFile const& file) {
    return write_signed_pair(kStatusName, {file.document, file.signature});
}

Result<StatusFile> read_status(ByteView bytes, std::string const& name) {
    NK_TRY(auto pair, read_signed_pair(bytes, kStatusName, name));
    return read_status(std::move(pair.document), std::move(pair.signature), name);
}

Result<StatusFile> read_status(Bytes document, Bytes signature, std::string const& name) {
    NK_TRY(auto statement, read_document(document, name));
    return StatusFile{std::move(statement), std::move(document), std::move(signature)};
}

}  // namespace noodkluis::app
