// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/sharing/bundle_open.h"
#include "storage/model/plan.h"

// The list in an opened bundle, as values to show: what was agreed, and nothing else, so every text
// may be missing.
namespace noodkluis::app {

/// Names of fields to what they say.
using SharedTexts = std::map<std::string, std::string, std::less<>>;
/// "" when it is not there.
[[nodiscard]] std::string const& text_of(SharedTexts const& texts, std::string_view name);

struct SharedPhoto {
    std::string file;  ///< name in the bundle
    std::string kind;
};

struct SharedEntry {
    SharedTexts entry;
    SharedTexts object;
    std::string room;  ///< id, or ""
    std::vector<SharedPhoto> photos;
    SharedTexts pin{};  ///< of its own on a plan: floor, plan_x, plan_y; or nothing

    /// The best name for somebody who does not know the collection.
    [[nodiscard]] std::string const& name() const;
};

struct SharedRoom {
    std::string id;
    std::string floor;
    SharedTexts texts;
};

struct SharedFloor {
    std::string id;
    std::string building;
    SharedTexts texts;
    std::string plan;  ///< name in the bundle, or ""

    /// Where people gather, when that is on the plan.
    [[nodiscard]] std::optional<storage::PlanPoint> assembly_point() const;
};

struct SharedBuilding {
    std::string id;
    SharedTexts texts;
};

struct SharedList {
    std::string name;
    std::string scenario;
    std::int64_t version = 0;
    Timestamp approved_at{};
    std::string tlp;
    std::vector<SharedEntry> entries;  ///< in order of rank
    std::vector<SharedRoom> rooms;
    std::vector<SharedFloor> floors;
    std::vector<SharedBuilding> buildings;

    /// Null when it is not known.
    [[nodiscard]] SharedRoom const* room_of(SharedEntry const& entry) const;
    [[nodiscard]] SharedFloor const* floor_of(SharedEntry const& entry) const;
    /// On the plan of its floor: its own pin, else that of its room.
    [[nodiscard]] std::optional<storage::PlanPoint> pin_of(SharedEntry const& entry) const;
    /// How to walk to its room, on the plan of the floor; to its own pin, if it has one. Empty when
    /// there is no route.
    [[nodiscard]] std::vector<storage::PlanPoint> route_of(SharedEntry const& entry) const;

    /// `name` is for messages. Errors: document_malformed.
    [[nodiscard]] static Result<SharedList> parse(ByteView document, std::string const& name);
};

/// Errors: those of OpenedBundle::read and SharedList::parse.
[[nodiscard]] Result<SharedList> read_shared_list(OpenedBundle const& bundle);

}  // namespace noodkluis::app
