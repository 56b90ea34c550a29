// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/party_kinds.h"
#include "app/text/enum_names.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::cli {
namespace {

struct InitOptions {
    std::string vault;
    std::string kind;
    std::string name;
    std::string device;
    std::string contact;
    std::string user = "registrar";
    std::int64_t kdf_passes = 0;
    std::int64_t kdf_memory_mib = 0;
};

/// What was asked for, else what takes about a second here.
crypto::KdfParameters kdf_of(InitOptions const& options) {
    crypto::KdfParameters kdf{0, limits::kKdfCreateMemory};
    if (options.kdf_passes == 0) {
        kdf = crypto::calibrate_kdf();
    } else {
        kdf.passes = static_cast<std::uint64_t>(options.kdf_passes);
    }
    if (options.kdf_memory_mib != 0) {
        kdf.memory = static_cast<std::uint64_t>(options.kdf_memory_mib) << 20;
    }
    return kdf;
}

Status init(Context& context, InitOptions const& options) {
    storage::NewVault start;
    start.party = {storage::PartyId::random(),
                   *enumerator_of<storage::PartyKind>(options.kind, kPartyKindNames), options.name,
                   options.device, options.contact};
    start.user_name = options.user;
    NK_TRY(auto const passphrase, context.new_passphrase(Path(options.vault).filename().string()));
    auto& job = context.job(tr("Making the vault"));
    start.kdf = kdf_of(options);
    NK_TRY(auto const vault,
           storage::Vault::create(options.vault, start, passphrase, context.clock(), job));
    context.print({{"vault", vault.id().text()},
                   {"party", start.party.id.text()},
                   {"name", start.party.name},
                   {"kind", options.kind}},
                  fmt::format(fmt::runtime(tr("The vault {0} of {1} is there. Keep its passphrase "
                                              "well: without it nobody can open the vault.\n")),
                              options.vault, start.party.name));
    return {};
}

}  // namespace

void add_init(CLI::App& app, Context& context) {
    auto const options = std::make_shared<InitOptions>();
    auto* const verb = add_verb(app, "init", tr("Makes a new, empty vault."),
                                "noodkluis-cli init museum.kluis --kind institution "
                                "--name 'Museum De Waag' --device kantoor "
                                "--contact collectie@dewaag.example\n"
                                "noodkluis-cli init brandweer.kluis --kind fire-brigade "
                                "--name 'Brandweer Midden' --device 'meldkamer 1' "
                                "--contact wacht@brandweer.example\n"
                                "noodkluis-cli init politie.kluis --kind police "
                                "--name 'Politie Midden' --device 'bureau 1' "
                                "--contact kunst@politie.example");
    add_operand(verb, "VAULT", options->vault, tr("the vault to make, a folder NAME.kluis"));
    required(add_choice(verb, "--kind", options->kind, words_of(kPartyKindNames),
                        tr("what the owner of the vault is")));
    required(add_value(verb, "--name", options->name, "TEXT", tr("the name of the owner")));
    add_value(verb, "--device", options->device, "TEXT",
              tr("what partners call this computer; a vault belongs to one"));
    add_value(verb, "--contact", options->contact, "TEXT",
              tr("where the owner is reached: a mailbox or telephone of a function, not of a "
                 "person"));
    add_value(verb, "--user", options->user, "TEXT", tr("who works in it; registrar unless given"));
    add_number(verb, "--kdf-passes", options->kdf_passes, limits::kKdfCreatePassesMin,
               limits::kKdfPassesMax,
               tr("passes of the key derivation; as many as take a second unless given"));
    add_number(verb, "--kdf-memory-mib", options->kdf_memory_mib, limits::kKdfCreateMemoryMin >> 20,
               limits::kKdfMemoryMax >> 20,
               tr("memory of the key derivation in MiB; 256 unless given"));
    on_run(verb, context, [&context, options] { return init(context, *options); });
}

}  // namespace noodkluis::app::cli
