// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/restore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct RestoreOptions {
    std::string file;
    std::string vault;
    std::string replaced;
};

Status restore(Context& context, RestoreOptions const& options) {
    NK_TRY(auto key, context.unlock_key(Path(options.file).filename().string()));
    crypto::UnlockKey const opener(std::move(key));
    auto& job = context.job(tr("Restoring"));
    NK_TRY(auto const done,
           storage::restore_backup(options.file, options.vault, options.replaced, opener, job));
    context.end_job();
    auto const& claims = done.claims;
    Json json{{"vault", claims.vault.text()},
              {"folder", options.vault},
              {"made_at", format_time(claims.made_at)},
              {"log", claims.head.sequence}};
    auto text = fmt::format(
        fmt::runtime(
            tr("{0} is restored, as it was on {1}, up to entry {2} of the log. It opens with the "
               "passphrases of that time.\n")),
        options.vault, display_time(claims.made_at), claims.head.sequence);
    if (done.newer) {
        json["newer"] = {{"file", done.newer->file.string()}, {"log", done.newer->log_sequence}};
        text += fmt::format(
            fmt::runtime(tr("This backup is not the newest: {0} goes up to entry {1}. What was "
                            "agreed, sealed, opened or revoked in between is not in it.\n")),
            done.newer->file.string(), done.newer->log_sequence);
    }
    context.print(json, text);
    return {};
}

}  // namespace

void add_restore(CLI::App& app, Context& context) {
    auto const options = std::make_shared<RestoreOptions>();
    auto* const verb = add_verb(
        app, "restore",
        tr("Makes a new vault out of a backup, after all of it was verified; never over a vault."),
        "noodkluis-cli restore museum.nkbackup hersteld.kluis --instead-of museum.kluis");
    add_operand(verb, "FILE", options->file, tr("the backup, NAME.nkbackup"));
    add_operand(verb, "VAULT", options->vault, tr("the vault to make, a folder NAME.kluis"));
    add_value(verb, "--instead-of", options->replaced, "FOLDER",
              tr("the vault whose place it takes, to tell whether that one knows more"));
    on_run(verb, context, [&context, options] { return restore(context, *options); });
}

}  // namespace noodkluis::app::cli
