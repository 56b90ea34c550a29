// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_history.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/lists/list_changes.h"
#include "app/lists/list_names.h"
#include "app/session/lookup.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app {
namespace {

using storage::RevisionAction;

/// Only `approve` makes a list approved, so that a status cannot be set back to it.
bool is_reopening(storage::FieldChange const& change) {
    return change.field == "status" && change.before == name_of(storage::ListStatus::approved);
}

/// The change of this field, or an empty one.
storage::FieldChange change_of(storage::Revision const& revision, std::string_view field) {
    auto const found = std::find_if(revision.changes.begin(), revision.changes.end(),
                                    [&](auto const& change) { return change.field == field; });
    return found == revision.changes.end() ? storage::FieldChange() : *found;
}

Result<Edit> properties_back(storage::ListId list, storage::Revision const& revision) {
    SetListFields edit{list, {}};
    for (auto const& change : revision.changes) {
        if (!is_reopening(change)) {
            edit.values.push_back({change.field, change.before});
        }
    }
    return edit;
}

Result<Edit> additions_back(Records& records, storage::ListId list,
                            storage::Revision const& revision) {
    RemoveEntries edit{list, {}};
    for (auto const& change : revision.changes) {
        if (change.field == "objects") {
            NK_TRY(edit.objects,
                   objects_by_number(records.objects, storage::split_items(change.after)));
        }
    }
    return edit;
}

/// Where the moved entries were, as far as the list still reaches, and no two at one rank.
Result<Edit> moves_back(Records& records, storage::ListId list, storage::Revision const& revision) {
    std::vector<storage::EntryRank> before;
    for (auto const& entry : revision.entries) {
        before.push_back({entry.object, entry.rank});
    }
    for (auto const& change : revision.changes) {
        if (revision.object && change.field == "rank") {
            auto const rank = storage::parse_decimal(change.before, 0);
            before.push_back({*revision.object, rank.value_or(1)});
        }
    }
    std::sort(before.begin(), before.end(),
              [](auto const& a, auto const& b) { return a.rank < b.rank; });
    MoveEntries edit{list, {}};
    for (auto const& place : before) {
        NK_TRY(auto const entry, records.lists.find_entry(list, place.object));
        if (entry) {
            edit.places.push_back(place);
        }
    }
    NK_TRY(auto limit, records.lists.entry_count(list));
    for (auto place = edit.places.rbegin(); place != edit.places.rend(); ++place) {
        place->rank = std::min(place->rank, limit);
        limit = place->rank - 1;
    }
    if (edit.places.empty()) {
        return fail(ErrorCode::record_not_found, revision.object ? revision.object->text() : "");
    }
    return edit;
}

Result<Edit> entry_back(Records& records, storage::ListId list, storage::Revision const& revision) {
    NK_TRY(auto entry, records.lists.find_entry(list, *revision.object));
    if (!entry) {
        NK_TRY(auto const object, records.objects.summary(*revision.object));
        return fail(ErrorCode::record_not_found, object.accession_number);
    }
    for (auto const& change : revision.changes) {
        if (change.field == "class") {
            entry->salvage_class =
                enumerator_of<storage::SalvageClass>(change.before, kSalvageClassNames)
                    .value_or(entry->salvage_class);
        } else if (change.field == "action") {
            entry->action =
                enumerator_of<storage::SalvageAction>(change.before, kSalvageActionNames)
                    .value_or(entry->action);
        } else if (change.field == "destination") {
            entry->destination = change.before;
        } else if (change.field == "reason") {
            entry->reason = change.before;
        } else if (change.field == "instruction") {
            entry->instruction = change.before;
        }
    }
    return SetEntries{list, {*std::move(entry)}};
}

Result<Edit> back(Records& records, storage::ListId list, storage::Revision const& revision) {
    switch (revision.action) {
        case RevisionAction::changed:
            return properties_back(list, revision);
        case RevisionAction::entries_added:
            return additions_back(records, list, revision);
        case RevisionAction::entries_removed:
            return PutEntries{list, revision.entries};
        case RevisionAction::entry_moved:
            return moves_back(records, list, revision);
        case RevisionAction::entry_changed:
            return entry_back(records, list, revision);
        case RevisionAction::created:
        case RevisionAction::approved:
            break;
    }
    NK_ASSERT(false);
    return fail(ErrorCode::invalid_argument, "revision");
}

}  // namespace

Result<std::vector<ListEvent>> read_list_history(Records& records, storage::UserRepository users,
                                                 storage::ListId list) {
    NK_TRY(auto const people, users.list());
    std::map<storage::UserId, std::string> names;
    for (auto const& user : people) {
        names[user.id] = user.name;
    }
    NK_TRY(auto revisions, records.lists.history(list));
    std::map<storage::ObjectId, std::string> numbers;
    std::vector<ListEvent> events;
    events.reserve(revisions.size());
    for (auto revision = revisions.rbegin(); revision != revisions.rend(); ++revision) {
        ListEvent event{std::move(*revision), {}, {}};
        event.who = names[event.revision.user];
        if (auto const object = event.revision.object) {
            auto const [known, is_new] = numbers.try_emplace(*object);
            if (is_new) {
                NK_TRY(auto const summary, records.objects.summary(*object));
                known->second = summary.accession_number;
            }
            event.object_number = known->second;
        }
        events.push_back(std::move(event));
    }
    return events;
}

std::string words_of(ListEvent const& event) {
    auto const& revision = event.revision;
    auto const filled = [](char const* sentence, auto const&... values) {
        return fmt::format(fmt::runtime(sentence), values...);
    };
    switch (revision.action) {
        case RevisionAction::created:
            return tr("The list was made");
        case RevisionAction::approved:
            return filled(tr("Approved as version {0}"), change_of(revision, "version").after);
        case RevisionAction::entries_added:
            return filled(tr("Added: {0}"), change_of(revision, "objects").after);
        case RevisionAction::entries_removed:
            return filled(tr("Removed: {0}"), change_of(revision, "objects").before);
        case RevisionAction::entry_moved: {
            auto const rank = change_of(revision, "rank");
            auto const& numbers = event.object_number.empty() ? change_of(revision, "objects").after
                                                              : event.object_number;
            return filled(tr("{0} moved from rank {1} to {2}"), numbers, rank.before, rank.after);
        }
        case RevisionAction::changed:
        case RevisionAction::entry_changed:
            break;
    }
    std::string words = event.object_number;
    for (auto const& change : revision.changes) {
        words += (words.empty() ? "" : "  ") + words_of_field(change);
    }
    return words;
}

bool can_revert(storage::Revision const& revision) {
    switch (revision.action) {
        case RevisionAction::changed:
            return !std::all_of(revision.changes.begin(), revision.changes.end(), is_reopening);
        case RevisionAction::entries_removed:
            return !revision.entries.empty();
        case RevisionAction::entries_added:
        case RevisionAction::entry_moved:
        case RevisionAction::entry_changed:
            return true;
        case RevisionAction::created:
        case RevisionAction::approved:
            break;
    }
    return false;
}

Result<Edit> revert_of(Records& records, storage::ListId list, std::int64_t version) {
    NK_TRY(auto const history, records.lists.history(list));
    auto const revision = std::find_if(history.begin(), history.end(), [&](auto const& candidate) {
        return candidate.version == version;
    });
    if (revision == history.end()) {
        return fail(ErrorCode::record_not_found, std::to_string(version));
    }
    if (!can_revert(*revision)) {
        return fail(ErrorCode::invalid_argument, std::to_string(version),
                    translatable("the making of a list and its approval cannot be taken back"));
    }
    return back(records, list, *revision);
}

}  // namespace noodkluis::app
