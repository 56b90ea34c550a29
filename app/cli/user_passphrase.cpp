// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/recovery_verbs.h"
#include "app/cli/verb.h"
#include "app/text/message.h"
#include "storage/vault_slots.h"

namespace noodkluis::app::cli {
namespace {

struct UserPassphraseOptions {
    std::string vault;
    std::string passphrase_file;
};

Status change(Context& context, UserPassphraseOptions const& options) {
    auto const name = Path(options.vault).filename().string();
    NK_TRY(auto key, context.unlock_key(name));
    auto key_file = key.key_file.clone();
    NK_TRY(auto vault, context.open_vault(options.vault, std::move(key)));
    NK_TRY(auto passphrase, context.another_passphrase(name, options.passphrase_file));
    static_cast<void>(context.job(tr("Making the key slot")));
    NK_TRY(auto const slot, vault.slots().replace_own(
                                crypto::PassphraseKey(std::move(passphrase), std::move(key_file))));
    context.note(tr("Older copies of the vault, such as backups, still open with the old one."));
    context.print({{"user", vault.current_user().name}, {"slot", to_hex(slot)}},
                  fmt::format(fmt::runtime(tr("{0} opens the vault with the new passphrase.\n")),
                              vault.current_user().name));
    return {};
}

}  // namespace

void add_user_passphrase(CLI::App& group, Context& context) {
    auto const options = std::make_shared<UserPassphraseOptions>();
    auto* const verb =
        add_verb(group, "passphrase", tr("Changes the passphrase of who opens the vault."),
                 "noodkluis-cli user passphrase brandweer.kluis --new-passphrase-file "
                 "nieuw.passphrase\n"
                 "noodkluis-cli user passphrase brandweer.kluis --passphrase-file nieuw.passphrase "
                 "--new-passphrase-file passphrase");
    add_vault(verb, options->vault);
    add_value(verb, "--new-passphrase-file", options->passphrase_file, "FILE",
              tr("the new one; asked for unless given"));
    on_run(verb, context, [&context, options] { return change(context, *options); });
}

}  // namespace noodkluis::app::cli
