// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/backup.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct Options {
    std::string vault;
    std::string target;
    std::int64_t daily = 7;
    std::int64_t weekly = 4;
    std::int64_t monthly = 12;
};

storage::Rotation rotation_of(Options const& options) {
    return {static_cast<std::size_t>(options.daily), static_cast<std::size_t>(options.weekly),
            static_cast<std::size_t>(options.monthly)};
}

Status backup(Context& context, Options const& options) {
    NK_TRY(auto key, context.unlock_key(Path(options.vault).filename().string()));
    crypto::UnlockKey const opener(std::move(key));
    static_cast<void>(context.job(tr("Opening the vault")));
    // Not as the one program that has the vault: another one may go on using it.
    NK_TRY(auto vault, storage::VisitedVault::open(options.vault, opener));
    auto& job = context.job(tr("Making a backup"));
    NK_TRY(auto const done, storage::back_up(vault.parts(), options.target, rotation_of(options),
                                             context.clock(), job));
    context.end_job();
    if (!done.noted) {
        context.note(tr("The backup is good, but the vault could not take note of it."));
    }
    Json removed = Json::array();
    std::string text = fmt::format(
        fmt::runtime(tr("{0} is a good backup: {1} bytes, up to entry {2} of the log.\n")),
        done.backup.file.string(), done.bytes, done.backup.log_sequence);
    for (auto const& file : done.removed) {
        removed.push_back(file.string());
        text += fmt::format(fmt::runtime(tr("Removed, for it need not be kept any more: {0}\n")),
                            file.string());
    }
    context.print({{"file", done.backup.file.string()},
                   {"made_at", format_time(done.backup.made_at)},
                   {"log", done.backup.log_sequence},
                   {"bytes", done.bytes},
                   {"noted", done.noted},
                   {"removed", std::move(removed)}},
                  text);
    return {};
}

}  // namespace

void add_backup(CLI::App& app, Context& context) {
    auto const options = std::make_shared<Options>();
    auto* const verb =
        add_verb(app, "backup",
                 tr("Copies the vault into one file that opens with the same passphrase, while it "
                    "may be in use. In a folder, backups that are too old are removed."),
                 "noodkluis-cli backup museum.kluis museum.nkbackup\n"
                 "noodkluis-cli backup museum.kluis . --daily 7 --weekly 4 --monthly 12");
    add_vault(verb, options->vault);
    add_operand(verb, "FOLDER", options->target,
                tr("where to put it, such as a USB stick; or a new file NAME.nkbackup"));
    constexpr std::int64_t kMost = 1000;
    add_number(verb, "--daily", options->daily, 1, kMost,
               tr("keep the last one of so many days; 7 when left out"));
    add_number(verb, "--weekly", options->weekly, 0, kMost,
               tr("keep the last one of so many weeks; 4 when left out"));
    add_number(verb, "--monthly", options->monthly, 0, kMost,
               tr("keep the last one of so many months; 12 when left out"));
    on_run(verb, context, [&context, options] { return backup(context, *options); });
}

}  // namespace noodkluis::app::cli
