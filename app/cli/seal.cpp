// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/sealed.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/share.h"
#include "app/sharing/share_overview.h"
#include "app/sharing/statements.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/repository/bundle_repository.h"

namespace noodkluis::app::cli {
namespace {

struct Options {
    std::string vault;
    std::string agreement;
    std::string list;
    std::string file;
    std::string from;
    std::string until;
    std::int64_t days = 14;
    bool clock_is_right = false;
};

Status seal(Context& context, Options const& options) {
    SealRequest request{options.agreement, options.list, {}, {}, options.file};
    request.not_before = context.clock().now();
    if (!options.from.empty()) {
        NK_TRY(request.not_before, parse_time(options.from));
    }
    request.not_after = request.not_before + std::chrono::days{options.days};
    if (!options.until.empty()) {
        NK_TRY(request.not_after, parse_time(options.until));
    }
    NK_TRY(auto vault, context.open_vault(options.vault));
    if (options.clock_is_right) {
        NK_CHECK(believe_clock(vault, context.clock()));
    }
    auto& job = context.job(tr("Sealing"));
    NK_TRY(auto const sealed, seal_list(vault, request, context.clock(), job));
    return print_sealed(context, vault, sealed, options.file);
}

Status bundles(Context& context, std::string const& path) {
    NK_TRY(auto vault, context.open_vault(path));
    NK_TRY(auto const overview, read_share_overview(vault, context.clock()));
    NK_TRY(auto const received, storage::BundleRepository(vault.connection()).list_received());
    Json sealed = Json::array();
    Json opened = Json::array();
    Table table({{tr("What")},
                 {tr("Agreement")},
                 {tr("List")},
                 {tr("Nr"), Table::Align::right},
                 {tr("From")},
                 {tr("Until")},
                 {tr("State")}});
    auto const add = [&table](Json& rows, char const* what, auto const& bundle,
                              std::string const& agreement, std::string const& list, bool revoked) {
        rows.push_back({{"bundle", bundle.id.text()},
                        {"agreement", bundle.agreement.text()},
                        {"sequence", bundle.sequence},
                        {"not_before", format_time(bundle.not_before)},
                        {"not_after", format_time(bundle.not_after)},
                        {"revoked", revoked}});
        table.add({what, agreement, list, std::to_string(bundle.sequence),
                   display_time(bundle.not_before), display_time(bundle.not_after),
                   revoked ? tr("revoked") : ""});
    };
    for (auto const& out : overview.issued) {
        add(sealed, tr("sealed"), out.bundle, out.agreement, out.list, out.revoked);
        sealed.back()["list"] = out.list;
        sealed.back()["coded"] = out.coded;
        sealed.back()["partner"] = out.partner;
    }
    for (auto const& bundle : received) {
        NK_TRY(auto const agreement, find_agreement(vault, bundle.agreement.text()));
        NK_TRY(auto const standing, standing_of(vault, bundle.agreement));
        bool const revoked =
            standing.revoked || !check_not_revoked(standing, bundle.id, bundle.sequence, "");
        add(opened, tr("opened"), bundle, agreement.terms.title, "", revoked);
    }
    context.print({{"sealed", std::move(sealed)}, {"opened", std::move(opened)}}, table.text());
    return {};
}

}  // namespace

void add_seal(CLI::App& app, Context& context) {
    auto const options = std::make_shared<Options>();
    auto* const verb = add_verb(
        app, "seal", tr("Seals the approved version of a list for the partner of an agreement."),
        "noodkluis-cli seal museum.kluis 'Afspraak Brandweer' Brand brand.nkbundle --days 14\n"
        "noodkluis-cli seal museum.kluis 'Vier ogen' Brand tweede.nkbundle --days 14\n"
        "noodkluis-cli seal museum.kluis 'Vier ogen' Brand derde.nkbundle --days 14\n"
        "noodkluis-cli seal museum.kluis 'Afspraak nacht' Brand nacht.nkbundle --days 14");
    add_vault(verb, options->vault);
    add_operand(verb, "AGREEMENT", options->agreement, tr("its title or id"));
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_operand(verb, "FILE", options->file, tr("the bundle to write, NAME.nkbundle"));
    add_value(verb, "--from", options->from, "TIME", tr("can be opened from; now when left out"));
    add_value(verb, "--until", options->until, "TIME", tr("can be opened until"));
    add_number(verb, "--days", options->days, 1, 3660, tr("can be opened for so many days"));
    add_clock_is_right(verb, options->clock_is_right);
    on_run(verb, context, [&context, options] { return seal(context, *options); });
}

void add_bundles(CLI::App& app, Context& context) {
    auto const vault = std::make_shared<std::string>();
    auto* const verb =
        add_verb(app, "bundles", tr("Shows what was sealed and what was opened, until when."),
                 "noodkluis-cli bundles museum.kluis");
    add_vault(verb, *vault);
    on_run(verb, context, [&context, vault] { return bundles(context, *vault); });
}

}  // namespace noodkluis::app::cli
