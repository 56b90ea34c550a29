// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/context.h"
#include "app/cli/help.h"
#include "app/cli/terminal.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/exchange/photos.h"
#include "app/text/message.h"
#include "app/text/share_folder.h"

namespace noodkluis::app::cli {
namespace {

/// Language and --json must be known before parsing, for the help and for its errors.
void read_early_options(std::vector<std::string> const& arguments, GlobalOptions& options) {
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        if (arguments[i] == "--json") {
            options.json = true;
        } else if (arguments[i] == "--language" && i + 1 < arguments.size()) {
            options.language = arguments[i + 1];
        } else if (arguments[i].rfind("--language=", 0) == 0) {
            options.language = arguments[i].substr(arguments[i].find('=') + 1);
        }
    }
    auto const from_environment = language_of_environment();
    set_language(options.language == "nl"   ? Language::dutch
                 : options.language == "en" ? Language::english
                                            : from_environment,
                 locale_folder().string());
}

void add_global_options(CLI::App& app, GlobalOptions& options) {
    app.name("noodkluis-cli");
    app.set_help_flag("-h,--help", tr("explain the program, or the verb before it"));
    app.set_version_flag("--version", "noodkluis " NK_VERSION, tr("print the version"));
    app.formatter(make_help_formatter());
    app.fallthrough();
    app.require_subcommand(1);
    add_choice(&app, "--language", options.language, {"nl", "en"},
               tr("language of the messages; default: that of the environment"));
    app.add_flag("--json", options.json, tr("print one JSON document on standard output"));
    add_value(&app, "--passphrase-file", options.passphrase_file, "FILE",
              tr("read the passphrase from FILE, or from standard input if it is -; without this "
                 "it is asked on the terminal"))
        ->take_last();  // a script can have one of its own and still be told to use another
    add_value(&app, "--key-file", options.key_file, "FILE",
              tr("the key file of the vault, for one that opens with passphrase and key file"));
    app.add_flag("-q,--quiet", options.quiet, tr("no remarks and no progress"));
}

/// What CLI11 says in English, in our words.
std::string sentence_of(CLI::ParseError const& error, CLI::App const& verb) {
    std::string text = error.what();
    auto const tail = text.substr(std::min(text.size(), text.rfind(": ") + 2));
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
        case CLI::ExitCodes::ExtrasError:
            return fmt::format(fmt::runtime(tr("Not understood: {0}")), tail);
        case CLI::ExitCodes::RequiredError: {
            auto const name = text.substr(0, text.rfind(" is required"));
            if (auto const unknown = verb.remaining(); !unknown.empty()) {
                return fmt::format(fmt::runtime(tr("Not understood: {0}")), unknown.front());
            }
            return name == "A subcommand" ? std::string(tr("A verb is missing"))
                                          : fmt::format(fmt::runtime(tr("{0} is missing")), name);
        }
        case CLI::ExitCodes::ArgumentMismatch:
            return fmt::format(fmt::runtime(tr("{0} needs one value")),
                               text.substr(0, text.find(": ")));
        case CLI::ExitCodes::ValidationError:
            return fmt::format(fmt::runtime(tr("{0} takes one of: {1}")),
                               text.substr(0, text.find(": ")), tail);
        case CLI::ExitCodes::ConversionError:
            return fmt::format(fmt::runtime(tr("Not a valid value: {0}")), tail);
        default:
            return text;
    }
}

/// The verb that the arguments led to, or the program itself.
CLI::App const* chosen(CLI::App const& app) {
    auto const verbs = app.get_subcommands();
    return verbs.empty() ? &app : chosen(*verbs.back());
}

int run(std::vector<std::string> arguments) {
    SystemClock const clock;
    Context context(clock);
    read_early_options(arguments, context.options());
    watch_interrupts();
    CLI::App app(
        tr("Keeps the salvage and priority lists of a collection in an encrypted vault, "
           "and shares them under agreements."));
    add_global_options(app, context.options());
    add_verbs(app, context);
    try {
        std::reverse(arguments.begin(), arguments.end());
        app.parse(std::move(arguments));
    } catch (CLI::CallForHelp const&) {
        static_cast<void>(std::fputs(app.help().c_str(), stdout));
        return std::fflush(stdout) == 0 ? 0 : 1;
    } catch (CLI::CallForVersion const& version) {
        static_cast<void>(std::puts(version.what()));
        return std::fflush(stdout) == 0 ? 0 : 1;
    } catch (CLI::ParseError const& error) {
        return context.report(
            {ErrorCode::command_line, sentence_of(error, *chosen(app)), command_of(*chosen(app))});
    }
    auto const status = context.run();
    context.end_job();
    if (!status) {
        return context.report(status.error());
    }
    if (std::fflush(stdout) != 0) {
        return context.report(
            {ErrorCode::io_write, tr("standard output"), std::generic_category().message(errno)});
    }
    return 0;
}

}  // namespace
}  // namespace noodkluis::app::cli

namespace {

/// The last word when nothing else works.
int stop(char const* reason) {
    static_cast<void>(std::fprintf(stderr, "noodkluis-cli: %s\n", reason));
    return 1;
}

}  // namespace

int main(int argc, char* argv[]) {
    if (!noodkluis::crypto::start_crypto()) {
        return stop("libsodium does not start on this computer");
    }
    if (!noodkluis::app::start_images()) {
        return stop("libvips does not start on this computer");
    }
    try {
        return noodkluis::app::cli::run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (std::bad_alloc const&) {
        return stop("not enough memory");
    } catch (std::exception const& error) {
        return stop(error.what());
    }
}
