// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>

#include "app/desktop/application.h"
#include "app/exchange/photos.h"
#include "app/text/message.h"
#include "app/text/share_folder.h"
#include "crypto/secret.h"

namespace {

/// The last word when nothing else works.
int stop(char const* reason) {
    static_cast<void>(std::fprintf(stderr, "noodkluis: %s\n", reason));
    return 1;
}

int run(char const* vault) {
    using namespace noodkluis;
    SystemClock const clock;
    auto const application =
        app::desktop::Application::start(clock, vault, app::locale_folder().string());
    if (!application) {
        return stop(app::message_of(application.error()).c_str());
    }
    (*application)->run();
    return 0;
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc > 1 && std::strcmp(argv[1], "--version") == 0) {
        static_cast<void>(std::puts("noodkluis " NK_VERSION));
        return 0;
    }
    if (argc > 2 || (argc > 1 && argv[1][0] == '-')) {
        return stop("usage: noodkluis [VAULT]");
    }
    if (!noodkluis::crypto::start_crypto()) {
        return stop("libsodium does not start on this computer");
    }
    if (!noodkluis::app::start_images()) {
        return stop("libvips does not start on this computer");
    }
    try {
        return run(argc > 1 ? argv[1] : "");
    } catch (std::bad_alloc const&) {
        return stop("not enough memory");
    } catch (std::exception const& error) {
        return stop(error.what());
    }
}
