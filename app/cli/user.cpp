// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/recovery_verbs.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/display.h"
#include "app/text/enum_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"
#include "storage/repository/user_repository.h"

namespace noodkluis::app::cli {
namespace {

struct UserOptions {
    std::string vault;
    std::string name;
    std::string role = "registrar";
    std::string passphrase_file;
    std::int64_t kdf_passes = 0;
    std::int64_t kdf_memory_mib = 0;
    bool rotate = false;
};

storage::UserRole role_of(UserOptions const& options) {
    return *enumerator_of<storage::UserRole>(options.role, storage::kUserRoleNames);
}

Json json_of(storage::User const& user) {
    return {{"id", user.id.text()}, {"name", user.name}, {"role", name_of(user.role)}};
}

/// What was asked for, else what takes about a second here.
crypto::KdfParameters kdf_of(UserOptions const& options) {
    auto kdf = options.kdf_passes == 0
                   ? crypto::calibrate_kdf()
                   : crypto::KdfParameters{static_cast<std::uint64_t>(options.kdf_passes),
                                           limits::kKdfCreateMemory};
    if (options.kdf_memory_mib != 0) {
        kdf.memory = static_cast<std::uint64_t>(options.kdf_memory_mib) << 20;
    }
    return kdf;
}

Status add(Context& context, UserOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_CHECK(vault.require(storage::Right::people));
    NK_TRY(auto const passphrase,
           context.another_passphrase(options.name, options.passphrase_file));
    static_cast<void>(context.job(tr("Making the key slot")));
    NK_TRY(auto const user,
           vault.add_user(options.name, role_of(options), passphrase, kdf_of(options)));
    context.print(json_of(user),
                  fmt::format(fmt::runtime(tr("{0} opens this vault with a passphrase of their own "
                                              "now, as {1}.\n")),
                              user.name, label_of_choice(name_of(user.role))));
    return {};
}

Status list(Context& context, UserOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const users, storage::UserRepository(vault.connection()).list());
    auto rows = Json::array();
    Table table({{tr("Name")}, {tr("Role")}, {tr("Since")}, {tr("Until")}});
    for (auto const& user : users) {
        rows.push_back(json_of(user));
        rows.back()["since"] = format_time(user.created_at);
        rows.back()["until"] = user.removed_at ? Json(format_time(*user.removed_at)) : Json();
        rows.back()["you"] = user.id == vault.user();
        table.add({user.name, label_of_choice(name_of(user.role)), display_time(user.created_at),
                   user.removed_at ? display_time(*user.removed_at) : ""});
    }
    context.print({{"users", std::move(rows)}}, table.text());
    return {};
}

Status set_role(Context& context, UserOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const user, vault.set_role(options.name, role_of(options)));
    context.print(json_of(user),
                  fmt::format(fmt::runtime(tr("{0} works in this vault as {1} now.\n")), user.name,
                              label_of_choice(name_of(user.role))));
    return {};
}

Result<storage::Vault> change_key(Context& context, storage::Vault vault) {
    auto& job = context.job(tr("Encrypting the vault anew"));
    auto changed = storage::Vault::change_key(std::move(vault), job);
    context.end_job();
    return changed;
}

char const* what_they_still_know(bool rotated) {
    return rotated
               ? tr("What they saw, printed or copied they still know. Copies of the vault and of "
                    "backups from before today still open with their passphrase. What is "
                    "written from now on does not.\n")
               : tr("What they saw, printed or copied they still know. If they have a copy of "
                    "vault.keys from before today, their passphrase opens it and with it this "
                    "vault. To be sure, give the vault another key: user rotate.\n");
}

Status remove(Context& context, UserOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const user, vault.remove_user(options.name));
    if (options.rotate) {
        NK_TRY(vault, change_key(context, std::move(vault)));
    }
    auto json = json_of(user);
    json["rotated"] = options.rotate;
    context.print(json,
                  fmt::format(fmt::runtime(tr("{0} no longer opens this vault.\n")), user.name) +
                      what_they_still_know(options.rotate));
    return {};
}

Status rotate(Context& context, UserOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(vault, change_key(context, std::move(vault)));
    context.print({{"vault", vault.id().text()}, {"rotated", true}},
                  tr("The vault has another key, and everybody opens it as before. Older copies of "
                     "it keep the old key: make a new backup, and destroy the old ones.\n"));
    return {};
}

CLI::App* add_user_verb(CLI::App& group, Context& context, std::string const& name,
                        std::string const& about, std::string const& example,
                        Status (*work)(Context&, UserOptions const&),
                        std::shared_ptr<UserOptions> const& options) {
    auto* const verb = add_verb(group, name, about, example);
    add_vault(verb, options->vault);
    on_run(verb, context, [&context, work, options] { return work(context, *options); });
    return verb;
}

CLI::Option* add_role(CLI::App* verb, UserOptions& options) {
    return add_choice(verb, "--role", options.role, words_of(storage::kUserRoleNames),
                      tr("registrar keeps and shares, approver approves, reader reads"));
}

}  // namespace

void add_user(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "user", tr("Users: who opens the vault, and what each may do."));
    auto options = std::make_shared<UserOptions>();
    auto* verb = add_user_verb(*group, context, "add",
                               tr("Lets somebody open the vault with a passphrase of their own."),
                               "noodkluis-cli user add museum.kluis Noor --role approver "
                               "--new-passphrase-file noor.passphrase\n"
                               "noodkluis-cli user add museum.kluis Sem --role reader "
                               "--new-passphrase-file sem.passphrase",
                               add, options);
    add_operand(verb, "NAME", options->name, tr("what the user is called"));
    add_role(verb, *options);
    add_value(verb, "--new-passphrase-file", options->passphrase_file, "FILE",
              tr("their passphrase; asked for unless given"));
    add_number(verb, "--kdf-passes", options->kdf_passes, limits::kKdfCreatePassesMin,
               limits::kKdfPassesMax,
               tr("passes of the key derivation; as many as take a second unless given"));
    add_number(verb, "--kdf-memory-mib", options->kdf_memory_mib, limits::kKdfCreateMemoryMin >> 20,
               limits::kKdfMemoryMax >> 20,
               tr("memory of the key derivation in MiB; 256 unless given"));

    options = std::make_shared<UserOptions>();
    add_user_verb(*group, context, "list", tr("Shows who opens the vault, and who did."),
                  "noodkluis-cli user list museum.kluis", list, options);

    add_user_passphrase(*group, context);

    options = std::make_shared<UserOptions>();
    verb = add_user_verb(*group, context, "role", tr("Gives a user another role."),
                         "noodkluis-cli user role museum.kluis Sem --role registrar", set_role,
                         options);
    add_operand(verb, "NAME", options->name, tr("what the user is called"));
    required(add_role(verb, *options));

    options = std::make_shared<UserOptions>();
    verb =
        add_user_verb(*group, context, "remove",
                      tr("Takes away a user's way to open the vault; what they did stays theirs."),
                      "noodkluis-cli user remove museum.kluis Sem --rotate", remove, options);
    add_operand(verb, "NAME", options->name, tr("what the user is called"));
    add_flag(verb, "--rotate", options->rotate,
             tr("give the vault another key too, so that old copies of its key slots are "
                "of no use for it"));

    options = std::make_shared<UserOptions>();
    add_user_verb(*group, context, "rotate",
                  tr("Gives the vault another key: encrypts everything anew."),
                  "noodkluis-cli user rotate museum.kluis", rotate, options);
}

}  // namespace noodkluis::app::cli
