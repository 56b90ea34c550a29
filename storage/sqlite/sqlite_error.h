// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/result.h"

struct sqlite3;

// Inside storage/sqlite/ only.
namespace noodkluis::storage {

/// What SQLite's result code, other than SQLITE_OK, means to us. `database` may be null.
[[nodiscard]] tl::unexpected<Error> database_error(sqlite3* database, int code);

}  // namespace noodkluis::storage
