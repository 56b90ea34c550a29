// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/file.h"

// Where files that leave the vault go, and what they are called.
namespace noodkluis::app {

/// The words in small letters, figures and dashes, which every file system takes; `otherwise` when
/// nothing is left of them.
[[nodiscard]] std::string plain_file_name(std::string_view words, std::string_view otherwise);
/// `name` in `folder`, or with a number before its extension while that is taken:
/// "brand.nkbundle", "brand 2.nkbundle".
[[nodiscard]] Path free_file(Path const& folder, std::string const& name);
/// What the vault is called that a backup is restored to: as the one it was made of, without the
/// time in the name of the file.
[[nodiscard]] std::string restored_vault_name(Path const& backup);
/// Sticks and cards that are mounted now; none when it cannot be known.
[[nodiscard]] std::vector<Path> removable_drives();

}  // namespace noodkluis::app
