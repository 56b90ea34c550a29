// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/cli/context.h"
#include "app/sharing/bundle_seal.h"

namespace noodkluis::app::cli {

/// Tells of a bundle that was sealed as `file`, with its release code if it has one, or that waits
/// for a second signature. Errors: those of show_release_code.
[[nodiscard]] Status print_sealed(Context& context, storage::Vault& vault,
                                  SealedBundle const& sealed, std::string const& file);

/// Prints a release code, which only a person who must read it out may see; `human` goes before it.
void print_release_code(Context& context, Json json, crypto::Secret const& code,
                        std::string const& human);

}  // namespace noodkluis::app::cli
