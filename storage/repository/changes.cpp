// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/changes.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "storage/model/list_names.h"

namespace noodkluis::storage {

using Json = nlohmann::ordered_json;

namespace {

constexpr char const* kEntries = "entries";

Json json_of(ListEntry const& entry) {
    return Json::array({entry.object.text(), entry.rank, name_of(entry.salvage_class),
                        name_of(entry.action), entry.destination, entry.reason, entry.instruction});
}

template <class Enum, class Names>
bool read_name(Json const& json, Names const& names, Enum& value) {
    auto const* const found = std::find_if(names.begin(), names.end(), [&](char const* name) {
        return json.get_ref<std::string const&>() == name;
    });
    value = static_cast<Enum>(found - names.begin());
    return found != names.end();
}

std::optional<ListEntry> read_entry(Json const& json) {
    constexpr std::size_t kMembers = 7;
    constexpr std::size_t kRank = 1;
    if (!json.is_array() || json.size() != kMembers) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < kMembers; ++i) {
        if (i == kRank ? !json[i].is_number_integer() : !json[i].is_string()) {
            return std::nullopt;
        }
    }
    ListEntry entry;
    auto const object = ObjectId::parse(json[0].get_ref<std::string const&>());
    if (!object || !read_name(json[2], kSalvageClassNames, entry.salvage_class) ||
        !read_name(json[3], kSalvageActionNames, entry.action)) {
        return std::nullopt;
    }
    entry.object = *object;
    entry.rank = json[kRank].get<std::int64_t>();
    entry.destination = json[4].get<std::string>();
    entry.reason = json[5].get<std::string>();
    entry.instruction = json[6].get<std::string>();
    return entry;
}

/// False when the text is not of the form that encode_changes writes.
bool decode_changes(std::string_view text, Revision& revision) {
    auto const json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return false;
    }
    for (auto const& [field, value] : json.items()) {
        if (!value.is_array()) {
            return false;
        }
        if (field == kEntries) {
            for (auto const& item : value) {
                auto entry = read_entry(item);
                if (!entry) {
                    return false;
                }
                revision.entries.push_back(*std::move(entry));
            }
            continue;
        }
        if (value.size() != 2 || !value[0].is_string() || !value[1].is_string()) {
            return false;
        }
        revision.changes.push_back(
            {field, value[0].get<std::string>(), value[1].get<std::string>()});
    }
    return true;
}

}  // namespace

std::string encode_changes(std::vector<FieldChange> const& changes,
                           std::span<ListEntry const> entries) {
    Json json = Json::object();
    for (auto const& change : changes) {
        json[change.field] = Json::array({change.before, change.after});
    }
    for (auto const& entry : entries) {
        json[kEntries].push_back(json_of(entry));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<Revision>> read_revisions(Statement& rows) {
    std::vector<Revision> revisions;
    while (true) {
        NK_TRY(bool const more, rows.next());
        if (!more) {
            return revisions;
        }
        Revision revision{rows.get<std::int64_t>(0),
                          rows.get<Timestamp>(1),
                          rows.get<UserId>(2),
                          rows.get<RevisionAction>(3),
                          rows.get<std::optional<ObjectId>>(4),
                          {},
                          {}};
        if (!decode_changes(rows.get<std::string_view>(5), revision)) {
            return fail(ErrorCode::database_damaged, "the history");
        }
        revisions.push_back(std::move(revision));
    }
}

void note_change(std::vector<FieldChange>& changes, std::string_view field, std::string before,
                 std::string after) {
    if (before != after) {
        changes.push_back({std::string(field), std::move(before), std::move(after)});
    }
}

}  // namespace noodkluis::storage
