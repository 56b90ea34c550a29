// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/agreement_document.h"

#include "app/sharing/contact_json.h"
#include "app/sharing/party_kinds.h"
#include "app/text/json_document.h"

namespace noodkluis::app {
namespace {

/// The version that a reader must know to keep `paper_sheets`; an agreement without that is written
/// as before.
constexpr int kVersionWithSheets = 2;

constexpr std::size_t kListsMax = 256;

Json json_of(AgreementSide const& side) {
    return {{"party", side.party.text()},
            {"kind", name_of(side.kind)},
            {"name", side.name},
            {"identity", to_hex(side.identity)},
            {"key", side.agreement_key.line()},
            {"contacts", json_of(side.contacts)}};
}

Json json_of(Disclosure const& disclosure) {
    return {{"object_fields", disclosure.object_fields},
            {"entry_fields", disclosure.entry_fields},
            {"photos", disclosure.photos},
            {"plans", disclosure.plans},
            {"rooms", disclosure.rooms},
            {"buildings", disclosure.buildings}};
}

Result<AgreementSide> read_side(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    AgreementSide side;
    side.party = members.id<storage::PartyId>("party");
    side.kind = members.choice<storage::PartyKind>("kind", kPartyKindNames);
    side.name = members.text("name", limits::kPartyNameMax);
    side.identity = members.hex<32>("identity");
    side.agreement_key = members.public_key("key");
    auto const contacts = members.array("contacts", kContactsMax);
    NK_CHECK(members.finish());
    NK_TRY(side.contacts, read_contacts(contacts, name));
    return side;
}

Result<Disclosure> read_disclosure(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    Disclosure disclosure;
    disclosure.object_fields = members.texts("object_fields", 256, 64);
    disclosure.entry_fields = members.texts("entry_fields", 64, 64);
    disclosure.photos = members.texts("photos", 16, 64);
    disclosure.plans = members.boolean("plans");
    disclosure.rooms = members.boolean("rooms");
    disclosure.buildings = members.boolean("buildings");
    NK_CHECK(members.finish());
    if (!is_canonical(disclosure)) {
        return fail(ErrorCode::agreement_malformed, name, "fields");
    }
    return disclosure;
}

Result<std::vector<AgreedList>> read_lists(std::vector<Json const*> const& values,
                                           std::string const& name) {
    std::vector<AgreedList> lists;
    for (auto const* value : values) {
        MemberReader members(*value, name);
        AgreedList list;
        list.id = members.id<storage::ListId>("id");
        list.name = members.text("name", limits::kListNameMax);
        NK_CHECK(members.finish());
        lists.push_back(std::move(list));
    }
    return lists;
}

/// The first version amends nothing, every other one names the version before it.
void read_amends(MemberReader& members, AgreementTerms& terms) {
    auto const text = members.text("amends", 64);
    crypto::Hash256 hash{};
    bool const is_hash = from_hex(text, hash);
    if (is_hash) {
        terms.amends = hash;
    }
    if (terms.version == 1 ? !text.empty() : !is_hash) {
        members.reject("amends");
    }
}

/// The rules that no single field can show. Returns the name of the first that is broken, or "".
std::string broken_rule(AgreementTerms const& terms) {
    if (terms.museum.kind != storage::PartyKind::institution) {
        return "museum.kind";
    }
    if (terms.museum.party == terms.partner.party) {
        return "partner.party";
    }
    if (terms.lists.empty()) {
        return "lists";
    }
    if (terms.purpose.empty() || terms.title.empty()) {
        return terms.title.empty() ? "title" : "purpose";
    }
    if (terms.not_after <= terms.not_before) {
        return "na";
    }
    if (terms.bundle_validity_max < std::chrono::hours{1} ||
        terms.bundle_validity_max > terms.not_after - terms.not_before) {
        return "max_validity_s";
    }
    return {};
}

}  // namespace

std::string agreement_document(AgreementTerms const& terms) {
    Json lists = Json::array();
    for (auto const& list : terms.lists) {
        lists.push_back({{"id", list.id.text()}, {"name", list.name}});
    }
    Json document{
        {"v", terms.paper_sheets ? kVersionWithSheets : 1},
        {"type", "agreement"},
        {"agreement", terms.id.text()},
        {"version", terms.version},
        {"amends", terms.amends ? to_hex(*terms.amends) : ""},
        {"title", terms.title},
        {"museum", json_of(terms.museum)},
        {"partner", json_of(terms.partner)},
        {"purpose", terms.purpose},
        {"legal_basis", terms.legal_basis},
        {"lists", std::move(lists)},
        {"profile", terms.profile},
        {"disclosure", json_of(terms.disclosure)},
        {"tlp", kTlpNames[static_cast<std::size_t>(terms.tlp)]},
        {"onward_sharing", terms.onward_sharing},
        {"storage_place", terms.storage_place},
        {"iat", to_unix(terms.drafted_at)},
        {"nb", to_unix(terms.not_before)},
        {"na", to_unix(terms.not_after)},
        {"max_validity_s", terms.bundle_validity_max.count()},
        {"notice_days", terms.notice_days},
        {"destroy_within_days", terms.destroy_within_days},
        {"incident_notice_hours", terms.incident_notice_hours},
        {"status_fresh_s", terms.status_fresh.count()},
        {"release_code", terms.release_code},
        {"four_eyes", terms.four_eyes},
        {"grace_s", 0},
    };
    if (terms.paper_sheets) {
        document["paper_sheets"] = true;
    }
    return canonical_json(document);
}

Result<AgreementTerms> read_agreement_document(ByteView document, std::string const& name) {
    NK_TRY(auto const json, parse_canonical_json(document, name));
    MemberReader members(json, name);
    AgreementTerms terms;
    constexpr std::int64_t kAny = std::int64_t{1} << 40;
    auto const version = members.integer("v", 1, kVersionWithSheets);
    (void)members.choice<int>("type", std::array{"agreement"});
    terms.id = members.id<storage::AgreementId>("agreement");
    terms.version = members.integer("version", 1, kAny);
    read_amends(members, terms);
    terms.title = members.text("title", limits::kTitleMax);
    auto const& museum = members.object("museum");
    auto const& partner = members.object("partner");
    terms.purpose = members.text("purpose", limits::kNoteMax);
    terms.legal_basis = members.text("legal_basis", limits::kNoteMax);
    auto const lists = members.array("lists", kListsMax);
    terms.profile = members.text("profile", limits::kTitleMax);
    auto const& disclosure = members.object("disclosure");
    terms.tlp = members.choice<Tlp>("tlp", kTlpNames);
    terms.onward_sharing = members.text("onward_sharing", limits::kNoteMax);
    terms.storage_place = members.text("storage_place", limits::kNoteMax);
    terms.drafted_at = members.time("iat");
    terms.not_before = members.time("nb");
    terms.not_after = members.time("na");
    terms.bundle_validity_max = std::chrono::seconds{members.integer("max_validity_s", 1, kAny)};
    terms.notice_days = members.integer("notice_days", 0, 3660);
    terms.destroy_within_days = members.integer("destroy_within_days", 0, 3660);
    terms.incident_notice_hours = members.integer("incident_notice_hours", 0, 8784);
    terms.status_fresh = std::chrono::seconds{members.integer("status_fresh_s", 0, kAny)};
    terms.release_code = members.boolean("release_code");
    terms.four_eyes = members.boolean("four_eyes");
    if (version >= kVersionWithSheets) {
        // Without them the document would be of the version before, and have two spellings.
        terms.paper_sheets = members.boolean("paper_sheets");
        if (!terms.paper_sheets) {
            members.reject("paper_sheets");
        }
    }
    // Conditions that this version cannot keep: rather no agreement than a broken promise.
    bool const needs_newer = members.integer("grace_s", 0, kAny) != 0;
    NK_CHECK(members.finish());
    if (needs_newer) {
        return fail(ErrorCode::reader_too_old, name);
    }
    NK_TRY(terms.museum, read_side(museum, name));
    NK_TRY(terms.partner, read_side(partner, name));
    NK_TRY(terms.lists, read_lists(lists, name));
    NK_TRY(terms.disclosure, read_disclosure(disclosure, name));
    if (auto const rule = broken_rule(terms); !rule.empty()) {
        return fail(ErrorCode::agreement_malformed, name, rule);
    }
    return terms;
}

}  // namespace noodkluis::app
