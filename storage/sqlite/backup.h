// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// Copies the whole database `source`, as of one moment, over `destination`, which stays encrypted
/// with its own key. Progress in pages. Errors: cancelled, database_busy, io_write.
[[nodiscard]] Status copy_database(Connection& source, Connection& destination, Job& job);

}  // namespace noodkluis::storage
