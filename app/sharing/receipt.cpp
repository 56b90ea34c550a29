// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/receipt.h"

#include "app/sharing/signed_document.h"
#include "app/text/json_document.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

constexpr char const* kDocumentName = "receipt.json";
constexpr std::int64_t kAny = std::int64_t{1} << 40;
constexpr std::size_t kSalvageMax = 100;

std::string comment_of(ReceiptFile const& file) {
    return "noodkluis-receipt-v1 bundle=" + file.receipt.bundle.text() +
           " hash=" + to_hex(file.hash());
}

Json json_of(ReceiptSalvage const& salvage) {
    Json marks = Json::array();
    for (auto const& mark : salvage.marks) {
        marks.push_back(
            {{"seq", mark.sequence},
             {"entry", mark.entry},
             {"state", storage::kSalvageStateNames[static_cast<std::size_t>(mark.state)]},
             {"at", to_unix(mark.at)},
             {"recorded", to_unix(mark.recorded_at)},
             {"takes_back", mark.takes_back}});
    }
    return {{"incident", salvage.incident.text()},
            {"kind", storage::kIncidentKindNames[static_cast<std::size_t>(salvage.kind)]},
            {"entries", salvage.entries},
            {"started", to_unix(salvage.started_at)},
            {"marks", std::move(marks)},
            {"head", to_hex(salvage.head)}};
}

std::string document_of(Receipt const& receipt) {
    Json openings = Json::array();
    for (auto const& at : receipt.openings) {
        openings.push_back(to_unix(at));
    }
    Json salvage = Json::array();
    for (auto const& item : receipt.salvage) {
        salvage.push_back(json_of(item));
    }
    return canonical_json({{"v", 1},
                           {"type", "receipt"},
                           {"bundle", receipt.bundle.text()},
                           {"agreement", to_hex(receipt.agreement)},
                           {"seq", receipt.sequence},
                           {"payload", to_hex(receipt.payload_hash)},
                           {"party", receipt.party.text()},
                           {"device", receipt.device},
                           {"openings", std::move(openings)},
                           {"salvage", std::move(salvage)},
                           {"iat", to_unix(receipt.issued_at)}});
}

Result<storage::SalvageMark> read_mark(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    storage::SalvageMark mark;
    mark.sequence = members.integer("seq", 1, kAny);
    mark.entry = members.integer("entry", 1, kAny);
    mark.state = members.choice<storage::SalvageState>("state", storage::kSalvageStateNames);
    mark.at = members.time("at");
    mark.recorded_at = members.time("recorded");
    mark.takes_back = members.integer("takes_back", 0, kAny);
    NK_CHECK(members.finish());
    return mark;
}

Result<ReceiptSalvage> read_salvage(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    ReceiptSalvage salvage;
    salvage.incident = members.id<storage::IncidentId>("incident");
    salvage.kind = members.choice<storage::IncidentKind>("kind", storage::kIncidentKindNames);
    salvage.entries =
        members.integer("entries", 1, static_cast<std::int64_t>(limits::kListEntriesMax));
    salvage.started_at = members.time("started");
    auto const marks = members.array("marks", kReceiptMarksMax);
    salvage.head = members.hex<32>("head");
    NK_CHECK(members.finish());
    for (auto const* item : marks) {
        NK_TRY(auto mark, read_mark(*item, name));
        bool const fits = mark.sequence == static_cast<std::int64_t>(salvage.marks.size()) + 1 &&
                          mark.entry <= salvage.entries && mark.takes_back < mark.sequence;
        if (!fits) {
            return fail(ErrorCode::document_malformed, name, "marks");
        }
        salvage.marks.push_back(mark);
    }
    return salvage;
}

Result<Receipt> read_document(ByteView document, std::string const& name) {
    NK_TRY(auto const json, parse_canonical_json(document, name));
    MemberReader members(json, name);
    Receipt receipt;
    (void)members.integer("v", 1, 1);
    (void)members.choice<int>("type", std::array{"receipt"});
    receipt.bundle = members.id<storage::BundleId>("bundle");
    receipt.agreement = members.hex<32>("agreement");
    receipt.sequence = members.integer("seq", 1, kAny);
    receipt.payload_hash = members.hex<64>("payload");
    receipt.party = members.id<storage::PartyId>("party");
    receipt.device = members.text("device", limits::kPartyNameMax);
    auto const openings = members.array("openings", kReceiptOpeningsMax);
    auto const salvage = members.array("salvage", kSalvageMax);
    receipt.issued_at = members.time("iat");
    NK_CHECK(members.finish());
    for (auto const* value : openings) {
        bool const is_time = value->is_number_integer() && value->get<std::int64_t>() >= 0 &&
                             value->get<std::int64_t>() <= kUnixTimeMax;
        if (!is_time) {
            return fail(ErrorCode::document_malformed, name, "openings");
        }
        receipt.openings.push_back(from_unix(value->get<std::int64_t>()));
    }
    for (auto const* value : salvage) {
        NK_TRY(auto item, read_salvage(*value, name));
        receipt.salvage.push_back(std::move(item));
    }
    return receipt;
}

}  // namespace

crypto::Hash256 ReceiptFile::hash() const {
    return document_hash(document);
}

Status ReceiptFile::verify(crypto::minisign::PublicKey const& status_key,
                           std::string const& name) const {
    return verify_document(status_key, document, signature, comment_of(*this), name);
}

ReceiptFile sign_receipt(Receipt const& receipt, crypto::minisign::SigningKey const& status_key) {
    ReceiptFile file{receipt, {}, {}};
    file.document = document_bytes(document_of(receipt));
    file.signature = document_bytes(sign_document(status_key, file.document, comment_of(file)));
    return file;
}

Result<Bytes> write_receipt(ReceiptFile const& file) {
    return write_signed_pair(kDocumentName, {file.document, file.signature});
}

Result<ReceiptFile> read_receipt(ByteView bytes, std::string const& name) {
    NK_TRY(auto pair, read_signed_pair(bytes, kDocumentName, name));
    NK_TRY(auto receipt, read_document(pair.document, name));
    return ReceiptFile{std::move(receipt), std::move(pair.document), std::move(pair.signature)};
}

}  // namespace noodkluis::app
