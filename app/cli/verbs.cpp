// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verbs.h"

namespace noodkluis::app::cli {

void add_verbs(CLI::App& app, Context& context) {
    add_generate(app, context);
}

}  // namespace noodkluis::app::cli
