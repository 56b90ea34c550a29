// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/cli/context.h"
#include "app/sharing/bundle_seal.h"

namespace noodkluis::app::cli {

/// Tells of a bundle that was sealed as `file`, or that waits for a second signature.
void print_sealed(Context& context, SealedBundle const& sealed, std::string const& file);

}  // namespace noodkluis::app::cli
