// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_changes.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/list_verbs.h"
#include "app/cli/records_text.h"
#include "app/cli/verb.h"
#include "app/session/edits.h"
#include "app/session/lookup.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::cli {
namespace {

struct ListChangesOptions {
    std::string vault;
    std::string list;
    std::string version;
};

std::string changes_text(storage::PriorityList const& list, ChangesSince const& since) {
    if (!since.version) {
        return fmt::format(fmt::runtime(tr("The list {0} was never approved.\n")), list.name);
    }
    auto const head =
        fmt::format(fmt::runtime(tr("{0}: since version {1}, approved on {2}\n")), list.name,
                    since.version->number, display_time(since.version->approved_at));
    if (since.changes.empty()) {
        return head + tr("Nothing changed.\n");
    }
    Table table({{tr("Number")}, {tr("Name")}, {tr("What changed")}});
    for (auto const& change : since.changes) {
        table.add({change.number, shortened(change.name), words_of(change)});
    }
    return head + "\n" + table.text();
}

Status changes(Context& context, ListChangesOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const list, list_by_name(records.lists, options.list));
    NK_TRY(auto const since, read_list_changes(records, list));
    Json json{{"list", list.name}, {"changes", Json::array()}};
    if (since.version) {
        json["version"] = since.version->number;
        json["approved_at"] = format_time(since.version->approved_at);
    }
    for (auto const& change : since.changes) {
        json["changes"].push_back(
            {{"kind", kListChangeNames.at(static_cast<std::size_t>(change.kind))},
             {"accession_number", change.number},
             {"name", change.name},
             {"field", change.field},
             {"before", change.before},
             {"after", change.after}});
    }
    context.print(json, changes_text(list, since));
    return {};
}

Status revert(Context& context, ListChangesOptions const& options) {
    auto const version = storage::parse_decimal(options.version, 0);
    if (!version) {
        return fail(ErrorCode::invalid_argument, options.version,
                    translatable("give the number of a change, as list show --history has them"));
    }
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const list, list_by_name(records.lists, options.list));
    NK_TRY(auto const inverse, vault.write([&] {
        return apply(records, RevertList{list.id, *version});
    }));
    static_cast<void>(inverse);
    context.print(
        {{"list", list.name}, {"reverted", *version}},
        fmt::format(fmt::runtime(tr("Change {0} of {1} is taken back.\n")), *version, list.name));
    return {};
}

}  // namespace

void add_list_changes(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ListChangesOptions>();
    auto* const verb =
        add_verb(group, "changes", tr("Shows what changed since the list was approved."),
                 "noodkluis-cli list changes museum.kluis Brand");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    on_run(verb, context, [&context, options] { return changes(context, *options); });
}

void add_list_revert(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ListChangesOptions>();
    auto* const verb =
        add_verb(group, "revert", tr("Takes back one change of a list; what came after it stays."),
                 "noodkluis-cli list revert museum.kluis Brand 3");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_operand(verb, "CHANGE", options->version,
                tr("its number, as list show --history has them"));
    on_run(verb, context, [&context, options] { return revert(context, *options); });
}

}  // namespace noodkluis::app::cli
