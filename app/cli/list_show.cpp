// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/list_verbs.h"
#include "app/cli/records_text.h"
#include "app/cli/verb.h"
#include "app/lists/list_names.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::cli {
namespace {

std::string review_due(storage::PriorityList const& list) {
    return list.review_due ? storage::format_date(*list.review_due) : std::string();
}

Result<Json> list_json(Records& records, storage::PriorityList const& list) {
    Json json{{"id", list.id.text()},           {"name", list.name},
              {"kind", name_of(list.kind)},     {"scenario", name_of(list.scenario)},
              {"status", name_of(list.status)}, {"review_due", review_due(list)},
              {"version", list.version}};
    if (list.building) {
        NK_TRY(auto const building, records.places.get(*list.building));
        json["building"] = building.name;
    }
    NK_TRY(auto const versions, records.lists.versions(list.id));
    auto& approved = json["approved"] = Json::array();
    for (auto const& version : versions) {
        approved.push_back({{"number", version.number},
                            {"id", version.id.text()},
                            {"content_hash", to_hex(version.content_hash)},
                            {"approved_at", format_time(version.approved_at)},
                            {"change_note", version.change_note}});
    }
    return json;
}

std::string approval(std::vector<storage::ListVersion> const& versions) {
    if (versions.empty()) {
        return tr("never approved");
    }
    return fmt::format(fmt::runtime(tr("version {0}, approved on {1}")), versions.front().number,
                       display_time(versions.front().approved_at));
}

Status print_lists(Context& context, Records& records) {
    NK_TRY(auto const lists, records.lists.lists());
    auto rows = Json::array();
    Table table({{tr("List")},
                 {tr("Scenario")},
                 {tr("Status")},
                 {tr("Objects"), Table::Align::right},
                 {tr("Review before")}});
    for (auto const& list : lists) {
        NK_TRY(auto row, list_json(records, list));
        NK_TRY(auto const count, records.lists.entry_count(list.id));
        row["entries"] = count;
        rows.push_back(std::move(row));
        table.add({list.name, label_of_choice(name_of(list.scenario)),
                   label_of_choice(name_of(list.status)), std::to_string(count), review_due(list)});
    }
    context.print({{"lists", std::move(rows)}},
                  table.empty() ? tr("No lists yet.\n") : table.text());
    return {};
}

Status print_list(Context& context, Records& records, std::string const& name) {
    NK_TRY(auto const list, list_by_name(records.lists, name));
    NK_TRY(auto json, list_json(records, list));
    NK_TRY(auto const versions, records.lists.versions(list.id));
    NK_TRY(auto const entries, records.lists.entries(list.id));
    auto rows = Json::array();
    Table table({{tr("Rank"), Table::Align::right},
                 {tr("Class")},
                 {tr("Number")},
                 {tr("Name")},
                 {tr("Location")},
                 {tr("In room"), Table::Align::right},
                 {tr("Action")}});
    for (auto const& entry : entries) {
        NK_TRY(auto const object, records.objects.summary(entry.object));
        rows.push_back({{"rank", entry.rank},
                        {"rank_in_room", entry.rank_in_room},
                        {"class", name_of(entry.salvage_class)},
                        {"accession_number", object.accession_number},
                        {"short_name", object.short_name},
                        {"title", object.title},
                        {"location_path", object.location_path},
                        {"action", name_of(entry.action)},
                        {"destination", entry.destination},
                        {"reason", entry.reason},
                        {"instruction", entry.instruction}});
        table.add({std::to_string(entry.rank), name_of(entry.salvage_class),
                   object.accession_number,
                   shortened(object.short_name.empty() ? object.title : object.short_name),
                   shortened(object.location_path),
                   entry.rank_in_room == 0 ? "" : std::to_string(entry.rank_in_room),
                   label_of_choice(name_of(entry.action))});
    }
    json["entries"] = std::move(rows);
    context.print(json,
                  fmt::format("{}: {} ({})\n\n{}", list.name, label_of_choice(name_of(list.status)),
                              approval(versions), table.text()));
    return {};
}

struct ShowOptions {
    std::string vault;
    std::string list;
    bool history = false;
};

Status show(Context& context, ShowOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    if (options.list.empty()) {
        return print_lists(context, records);
    }
    if (!options.history) {
        return print_list(context, records, options.list);
    }
    NK_TRY(auto const list, list_by_name(records.lists, options.list));
    NK_TRY(auto const history, records.lists.history(list.id));
    context.print({{"name", list.name}, {"history", history_json(history)}}, history_text(history));
    return {};
}

}  // namespace

void add_list_show(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ShowOptions>();
    auto* const verb = add_verb(group, "show", tr("Shows a list in order of rank, or all lists."),
                                "noodkluis-cli list show museum.kluis\n"
                                "noodkluis-cli list show museum.kluis Brand");
    add_vault(verb, options->vault);
    optional(add_operand(verb, "LIST", options->list,
                         tr("the name of the list; without it, all lists")));
    add_flag(verb, "--history", options->history, tr("who changed what, and when"));
    on_run(verb, context, [&context, options] { return show(context, *options); });
}

}  // namespace noodkluis::app::cli
