// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/context.h"

// The building blocks of a verb, so that all verbs look, complete and explain themselves alike.
// Only what needs more of CLI11 includes it: its classes are compiled anew wherever it is.
namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace noodkluis::app::cli {

/// A verb with one line of explanation and example command lines (one per line, untranslated, in
/// the order in which the whole help is played by a test).
CLI::App* add_verb(CLI::App& parent, std::string const& name, std::string const& about,
                   std::string const& example);
/// A verb that only holds others: `object add`, `object edit`.
CLI::App* add_verb_group(CLI::App& parent, std::string const& name, std::string const& about);

/// The first operand of every verb that works on a vault.
CLI::Option* add_vault(CLI::App* verb, std::string& vault);
/// A required operand, named in capitals; `value` is what completion may offer: FILE, FOLDER.
CLI::Option* add_operand(CLI::App* verb, std::string const& name, std::string& target,
                         std::string const& about);
/// One or more of them, at the end.
CLI::Option* add_operands(CLI::App* verb, std::string const& name, std::vector<std::string>& target,
                          std::string const& about);
/// At most one, at the end.
CLI::Option* add_last_operand(CLI::App* verb, std::string const& name, std::string& target,
                              std::string const& about);
/// `--name`, which is true when it was given.
CLI::Option* add_flag(CLI::App* verb, std::string const& flag, bool& target,
                      std::string const& about);
/// `--name VALUE`; the placeholder FILE or FOLDER makes the shell complete paths.
CLI::Option* add_value(CLI::App* verb, std::string const& flag, std::string& target,
                       std::string const& placeholder, std::string const& about);
/// The same, to be given any number of times, one value each.
CLI::Option* add_values(CLI::App* verb, std::string const& flag, std::vector<std::string>& target,
                        std::string const& placeholder, std::string const& about);
/// `--name TEXT`, and it can be told from an empty text whether it was given.
CLI::Option* add_optional(CLI::App* verb, std::string const& flag,
                          std::optional<std::string>& target, std::string const& about);
/// `--name N`, an integer from `min` to `max`.
CLI::Option* add_number(CLI::App* verb, std::string const& flag, std::int64_t& target,
                        std::int64_t min, std::int64_t max, std::string const& about);
/// `--name one|two|three`.
CLI::Option* add_choice(CLI::App* verb, std::string const& flag, std::string& target,
                        std::vector<std::string> const& choices, std::string const& about);

/// Makes an option one that must be given, or an operand one that may be left out.
void required(CLI::Option* option);
void optional(CLI::Option* operand);
/// Of two options at most one is given.
void exclude_each_other(CLI::Option* one, CLI::Option* other);

/// `--clock-is-right`, for verbs that refuse a clock that is far ahead of when the vault was used.
CLI::Option* add_clock_is_right(CLI::App* verb, bool& target);

/// Makes `work` what runs when `verb` was chosen.
void on_run(CLI::App* verb, Context& context, std::function<Status()> work);

/// The words that lead to an app: "noodkluis-cli object add".
[[nodiscard]] std::string command_of(CLI::App const& app);
/// The verbs of an app in their order, without the hidden ones.
[[nodiscard]] std::vector<CLI::App const*> visible_verbs(CLI::App const& app);
/// False for a flag such as --json.
[[nodiscard]] bool takes_value(CLI::Option const& option);
/// "-q,--quiet" or "VAULT", then the placeholder or choices of its value if it takes one.
[[nodiscard]] std::string option_heading(CLI::Option const& option);
/// The visible operands, or the visible options, of an app in their order.
[[nodiscard]] std::vector<CLI::Option const*> operands_of(CLI::App const& app);
[[nodiscard]] std::vector<CLI::Option const*> options_of(CLI::App const& app);

}  // namespace noodkluis::app::cli
