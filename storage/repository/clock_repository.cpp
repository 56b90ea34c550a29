// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/clock_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kLoad = "SELECT floor_local, floor_signed FROM time_state";
constexpr Sql kStore =
    "INSERT OR REPLACE INTO time_state (one, floor_local, floor_signed) VALUES (1, ?, ?)";

TimeFloors read(Statement const& row) {
    return {row.get<Timestamp>(0), row.get<Timestamp>(1)};
}

}  // namespace

Result<std::optional<TimeFloors>> ClockRepository::load() {
    return find_one(m_connection, kLoad, read);
}

Status ClockRepository::store(TimeFloors const& floors) {
    NK_TRY(auto store, m_connection.prepare(kStore));
    return store.run(floors.local, floors.signed_latest);
}

}  // namespace noodkluis::storage
