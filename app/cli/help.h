// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

// The three faces of the definitions of the verbs: --help, the man page and bash completion.
namespace noodkluis::app::cli {

/// Prints --help in the chosen language, 80 columns wide.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> make_help_formatter();
/// The page noodkluis-cli(1) in the chosen language, as man(7) text.
[[nodiscard]] std::string man_page(CLI::App const& app);
/// A script for bash that completes verbs, options, choices and paths.
[[nodiscard]] std::string bash_completion(CLI::App const& app);

}  // namespace noodkluis::app::cli
