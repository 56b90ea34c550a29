// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/bundle_text.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sample/sample.h"
#include "app/sample/story.h"
#include "app/text/display.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

constexpr std::size_t kCommandWidth = 96;
constexpr std::size_t kListRows = 5;

std::string indented(std::vector<std::string> const& lines, std::string const& indent) {
    std::string text;
    for (auto const& line : lines) {
        text += indent + line + "\n";
    }
    return text;
}

/// A command line over several lines, to be pasted as it is: broken at blanks outside quotes.
std::vector<std::string> command_lines(std::string const& command) {
    std::vector<std::string> words(1);
    bool quoted = false;
    for (char const c : command) {
        quoted = quoted != (c == '\'');
        bool const is_flag = words.back().starts_with("--");  // stays with its value
        if (c == ' ' && !quoted && !(is_flag && words.back().find(' ') == std::string::npos)) {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    std::vector<std::string> lines{"$"};
    for (auto const& word : words) {
        if (display_width(lines.back()) + 1 + display_width(word) + 2 > kCommandWidth - 3) {
            lines.back() += " \\";
            lines.emplace_back("   ");
        }
        lines.back() += " " + word;
    }
    return lines;
}

std::string commands_text(std::vector<sample::StoryCommand> const& commands) {
    std::string text;
    std::size_t more = 0;
    auto const tell_more = [&] {
        if (more > 0) {
            text += fmt::format(fmt::runtime(tr("     ... and {0} more like this\n")), more);
            more = 0;
        }
    };
    for (auto const& command : commands) {
        if (command.more) {
            ++more;
            continue;
        }
        tell_more();
        text += indented(command_lines(command.line), "   ");
    }
    tell_more();
    return text;
}

std::string step_text(std::size_t number, sample::StoryStep const& step) {
    auto text = fmt::format("\n{}. {}\n", number, step.title);
    for (auto const& paragraph : step.text) {
        text += indented(wrap(paragraph, kTextWidth - 3), "   ");
    }
    for (auto const& line : step.lines) {
        text += indented(wrap(line, kTextWidth - 5), "     ");
    }
    for (auto const& refusal : step.refusals) {
        text += indented(wrap(refusal.attempt, kTextWidth - 5), "   - ");
        text +=
            indented(wrap(fmt::format("{} ({})", refusal.sentence, refusal.code), kTextWidth - 7),
                     "       ");
    }
    if (step.list) {
        auto const list = Json::parse(as_text(*step.list), nullptr, false);
        text += "\n" + bundle_list_text(list, kListRows);
    }
    return text + "\n" + commands_text(step.commands);
}

Json step_json(sample::StoryStep const& step) {
    auto commands = Json::array();
    for (auto const& command : step.commands) {
        commands.push_back(command.line);
    }
    auto refusals = Json::array();
    for (auto const& refusal : step.refusals) {
        refusals.push_back({{"attempt", refusal.attempt},
                            {"refused", refusal.code},
                            {"message", refusal.sentence}});
    }
    Json json{{"title", step.title},
              {"text", step.text},
              {"lines", step.lines},
              {"commands", std::move(commands)},
              {"refusals", std::move(refusals)}};
    if (step.list) {
        json["list"] = Json::parse(as_text(*step.list), nullptr, false);
    }
    return json;
}

std::string intro(std::string const& folder) {
    return indented(
        wrap(fmt::format(fmt::runtime(tr("This plays the whole story in the folder {0}, with an "
                                         "invented museum and an invented fire brigade. Behind "
                                         "each $ stands the command that does the same.")),
                         folder),
             kTextWidth),
        "");
}

std::string ending(std::string const& folder) {
    auto text = fmt::format(fmt::runtime(tr("\nThe folder {0} now holds:\n")), folder);
    for (auto const& file : sample::story_files()) {
        text += fmt::format("  {:<26} {}\n", file.name, file.what);
    }
    text += "\n" + indented(wrap(fmt::format(fmt::runtime(tr("Start with {0}: it says what to try "
                                                             "next, with the passphrases.")),
                                             sample::story_files().front().name),
                                 kTextWidth),
                            "");
    return text;
}

Status demo(Context& context, std::string const& folder) {
    auto steps = Json::array();
    auto& job = context.job(tr("Playing the story"));
    context.tell(intro(folder));
    auto const tell = [&](sample::StoryStep const& step) {
        steps.push_back(step_json(step));
        context.tell(step_text(steps.size(), step));
    };
    NK_CHECK(sample::play_story(folder, context.clock(), job, tell));
    auto files = Json::array();
    for (auto const& file : sample::story_files()) {
        files.push_back({{"name", file.name}, {"what", file.what}});
    }
    context.print({{"folder", folder},
                   {"museum", sample::kMuseum},
                   {"steps", std::move(steps)},
                   {"files", std::move(files)}},
                  ending(folder));
    return {};
}

}  // namespace

void add_demo(CLI::App& app, Context& context) {
    auto const folder = std::make_shared<std::string>();
    auto* const verb =
        add_verb(app, "demo",
                 tr("Plays the whole story with an invented museum and fire brigade, says what "
                    "happens, and leaves the files to look at."),
                 "noodkluis-cli demo proef");
    add_operand(verb, "FOLDER", *folder, tr("a folder that is empty or does not exist yet"));
    on_run(verb, context, [&context, folder] { return demo(context, *folder); });
}

}  // namespace noodkluis::app::cli
