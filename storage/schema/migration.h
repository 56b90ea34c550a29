// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "crypto/base/job.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// One step from schema `version - 1` to `version`. A released step is never changed.
struct Migration {
    int version = 0;
    std::string_view name;
    std::string_view sql;
};

/// All steps of this program, numbered 1, 2, ...
[[nodiscard]] std::span<Migration const> migrations();

/// The schema version of a database; 0 for a new one.
[[nodiscard]] Result<int> schema_version(Connection& connection);

/// Brings a database to the last version in `steps`, all in one transaction; `before_change` runs
/// first when there is data to lose (to make a copy). Does nothing when it is current.
/// Errors: vault_too_new (the database is untouched), database_damaged when the foreign keys do
/// not fit afterwards, and those of the steps: then nothing was changed.
[[nodiscard]] Status migrate(Connection& connection, std::span<Migration const> steps,
                             std::function<Status()> const& before_change);

/// `migrate`, and before it changes an older database, a copy of that as the file `copy`, which
/// opens with the same `key`; an older copy there is replaced.
[[nodiscard]] Status migrate_with_copy(Connection& connection, std::span<Migration const> steps,
                                       Path const& copy, crypto::Secret const& key, Job& job);

}  // namespace noodkluis::storage
