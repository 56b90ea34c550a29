// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/sealed.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/release_codes.h"
#include "app/sharing/releases.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct ReleaseOptions {
    std::string vault;
    std::string release;
    std::string file;
    bool clock_is_right = false;
};

Status list(Context& context, ReleaseOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const waiting, waiting_releases(vault, context.clock()));
    auto rows = Json::array();
    Table table({{tr("Release")},
                 {tr("Agreement")},
                 {tr("List")},
                 {tr("Version"), Table::Align::right},
                 {tr("Until")},
                 {tr("Signed by")},
                 {tr("File")}});
    for (auto const& item : waiting) {
        auto const& release = item.release;
        rows.push_back({{"release", release.bundle.text()},
                        {"agreement", item.agreement},
                        {"list", item.list},
                        {"number", item.number},
                        {"not_before", format_time(release.not_before)},
                        {"not_after", format_time(release.not_after)},
                        {"asked_at", format_time(release.asked_at)},
                        {"file", release.file_name},
                        {"signed_by", item.signed_by},
                        {"by_you", item.by_you},
                        {"is_newest", item.is_newest}});
        table.add({release.bundle.text(), item.agreement, item.list, std::to_string(item.number),
                   display_time(release.not_after), item.signed_by, release.file_name});
    }
    context.print({{"releases", std::move(rows)}}, table.text());
    return {};
}

Status sign(Context& context, ReleaseOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const release, find_release(vault, options.release));
    auto const file = options.file.empty() ? release.file_name : options.file;
    if (options.clock_is_right) {
        NK_CHECK(believe_clock(vault, context.clock()));
    }
    auto& job = context.job(tr("Sealing"));
    NK_TRY(auto const sealed, sign_release(vault, release.bundle, file, context.clock(), job));
    return print_sealed(context, vault, sealed, file);
}

Status withdraw(Context& context, ReleaseOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const release, find_release(vault, options.release));
    NK_CHECK(withdraw_release(vault, release.bundle));
    context.print(
        {{"release", release.bundle.text()}},
        fmt::format(fmt::runtime(tr("Release {0} is withdrawn: it will not be sealed.\n")),
                    options.release));
    return {};
}

Status code(Context& context, ReleaseOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const shown, show_release_code(vault, options.release));
    print_release_code(context, {{"bundle", shown.bundle.id.text()}}, shown.code,
                       fmt::format(fmt::runtime(tr("The code of {0}, bundle number {1}:\n")),
                                   shown.bundle.file_name, shown.bundle.sequence));
    return {};
}

}  // namespace

void add_release(CLI::App& app, Context& context) {
    auto* const group = add_verb_group(
        app, "release", tr("Second signatures for bundles, and the codes that open them."));
    auto options = std::make_shared<ReleaseOptions>();
    auto* verb = add_verb(*group, "list", tr("Shows what waits for a second signature."),
                          "noodkluis-cli release list museum.kluis");
    add_vault(verb, options->vault);
    on_run(verb, context, [&context, options] { return list(context, *options); });

    options = std::make_shared<ReleaseOptions>();
    verb = add_verb(*group, "sign",
                    tr("Gives the second signature, as another user, and seals the bundle."),
                    "noodkluis-cli release sign museum.kluis tweede.nkbundle "
                    "--passphrase-file noor.passphrase");
    add_vault(verb, options->vault);
    add_operand(verb, "RELEASE", options->release, tr("its id, or the file it was going to be"));
    add_value(verb, "--out", options->file, "FILE",
              tr("the bundle to write; where it was going to be unless given"));
    add_clock_is_right(verb, options->clock_is_right);
    on_run(verb, context, [&context, options] { return sign(context, *options); });

    options = std::make_shared<ReleaseOptions>();
    verb = add_verb(*group, "withdraw", tr("Takes back a release that was not sealed yet."),
                    "noodkluis-cli release withdraw museum.kluis derde.nkbundle");
    add_vault(verb, options->vault);
    add_operand(verb, "RELEASE", options->release, tr("its id, or the file it was going to be"));
    on_run(verb, context, [&context, options] { return withdraw(context, *options); });

    options = std::make_shared<ReleaseOptions>();
    verb = add_verb(*group, "code",
                    tr("Shows the code of a bundle, for the duty officer. This is logged."),
                    "noodkluis-cli release code museum.kluis nacht.nkbundle");
    add_vault(verb, options->vault);
    add_operand(verb, "BUNDLE", options->release,
                tr("its id, or the name of the file as which it was sealed"));
    on_run(verb, context, [&context, options] { return code(context, *options); });
}

}  // namespace noodkluis::app::cli
