// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/plan_repository.h"

#include "storage/repository/rows.h"
#include "storage/repository/write_scope.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kObjectExists = "SELECT 1 FROM object WHERE id = ?";
constexpr Sql kRoomExists = "SELECT 1 FROM room WHERE id = ?";
constexpr Sql kFloorExists = "SELECT 1 FROM floor WHERE id = ?";

constexpr Sql kPutPin =
    "INSERT INTO object_pin (object, floor, x, y) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (object) DO UPDATE SET (floor, x, y) = (excluded.floor, excluded.x, excluded.y)";
constexpr Sql kDeletePin = "DELETE FROM object_pin WHERE object = ?";
constexpr Sql kPin = "SELECT floor, x, y FROM object_pin WHERE object = ?";
constexpr Sql kPutRoute =
    "INSERT INTO room_route (room, points) VALUES (?, ?) "
    "ON CONFLICT (room) DO UPDATE SET points = excluded.points";
constexpr Sql kDeleteRoute = "DELETE FROM room_route WHERE room = ?";
constexpr Sql kRoute = "SELECT points FROM room_route WHERE room = ?";
constexpr Sql kPutAssemblyPoint =
    "INSERT INTO assembly_point (floor, x, y) VALUES (?, ?, ?) "
    "ON CONFLICT (floor) DO UPDATE SET (x, y) = (excluded.x, excluded.y)";
constexpr Sql kDeleteAssemblyPoint = "DELETE FROM assembly_point WHERE floor = ?";
constexpr Sql kAssemblyPoint = "SELECT x, y FROM assembly_point WHERE floor = ?";

// The lowest number of a class is the highest class.
constexpr Sql kObjectsOn =
    "SELECT object.id, object.accession_number, object.short_name, object.title, location.path, "
    "location.room, object_pin.x, object_pin.y, "
    "(SELECT min(salvage_class) FROM list_entry WHERE list_entry.object = object.id) "
    "FROM location JOIN object ON object.location = location.id "
    "LEFT JOIN object_pin ON object_pin.object = object.id AND object_pin.floor = location.floor "
    "WHERE location.floor = ? ORDER BY object.accession_number";
constexpr Sql kCounts =
    "SELECT location.floor, count(*), "
    "sum(EXISTS (SELECT 1 FROM list_entry WHERE list_entry.object = object.id)) "
    "FROM location JOIN object ON object.location = location.id "
    "WHERE location.floor IS NOT NULL GROUP BY location.floor";

std::optional<PlanPoint> read_point(Statement const& row, int column) {
    auto const x = row.get<std::optional<double>>(column);
    auto const y = row.get<std::optional<double>>(column + 1);
    return x && y ? std::optional(PlanPoint{*x, *y}) : std::nullopt;
}

FloorObject read_object(Statement const& row) {
    FloorObject object;
    object.id = row.get<ObjectId>(0);
    object.accession_number = row.get<std::string>(1);
    object.name = row.get<std::string>(2);
    if (object.name.empty()) {
        object.name = row.get<std::string>(3);
    }
    object.location_path = row.get<std::string>(4);
    object.room = row.get<std::optional<RoomId>>(5);
    object.pin = read_point(row, 6);
    object.salvage_class = row.get<std::optional<SalvageClass>>(8);
    return object;
}

template <class Id>
Status require(Connection& connection, Sql exists, Id const& id) {
    NK_TRY(auto row, connection.prepare(exists));
    NK_TRY(bool const found, row.find(id));
    return found ? Status() : Status(fail(ErrorCode::record_not_found, id.text()));
}

Status require_on_plan(PlanPoint point) {
    if (!is_on_plan(point)) {
        return fail(ErrorCode::invalid_argument, "pin",
                    translatable("a pin is from 0 to 1 of the plan"));
    }
    return {};
}

}  // namespace

Status PlanRepository::set_pin(ObjectId object, std::optional<ObjectPin> const& pin) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_CHECK(require(*m_connection, kObjectExists, object));
    if (pin) {
        NK_CHECK(require(*m_connection, kFloorExists, pin->floor));
        NK_CHECK(require_on_plan(pin->at));
        NK_TRY(auto put, m_connection->prepare(kPutPin));
        NK_CHECK(put.run(object, pin->floor, pin->at.x, pin->at.y));
    } else {
        NK_TRY(auto remove, m_connection->prepare(kDeletePin));
        NK_CHECK(remove.run(object));
    }
    return scope.commit();
}

Result<std::optional<ObjectPin>> PlanRepository::pin(ObjectId object) {
    return find_one(
        *m_connection, kPin,
        [](Statement const& row) {
            return ObjectPin{row.get<FloorId>(0), {row.get<double>(1), row.get<double>(2)}};
        },
        object);
}

Status PlanRepository::set_route(RoomId room, std::vector<PlanPoint> const& points) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_CHECK(require(*m_connection, kRoomExists, room));
    for (auto const& point : points) {
        NK_CHECK(require_on_plan(point));
    }
    if (points.size() == 1 || points.size() > kRoutePointsMax) {
        return fail(ErrorCode::invalid_argument, "route_points",
                    translatable("a route has 2 to 100 points"));
    }
    if (points.empty()) {
        NK_TRY(auto remove, m_connection->prepare(kDeleteRoute));
        NK_CHECK(remove.run(room));
    } else {
        NK_TRY(auto put, m_connection->prepare(kPutRoute));
        NK_CHECK(put.run(room, format_points(points)));
    }
    return scope.commit();
}

Result<std::vector<PlanPoint>> PlanRepository::route(RoomId room) {
    NK_TRY(auto const text,
           find_one(
               *m_connection, kRoute, [](Statement const& row) { return row.get<std::string>(0); },
               room));
    if (!text) {
        return std::vector<PlanPoint>();
    }
    auto points = parse_points(*text);
    if (!points) {
        return fail(ErrorCode::database_damaged, room.text());
    }
    return *std::move(points);
}

Status PlanRepository::set_assembly_point(FloorId floor, std::optional<PlanPoint> const& point) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_CHECK(require(*m_connection, kFloorExists, floor));
    if (point) {
        NK_CHECK(require_on_plan(*point));
        NK_TRY(auto put, m_connection->prepare(kPutAssemblyPoint));
        NK_CHECK(put.run(floor, point->x, point->y));
    } else {
        NK_TRY(auto remove, m_connection->prepare(kDeleteAssemblyPoint));
        NK_CHECK(remove.run(floor));
    }
    return scope.commit();
}

Result<std::optional<PlanPoint>> PlanRepository::assembly_point(FloorId floor) {
    return find_one(
        *m_connection, kAssemblyPoint,
        [](Statement const& row) {
            return PlanPoint{row.get<double>(0), row.get<double>(1)};
        },
        floor);
}

Result<std::vector<FloorObject>> PlanRepository::objects_on(FloorId floor) {
    return find_all(*m_connection, kObjectsOn, read_object, floor);
}

Result<std::map<FloorId, FloorCount>> PlanRepository::counts() {
    NK_TRY(auto rows, m_connection->prepare(kCounts));
    std::map<FloorId, FloorCount> counts;
    rows.start();
    NK_CHECK(rows.each([&](Statement const& row) {
        counts[row.get<FloorId>(0)] = {row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
    }));
    return counts;
}

}  // namespace noodkluis::storage
