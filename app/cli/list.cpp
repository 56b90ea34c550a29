// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/list_verbs.h"
#include "app/cli/records_text.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/lists/list_edit.h"
#include "app/lists/list_names.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

template <class Enum, class Names>
std::optional<Enum> given(std::string const& word, Names const& names) {
    return word.empty() ? std::nullopt : enumerator_of<Enum>(word, names);
}

struct CreateOptions {
    std::string vault;
    NewList list;
    std::string kind = "evacuation";
    std::string scenario = "all";
};

Status create(Context& context, CreateOptions const& options) {
    auto list = options.list;
    list.kind = *enumerator_of<storage::ListKind>(options.kind, kListKindNames);
    list.scenario = *enumerator_of<storage::Scenario>(options.scenario, kScenarioNames);
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const id,
           vault.write([&] { return create_list(records.lists, records.places, list); }));
    context.print({{"id", id.text()}, {"name", list.name}},
                  fmt::format(fmt::runtime(tr("The list {0} is there, and empty.\n")), list.name));
    return {};
}

void add_create(CLI::App& group, Context& context) {
    auto const options = std::make_shared<CreateOptions>();
    auto* const verb = add_verb(group, "create", tr("Makes an empty priority list."),
                                "noodkluis-cli list create museum.kluis Brand --scenario fire "
                                "--building Hoofdgebouw --review-due 2027-11-20\n"
                                "noodkluis-cli list create museum.kluis Proef");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list.name, tr("the name of the list"));
    add_choice(verb, "--kind", options->kind, words_of(kListKindNames),
               tr("rescue beforehand, evacuation in an incident, salvage afterwards, or theft"));
    add_choice(verb, "--scenario", options->scenario, words_of(kScenarioNames),
               tr("what the list is for"));
    add_value(verb, "--building", options->list.building, "NAME",
              tr("the building that it is about"));
    add_value(verb, "--review-due", options->list.review_due, "DATE",
              tr("when it must be looked at again, such as 2027-11-20"));
    on_run(verb, context, [&context, options] { return create(context, *options); });
}

struct EntriesOptions {
    std::string vault;
    std::string list;
    std::vector<std::string> numbers;
    std::string salvage_class = "B";
    std::string action = "carry-out";
};

Status add(Context& context, EntriesOptions const& options) {
    storage::EntryDefaults const defaults{
        *enumerator_of<storage::SalvageClass>(options.salvage_class, kSalvageClassNames),
        *enumerator_of<storage::SalvageAction>(options.action, kSalvageActionNames)};
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const count, vault.write([&] {
        return add_to_list(records.lists, records.objects, options.list, options.numbers, defaults);
    }));
    context.print(
        {{"list", options.list}, {"added", count}},
        fmt::format(fmt::runtime(tr("Objects added to {1}: {0}\n")), count, options.list));
    return {};
}

void add_add(CLI::App& group, Context& context) {
    auto const options = std::make_shared<EntriesOptions>();
    auto* const verb = add_verb(group, "add", tr("Adds objects at the end of a list."),
                                "noodkluis-cli list add museum.kluis Brand ZK-1 ZK-2 --class A");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_operands(verb, "NUMBER", options->numbers, tr("the accession numbers of the objects"));
    add_choice(verb, "--class", options->salvage_class, words_of(kSalvageClassNames),
               tr("how much it matters to save them; B unless given"));
    add_choice(verb, "--action", options->action, words_of(kSalvageActionNames),
               tr("what to do with them; carry-out unless given"));
    on_run(verb, context, [&context, options] { return add(context, *options); });
}

Status remove(Context& context, EntriesOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const count, vault.write([&] {
        return remove_from_list(records.lists, records.objects, options.list, options.numbers);
    }));
    context.print(
        {{"list", options.list}, {"removed", count}},
        fmt::format(fmt::runtime(tr("Objects removed from {1}: {0}\n")), count, options.list));
    return {};
}

void add_remove(CLI::App& group, Context& context) {
    auto const options = std::make_shared<EntriesOptions>();
    auto* const verb =
        add_verb(group, "remove", tr("Takes objects off a list; they stay in the vault."),
                 "noodkluis-cli list remove museum.kluis Brand ZK-2");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_operands(verb, "NUMBER", options->numbers, tr("the accession numbers of the objects"));
    on_run(verb, context, [&context, options] { return remove(context, *options); });
}

struct RankOptions {
    std::string vault;
    std::string list;
    std::string number;
    EntryEdit edit;
    std::string salvage_class;
    std::string action;
};

Status rank(Context& context, RankOptions const& options) {
    auto edit = options.edit;
    edit.salvage_class = given<storage::SalvageClass>(options.salvage_class, kSalvageClassNames);
    edit.action = given<storage::SalvageAction>(options.action, kSalvageActionNames);
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_CHECK(vault.write([&] {
        return edit_entry(records.lists, records.objects, options.list, options.number, edit);
    }));
    NK_TRY(auto const list, list_by_name(records.lists, options.list));
    NK_TRY(auto const object, object_by_number(records.objects, options.number));
    NK_TRY(auto const entries, records.lists.entries(list.id));
    auto const entry = std::find_if(entries.begin(), entries.end(), [&](auto const& candidate) {
        return candidate.object == object.id;
    });
    NK_ASSERT(entry != entries.end());
    context.print(
        {{"list", list.name},
         {"accession_number", object.accession_number},
         {"rank", entry->rank},
         {"class", name_of(entry->salvage_class)},
         {"action", name_of(entry->action)},
         {"entries", entries.size()}},
        fmt::format(fmt::runtime(tr("{0} is number {1} of {2} on {3}: class {4}, {5}.\n")),
                    object.accession_number, entry->rank, entries.size(), list.name,
                    name_of(entry->salvage_class), label_of_choice(name_of(entry->action))));
    return {};
}

void add_rank(CLI::App& group, Context& context) {
    auto const options = std::make_shared<RankOptions>();
    auto* const verb = add_verb(
        group, "rank", tr("Gives an object its place on a list, and says what to do with it."),
        "noodkluis-cli list rank museum.kluis Brand ZK-1 1 --class A --action carry-out "
        "--destination Depot --reason 'Enige in zijn soort'");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_operand(verb, "NUMBER", options->number, tr("the accession number of the object"));
    verb->add_option("RANK", options->edit.rank, tr("its new place; 1 comes first"))->type_name("");
    add_choice(verb, "--class", options->salvage_class, words_of(kSalvageClassNames),
               tr("how much it matters to save it"));
    add_choice(verb, "--action", options->action, words_of(kSalvageActionNames),
               tr("what to do with it"));
    add_optional(verb, "--destination", options->edit.destination, tr("where to bring it"));
    add_optional(verb, "--reason", options->edit.reason, tr("why it is on the list"));
    add_optional(verb, "--instruction", options->edit.instruction,
                 tr("what to mind in this scenario"));
    on_run(verb, context, [&context, options] { return rank(context, *options); });
}

}  // namespace

void add_list(CLI::App& app, Context& context) {
    auto* const group = add_verb_group(
        app, "list",
        tr("Priority lists: create, add, remove, rank, edit, review, approve, changes."));
    add_create(*group, context);
    add_add(*group, context);
    add_remove(*group, context);
    add_rank(*group, context);
    add_list_show(*group, context);
    add_list_edit(*group, context);
    add_list_review(*group, context);
    add_list_approve(*group, context);
    add_list_changes(*group, context);
    add_list_revert(*group, context);
    add_list_delete(*group, context);
}

}  // namespace noodkluis::app::cli
