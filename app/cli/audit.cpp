// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/session/log_sheet.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

constexpr char const* kKindNames[] = {
    "vault-created",      "slot-changed",         "import-done",       "list-approved",
    "card-exported",      "partner-pinned",       "partner-removed",   "agreement-drafted",
    "agreement-signed",   "agreement-accepted",   "bundle-issued",     "bundle-opened",
    "epoch-exported",     "clock-reset",          "paper-made",        "paper-back",
    "user-added",         "user-removed",         "user-role-changed", "user-key",
    "vault-key-changed",  "release-asked",        "release-signed",    "release-withdrawn",
    "status-issued",      "status-received",      "agreement-ended",   "agreement-renewed",
    "fork-noticed",       "receipt-written",      "receipt-received",  "epoch-erased",
    "release-code-shown", "release-code-refused", "plain-exported",    "sheets-exported",
    "photos-added"};

char const* name_of(storage::LogKind kind) {
    auto const index = static_cast<std::size_t>(kind) - 1;
    NK_ASSERT(index < std::size(kKindNames));
    return kKindNames[index];
}

Status show(Context& context, std::string const& path) {
    NK_TRY(auto vault, context.open_vault(path));
    NK_TRY(auto lines, read_log(vault));
    std::reverse(lines.begin(), lines.end());
    auto rows = Json::array();
    Table table({{tr("Nr"), Table::Align::right}, {tr("When")}, {tr("Who")}, {tr("What")}});
    for (auto const& line : lines) {
        auto const& event = line.event;
        auto details = Json::parse(event.body, nullptr, false);
        rows.push_back({{"sequence", event.sequence},
                        {"time", format_time(event.time)},
                        {"user", event.user.text()},
                        {"kind", name_of(event.kind)},
                        {"body", details.is_discarded() ? Json(event.body) : std::move(details)},
                        {"hash", to_hex(event.hash)},
                        {"signed", event.is_signed}});
        table.add(
            {std::to_string(event.sequence), display_time(event.time), line.user, line.sentence});
    }
    context.print({{"events", std::move(rows)}}, table.text());
    return {};
}

struct AuditOptions {
    std::string vault;
    std::string head;
};

Status verify(Context& context, AuditOptions const& options) {
    crypto::Hash256 head{};
    if (!options.head.empty() && !from_hex(options.head, head)) {
        return fail(ErrorCode::invalid_argument, options.head,
                    translatable("a head is 64 hexadecimal digits"));
    }
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const report, vault.check_log());
    if (!options.head.empty()) {
        NK_CHECK(vault.log().require_entry(head));
    }
    std::string text;
    for (auto const& sentence : sentences_of(report)) {
        text += sentence + "\n";
    }
    text += fmt::format(fmt::runtime(tr("Head: {0}\n")), to_hex(report.head.hash));
    context.print({{"entries", report.head.sequence},
                   {"signed", report.signed_count},
                   {"before_keys", report.before_keys},
                   {"unconfirmed_keys", report.unconfirmed_keys},
                   {"head", to_hex(report.head.hash)}},
                  text);
    return {};
}

}  // namespace

void add_audit(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "audit", tr("The log of the vault: who did what, and when."));
    auto const shown = std::make_shared<std::string>();
    auto* const list =
        add_verb(*group, "show", tr("Shows the log: what was approved, agreed, sealed and opened."),
                 "noodkluis-cli audit show museum.kluis");
    add_vault(list, *shown);
    on_run(list, context, [&context, shown] { return show(context, *shown); });

    auto const verified = std::make_shared<AuditOptions>();
    auto* const check = add_verb(
        *group, "verify",
        tr("Checks every entry and its signature; names the first that is changed, missing or "
           "not signed."),
        "noodkluis-cli audit verify museum.kluis");
    add_vault(check, verified->vault);
    add_value(check, "--head", verified->head, "HASH",
              tr("an entry that must be there: log_hash of an old bundle, or the head that this "
                 "verb once printed"));
    on_run(check, context, [&context, verified] { return verify(context, *verified); });
}

}  // namespace noodkluis::app::cli
