// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/cli/verb.h"
#include "app/sharing/share.h"

namespace noodkluis::app::cli {

/// `--release-code-file FILE`, for verbs that open a bundle.
CLI::Option* add_release_code_file(CLI::App* verb, std::string& target);

/// Opens a bundle. When it needs a code and `code_file` is empty, the code is asked for, once whom
/// to call was said. Errors: those of read_release_code, prompt_secret and open_received.
[[nodiscard]] Result<OpenedBundle> open_asking(Context& context, storage::Vault& vault,
                                               Path const& file, std::string const& code_file);

}  // namespace noodkluis::app::cli
