// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "crypto/base/file.h"
#include "crypto/base/job.h"

namespace noodkluis::app {

/// A program of the system that reads what nobody vouches for, in a process of its own: a crash or
/// worse in it cannot touch the vault. It gets bytes on its standard input and nothing else: no
/// shell, no environment, no open files, no file that it could write, and little time and memory.
struct OutsideTool {
    std::string program;  ///< absolute
    std::string package;  ///< of Debian, which has it
    std::vector<std::string> arguments{};
};

struct ToolLimits {
    std::uint64_t memory_bytes = 1ULL << 30;
    std::uint64_t output_bytes = 64ULL << 20;
    std::chrono::seconds processor{20};
    std::chrono::seconds wall{60};
};

/// What it writes to its standard output. `name` is for messages. Errors: tool_missing (with the
/// package), tool_failed when it ends with an error or goes beyond a limit, cancelled, io_read.
[[nodiscard]] Result<Bytes> run_outside(OutsideTool const& tool, ByteView input,
                                        ToolLimits const& limits, std::string const& name,
                                        Job const& job);

}  // namespace noodkluis::app
