// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "storage/vault.h"

// The log of a vault in words, and the proof that it is whole.
namespace noodkluis::app {

struct LogLine {
    storage::LogEvent event;
    std::string user;
    std::string sentence;  ///< what happened, translated, by the names that things have now
};

/// The newest first. Errors: those of the database.
[[nodiscard]] Result<std::vector<LogLine>> read_log(storage::Vault& vault);

/// What a check of the log found, in sentences; the first says that it is whole.
[[nodiscard]] std::vector<std::string> sentences_of(storage::LogReport const& report);

}  // namespace noodkluis::app
