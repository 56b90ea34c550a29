// SPDX-License-Identifier: Apache-2.0
#include "support/cli.h"

#include <fmt/format.h>

namespace noodkluis::test {

CliFolder::CliFolder(std::string language) : m_language(std::move(language)) {
    write("passphrase", "twaalf schapen in de wei\n");
}

CommandResult CliFolder::cli(std::string const& arguments) const {
    return run(fmt::format("cd {} && {} --language {} --passphrase-file passphrase {}",
                           m_folder.path().string(), NK_CLI, m_language, arguments));
}

nlohmann::json CliFolder::json(std::string const& arguments, int exit_code) const {
    auto const result = cli("--json " + arguments);
    INFO(arguments << "\n" << result.output << result.errors);
    REQUIRE(result.exit_code == exit_code);
    auto document = nlohmann::json::parse(result.output, nullptr, false);
    REQUIRE(document.is_object());
    return document;
}

CommandResult CliFolder::expect(std::string const& script) const {
    write("script", fmt::format("set timeout 60\nset cli \"{} --language {}\"\n{}", NK_CLI,
                                m_language, script));
    return run("cd " + m_folder.path().string() + " && expect -f script");
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

std::string red_square() {
    constexpr std::string_view kHex =
        "89504e470d0a1a0a0000000d49484452000000100000001008020000009091683600000016494441"
        "5478da6338212747126218d530aa61f86a0000e4620410e99b80f10000000049454e44ae426082";
    Bytes bytes(kHex.size() / 2);
    REQUIRE(from_hex(kHex, bytes));
    return std::string(as_text(bytes));
}

}  // namespace noodkluis::test
