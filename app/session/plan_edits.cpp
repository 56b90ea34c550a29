// SPDX-License-Identifier: Apache-2.0
#include "app/session/apply_edit.h"

namespace noodkluis::app {

Result<Edit> apply_edit(Records& records, SetObjectPin const& edit) {
    NK_TRY(auto const before, records.plans.pin(edit.object));
    NK_CHECK(records.plans.set_pin(edit.object, edit.pin));
    return SetObjectPin{edit.object, before};
}

Result<Edit> apply_edit(Records& records, SetRoomPin const& edit) {
    NK_TRY(auto room, records.places.get(edit.room));
    SetRoomPin const inverse{edit.room, storage::pin_of(room)};
    room.plan_x = edit.pin ? std::optional(edit.pin->x) : std::nullopt;
    room.plan_y = edit.pin ? std::optional(edit.pin->y) : std::nullopt;
    NK_CHECK(records.places.update(room));
    return inverse;
}

Result<Edit> apply_edit(Records& records, SetRoomRoute const& edit) {
    NK_TRY(auto before, records.plans.route(edit.room));
    NK_CHECK(records.plans.set_route(edit.room, edit.points));
    return SetRoomRoute{edit.room, std::move(before)};
}

Result<Edit> apply_edit(Records& records, SetAssemblyPoint const& edit) {
    NK_TRY(auto const before, records.plans.assembly_point(edit.floor));
    NK_CHECK(records.plans.set_assembly_point(edit.floor, edit.point));
    return SetAssemblyPoint{edit.floor, before};
}

}  // namespace noodkluis::app
