// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>

#include <fmt/format.h>

#include "support/cli.h"

// A year of a museum with three users, a fire brigade and the police, on the command line.
namespace noodkluis::test {

/// Who tries to open a bundle, in what vault.
enum class Reader { brigade, brigade_without_code, police, thief };

/// The vaults and what lies around them. Each command runs as somebody on a day of 2030, at ten
/// o'clock UTC.
class Year {
  public:
    Year();
    void on(int month, int day) { m_day = fmt::format("2030-{:02}-{:02} 10:00:00", month, day); }
    /// `who` is the name of a file with a passphrase. The one document that --json prints; its
    /// member "exit" is the exit code.
    [[nodiscard]] nlohmann::json as(std::string const& who, std::string const& arguments) const;
    /// The same for what must go well.
    nlohmann::json done(std::string const& who, std::string const& arguments) const;
    /// A line of the table: what this reader makes of the bundle that was sealed in `month`.
    [[nodiscard]] char try_open(int month, Reader reader) const;
    /// Puts shares 1 and 3 of the text file into one file.
    void bring_shares(std::string const& from, std::string const& to) const;

    /// The registrar's passphrase of the day.
    std::string registrar = "registrar";
    /// Seals the bundle of the month, for the brigade or under four eyes for the police.
    void seal_for_brigade(int month) const;
    void seal_for_police(int month) const;

  private:
    void make_vaults() const;
    void make_agreements() const;

    CliFolder m_folder;
    std::string m_day = "2030-01-01 09:00:00";
};

}  // namespace noodkluis::test
