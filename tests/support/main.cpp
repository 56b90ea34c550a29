// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch_session.hpp>

#include "app/exchange/photos.h"
#include "crypto/secret.h"

int main(int argc, char* argv[]) {
    if (!noodkluis::crypto::start_crypto() || !noodkluis::app::start_images()) {
        return 1;
    }
    return Catch::Session().run(argc, argv);
}
