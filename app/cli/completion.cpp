// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/cli/help.h"
#include "app/cli/verb.h"

namespace noodkluis::app::cli {
namespace {

/// The words after the program's name that lead to a verb.
std::string path_of(CLI::App const& app) {
    if (app.get_parent() == nullptr) {
        return {};
    }
    auto const above = path_of(*app.get_parent());
    return above.empty() ? app.get_name() : above + " " + app.get_name();
}

/// --help is an option of every verb and of the program; it is offered once.
std::string flags_of(CLI::App const& app) {
    std::string flags;
    for (auto const* const option : options_of(app)) {
        if (option == app.get_help_ptr() && app.get_parent() != nullptr) {
            continue;
        }
        for (auto const& name : option->get_lnames()) {
            flags += " --" + name;
        }
        for (auto const& name : option->get_snames()) {
            flags += " -" + name;
        }
    }
    return flags;
}

/// One `case` branch per option that takes a value: its choices, or paths, or nothing known.
std::string value_cases(CLI::App const& app) {
    std::string cases;
    for (auto const* const option : options_of(app)) {
        if (!takes_value(*option)) {
            continue;
        }
        auto const type = option->get_type_name();
        std::string reply = "COMPREPLY=()";
        if (type == "FILE" || type == "FOLDER") {
            reply = fmt::format("mapfile -t COMPREPLY < <(compgen -{} -- \"$word\")",
                                type == "FILE" ? 'f' : 'd');
        } else if (type.find('|') != std::string::npos) {
            auto words = type;
            std::replace(words.begin(), words.end(), '|', ' ');
            reply = fmt::format("mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\")", words);
        }
        for (auto const& name : option->get_lnames()) {
            // The options of the program itself may stand after any verb.
            auto const path = app.get_parent() == nullptr ? "*" : "'" + path_of(app) + "'";
            cases += fmt::format("        {}:--{}) {}; return ;;\n", path, name, reply);
        }
    }
    for (auto const* const verb : visible_verbs(app)) {
        cases += value_cases(*verb);
    }
    return cases;
}

std::string word_cases(CLI::App const& app) {
    std::string words;
    for (auto const* const verb : visible_verbs(app)) {
        words += " " + verb->get_name();
    }
    std::string cases = fmt::format("        '{}') verbs='{}' flags='{}' ;;\n", path_of(app), words,
                                    app.get_parent() == nullptr ? "" : flags_of(app));
    for (auto const* const verb : visible_verbs(app)) {
        cases += word_cases(*verb);
    }
    return cases;
}

}  // namespace

std::string bash_completion(CLI::App const& app) {
    std::string script =
        "# bash completion for noodkluis-cli, made from its own definitions\n"
        "_noodkluis_cli() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} verbs='' flags='' path='' i\n"
        "    local before=${COMP_WORDS[COMP_CWORD - 1]}\n"
        "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
        "        case \" ${path}:${COMP_WORDS[i]}\" in\n";
    std::vector<CLI::App const*> open{&app};
    while (!open.empty()) {
        auto const* const parent = open.back();
        open.pop_back();
        for (auto const* const verb : visible_verbs(*parent)) {
            script += fmt::format("            ' {}:{}') path='{}' ;;\n", path_of(*parent),
                                  verb->get_name(), path_of(*verb));
            open.push_back(verb);
        }
    }
    script += "        esac\n    done\n    case \"${path}:${before}\" in\n";
    script += value_cases(app);
    script += "    esac\n    case \"$path\" in\n";
    script += word_cases(app);
    script += fmt::format(
        "    esac\n    case \"$word\" in\n"
        "        -*) mapfile -t COMPREPLY < <(compgen -W \"$flags{}\" -- \"$word\") ;;\n",
        flags_of(app));
    script +=
        "        *)\n"
        "            if [ -n \"$verbs\" ]; then\n"
        "                mapfile -t COMPREPLY < <(compgen -W \"$verbs\" -- \"$word\")\n"
        "            else\n"
        "                mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
        "            fi ;;\n"
        "    esac\n}\n"
        "complete -o filenames -F _noodkluis_cli noodkluis-cli\n";
    return script;
}

}  // namespace noodkluis::app::cli
