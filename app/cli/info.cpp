// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/session/records.h"
#include "app/sharing/party_kinds.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

Json slot_json(crypto::SlotInfo const& slot) {
    Json json{{"id", to_hex(slot.id)}, {"kind", crypto::name_of(slot.kind)}};
    if (crypto::has_passphrase(slot.kind)) {
        json["kdf_passes"] = slot.kdf.passes;
        json["kdf_memory_mib"] = slot.kdf.memory >> 20;
    }
    return json;
}

std::string slot_text(crypto::SlotInfo const& slot) {
    auto const with_cost = [&](char const* sentence) {
        return fmt::format(fmt::runtime(sentence), slot.kdf.passes, slot.kdf.memory >> 20);
    };
    switch (slot.kind) {
        case crypto::SlotKind::passphrase:
            return with_cost(tr("Opened by a passphrase (Argon2id, {0} passes, {1} MiB)\n"));
        case crypto::SlotKind::passphrase_and_file:
            return with_cost(
                tr("Opened by a passphrase and a key file (Argon2id, {0} passes, {1} MiB)\n"));
        case crypto::SlotKind::recovery_key:
            return tr("Opened by a recovery key on paper\n");
    }
    return tr("Opened by something that this version does not know\n");
}

/// What everybody can see who has the files.
Json outside_json(storage::VaultInfo const& info) {
    Json json{{"vault", info.id.text()}, {"format", info.format_version}, {"bytes", info.bytes}};
    auto& slots = json["slots"] = Json::array();
    for (auto const& slot : info.slots) {
        slots.push_back(slot_json(slot));
    }
    return json;
}

std::string outside_text(storage::VaultInfo const& info) {
    auto text = fmt::format(fmt::runtime(tr("Vault {0}, format {1}, {2} bytes\n")), info.id.text(),
                            info.format_version, info.bytes);
    for (auto const& slot : info.slots) {
        text += slot_text(slot);
    }
    return text;
}

Status info(Context& context, std::string const& path) {
    NK_TRY(auto const outside, storage::vault_info(path));
    auto json = outside_json(outside);
    auto text = outside_text(outside);
    if (context.options().passphrase_file.empty()) {
        context.print(json, text);
        return {};
    }
    NK_TRY(auto vault, context.open_vault(path));
    Records records(vault, context.clock());
    NK_TRY(auto const party, vault.own_party());
    NK_TRY(auto const objects, records.objects.count({}));
    NK_TRY(auto const lists, records.lists.lists());
    NK_TRY(auto const log, vault.log().head());
    json["owner"] = {{"party", party.id.text()},
                     {"kind", name_of(party.kind)},
                     {"name", party.name},
                     {"device", party.device},
                     {"contact", party.contact}};
    json["objects"] = objects;
    json["lists"] = lists.size();
    json["log"] = log.sequence;
    text += fmt::format(fmt::runtime(tr("Owner: {0} ({1})\nObjects: {2}\nLists: {3}\n"
                                        "Entries in the log: {4}\n")),
                        party.name, label_of_choice(name_of(party.kind)), objects, lists.size(),
                        log.sequence);
    context.print(json, text);
    return {};
}

}  // namespace

void add_info(CLI::App& app, Context& context) {
    auto const vault = std::make_shared<std::string>();
    auto* const verb =
        add_verb(app, "info",
                 tr("Shows what can be seen of a vault from outside; with --passphrase-file also "
                    "its owner and how much is in it."),
                 "noodkluis-cli info museum.kluis");
    add_vault(verb, *vault);
    on_run(verb, context, [&context, vault] { return info(context, *vault); });
}

}  // namespace noodkluis::app::cli
