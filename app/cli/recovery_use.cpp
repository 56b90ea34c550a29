// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/cli/recovery_verbs.h"
#include "app/cli/terminal.h"
#include "app/cli/verb.h"
#include "app/session/recovery.h"
#include "app/text/display.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"
#include "storage/vault_recover.h"

namespace noodkluis::app::cli {
namespace {

struct RecoveryUseOptions {
    std::string vault;
    std::string from;
    std::string user;
};

Result<crypto::Secret> read_all(File& file) {
    crypto::Secret buffer(limits::kRecoveryTextMax + 1);
    std::size_t size = 0;
    while (size < buffer.size()) {
        NK_TRY(auto const count, file.read(buffer.writable().subspan(size)));
        if (count == 0) {
            return crypto::Secret::copy_of(buffer.expose().first(size));
        }
        size += count;
    }
    return fail(ErrorCode::file_too_large, file.path().string(),
                std::to_string(limits::kRecoveryTextMax));
}

Result<crypto::UnlockKey> from_file(std::string const& path) {
    if (path == "-") {
        auto input = File::adopt(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0), "-");
        NK_TRY(auto const text, read_all(input));
        return read_recovery_text(text, tr("standard input"));
    }
    NK_TRY(auto file, File::open(path));
    NK_TRY(auto const text, read_all(file));
    return read_recovery_text(text, path);
}

/// Whoever mistypes one of 33 words types that share again, and not all of them.
Result<crypto::UnlockKey> from_terminal(Context& context, std::string const& vault) {
    RecoveryInput input;
    while (input.missing() > 0) {
        auto const question =
            input.count() == 0
                ? fmt::format(fmt::runtime(tr("Recovery key or a share for {0}:")), vault)
                : fmt::format(fmt::runtime(tr("Another share, {0} more needed:")), input.missing());
        NK_TRY(auto const typed, prompt_secret(printable(question, Newlines::escape)));
        if (typed.empty()) {
            return fail(ErrorCode::cancelled);
        }
        if (auto const status = input.add(typed); !status) {
            context.note(message_of(status.error()));
        }
    }
    return input.key();
}

Status use(Context& context, RecoveryUseOptions const& options) {
    if (options.from == "-" && context.options().passphrase_file == "-") {
        return fail(ErrorCode::invalid_argument, "--from",
                    translatable("standard input holds the passphrase already"));
    }
    auto const name = Path(options.vault).filename().string();
    NK_TRY(auto opener,
           options.from.empty() ? from_terminal(context, name) : from_file(options.from));
    bool const by_shares = std::holds_alternative<crypto::CombinedShares>(opener);
    NK_TRY(auto passphrase, context.new_passphrase(name));
    storage::Recovery const recovery{std::move(opener), crypto::PassphraseKey(passphrase),
                                     options.user};
    auto& job = context.job(tr("Opening the vault"));
    NK_TRY(auto vault, storage::recover(options.vault, recovery, context.clock(), job));
    context.note(by_shares
                     ? tr("The shares were in one place now. Collect and destroy them, give the "
                          "vault another key (user rotate) and make new ones.")
                     : tr("The recovery key still opens the vault. If somebody else saw it, remove "
                          "it and make another one."));
    NK_TRY(auto const without, users_without_way(vault));
    for (auto const& user : without) {
        context.note(fmt::format(
            fmt::runtime(tr("{0} cannot open this vault any more: its key slots were made anew. "
                            "Give {0} a new passphrase: recovery use --user {0}.")),
            user));
    }
    context.print(
        {{"vault", vault.id().text()},
         {"by", by_shares ? "shares" : "recovery-key"},
         {"without_passphrase", without}},
        fmt::format(fmt::runtime(tr("{0} opens with the new passphrase.\n")), options.vault));
    return {};
}

}  // namespace

void add_recovery_use(CLI::App& group, Context& context) {
    auto const options = std::make_shared<RecoveryUseOptions>();
    auto* const verb = add_verb(
        group, "use",
        tr("Opens a vault with its recovery key or with shares, which are asked for on the "
           "terminal, and gives it a new passphrase (--passphrase-file)."),
        "noodkluis-cli recovery use museum.kluis --from herstelsleutel.txt");
    add_vault(verb, options->vault);
    add_value(verb, "--from", options->from, "FILE",
              tr("read the recovery key or the shares from FILE, or from standard input if it is "
                 "-"));
    add_value(verb, "--user", options->user, "NAME",
              tr("whose passphrase is lost, when several people open the vault"));
    on_run(verb, context, [&context, options] { return use(context, *options); });
}

}  // namespace noodkluis::app::cli
