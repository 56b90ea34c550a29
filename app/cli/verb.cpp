// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/text/message.h"

namespace noodkluis::app::cli {

CLI::App* add_verb(CLI::App& parent, std::string const& name, std::string const& about,
                   std::string const& example) {
    auto* const verb = parent.add_subcommand(name, about);
    verb->footer(example);
    return verb;
}

CLI::App* add_verb_group(CLI::App& parent, std::string const& name, std::string const& about) {
    auto* const group = parent.add_subcommand(name, about);
    group->require_subcommand(1);
    return group;
}

CLI::Option* add_vault(CLI::App* verb, std::string& vault) {
    return add_operand(verb, "VAULT", vault, tr("the vault, a folder NAME.kluis"));
}

CLI::Option* add_operand(CLI::App* verb, std::string const& name, std::string& target,
                         std::string const& about) {
    return verb->add_option(name, target, about)->required()->type_name("");
}

CLI::Option* add_operands(CLI::App* verb, std::string const& name, std::vector<std::string>& target,
                          std::string const& about) {
    return verb->add_option(name, target, about)->required()->type_name("");
}

CLI::Option* add_last_operand(CLI::App* verb, std::string const& name, std::string& target,
                              std::string const& about) {
    return verb->add_option(name, target, about)->type_name("");
}

CLI::Option* add_flag(CLI::App* verb, std::string const& flag, bool& target,
                      std::string const& about) {
    return verb->add_flag(flag, target, about);
}

CLI::Option* add_value(CLI::App* verb, std::string const& flag, std::string& target,
                       std::string const& placeholder, std::string const& about) {
    return verb->add_option(flag, target, about)->type_name(placeholder);
}

CLI::Option* add_values(CLI::App* verb, std::string const& flag, std::vector<std::string>& target,
                        std::string const& placeholder, std::string const& about) {
    // Without allow_extra_args each --flag takes exactly one value and leaves operands alone.
    return verb->add_option(flag, target, about)
        ->type_name(placeholder)
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
}

CLI::Option* add_optional(CLI::App* verb, std::string const& flag,
                          std::optional<std::string>& target, std::string const& about) {
    return verb->add_option(flag, target, about)->type_name("TEXT");
}

CLI::Option* add_number(CLI::App* verb, std::string const& flag, std::int64_t& target,
                        std::int64_t min, std::int64_t max, std::string const& about) {
    auto const range = fmt::format("{}..{}", min, max);
    auto check = CLI::Validator(
        [min, max, range](std::string& value) {
            std::int64_t number = 0;
            bool const fits =
                CLI::detail::lexical_cast(value, number) && number >= min && number <= max;
            return fits ? "" : range;
        },
        "");
    return verb->add_option(flag, target, about)->type_name("N")->check(std::move(check));
}

CLI::Option* add_choice(CLI::App* verb, std::string const& flag, std::string& target,
                        std::vector<std::string> const& choices, std::string const& about) {
    auto const names = fmt::format("{}", fmt::join(choices, "|"));
    auto check = CLI::Validator(
        [choices, names](std::string& value) {
            return std::find(choices.begin(), choices.end(), value) == choices.end() ? names : "";
        },
        "");
    return verb->add_option(flag, target, about)->type_name(names)->check(std::move(check));
}

void required(CLI::Option* option) {
    option->required();
}

void optional(CLI::Option* operand) {
    operand->required(false);
}

void exclude_each_other(CLI::Option* one, CLI::Option* other) {
    one->excludes(other);
}

CLI::Option* add_clock_is_right(CLI::App* verb, bool& target) {
    return add_flag(
        verb, "--clock-is-right", target,
        tr("the clock of this computer is right although the vault was not used for over a year"));
}

void on_run(CLI::App* verb, Context& context, std::function<Status()> work) {
    verb->callback([&context, work = std::move(work)] { context.run = work; });
}

std::string command_of(CLI::App const& app) {
    auto const* const parent = app.get_parent();
    return parent == nullptr ? app.get_name() : command_of(*parent) + " " + app.get_name();
}

std::vector<CLI::App const*> visible_verbs(CLI::App const& app) {
    return app.get_subcommands([](CLI::App const* verb) { return !verb->get_group().empty(); });
}

bool takes_value(CLI::Option const& option) {
    return option.get_items_expected_max() > 0;
}

std::string option_heading(CLI::Option const& option) {
    auto const name = option.get_name(option.get_positional(), !option.get_positional());
    auto const value = takes_value(option) ? option.get_type_name() : "";
    return value.empty() ? name : name + " " + value;
}

std::vector<CLI::Option const*> operands_of(CLI::App const& app) {
    return app.get_options([](CLI::Option const* option) {
        return option->get_positional() && !option->get_group().empty();
    });
}

std::vector<CLI::Option const*> options_of(CLI::App const& app) {
    return app.get_options([](CLI::Option const* option) {
        return option->nonpositional() && !option->get_group().empty();
    });
}

}  // namespace noodkluis::app::cli
