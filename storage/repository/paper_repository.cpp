// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/paper_repository.h"

#include "crypto/base/limits.h"
#include "storage/model/text_rules.h"
#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

#define NK_PAPER \
    "id, agreement, list_version, number, copies, holder, made_at, valid_until, back_at"

constexpr Sql kAdd = "INSERT INTO paper_copy (" NK_PAPER ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kList = "SELECT " NK_PAPER " FROM paper_copy ORDER BY made_at DESC, number, id";
constexpr Sql kFind = "SELECT " NK_PAPER " FROM paper_copy WHERE id = ?";
constexpr Sql kSetBack = "UPDATE paper_copy SET back_at = ?2 WHERE id = ?1";

#undef NK_PAPER

PaperCopy read_copy(Statement const& row) {
    return {
        row.get<PaperCopyId>(0),  row.get<AgreementId>(1),  row.get<ListVersionId>(2),
        row.get<std::int64_t>(3), row.get<std::int64_t>(4), row.get<std::string>(5),
        row.get<Timestamp>(6),    row.get<Timestamp>(7),    row.get<std::optional<Timestamp>>(8)};
}

}  // namespace

Status PaperRepository::add(PaperCopy const& copy) {
    NK_CHECK(check_line("holder", copy.holder, limits::kPartyNameMax));
    NK_TRY(auto add, m_connection.prepare(kAdd));
    return add.run(copy.id, copy.agreement, copy.list_version, copy.number, copy.copies,
                   copy.holder, copy.made_at, copy.valid_until, copy.back_at);
}

Result<std::vector<PaperCopy>> PaperRepository::list() {
    return find_all(m_connection, kList, read_copy);
}

Status PaperRepository::set_back(PaperCopyId id, Timestamp at) {
    NK_TRY(auto const copy, find_one(m_connection, kFind, read_copy, id));
    if (!copy) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    if (copy->back_at) {
        return fail(ErrorCode::record_conflict, id.text());
    }
    NK_TRY(auto set, m_connection.prepare(kSetBack));
    return set.run(id, at);
}

}  // namespace noodkluis::storage
