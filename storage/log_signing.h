// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Private to the log: what a user signs is this and the hash of the entry.
namespace noodkluis::storage {

inline constexpr std::string_view kLogSignPurpose = "noodkluis/log/sign/v1";

}  // namespace noodkluis::storage
