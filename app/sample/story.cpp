// SPDX-License-Identifier: Apache-2.0
#include "app/sample/story.h"

#include <fmt/format.h>

#include "app/lists/approve.h"
#include "app/lists/list_names.h"
#include "app/sample/museum.h"
#include "app/sample/sample.h"
#include "app/sample/story_parts.h"
#include "app/session/lookup.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/partners.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::sample {
namespace {

StoryStep made_vaults() {
    StoryStep step;
    step.title = tr("Two vaults");
    step.text.push_back(fmt::format(
        fmt::runtime(tr("{0} and {1} each make a vault: an encrypted folder that opens only with a "
                        "passphrase. These two open faster than a real one, which takes about a "
                        "second, because they guard nothing.")),
        kMuseum, kBrigade));
    auto const init = [](char const* vault, char const* kind, char const* name, char const* device,
                         char const* contact) {
        return fmt::format(
            "noodkluis-cli init {} --kind {} --name '{}' --device '{}' --contact {} "
            "--kdf-passes 3 --kdf-memory-mib 64",
            vault, kind, name, device, contact);
    };
    step.commands = {
        {Side::museum, init(kMuseumVault, "institution", kMuseum, kMuseumDevice, kMuseumContact)},
        {Side::brigade,
         init(kBrigadeVault, "fire-brigade", kBrigade, kBrigadeDevice, kBrigadeContact)}};
    return step;
}

std::string counts(ImportReport const& report) {
    return fmt::format(
        fmt::runtime(tr("{0} rows: {1} new, {2} changed, {3} unchanged, {4} refused")), report.rows,
        report.created, report.changed, report.unchanged, report.refused);
}

StoryStep imported(ImportReport const& report) {
    StoryStep step;
    step.title = tr("The collection comes in");
    step.text.push_back(
        tr("The registrar imports the export of the collection system: a CSV file as a Dutch Excel "
           "saves it, with sizes and weights as free text. The program finds out encoding, "
           "separator and columns by itself. What is unclear it leaves out and names, and never "
           "guesses."));
    step.lines.push_back(counts(report));
    for (auto const& problem : report.problems) {
        step.lines.push_back(fmt::format(fmt::runtime(tr("Row {0}, {1}: {2}")), problem.row,
                                         problem.column, issue_sentence(problem.issue)));
    }
    for (auto const& column : report.columns) {
        if (column.field.empty()) {
            step.lines.push_back(
                fmt::format(fmt::runtime(tr("Not taken over: the column {0}")), column.header));
        }
    }
    step.commands = {
        {Side::museum,
         fmt::format("noodkluis-cli import {} {} --dry-run", kMuseumVault, kCollectionFile)},
        {Side::museum, fmt::format("noodkluis-cli import {} {}", kMuseumVault, kCollectionFile)}};
    return step;
}

StoryStep imported_priorities(ImportReport const& report) {
    StoryStep step;
    step.title = tr("What the salvage team knows");
    step.text.push_back(
        tr("A second table says how each important object is saved: how many people, how it is "
           "fixed, which tools, what to mind. The accession number is the key, so the objects are "
           "completed and not doubled. A mapping file names four columns that cannot be guessed."));
    step.lines.push_back(counts(report));
    step.commands = {{Side::museum, fmt::format("noodkluis-cli import {} {} --mapping {}",
                                                kMuseumVault, kPriorityFile, kMappingFile)}};
    return step;
}

StoryStep added_pictures() {
    StoryStep step;
    step.title = tr("Photos, floor plans and routes");
    step.text.push_back(fmt::format(
        fmt::runtime(tr("Each of the {0} objects gets its photo, both floors get their plan, and "
                        "each room gets its route and its pin on the plan. What a camera wrote "
                        "about place and owner would be left out.")),
        numbers().size()));
    for (auto const& number : numbers()) {
        step.commands.push_back({Side::museum,
                                 fmt::format("noodkluis-cli object edit {} {} --photo {}",
                                             kMuseumVault, number, picture_file(number)),
                                 "", false, number != numbers().front()});
    }
    for (auto const& plan : plans()) {
        step.commands.push_back({Side::museum,
                                 fmt::format("noodkluis-cli place add {} {} --plan {}",
                                             kMuseumVault, plan.floor, plan_file(plan.label)),
                                 "", false, plan.label != plans().front().label});
    }
    bool more = false;
    for (auto const& place : places()) {
        auto line = fmt::format("noodkluis-cli place add {} '{}'", kMuseumVault, place.path);
        for (auto const& [field, value] : place.fields) {
            line += fmt::format(" --set {}='{}'", field, value);
        }
        step.commands.push_back({Side::museum, std::move(line), "", false, more});
        more = true;
    }
    for (auto const& pin : pins()) {
        step.commands.push_back(
            {Side::museum,
             fmt::format("noodkluis-cli place pin {} {} {}", kMuseumVault, pin.number, pin.place),
             "", false, pin.number != pins().front().number});
    }
    return step;
}

StoryStep made_list(std::string const& review_due) {
    StoryStep step;
    step.title = tr("The priority list");
    step.text.push_back(fmt::format(
        fmt::runtime(
            tr("The salvage team makes the list \"{0}\": {1} objects in the order in which "
               "they must be saved, in the classes A, B and C. The painted ceiling cannot "
               "be carried out: it is covered in place.")),
        kList, priorities().size()));
    step.commands.push_back(
        {Side::museum,
         fmt::format("noodkluis-cli list create {} '{}' --scenario fire --building {} "
                     "--review-due {}",
                     kMuseumVault, kList, kBuilding, review_due)});
    for (auto const* const name : {"A", "B", "C"}) {
        std::string line = fmt::format("noodkluis-cli list add {} '{}'", kMuseumVault, kList);
        for (auto const& priority : priorities()) {
            line += name_of(priority.salvage_class) == std::string_view(name)
                        ? " " + priority.number
                        : "";
        }
        step.commands.push_back({Side::museum, line + " --class " + name, "", false, *name != 'A'});
    }
    bool more = false;
    for (auto const& priority : priorities()) {
        step.commands.push_back(
            {Side::museum,
             fmt::format("noodkluis-cli list rank {} '{}' {} --action {} --destination '{}' "
                         "--reason '{}'",
                         kMuseumVault, kList, priority.number, name_of(priority.action),
                         priority.destination, priority.reason),
             "", false, more});
        more = true;
    }
    return step;
}

StoryStep approved(storage::ListVersion const& version) {
    StoryStep step;
    step.title = tr("Approved and frozen");
    step.text.push_back(
        tr("The list is approved. From now on this version is what is shared, whatever changes in "
           "the vault; its fingerprint says which version it is."));
    step.lines.push_back(fmt::format(fmt::runtime(tr("Version {0}, {1}")), version.number,
                                     to_hex(version.content_hash).substr(0, 16)));
    step.commands = {
        {Side::museum, fmt::format("noodkluis-cli list approve {} '{}' --note 'Eerste versie'",
                                   kMuseumVault, kList)},
        {Side::museum, fmt::format("noodkluis-cli list show {} '{}'", kMuseumVault, kList)}};
    return step;
}

}  // namespace

Status Player::make_vaults() {
    auto const create = [this](char const* vault, storage::PartyKind kind, char const* name,
                               char const* device, char const* contact, char const* passphrase) {
        storage::NewVault start;
        start.party = {storage::PartyId::random(), kind, name, device, contact};
        start.user_name = "registrator";
        start.kdf = crypto::cheapest_kdf();
        return storage::Vault::create(
            m_folder / vault, start, crypto::Secret::copy_of(as_bytes(passphrase)), m_clock, m_job);
    };
    NK_TRY(auto museum, create(kMuseumVault, storage::PartyKind::institution, kMuseum,
                               kMuseumDevice, kMuseumContact, kMuseumPassphrase));
    NK_TRY(auto brigade, create(kBrigadeVault, storage::PartyKind::fire_brigade, kBrigade,
                                kBrigadeDevice, kBrigadeContact, kBrigadePassphrase));
    m_museum.emplace(std::move(museum));
    m_brigade.emplace(std::move(brigade));
    tell(made_vaults());
    return {};
}

Status Player::fill_museum() {
    NK_TRY(auto const collection, import_sample(*m_museum, m_folder, m_clock, m_job));
    tell(imported(collection));
    NK_TRY(auto const priorities, import_sample_priorities(*m_museum, m_folder, m_clock, m_job));
    tell(imported_priorities(priorities));
    NK_CHECK(add_sample_pictures(*m_museum, m_folder, m_clock, m_job));
    NK_CHECK(add_sample_places(*m_museum, m_folder, m_clock));
    tell(added_pictures());
    auto const today = std::chrono::floor<std::chrono::days>(m_clock.now());
    auto const review_due = storage::format_date(today + std::chrono::days{365});
    NK_CHECK(make_sample_list(*m_museum, m_clock, review_due));
    tell(made_list(review_due));
    Records records(*m_museum, m_clock);
    NK_TRY(auto const version, approve_list(*m_museum, records, kList, "Eerste versie"));
    tell(approved(version));
    return {};
}

Status play_story(Path const& folder, Clock const& clock, Job& job,
                  std::function<void(StoryStep const&)> const& tell) {
    std::error_code error;
    bool const is_there = std::filesystem::exists(folder, error);
    if (is_there && !(std::filesystem::is_directory(folder, error) &&
                      std::filesystem::is_empty(folder, error))) {
        return fail(ErrorCode::file_exists, folder.string());
    }
    std::filesystem::create_directories(folder, error);
    if (error) {
        return fail(ErrorCode::io_write, folder.string(), error.message());
    }
    auto played = Player(folder, clock, job, tell).play();
    if (!played) {
        for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
            std::filesystem::remove_all(entry.path(), error);
        }
    }
    return played;
}

}  // namespace noodkluis::app::sample
