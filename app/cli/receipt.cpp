// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/agreement_verbs.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/receipts.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"
#include "storage/repository/bundle_repository.h"

namespace noodkluis::app::cli {
namespace {

struct ReceiptOptions {
    std::string vault;
    std::string bundle;
    std::string file;
    bool salvage = false;
};

Json json_of(Receipt const& receipt) {
    auto openings = Json::array();
    for (auto const& at : receipt.openings) {
        openings.push_back(format_time(at));
    }
    auto salvage = Json::array();
    for (auto const& item : receipt.salvage) {
        auto const counts = storage::counts_of(storage::salvage_of(item.entries, item.marks));
        salvage.push_back(
            {{"incident", item.incident.text()},
             {"kind", storage::kIncidentKindNames[static_cast<std::size_t>(item.kind)]},
             {"started_at", format_time(item.started_at)},
             {"entries", item.entries},
             {"marks", item.marks.size()},
             {"out", counts.out},
             {"covered", counts.covered},
             {"not_found", counts.not_found}});
    }
    return {{"bundle", receipt.bundle.text()}, {"sequence", receipt.sequence},
            {"device", receipt.device},        {"openings", std::move(openings)},
            {"salvage", std::move(salvage)},   {"issued_at", format_time(receipt.issued_at)}};
}

Json json_of(ReceiptSheet const& sheet) {
    auto json = json_of(sheet.receipt);
    json["agreement"] = sheet.agreement;
    json["partner"] = sheet.partner;
    json["list"] = sheet.list;
    json["list_number"] = sheet.list_number;
    json["known"] = sheet.known;
    return json;
}

/// An id, or newest: the one that was opened for the first time last.
Result<std::string> chosen(storage::Vault& vault, std::string const& bundle) {
    if (bundle != "newest") {
        return bundle;
    }
    NK_TRY(auto const received, storage::BundleRepository(vault.connection()).list_received());
    return received.empty() ? fail(ErrorCode::bundle_not_opened, bundle)
                            : Result<std::string>(received.front().id.text());
}

Status write(Context& context, ReceiptOptions const& options) {
    NK_CHECK(require_absent(options.file));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const bundle, chosen(vault, options.bundle));
    NK_TRY(auto const receipt, make_receipt(vault, bundle, options.salvage, context.clock()));
    NK_TRY(auto const bytes, write_receipt(receipt));
    NK_CHECK(write_file(options.file, bytes, Overwrite::no));
    auto json = json_of(receipt.receipt);
    json["file"] = options.file;
    context.print(
        json, fmt::format(fmt::runtime(tr("The receipt is in {0}: bundle number {1}, "
                                          "opened {2} times. Send it back.\n")),
                          options.file, receipt.receipt.sequence, receipt.receipt.openings.size()));
    return {};
}

Status import(Context& context, ReceiptOptions const& options) {
    NK_TRY(auto const bytes, read_file(options.file, limits::kDocumentBytesMax));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const sheet, import_receipt(vault, bytes, options.file, context.clock()));
    context.print(
        json_of(sheet),
        fmt::format(fmt::runtime(tr("{0} opened {1}, version {2}, {3} times.\n")), sheet.partner,
                    sheet.list, sheet.list_number, sheet.receipt.openings.size()));
    return {};
}

Status list(Context& context, ReceiptOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const sheets, read_receipts(vault, context.clock()));
    auto rows = Json::array();
    Table table({{tr("Partner")},
                 {tr("List")},
                 {tr("Nr"), Table::Align::right},
                 {tr("Opened first")},
                 {tr("Opened last")},
                 {tr("Times"), Table::Align::right},
                 {tr("Device")}});
    for (auto const& sheet : sheets) {
        auto const& openings = sheet.receipt.openings;
        rows.push_back(json_of(sheet));
        table.add({sheet.partner, sheet.list, std::to_string(sheet.receipt.sequence),
                   openings.empty() ? "" : display_time(openings.front()),
                   openings.empty() ? "" : display_time(openings.back()),
                   std::to_string(openings.size()), sheet.receipt.device});
    }
    context.print({{"receipts", std::move(rows)}}, table.text());
    return {};
}

}  // namespace

void add_receipt(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "receipt", tr("Receipts: who opened which bundle, and when."));
    auto const written = std::make_shared<ReceiptOptions>();
    auto* verb = add_verb(
        *group, "write", tr("Signs a receipt for a bundle that was opened here."),
        "noodkluis-cli receipt write brandweer.kluis newest ontvangst.nkreceipt --salvage");
    add_vault(verb, written->vault);
    add_operand(verb, "BUNDLE", written->bundle, tr("its id, or newest"));
    add_operand(verb, "FILE", written->file, tr("the receipt to write, NAME.nkreceipt"));
    add_flag(verb, "--salvage", written->salvage,
             tr("send along what was ticked off: numbers, states and times"));
    on_run(verb, context, [&context, written] { return write(context, *written); });

    auto const taken = std::make_shared<ReceiptOptions>();
    verb = add_verb(*group, "import", tr("Takes in a receipt of a partner."),
                    "noodkluis-cli receipt import museum.kluis ontvangst.nkreceipt");
    add_vault(verb, taken->vault);
    add_operand(verb, "FILE", taken->file, tr("the receipt, NAME.nkreceipt"));
    on_run(verb, context, [&context, taken] { return import(context, *taken); });

    auto const listed = std::make_shared<ReceiptOptions>();
    verb = add_verb(*group, "list", tr("Shows the newest receipt of each bundle."),
                    "noodkluis-cli receipt list museum.kluis");
    add_vault(verb, listed->vault);
    on_run(verb, context, [&context, listed] { return list(context, *listed); });
}

}  // namespace noodkluis::app::cli
