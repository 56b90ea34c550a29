// SPDX-License-Identifier: Apache-2.0
#include "support/cli.h"

#include <fmt/format.h>

namespace noodkluis::test {

CliFolder::CliFolder() {
    write("passphrase", "twaalf schapen in de wei\n");
}

CommandResult CliFolder::cli(std::string const& arguments) const {
    return run(fmt::format("cd {} && {} --language en --passphrase-file passphrase {}",
                           m_folder.path().string(), NK_CLI, arguments));
}

nlohmann::json CliFolder::json(std::string const& arguments, int exit_code) const {
    auto const result = cli("--json " + arguments);
    INFO(arguments << "\n" << result.output << result.errors);
    REQUIRE(result.exit_code == exit_code);
    auto document = nlohmann::json::parse(result.output, nullptr, false);
    REQUIRE(document.is_object());
    return document;
}

void CliFolder::init(std::string const& vault, std::string const& kind) const {
    auto const made =
        json(fmt::format("init {} --kind {} --name 'Museum De Waag' --device kantoor "
                         "--contact collectie@dewaag.example{}",
                         vault, kind, kCheapKdf));
    REQUIRE(made.contains("vault"));
}

void CliFolder::write(std::string_view name, std::string_view content) const {
    REQUIRE(write_file(m_folder / name, as_bytes(content), Overwrite::yes).has_value());
}

}  // namespace noodkluis::test
