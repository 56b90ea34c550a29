// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/repository/test_database.h"

namespace noodkluis::test {

inline storage::ListId new_list(TestDatabase& db, std::string name = "Brand") {
    storage::PriorityList list;
    list.name = std::move(name);
    auto const id = db.lists.create(std::move(list));
    NK_REQUIRE_OK(id);
    return *id;
}

inline std::vector<storage::ObjectId> objects(TestDatabase& db, int count) {
    std::vector<storage::ObjectId> ids;
    auto transaction = storage::Transaction::begin(db.connection);
    NK_REQUIRE_OK(transaction);
    for (int i = 1; i <= count; ++i) {
        ids.push_back(db.add("A" + std::to_string(i), "", "B/1/" + std::to_string(i % 3)));
    }
    NK_REQUIRE_OK(transaction->commit());
    return ids;
}

/// The objects in order of rank; ranks are checked to be 1, 2, ... n.
inline std::vector<storage::ObjectId> order(TestDatabase& db, storage::ListId list) {
    auto const entries = db.lists.entries(list);
    NK_REQUIRE_OK(entries);
    std::vector<storage::ObjectId> ids;
    for (auto const& entry : *entries) {
        ids.push_back(entry.object);
        REQUIRE(entry.rank == static_cast<std::int64_t>(ids.size()));
    }
    return ids;
}

}  // namespace noodkluis::test
