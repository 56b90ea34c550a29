// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/manifest.h"

#include "app/text/json_document.h"
#include "storage/container.h"

namespace noodkluis::app {
namespace {

constexpr std::int64_t kAny = std::int64_t{1} << 40;

Result<ManifestRecipient> read_recipient(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    ManifestRecipient recipient;
    recipient.org = members.id<storage::PartyId>("org");
    recipient.device = members.text("device", limits::kPartyNameMax);
    recipient.epoch = members.text("epoch", 8);
    auto const age = crypto::age::X25519Recipient::parse(members.text("age", 80));
    if (!age) {
        members.reject("age");
    } else {
        recipient.age = *age;
    }
    NK_CHECK(members.finish());
    return recipient;
}

Result<ManifestFile> read_file_entry(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    ManifestFile file;
    file.name = members.text("name", 200);
    file.size = static_cast<std::uint64_t>(
        members.integer("size", 0, static_cast<std::int64_t>(limits::kContainerBytesMax)));
    file.hash = members.hex<32>("b2");
    file.media = members.text("media", 64);
    NK_CHECK(members.finish());
    if (!storage::is_entry_name(file.name)) {
        return fail(ErrorCode::manifest_file_name, name);
    }
    return file;
}

Result<ManifestApproval> read_approval(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    ManifestApproval approval;
    approval.user = members.id<storage::UserId>("user");
    approval.key = members.public_key("key");
    approval.signature = members.text("signature", limits::kSignatureFileMax);
    NK_CHECK(members.finish());
    return approval;
}

/// All errors about the form of a manifest are one to the user.
Error as_manifest_error(Error error) {
    if (error.code == ErrorCode::document_malformed) {
        error.code = ErrorCode::manifest_malformed;
    }
    return error;
}

Result<Manifest> read_manifest(ByteView document, std::string const& name) {
    NK_TRY(auto const json, parse_canonical_json(document, name, limits::kManifestBytesMax));
    MemberReader members(json, name);
    Manifest manifest;
    (void)members.integer("v", 1, 1);
    (void)members.choice<int>("type", std::array{"share"});
    auto& outer = manifest.outer;
    outer.bundle = members.id<storage::BundleId>("bundle");
    outer.sequence = members.integer("seq", 1, kAny);
    manifest.agreement = members.hex<32>("agreement");
    outer.agreement_tag = agreement_tag(manifest.agreement, outer.bundle);
    outer.signer = members.hex<32>("signer");
    manifest.issuer = members.id<storage::PartyId>("issuer");
    manifest.issuer_name = members.text("issuer_name", limits::kPartyNameMax);
    auto const recipients = members.array("recipients", limits::kAgeStanzasMax);
    outer.issued_at = members.time("iat");
    outer.not_before = members.time("nb");
    outer.not_after = members.time("na");
    manifest.supersedes = members.text("supersedes", 32);
    if (!manifest.supersedes.empty() && !storage::BundleId::parse(manifest.supersedes)) {
        members.reject("supersedes");
    }
    auto const files = members.array("files", limits::kContainerEntriesMax);
    manifest.purpose = members.text("purpose", limits::kNoteMax);
    manifest.tlp = members.choice<Tlp>("tlp", kTlpNames);
    manifest.list = members.id<storage::ListId>("list");
    manifest.list_name = members.text("list_name", limits::kListNameMax);
    manifest.list_number = members.integer("list_number", 1, kAny);
    manifest.log_sequence = members.integer("log_seq", 0, kAny);
    manifest.log_hash = members.hex<32>("log_hash");
    if (auto const status = members.text("status", 64); !status.empty()) {
        crypto::Hash256 hash{};
        if (!from_hex(status, hash)) {
            members.reject("status");
        }
        manifest.status = hash;
    }
    bool needs_newer = members.integer("min_reader", 1, kAny) > kReaderVersion;
    needs_newer |= members.integer("grace_s", 0, kAny) != 0;
    needs_newer |= members.integer("max_views", 0, kAny) != 0;
    needs_newer |= !members.text("release", 64).empty();
    auto const approvals = members.array("approvals", 2);
    needs_newer |= members.boolean("receipt");
    NK_CHECK(members.finish());
    if (needs_newer) {
        return fail(ErrorCode::reader_too_old, name);
    }
    for (auto const* value : recipients) {
        NK_TRY(auto recipient, read_recipient(*value, name));
        manifest.recipients.push_back(std::move(recipient));
    }
    for (auto const* value : files) {
        NK_TRY(auto file, read_file_entry(*value, name));
        manifest.files.push_back(std::move(file));
    }
    for (auto const* value : approvals) {
        NK_TRY(auto approval, read_approval(*value, name));
        manifest.approvals.push_back(std::move(approval));
    }
    return manifest;
}

}  // namespace

std::string Manifest::document() const {
    Json recipient_list = Json::array();
    for (auto const& recipient : recipients) {
        recipient_list.push_back({{"org", recipient.org.text()},
                                  {"device", recipient.device},
                                  {"epoch", recipient.epoch},
                                  {"age", recipient.age.text()}});
    }
    Json file_list = Json::array();
    for (auto const& file : files) {
        file_list.push_back({{"name", file.name},
                             {"size", file.size},
                             {"b2", to_hex(file.hash)},
                             {"media", file.media}});
    }
    Json approval_list = Json::array();
    for (auto const& approval : approvals) {
        approval_list.push_back({{"user", approval.user.text()},
                                 {"key", approval.key.line()},
                                 {"signature", approval.signature}});
    }
    return canonical_json({
        {"v", 1},
        {"type", "share"},
        {"bundle", outer.bundle.text()},
        {"seq", outer.sequence},
        {"agreement", to_hex(agreement)},
        {"signer", to_hex(outer.signer)},
        {"issuer", issuer.text()},
        {"issuer_name", issuer_name},
        {"recipients", std::move(recipient_list)},
        {"iat", to_unix(outer.issued_at)},
        {"nb", to_unix(outer.not_before)},
        {"na", to_unix(outer.not_after)},
        {"grace_s", 0},
        {"supersedes", supersedes},
        {"max_views", 0},
        {"files", std::move(file_list)},
        {"purpose", purpose},
        {"min_reader", kReaderVersion},
        {"tlp", kTlpNames[static_cast<std::size_t>(tlp)]},
        {"list", list.text()},
        {"list_name", list_name},
        {"list_number", list_number},
        {"log_seq", log_sequence},
        {"log_hash", to_hex(log_hash)},
        {"release", ""},
        {"approvals", std::move(approval_list)},
        {"status", status ? to_hex(*status) : ""},
        {"receipt", false},
    });
}

Result<Manifest> Manifest::parse(ByteView document, std::string const& name) {
    return read_manifest(document, name).map_error(as_manifest_error);
}

std::string Manifest::signature_comment() const {
    return "noodkluis-manifest-v1 bundle=" + outer.bundle.text();
}

}  // namespace noodkluis::app
