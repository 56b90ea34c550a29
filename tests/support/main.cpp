// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch_session.hpp>

#include "crypto/secret.h"

int main(int argc, char* argv[]) {
    if (!noodkluis::crypto::start_crypto()) {
        return 1;
    }
    return Catch::Session().run(argc, argv);
}
