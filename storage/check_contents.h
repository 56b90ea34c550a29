// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/check.h"

// Private to the check: what lies in the tables and beside them. Errors of both: cancelled.
namespace noodkluis::storage {

/// Each picture and plan against its hash.
[[nodiscard]] Status check_pictures(Connection& connection, CheckReport& report, Job& job);
/// The file of each bundle that was received, against the hash of what was sealed.
[[nodiscard]] Status check_received(Connection& connection, Path const& folder, CheckReport& report,
                                    Job& job);

}  // namespace noodkluis::storage
