// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "support/fixtures.h"

namespace noodkluis::test {

/// noodkluis-cli in a folder of its own, with a passphrase in the file "passphrase" there.
class CliFolder {
  public:
    explicit CliFolder(std::string language = "en");
    [[nodiscard]] Path operator/(std::string_view name) const { return m_folder / name; }
    /// In its language and with the passphrase file; `arguments` are shell words.
    [[nodiscard]] CommandResult cli(std::string const& arguments) const;
    /// The same with --json: exactly one JSON document and the exit code expected.
    nlohmann::json json(std::string const& arguments, int exit_code = 0) const;
    /// Runs an expect script in the folder; `cli` is the program there, in its language.
    [[nodiscard]] CommandResult expect(std::string const& script) const;
    /// Makes a vault as cheap to open as the rules allow.
    void init(std::string const& vault, std::string const& kind = "institution") const;
    void write(std::string_view name, std::string_view content) const;

  private:
    TemporaryFolder m_folder;
    std::string m_language;
};

/// A picture of 16 by 16 pixels, as PNG.
[[nodiscard]] std::string red_square();

/// What --kdf options a new vault takes in tests: the floor.
inline constexpr std::string_view kCheapKdf = " --kdf-passes 3 --kdf-memory-mib 64";

}  // namespace noodkluis::test
