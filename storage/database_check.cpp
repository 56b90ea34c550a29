// SPDX-License-Identifier: Apache-2.0
#include "storage/database_check.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kIntegrity = "PRAGMA integrity_check(20)";
constexpr Sql kReferences = "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check";

std::string read_text(Statement const& row) {
    return row.get<std::string>(0);
}

/// SQLite begins with the name of the database, on a line of its own.
std::string first_line(std::string const& text) {
    auto const start = text.starts_with("***") ? text.find('\n') + 1 : 0;
    return text.substr(start, text.find('\n', start) - start);
}

/// An error of the database is a finding; the wish to stop is not.
Status note(Result<std::vector<std::string>> const& texts, ErrorCode code, std::string const& name,
            Findings& findings) {
    if (!texts) {
        if (texts.error().code == ErrorCode::cancelled) {
            return tl::unexpected(texts.error());
        }
        findings.push_back(texts.error());
        return {};
    }
    for (auto const& text : *texts) {
        if (text != "ok") {
            findings.push_back({code, name, first_line(text)});
        }
    }
    return {};
}

}  // namespace

void PagePass::check(ByteView piece) {
    while (!piece.empty()) {
        ++m_pages;
        auto const size = std::min(piece.size(), crypto::kDatabasePageBytes);
        if (size < crypto::kDatabasePageBytes || !m_mac.fits(piece.first(size), m_pages)) {
            m_damaged.push_back(m_pages);
        }
        piece = piece.subspan(size);
    }
}

Status check_tables(Connection& connection, Findings& findings, Job& job) {
    CancelScope const cancel(connection, job);
    auto const name = connection.path().filename().string();
    NK_CHECK(note(find_all(connection, kIntegrity, read_text), ErrorCode::tables_damaged, name,
                  findings));
    return note(find_all(connection, kReferences, read_text), ErrorCode::reference_broken, name,
                findings);
}

}  // namespace noodkluis::storage
