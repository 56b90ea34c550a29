// SPDX-License-Identifier: Apache-2.0
#include "app/cli/status_text.h"

#include <fmt/format.h>

#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

std::string state_sentence(StatusState state, std::string const& title) {
    auto const* const form = state == StatusState::active      ? tr("{0} is in force.")
                             : state == StatusState::suspended ? tr("{0} is suspended.")
                                                               : tr("{0} has ended for good.");
    return fmt::format(fmt::runtime(form), title);
}

}  // namespace

Json statement_json(StatusStatement const& statement) {
    auto revoked = Json::array();
    for (auto const& bundle : statement.revoked) {
        revoked.push_back(bundle.text());
    }
    return {{"sequence", statement.sequence},
            {"state", kStatusStateNames[static_cast<std::size_t>(statement.state)]},
            {"min_bundle_sequence", statement.bundle_sequence_min},
            {"revoked", std::move(revoked)},
            {"issued_at", format_time(statement.issued_at)},
            {"expires_at", format_time(statement.expires_at)}};
}

std::string statement_text(StatusStatement const& statement, std::string const& title) {
    auto text = state_sentence(statement.state, title) + "\n";
    text += fmt::format(fmt::runtime(tr("Statement {0} of {1}, bundles revoked: {2}.\n")),
                        statement.sequence, display_time(statement.issued_at),
                        statement.revoked.size());
    if (statement.bundle_sequence_min > 1) {
        text += fmt::format(fmt::runtime(tr("Bundles before number {0} must not be used.\n")),
                            statement.bundle_sequence_min);
    }
    return text;
}

Status write_statement(StatusFile const& statement, std::string const& file) {
    NK_TRY(auto const bytes, write_status(statement));
    return write_file(file, bytes, Overwrite::no);
}

std::string limits_of_revoking() {
    std::string text;
    for (auto const& line :
         wrap(tr("It takes effect where this file is read, or with the next bundle. It does not "
                 "reach paper, photos, exported keys, or a vault that never gets it."),
              kTextWidth)) {
        text += line + "\n";
    }
    return text;
}

}  // namespace noodkluis::app::cli
