// SPDX-License-Identifier: Apache-2.0
#include "crypto/secret.h"

int main() {
    return noodkluis::crypto::start_crypto() ? 0 : 1;
}
