// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/changes.h"

#include <nlohmann/json.hpp>

namespace noodkluis::storage {

using Json = nlohmann::ordered_json;

std::string encode_changes(std::vector<FieldChange> const& changes) {
    Json json = Json::object();
    for (auto const& change : changes) {
        json[change.field] = Json::array({change.before, change.after});
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

Result<std::vector<FieldChange>> decode_changes(std::string_view text) {
    auto const damaged = [] { return fail(ErrorCode::database_damaged, "the history"); };
    auto const json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return damaged();
    }
    std::vector<FieldChange> changes;
    for (auto const& [field, pair] : json.items()) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
            return damaged();
        }
        changes.push_back({field, pair[0].get<std::string>(), pair[1].get<std::string>()});
    }
    return changes;
}

}  // namespace

Result<std::vector<Revision>> read_revisions(Statement& rows) {
    std::vector<Revision> revisions;
    while (true) {
        NK_TRY(bool const more, rows.next());
        if (!more) {
            return revisions;
        }
        NK_TRY(auto changes, decode_changes(rows.get<std::string_view>(5)));
        revisions.push_back({rows.get<std::int64_t>(0), rows.get<Timestamp>(1), rows.get<UserId>(2),
                             rows.get<RevisionAction>(3), rows.get<std::optional<ObjectId>>(4),
                             std::move(changes)});
    }
}

void note_change(std::vector<FieldChange>& changes, std::string_view field, std::string before,
                 std::string after) {
    if (before != after) {
        changes.push_back({std::string(field), std::move(before), std::move(after)});
    }
}

}  // namespace noodkluis::storage
