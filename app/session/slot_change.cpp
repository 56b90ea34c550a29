// SPDX-License-Identifier: Apache-2.0
#include "app/session/slot_change.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/text/message.h"

namespace noodkluis::app {
namespace {

std::string text_in(nlohmann::json const& body, char const* name) {
    auto const found = body.find(name);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_in(nlohmann::json const& body, char const* name) {
    auto const found = body.find(name);
    return found != body.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

}  // namespace

SlotChange read_slot_change(std::string const& text) {
    auto const body = nlohmann::json::parse(text, nullptr, false);
    if (!body.is_object()) {
        return {};
    }
    return {text_in(body, "action"), text_in(body, "kind"),     text_in(body, "slot"),
            number_in(body, "set"),  number_in(body, "needed"), number_in(body, "count")};
}

std::string sentence_of(SlotChange const& change) {
    if (change.action == "shares-made") {
        return fmt::format(
            fmt::runtime(tr("The vault key was given out in {0} shares, of which {1} are needed.")),
            change.count, change.needed);
    }
    if (change.action == "recovered") {
        return tr("A lost passphrase was replaced, with a recovery key or with shares.");
    }
    if (change.action == "keys-made-anew") {
        return tr("The key slots were lost and made anew with shares.");
    }
    if (change.action == "added" && change.kind == "recovery-key") {
        return tr("A recovery key was made.");
    }
    if (change.action == "removed" && change.kind == "recovery-key") {
        return tr("A recovery key was taken back.");
    }
    if (change.action == "added" && change.kind == "passphrase-and-file") {
        return tr("A key file was made.");
    }
    if (change.action == "replaced" && change.kind == "passphrase") {
        return tr("A passphrase was changed.");
    }
    return tr("A way to open the vault was changed.");
}

}  // namespace noodkluis::app
