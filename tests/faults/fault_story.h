// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "support/cli.h"

// Runs a verb again and again on a copy of the same vaults, and each time something goes wrong at
// another step of what it does to the files there (fault_shim.cpp).
namespace noodkluis::test {

/// A verb, what it changes, and how to see whether it did.
struct FaultStory {
    std::string name;
    /// Makes what is copied for each run: all that is in the folder "base".
    std::function<void(CliFolder const&)> prepare;
    std::string verb;  ///< with {0} for the folder of the copy
    /// What can be seen of the change, the same for each run: the state before or that after.
    std::function<std::string(CliFolder const&)> seen;
    std::vector<std::string> vaults;  ///< that must open and be in order
    /// More to hold after each run; empty for nothing.
    std::function<void(CliFolder const&)> also;
};

struct FaultCounts {
    long steps = 0;       ///< that the verb takes
    int injected = 0;     ///< runs with something that went wrong
    int kept_old = 0;     ///< of these ended in the state before
    int reached_new = 0;  ///< and in that after
};

/// Every step when FAULTS_ALL is set in the environment, else some of them.
FaultCounts run_with_faults(FaultStory const& story);

}  // namespace noodkluis::test
