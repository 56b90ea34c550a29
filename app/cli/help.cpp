// SPDX-License-Identifier: Apache-2.0
#include "app/cli/help.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/cli/verb.h"
#include "app/text/display.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

constexpr std::size_t kIndent = 24;

/// "  heading     explanation", the explanation wrapped in its own column.
std::string entry(std::string const& heading, std::string const& about) {
    std::string text = "  " + heading;
    auto const used = display_width(text);
    bool const fits = used + 2 <= kIndent;
    std::string const indent(kIndent, ' ');
    bool first = true;
    for (auto const& line : wrap(about, kTextWidth - kIndent)) {
        if (first && fits) {
            text.append(kIndent - used, ' ');
        } else {
            text += "\n";
            text += indent;
        }
        text += line;
        first = false;
    }
    return text + "\n";
}

std::string section(char const* title, std::vector<CLI::Option const*> const& options) {
    if (options.empty()) {
        return {};
    }
    std::string text = fmt::format("\n{}:\n", title);
    for (auto const* const option : options) {
        text += entry(option_heading(*option), option->get_description());
    }
    return text;
}

std::string usage(CLI::App const& app) {
    std::string text = command_of(app);
    for (auto const* const operand : operands_of(app)) {
        text += (operand->get_required() ? " " : " [") + operand->get_name(true) +
                (operand->get_expected_max() > 1 ? "..." : "") +
                (operand->get_required() ? "" : "]");
    }
    text += visible_verbs(app).empty() ? "" : fmt::format(" {}", tr("VERB"));
    text += options_of(app).empty() ? "" : fmt::format(" [{}]", tr("OPTIONS"));
    return text;
}

class HelpFormatter final : public CLI::FormatterBase {
  public:
    std::string make_help(CLI::App const* app, std::string /*name*/,
                          CLI::AppFormatMode /*mode*/) const override {
        std::string text = fmt::format("{}: {}\n\n", tr("Usage"), usage(*app));
        for (auto const& line : wrap(app->get_description(), kTextWidth)) {
            text += line + "\n";
        }
        text += section(tr("Operands"), operands_of(*app));
        if (auto const verbs = visible_verbs(*app); !verbs.empty()) {
            text += fmt::format("\n{}:\n", tr("Verbs"));
            for (auto const* const verb : verbs) {
                text += entry(verb->get_name(), verb->get_description());
            }
        }
        text += section(tr("Options"), options_of(*app));
        if (app->get_parent() != nullptr) {
            text += fmt::format("\n{} noodkluis-cli --help\n", tr("Options for every verb:"));
        }
        if (auto const example = app->get_footer(); !example.empty()) {
            text += fmt::format("\n{}:\n  {}\n", tr("Example"),
                                CLI::detail::find_and_replace(example, "\n", "\n  "));
        }
        return text;
    }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> make_help_formatter() {
    return std::make_shared<HelpFormatter>();
}

}  // namespace noodkluis::app::cli
