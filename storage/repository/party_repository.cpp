// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/party_repository.h"

#include "crypto/base/limits.h"
#include "storage/model/text_rules.h"
#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kOwn = "SELECT id, kind, name, device, contact FROM own_party";
constexpr Sql kSetOwn =
    "INSERT OR REPLACE INTO own_party (one, id, kind, name, device, contact) "
    "VALUES (1, ?, ?, ?, ?, ?)";
constexpr Sql kPin =
    "INSERT INTO partner (id, name, card, pinned_at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, card = excluded.card, "
    "pinned_at = excluded.pinned_at, removed_at = NULL";
constexpr Sql kRemove = "UPDATE partner SET removed_at = ? WHERE id = ? AND removed_at IS NULL";
constexpr Sql kFind =
    "SELECT id, name, card, pinned_at FROM partner WHERE id = ? AND removed_at IS NULL";
constexpr Sql kList =
    "SELECT id, name, card, pinned_at FROM partner WHERE removed_at IS NULL ORDER BY name, id";

OwnParty read_own(Statement const& row) {
    return {row.get<PartyId>(0), row.get<PartyKind>(1), row.get<std::string>(2),
            row.get<std::string>(3), row.get<std::string>(4)};
}

Partner read_partner(Statement const& row) {
    return {row.get<PartyId>(0), row.get<std::string>(1), row.get<Bytes>(2), row.get<Timestamp>(3)};
}

}  // namespace

Result<OwnParty> PartyRepository::own() {
    NK_TRY(auto party, find_one(m_connection, kOwn, read_own));
    if (!party) {
        return fail(ErrorCode::record_not_found, "the owner of the vault");
    }
    return *std::move(party);
}

Status PartyRepository::set_own(OwnParty const& party) {
    NK_CHECK(check_name("name", party.name, limits::kPartyNameMax));
    NK_CHECK(check_line("device", party.device, limits::kPartyNameMax));
    NK_CHECK(check_line("contact", party.contact, limits::kPartyNameMax));
    NK_TRY(auto set, m_connection.prepare(kSetOwn));
    return set.run(party.id, party.kind, party.name, party.device, party.contact);
}

Status PartyRepository::pin(Partner const& partner) {
    NK_TRY(auto pin, m_connection.prepare(kPin));
    return pin.run(partner.id, partner.name, partner.card, partner.pinned_at);
}

Status PartyRepository::remove(PartyId id, Timestamp now) {
    NK_TRY(auto remove, m_connection.prepare(kRemove));
    NK_CHECK(remove.run(now, id));
    if (m_connection.changes() == 0) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    return {};
}

Result<std::optional<Partner>> PartyRepository::find(PartyId id) {
    return find_one(m_connection, kFind, read_partner, id);
}

Result<std::vector<Partner>> PartyRepository::list() {
    return find_all(m_connection, kList, read_partner);
}

}  // namespace noodkluis::storage
