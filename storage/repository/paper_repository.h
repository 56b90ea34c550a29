// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "storage/model/paper_copy.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// Who has which copy on paper.
class PaperRepository {
  public:
    explicit PaperRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_conflict when the id is taken, or the agreement or list version is not in
    /// the vault; invalid_argument, field_too_long (the holder).
    [[nodiscard]] Status add(PaperCopy const& copy);
    /// The newest first, and those of the same moment by their number.
    [[nodiscard]] Result<std::vector<PaperCopy>> list();
    /// Errors: record_not_found; record_conflict when it was back already.
    [[nodiscard]] Status set_back(PaperCopyId id, Timestamp at);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
