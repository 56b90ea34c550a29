// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

// Private to the backup code: the names of the parts of a backup, and in which pieces it is read.
namespace noodkluis::storage {

inline constexpr char const* kKeysEntry = "vault.keys";
inline constexpr char const* kReceivedPrefix = "received/";
inline constexpr char const* kDatabaseEntry = "vault.db";
inline constexpr char const* kSumsEntry = "checksums.txt";

inline constexpr std::size_t kPieceBytes = std::size_t{256} << 10;
inline constexpr std::size_t kSumsBytesMax = std::size_t{16} << 20;

}  // namespace noodkluis::storage
