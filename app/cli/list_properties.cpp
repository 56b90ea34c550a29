// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/list_verbs.h"
#include "app/cli/verb.h"
#include "app/lists/list_fields.h"
#include "app/lists/list_names.h"
#include "app/session/edits.h"
#include "app/session/lookup.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

Status print_properties(Context& context, Records& records, storage::ListId id) {
    NK_TRY(auto const list, records.lists.get(id));
    Json json{{"id", list.id.text()}};
    std::string text;
    for (std::string const field :
         {"name", "kind", "scenario", "building", "status", "review_due"}) {
        NK_TRY(auto const value, get_list_field(list, records.places, field));
        json[field] = value;
        bool const is_choice = field == "kind" || field == "scenario" || field == "status";
        text += fmt::format("{}: {}\n", label_of_field(field),
                            is_choice ? label_of_choice(value) : value);
    }
    context.print(json, text);
    return {};
}

struct ListPropertiesOptions {
    std::string vault;
    std::string list;
    std::optional<std::string> name;
    std::string kind;
    std::string scenario;
    std::optional<std::string> building;
    std::optional<std::string> review_due;
    bool draft = false;
};

Status change(Context& context, ListPropertiesOptions const& options,
              std::vector<FieldValue> values) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const list, list_by_name(records.lists, options.list));
    NK_TRY(auto const inverse, vault.write([&] {
        return apply(records, SetListFields{list.id, std::move(values)});
    }));
    static_cast<void>(inverse);
    return print_properties(context, records, list.id);
}

Status edit(Context& context, ListPropertiesOptions const& options) {
    std::vector<FieldValue> values;
    auto const add = [&values](char const* field, std::optional<std::string> const& value) {
        if (value) {
            values.push_back({field, *value});
        }
    };
    auto const given = [](std::string const& word) {
        return word.empty() ? std::nullopt : std::optional(word);
    };
    add("name", options.name);
    add("kind", given(options.kind));
    add("scenario", given(options.scenario));
    add("building", options.building);
    add("review_due", options.review_due);
    return change(context, options, std::move(values));
}

Status review(Context& context, ListPropertiesOptions const& options) {
    auto const status = options.draft ? storage::ListStatus::draft : storage::ListStatus::in_review;
    return change(context, options, {{"status", name_of(status)}});
}

Status erase(Context& context, ListPropertiesOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const list, list_by_name(records.lists, options.list));
    NK_TRY(auto const inverse, vault.write([&] { return apply(records, DeleteList{list.id}); }));
    static_cast<void>(inverse);
    context.print({{"deleted", list.name}},
                  fmt::format(fmt::runtime(tr("The list {0} is deleted.\n")), list.name));
    return {};
}

}  // namespace

void add_list_edit(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ListPropertiesOptions>();
    auto* const verb =
        add_verb(group, "edit", tr("Changes what a list is about: only what is given changes."),
                 "noodkluis-cli list edit museum.kluis Brand --scenario all "
                 "--review-due 2027-11-20");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_optional(verb, "--name", options->name, tr("its new name"));
    add_choice(verb, "--kind", options->kind, words_of(kListKindNames),
               tr("rescue beforehand, evacuation in an incident, salvage afterwards, or theft"));
    add_choice(verb, "--scenario", options->scenario, words_of(kScenarioNames),
               tr("what the list is for"));
    add_optional(verb, "--building", options->building, tr("the building that it is about"));
    add_optional(verb, "--review-due", options->review_due,
                 tr("when it must be looked at again, such as 2027-11-20"));
    on_run(verb, context, [&context, options] { return edit(context, *options); });
}

void add_list_review(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ListPropertiesOptions>();
    auto* const verb =
        add_verb(group, "review", tr("Marks a list as being reviewed, until it is approved."),
                 "noodkluis-cli list review museum.kluis Brand");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_flag(verb, "--draft", options->draft, tr("back to a draft instead"));
    on_run(verb, context, [&context, options] { return review(context, *options); });
}

void add_list_delete(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ListPropertiesOptions>();
    auto* const verb =
        add_verb(group, "delete", tr("Deletes a list that is empty and was never approved."),
                 "noodkluis-cli list delete museum.kluis Proef");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    on_run(verb, context, [&context, options] { return erase(context, *options); });
}

}  // namespace noodkluis::app::cli
