// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

// Private to the backup code: the names of the parts of a backup.
namespace noodkluis::storage {

inline constexpr char const* kKeysEntry = "vault.keys";
inline constexpr char const* kReceivedPrefix = "received/";
inline constexpr char const* kDatabaseEntry = "vault.db";
inline constexpr char const* kSumsEntry = "checksums.txt";

inline constexpr std::size_t kSumsBytesMax = std::size_t{16} << 20;

}  // namespace noodkluis::storage
