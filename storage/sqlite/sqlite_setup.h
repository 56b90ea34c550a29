// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace noodkluis::storage {

/// Before the first use of SQLite in the process; does nothing from the second time on. Memory that
/// SQLite gives back is wiped, so that nothing of a vault stays behind when it is closed.
void set_up_sqlite();

}  // namespace noodkluis::storage
