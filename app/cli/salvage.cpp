// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/open_asking.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/salvage_log.h"
#include "app/sharing/share.h"
#include "app/text/display.h"
#include "app/text/enum_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/repository/salvage_repository.h"

namespace noodkluis::app::cli {
namespace {

using storage::SalvageState;

char const* name_of(SalvageState state) {
    return storage::kSalvageStateNames[static_cast<std::size_t>(state)];
}

Json counts_json(storage::SalvageCounts const& counts) {
    return {{"to_do", counts.to_do},     {"out", counts.out},
            {"covered", counts.covered}, {"not_found", counts.not_found},
            {"damaged", counts.damaged}, {"at_assembly_point", counts.at_assembly_point}};
}

Json incident_json(SalvageLog const& log) {
    auto const& incident = log.incident;
    Json json{{"incident", incident.id.text()},
              {"kind", storage::kIncidentKindNames[static_cast<std::size_t>(incident.kind)]},
              {"started_at", format_time(incident.started_at)},
              {"entries", incident.entries},
              {"counts", counts_json(log.counts)},
              {"note", incident.note}};
    if (incident.bundle) {
        json["bundle"] = incident.bundle->text();
    }
    if (incident.list_version) {
        json["list_version"] = incident.list_version->text();
    }
    return json;
}

Json mark_json(storage::SalvageMark const& mark) {
    Json json{{"mark", mark.sequence},
              {"number", mark.entry},
              {"state", name_of(mark.state)},
              {"at", format_time(mark.at)},
              {"recorded_at", format_time(mark.recorded_at)}};
    if (mark.takes_back != 0) {
        json["takes_back"] = mark.takes_back;
    }
    return json;
}

std::string progress_text(SalvageLog const& log) {
    return fmt::format(fmt::runtime(tr("{0} of {1} out, {2} covered in place, {3} not found, {4} "
                                       "to do.\n")),
                       log.counts.out, log.incident.entries, log.counts.covered,
                       log.counts.not_found, log.counts.to_do);
}

/// The one that was asked for, else the one that was started last.
Result<storage::IncidentId> chosen_incident(storage::Vault& vault, std::string const& id) {
    if (!id.empty()) {
        auto const parsed = storage::IncidentId::parse(id);
        return parsed ? Result<storage::IncidentId>(*parsed)
                      : fail(ErrorCode::record_not_found, id);
    }
    NK_TRY(auto const newest, storage::SalvageRepository(vault.connection()).newest());
    if (!newest) {
        return fail(ErrorCode::invalid_argument, vault.folder().filename().string(),
                    translatable("start an incident or a drill first, with salvage start"));
    }
    return newest->id;
}

Result<std::optional<Timestamp>> time_given(std::string const& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    NK_TRY(auto const time, parse_time(text));
    return time;
}

struct StartOptions {
    std::string vault;
    std::string file;
    std::string list;
    std::string kind = "incident";
    std::string at;
    std::string note;
    std::string code_file;
    bool clock_is_right = false;
};

Result<SalvageLog> start_with(Context& context, storage::Vault& vault, StartOptions const& options,
                              NewIncident const& start) {
    if (!options.list.empty()) {
        return start_salvage(vault, options.list, start, context.clock());
    }
    NK_TRY(auto const bundle, open_asking(context, vault, options.file, options.code_file));
    return start_salvage(vault, bundle, start, context.clock());
}

Status start(Context& context, StartOptions const& options) {
    if (options.file.empty() == options.list.empty()) {
        return fail(ErrorCode::invalid_argument, "FILE",
                    translatable("give a bundle, or an own list with --list"));
    }
    NewIncident start;
    start.kind = *enumerator_of<storage::IncidentKind>(options.kind, storage::kIncidentKindNames);
    NK_TRY(start.started_at, time_given(options.at));
    start.note = options.note;
    NK_TRY(auto vault, context.open_vault(options.vault));
    if (options.clock_is_right) {
        NK_CHECK(believe_clock(vault, context.clock()));
    }
    NK_TRY(auto const log, start_with(context, vault, options, start));
    context.print(incident_json(log),
                  fmt::format(fmt::runtime(tr("Started, with {0} objects: {1} of {2}.\n")),
                              log.incident.entries, words_of(log.incident.kind),
                              display_time(log.incident.started_at)));
    return {};
}

void add_start(CLI::App& group, Context& context) {
    auto const options = std::make_shared<StartOptions>();
    auto* const verb =
        add_verb(group, "start", tr("Begins the log of an incident or a drill with a list."),
                 "noodkluis-cli salvage start brandweer.kluis brand.nkbundle --kind drill\n"
                 "noodkluis-cli salvage start museum.kluis --list Brand --kind drill");
    add_vault(verb, options->vault);
    optional(add_operand(verb, "FILE", options->file, tr("the bundle whose list is used")));
    add_value(verb, "--list", options->list, "LIST", tr("an own list instead of a bundle"));
    add_choice(verb, "--kind", options->kind, words_of(storage::kIncidentKindNames),
               tr("incident unless given"));
    add_value(verb, "--at", options->at, "TIME", tr("when it began; now when left out"));
    add_value(verb, "--note", options->note, "TEXT", tr("a remark, such as who is in command"));
    add_release_code_file(verb, options->code_file);
    add_clock_is_right(verb, options->clock_is_right);
    on_run(verb, context, [&context, options] { return start(context, *options); });
}

struct MarkOptions {
    std::string vault;
    std::string state;
    std::vector<std::string> numbers;
    std::string at;
    std::string incident;
};

Result<std::vector<std::int64_t>> numbers_from(std::vector<std::string> const& texts) {
    std::vector<std::int64_t> numbers;
    for (auto const& text : texts) {
        std::int64_t number = 0;
        auto const* const end = text.data() + text.size();
        auto const [rest, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc() || rest != end) {
            return fail(ErrorCode::invalid_argument, text,
                        translatable("write the number of an object in the list"));
        }
        numbers.push_back(number);
    }
    return numbers;
}

Status mark(Context& context, MarkOptions const& options) {
    auto const state = *enumerator_of<SalvageState>(options.state, storage::kSalvageStateNames);
    NK_TRY(auto const at, time_given(options.at));
    NK_TRY(auto const numbers, numbers_from(options.numbers));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const incident, chosen_incident(vault, options.incident));
    NK_TRY(auto const log, mark_entries(vault, incident, numbers, state, at, context.clock()));
    auto json = incident_json(log);
    auto& marks = json["marks"] = Json::array();
    std::string human;
    for (auto i = log.marks.size() - numbers.size(); i < log.marks.size(); ++i) {
        marks.push_back(mark_json(log.marks[i]));
        human += fmt::format("{}: {}, {}\n", log.marks[i].entry, words_of(state),
                             display_time(log.marks[i].at));
    }
    context.print(json, human + progress_text(log));
    return {};
}

void add_mark(CLI::App& group, Context& context) {
    auto const options = std::make_shared<MarkOptions>();
    auto* const verb =
        add_verb(group, "mark", tr("Writes down what happened to objects of the list."),
                 "noodkluis-cli salvage mark brandweer.kluis out 1");
    add_vault(verb, options->vault);
    auto states = words_of(storage::kSalvageStateNames);
    states.erase(states.begin());  // nothing is marked as to do: a mark is taken back instead
    required(add_choice(verb, "STATE", options->state, states, tr("what happened to them")));
    add_operands(verb, "NUMBER", options->numbers, tr("the numbers of the objects in the list"));
    add_value(verb, "--at", options->at, "TIME",
              tr("when it happened, for what was on paper first; now when left out"));
    add_value(verb, "--incident", options->incident, "ID",
              tr("the incident or drill; the newest when left out"));
    on_run(verb, context, [&context, options] { return mark(context, *options); });
}

struct UndoOptions {
    std::string vault;
    std::int64_t mark = 0;
    std::string incident;
};

Status undo(Context& context, UndoOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const incident, chosen_incident(vault, options.incident));
    NK_TRY(auto const log, take_back_mark(vault, incident, options.mark, context.clock()));
    auto const& written = log.marks.back();
    auto json = incident_json(log);
    json["marks"] = Json::array({mark_json(written)});
    context.print(json, fmt::format(fmt::runtime(tr("Taken back: {0}, {1}.\n")), written.entry,
                                    words_of(written.state)) +
                            progress_text(log));
    return {};
}

void add_undo(CLI::App& group, Context& context) {
    auto const options = std::make_shared<UndoOptions>();
    auto* const verb = add_verb(group, "undo", tr("Takes a mark back. Both stay in the log."),
                                "noodkluis-cli salvage undo brandweer.kluis");
    add_vault(verb, options->vault);
    add_number(verb, "--mark", options->mark, 1, std::numeric_limits<std::int32_t>::max(),
               tr("the number of the mark in the log; the last one when left out"));
    add_value(verb, "--incident", options->incident, "ID",
              tr("the incident or drill; the newest when left out"));
    on_run(verb, context, [&context, options] { return undo(context, *options); });
}

struct ShowOptions {
    std::string vault;
    std::string incident;
};

Status show_all(Context& context, storage::Vault& vault) {
    NK_TRY(auto const logs, list_salvage(vault));
    auto rows = Json::array();
    Table table({{tr("Incident or drill")},
                 {tr("Kind")},
                 {tr("Started")},
                 {tr("Out"), Table::Align::right},
                 {tr("Objects"), Table::Align::right},
                 {tr("Note")}});
    for (auto const& log : logs) {
        rows.push_back(incident_json(log));
        table.add({log.incident.id.text(), words_of(log.incident.kind),
                   display_time(log.incident.started_at), std::to_string(log.counts.out),
                   std::to_string(log.incident.entries), log.incident.note});
    }
    context.print({{"incidents", std::move(rows)}},
                  table.empty() ? tr("No incidents or drills yet.\n") : table.text());
    return {};
}

std::string objects_text(SalvageLog const& log) {
    Table table({{tr("Nr"), Table::Align::right}, {tr("State")}, {tr("When")}, {tr("Damaged")}});
    for (std::size_t i = 0; i < log.entries.size(); ++i) {
        auto const& entry = log.entries[i];
        if (entry.last_mark != 0) {
            table.add({std::to_string(i + 1), words_of(entry.state),
                       entry.state == SalvageState::to_do ? "" : display_time(entry.since),
                       entry.damaged_at ? display_time(*entry.damaged_at) : ""});
        }
    }
    return table.text();
}

std::string marks_text(SalvageLog const& log) {
    Table table({{tr("Mark"), Table::Align::right},
                 {tr("Nr"), Table::Align::right},
                 {tr("State")},
                 {tr("When")},
                 {tr("Written down")}});
    for (auto const& mark : log.marks) {
        auto const state =
            mark.takes_back == 0
                ? std::string(words_of(mark.state))
                : fmt::format(fmt::runtime(tr("takes back mark {0}")), mark.takes_back);
        table.add({std::to_string(mark.sequence), std::to_string(mark.entry), state,
                   display_time(mark.at), display_time(mark.recorded_at)});
    }
    return table.text();
}

Status show(Context& context, ShowOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    if (options.incident.empty()) {
        return show_all(context, vault);
    }
    NK_TRY(auto const incident,
           chosen_incident(vault, options.incident == "newest" ? "" : options.incident));
    NK_TRY(auto const log, read_salvage(vault, incident));
    auto json = incident_json(log);
    auto& objects = json["objects"] = Json::array();
    for (std::size_t i = 0; i < log.entries.size(); ++i) {
        auto const& entry = log.entries[i];
        Json row{{"number", i + 1}, {"state", name_of(entry.state)}};
        if (entry.state != SalvageState::to_do) {
            row["since"] = format_time(entry.since);
        }
        if (entry.damaged_at) {
            row["damaged_at"] = format_time(*entry.damaged_at);
        }
        objects.push_back(std::move(row));
    }
    auto& marks = json["marks"] = Json::array();
    std::transform(log.marks.begin(), log.marks.end(), std::back_inserter(marks), mark_json);
    context.print(json, fmt::format("{}, {}\n{}\n{}\n{}", words_of(log.incident.kind),
                                    display_time(log.incident.started_at), progress_text(log),
                                    objects_text(log), marks_text(log)));
    return {};
}

void add_show(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ShowOptions>();
    auto* const verb = add_verb(
        group, "show", tr("Shows what was marked in an incident or drill, or all of them."),
        "noodkluis-cli salvage show brandweer.kluis\n"
        "noodkluis-cli salvage show brandweer.kluis newest");
    add_vault(verb, options->vault);
    optional(add_operand(verb, "ID", options->incident,
                         tr("the incident or drill, or newest; without it, all of them")));
    on_run(verb, context, [&context, options] { return show(context, *options); });
}

}  // namespace

void add_salvage(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "salvage", tr("What happened to the objects in an incident or drill."));
    add_start(*group, context);
    add_mark(*group, context);
    add_undo(*group, context);
    add_show(*group, context);
}

}  // namespace noodkluis::app::cli
