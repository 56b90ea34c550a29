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

constexpr char const* kKindNames[] = {"vault-created",      "slot-changed",      "import-done",
                                      "list-approved",      "card-exported",     "partner-pinned",
                                      "partner-removed",    "agreement-drafted", "agreement-signed",
                                      "agreement-accepted", "bundle-issued",     "bundle-opened",
                                      "epoch-exported",     "clock-reset"};

char const* name_of(storage::LogKind kind) {
    auto const index = static_cast<std::size_t>(kind) - 1;
    NK_ASSERT(index < std::size(kKindNames));
    return kKindNames[index];
}

Status log(Context& context, std::string const& path) {
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
                        {"hash", to_hex(event.hash)}});
        table.add(
            {std::to_string(event.sequence), display_time(event.time), line.user, line.sentence});
    }
    context.print({{"events", std::move(rows)}}, table.text());
    return {};
}

}  // namespace

void add_log(CLI::App& app, Context& context) {
    auto const vault = std::make_shared<std::string>();
    auto* const verb = add_verb(
        app, "log", tr("Shows the log of the vault: what was approved, agreed, sealed and opened."),
        "noodkluis-cli log museum.kluis");
    add_vault(verb, *vault);
    on_run(verb, context, [&context, vault] { return log(context, *vault); });
}

}  // namespace noodkluis::app::cli
