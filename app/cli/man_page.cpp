// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/cli/help.h"
#include "app/cli/verb.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

/// Text that troff prints as it is.
std::string roff(std::string const& text) {
    std::string out;
    for (char const c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else if (c == '|') {
            // A line may be broken between the words of a choice.
            out += "|\\:";
        } else if (c == '\n') {
            out += "\n.br\n";
        } else {
            out += c;
        }
    }
    // A full stop or apostrophe at the start of a line would be a request.
    return !out.empty() && (out.front() == '.' || out.front() == '\'') ? "\\&" + out : out;
}

std::string entries(std::vector<CLI::Option const*> const& options) {
    std::string page;
    for (auto const* const option : options) {
        page += fmt::format(".TP\n.B {}\n{}\n", roff(option_heading(*option)),
                            roff(option->get_description()));
    }
    return page;
}

std::string verb_page(CLI::App const& app) {
    std::string page;
    for (auto const* const verb : visible_verbs(app)) {
        if (!visible_verbs(*verb).empty()) {
            page += verb_page(*verb);
            continue;
        }
        std::string operands;
        for (auto const* const operand : operands_of(*verb)) {
            operands += " " + operand->get_name(true);
        }
        page += fmt::format(".SS {}{}\n{}\n", roff(command_of(*verb)), roff(operands),
                            roff(verb->get_description()));
        page += entries(operands_of(*verb));
        page += entries(options_of(*verb));
        if (auto const example = verb->get_footer(); !example.empty()) {
            page += fmt::format(".PP\n{}:\n.PP\n.nf\n.RS\n{}\n.RE\n.fi\n", roff(tr("Example")),
                                roff(example));
        }
    }
    return page;
}

}  // namespace

std::string man_page(CLI::App const& app) {
    std::string page = fmt::format(
        ".TH NOODKLUIS\\-CLI 1 \"\" \"noodkluis {0}\" \"{1}\"\n.ad l\n.nh\n.SH "
        "{2}\nnoodkluis\\-cli \\- {3}\n"
        ".SH {4}\n.B noodkluis\\-cli\n.I {5}\n[{6}]\n.SH {7}\n{8}\n",
        NK_VERSION, roff(tr("Noodkluis")), roff(tr("NAME")), roff(tr("salvage lists in a vault")),
        roff(tr("SYNOPSIS")), roff(tr("VERB")), roff(tr("OPTIONS")), roff(tr("DESCRIPTION")),
        roff(app.get_description()));
    page += fmt::format(".SH {}\n{}.SH {}\n{}", roff(tr("OPTIONS")), entries(options_of(app)),
                        roff(tr("VERBS")), verb_page(app));
    page += fmt::format(".SH {}\n", roff(tr("EXIT STATUS")));
    char const* const meanings[] = {
        tr("done"), tr("something failed"), tr("the command line is not right"),
        tr("a rule refused it; with --json the document has the name of the rule in \"refused\"")};
    for (std::size_t code = 0; code < std::size(meanings); ++code) {
        page += fmt::format(".TP\n.B {}\n{}\n", code, roff(meanings[code]));
    }
    return page;
}

}  // namespace noodkluis::app::cli
