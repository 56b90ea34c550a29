// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <span>

#include "app/desktop/application.h"
#include "app/desktop/tour/tour.h"
#include "app/exchange/photos.h"
#include "app/text/enum_names.h"
#include "app/text/message.h"
#include "app/text/share_folder.h"
#include "crypto/secret.h"

namespace {

using namespace noodkluis;

/// The last word when nothing else works.
int stop(char const* reason) {
    static_cast<void>(std::fprintf(stderr, "noodkluis: %s\n", reason));
    return 1;
}

constexpr std::string_view kExample = "--example";
constexpr char const* kUsage =
    "usage: noodkluis [FILE]\n"
    "       noodkluis --example\n"
    "       noodkluis --tour DIR [--chapter NAME] [--language en|nl] [--theme light|dark|field]\n"
    "                 [--scale PERCENT]";

/// Nothing, a file or "--example".
int open_window(std::string_view wish) {
    SystemClock const clock;
    app::desktop::OutsideEvents outside;
    app::desktop::SystemWatch const watch(outside, [] { app::desktop::Window::wake(); });
    auto const application = app::desktop::Application::start(
        clock, {app::desktop::user_folders(), app::locale_folder().string(), {}, &outside});
    if (!application) {
        return stop(app::message_of(application.error()).c_str());
    }
    if (wish == kExample) {
        (*application)->show_example();
    } else if (!wish.empty()) {
        (*application)->show_file(wish);
    }
    (*application)->run();
    return 0;
}

int play_tour(std::span<char*> arguments) {
    using namespace app::desktop;
    TourOptions options;
    options.folder = arguments.front();
    for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
        std::string_view const name = arguments[i];
        std::string const value = arguments[i + 1];
        if (name == "--chapter") {
            options.only = value;
        } else if (name == "--language") {
            options.language = value == "nl" ? app::Language::dutch : app::Language::english;
        } else if (name == "--theme") {
            options.theme = app::enumerator_of<ThemeKind>(value, kThemeKindNames);
        } else if (name == "--scale") {
            options.scale_percent = static_cast<int>(std::strtol(value.c_str(), nullptr, 10));
        } else {
            return stop(kUsage);
        }
    }
    SystemClock const clock;
    auto const problem = app::desktop::play_tour(clock, app::locale_folder().string(), options);
    return problem.empty() ? 0 : stop(problem.c_str());
}

int run(std::span<char*> arguments) {
    if (arguments.empty()) {
        return open_window("");
    }
    std::string_view const first = arguments.front();
    if (first == "--version") {
        static_cast<void>(std::puts("noodkluis " NK_VERSION));
        return 0;
    }
    if (first == "--tour" && arguments.size() % 2 == 0) {
        return play_tour(arguments.subspan(1));
    }
    if (arguments.size() > 1 || (first.starts_with("-") && first != kExample)) {
        return stop(kUsage);
    }
    return open_window(arguments.front());
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
        return run(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
    } catch (std::bad_alloc const&) {
        return stop("not enough memory");
    } catch (std::exception const& error) {
        return stop(error.what());
    }
}
