// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/base/bytes.h"
#include "crypto/base/result.h"

namespace noodkluis::app {

/// A PDF is a drawing and nothing more: no scripts, nothing that starts programs or plays, no files
/// inside it. What it says of itself is looked for in the file and in all that is packed in it,
/// without making sense of its structure, so that a damaged or tricky file is not read otherwise
/// here than where it is drawn. `name` is for messages. Errors: plan_scripts, plan_files,
/// plan_closed (it has a password, or more is packed in it than can be looked at), out_of_memory.
[[nodiscard]] Status check_pdf_contents(ByteView pdf, std::string const& name);

}  // namespace noodkluis::app
