// SPDX-License-Identifier: Apache-2.0
// What the story leaves for the reader: the texts, and the order of the steps.
#include <fmt/format.h>

#include "app/sample/museum.h"
#include "app/sample/sample.h"
#include "app/sample/story_parts.h"
#include "app/text/display.h"
#include "app/text/message.h"

namespace noodkluis::app::sample {
namespace {

std::string paragraph(std::string const& text) {
    std::string lines = "\n";
    for (auto const& line : wrap(text, kTextWidth)) {
        lines += line + "\n";
    }
    return lines;
}

char const* passphrase_file(Side side) {
    return side == Side::museum ? kMuseumPassphraseFile : kBrigadePassphraseFile;
}

/// The command with the file that holds its passphrase.
std::string unattended(StoryCommand const& command) {
    auto line = command.script.empty() ? command.line : command.script;
    constexpr std::string_view kProgram = "noodkluis-cli ";
    if (command.side != Side::nobody) {
        auto const program = line.find(kProgram);
        NK_ASSERT(program != std::string::npos);
        line.insert(program + kProgram.size(),
                    fmt::format("--passphrase-file {} ", passphrase_file(command.side)));
    }
    return line;
}

std::string try_this(std::vector<StoryCommand> const& commands) {
    std::string text;
    for (auto const& command : commands) {
        text += "  $ " + unattended(command) + "\n";
    }
    return text;
}

std::vector<StoryCommand> things_to_look_at() {
    return {{Side::museum, fmt::format("noodkluis-cli list show {} '{}'", kMuseumVault, kList)},
            {Side::museum, fmt::format("noodkluis-cli object show {} ZV-001", kMuseumVault)},
            {Side::museum, fmt::format("noodkluis-cli audit show {}", kMuseumVault)},
            {Side::brigade, fmt::format("noodkluis-cli open {} {}", kBrigadeVault, kBundle)},
            {Side::brigade, fmt::format("noodkluis-cli bundles {}", kBrigadeVault)},
            {Side::nobody, fmt::format("noodkluis-cli verify {} --card {}", kBundle, kMuseumCard)}};
}

std::vector<StoryCommand> things_refused() {
    return {{Side::brigade, fmt::format("noodkluis-cli open {} {}", kBrigadeVault, kLaterBundle)},
            {Side::brigade, fmt::format("noodkluis-cli open {} {}", kBrigadeVault, kForgedBundle)},
            {Side::nobody,
             fmt::format("noodkluis-cli verify {} --card {}", kForgedBundle, kMuseumCard)}};
}

std::vector<StoryCommand> stock_tools() {
    return {{Side::nobody, fmt::format("unzip -o {} -d los", kBundle)},
            {Side::nobody, fmt::format("minisign -V -H -p {} -m los/payload.age", kPublicKeyFile)},
            {Side::nobody,
             fmt::format("age -d -i {} -o los/payload.zip los/payload.age", kWeekKeyFile)},
            {Side::nobody, "unzip -o los/payload.zip -d los/inhoud"}};
}

}  // namespace

std::vector<StoryFile> story_files() {
    return {
        {guide_name(), tr("this explanation")},
        {kCollectionFile, tr("the export of the collection system, as it was imported")},
        {kPriorityFile, tr("the table of the salvage team, as it was imported")},
        {kMappingFile, tr("the mapping file for it")},
        {"beelden/", tr("an open export of the drawn photos and floor plans; all invented")},
        {kMuseumVault, tr("the vault of the museum")},
        {kBrigadeVault, tr("the vault of the fire brigade")},
        {kMuseumPassphraseFile, tr("the passphrase of the museum's vault: for this demo only")},
        {kBrigadePassphraseFile, tr("the passphrase of the brigade's vault: for this demo only")},
        {kMuseumCard, tr("the contact card of the museum")},
        {kBrigadeCard, tr("the contact card of the fire brigade")},
        {kDraftFile, tr("the agreement, signed by the museum")},
        {kAgreementFile, tr("the agreement, signed by both")},
        {kBundle, tr("the sealed list, to be opened now")},
        {kLaterBundle, tr("the same, to be opened only later: refused now")},
        {kForgedBundle, tr("the first one with one byte changed: refused")},
        {kPublicKeyFile, tr("the museum's public key for bundles, for minisign -p")},
        {kWeekKeyFile, tr("the brigade's secret key of the week of the first bundle, for age -i")},
        {kScriptFile, tr("a script that does the whole story again, in the folder zelf")}};
}

std::string guide_name() {
    return tr("README.txt");
}

std::string guide_text() {
    std::string text = fmt::format("{}\n", tr("NOODKLUIS - DEMO"));
    text += paragraph(fmt::format(
        fmt::runtime(tr("{0}, {1} and everything in this folder are invented. The vaults, keys and "
                        "passphrases are for trying things out: never keep real data in them.")),
        kMuseum, kBrigade));
    text += paragraph(
        fmt::format(fmt::runtime(tr("Passphrase of the museum: {0}")), kMuseumPassphrase));
    text +=
        fmt::format(fmt::runtime(tr("Passphrase of the fire brigade: {0}")), kBrigadePassphrase) +
        "\n";
    text += fmt::format("\n{}\n", tr("What lies here"));
    for (auto const& file : story_files()) {
        text += fmt::format("  {:<26} {}\n", file.name, file.what);
    }
    text += fmt::format("\n{}\n", tr("Look around (type these in this folder)"));
    text += try_this(things_to_look_at());
    text += fmt::format("\n{}\n", tr("These are refused, and say why"));
    text += try_this(things_refused());
    text += fmt::format("\n{}\n", tr("Open the bundle with stock tools, without Noodkluis"));
    text += try_this(stock_tools());
    text += paragraph(
        tr("The second command proves who the sender is; the third alone does not. Neither checks "
           "the period or the agreement."));
    return text;
}

std::string script_text(std::vector<StoryCommand> const& commands) {
    std::string text = "#!/bin/sh\n";
    for (auto const& line :
         wrap(tr("Does the whole story again, command by command, in the folder zelf. Needs "
                 "noodkluis-cli, unzip, minisign, age and faketime in the path."),
              kTextWidth - 2)) {
        text += "# " + line + "\n";
    }
    text += fmt::format(
        "set -e\ncd \"$(dirname \"$0\")\"\nmkdir zelf\ncd zelf\n"
        "cp -R ../gegevens ../beelden ../{} ../{} .\n",
        kMuseumPassphraseFile, kBrigadePassphraseFile);
    for (auto const& command : commands) {
        text += unattended(command);
        text += command.refused ? " || test $? -eq 3\n" : "\n";
    }
    return text;
}

void Player::tell(StoryStep step) {
    m_commands.insert(m_commands.end(), step.commands.begin(), step.commands.end());
    m_tell(step);
}

Status Player::write(char const* name, std::string_view content) const {
    return write_file(m_folder / name, as_bytes(content), Overwrite::no);
}

Status Player::write_guides() {
    NK_CHECK(write(guide_name().c_str(), guide_text()));
    return write(kScriptFile, script_text(m_commands));
}

Status Player::play() {
    NK_CHECK(write(kMuseumPassphraseFile, std::string(kMuseumPassphrase) + "\n"));
    NK_CHECK(write(kBrigadePassphraseFile, std::string(kBrigadePassphrase) + "\n"));
    NK_CHECK(write_sample_files(m_folder, m_job));
    NK_CHECK(make_vaults());
    NK_CHECK(fill_museum());
    NK_CHECK(exchange_cards());
    NK_CHECK(agree());
    NK_CHECK(seal());
    NK_CHECK(verify());
    NK_CHECK(open());
    NK_CHECK(refuse());
    NK_CHECK(export_keys());
    return write_guides();
}

}  // namespace noodkluis::app::sample
