// SPDX-License-Identifier: Apache-2.0
#include "storage/rescue.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct RescueOptions {
    std::string vault;
    std::string destination;
};

Json rescue_json(storage::Rescued const& rescued) {
    return {{"objects", rescued.objects},
            {"pictures", rescued.pictures},
            {"lists", rescued.lists},
            {"list_entries", rescued.list_entries},
            {"whole", rescued.is_whole},
            {"lost_objects", rescued.lost_objects},
            {"lost_pictures", rescued.lost_pictures}};
}

std::string rescue_text(storage::Rescued const& rescued, std::string const& destination) {
    auto text = fmt::format(
        fmt::runtime(tr("{0} has {1} objects, {2} pictures and {3} lists with {4} entries.\n")),
        destination, rescued.objects, rescued.pictures, rescued.lists, rescued.list_entries);
    if (rescued.is_whole) {
        text += tr("Nothing of the collection was lost.\n");
    } else {
        text += tr("Some of the collection could not be read and is not in it.\n");
    }
    for (auto const& number : rescued.lost_objects) {
        text += fmt::format(fmt::runtime(tr("Lost: object {0}.\n")), number);
    }
    if (rescued.lost_pictures > 0) {
        text += fmt::format(fmt::runtime(tr("Lost pictures: {0}.\n")), rescued.lost_pictures);
    }
    text +=
        tr("It is a new vault: hand out its card anew, approve the lists again and make new "
           "agreements. Keep the damaged one for what was received and for its log.\n");
    return text;
}

Status rescue_what_is_left(Context& context, RescueOptions const& options) {
    NK_TRY(auto const secret, context.passphrase(Path(options.vault).filename().string()));
    auto& job = context.job(tr("Rescuing"));
    NK_TRY(auto const rescued,
           storage::rescue_vault(options.vault, options.destination, secret, context.clock(), job));
    context.end_job();
    context.print(rescue_json(rescued), rescue_text(rescued, options.destination));
    return {};
}

}  // namespace

void add_rescue(CLI::App& app, Context& context) {
    auto const options = std::make_shared<RescueOptions>();
    auto* const verb = add_verb(
        app, "rescue",
        tr("Saves what can still be read of the collection in a damaged vault into a new vault; "
           "for when there is no good backup."),
        "noodkluis-cli rescue museum.kluis gered.kluis");
    add_vault(verb, options->vault);
    add_operand(verb, "NEW", options->destination, tr("the vault to make, a folder NAME.kluis"));
    on_run(verb, context, [&context, options] { return rescue_what_is_left(context, *options); });
}

}  // namespace noodkluis::app::cli
