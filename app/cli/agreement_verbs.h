// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/cli/verb.h"
#include "app/sharing/agreements.h"

// What the verbs about agreements have in common.
namespace noodkluis::app::cli {

void add_agreement_draft(CLI::App& group, Context& context);
/// suspend, resume, end, renew, status.
void add_agreement_life(CLI::App& group, Context& context);

/// "function;telephone;stand-in;telephone of the stand-in". Errors: invalid_argument.
[[nodiscard]] Result<std::vector<ContactPoint>> read_contacts(
    std::vector<std::string> const& texts);
/// What the partner will see of each object and of the building, in words.
[[nodiscard]] std::string disclosure_text(Disclosure const& disclosure);
/// `sentence` names the file as {0}.
[[nodiscard]] Status write_out(Context& context, AgreementFile const& file, std::string const& path,
                               std::string const& sentence);
/// Before anything is signed: it must not be kept here and then have nowhere to go.
[[nodiscard]] Status require_absent(std::string const& path);

}  // namespace noodkluis::app::cli
