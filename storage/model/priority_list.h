// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "storage/model/ids.h"

namespace noodkluis::storage {

/// A rescue list takes out ahead of a disaster; a salvage list orders the treatment afterwards.
enum class ListKind : std::uint8_t { rescue, evacuation, salvage, theft };

enum class Scenario : std::uint8_t {
    all,
    fire,
    water_leak,
    flood,
    storm,
    theft,
    vandalism,
    power_cut,
    cyber,
    conflict,
    wildfire,
    evacuation_order
};

enum class SalvageClass : std::uint8_t { a, b, c };

enum class SalvageAction : std::uint8_t {
    carry_out,
    cover_in_place,
    move_higher,
    keep_closed,
    none
};

enum class ListStatus : std::uint8_t { draft, in_review, approved, superseded };

struct PriorityList {
    ListId id;
    std::string name;  ///< unique in the vault
    ListKind kind = ListKind::evacuation;
    Scenario scenario = Scenario::all;
    std::optional<BuildingId> building;
    ListStatus status = ListStatus::draft;
    std::optional<std::chrono::sys_days> review_due;
    std::int64_t version = 0;  ///< grows by one with every change
    Timestamp updated_at{};
    friend bool operator==(PriorityList const&, PriorityList const&) = default;
};

struct ListEntry {
    EntryId id;
    ObjectId object;
    SalvageClass salvage_class = SalvageClass::b;
    std::int64_t rank = 0;          ///< 1 is first; unique in the list
    std::int64_t rank_in_room = 0;  ///< 1 is first; filled on reading, from rank and the room
    SalvageAction action = SalvageAction::carry_out;
    std::string destination;
    std::string reason;       ///< stays in the vault unless agreed
    std::string instruction;  ///< for this scenario, beside the object's own handling
    friend bool operator==(ListEntry const&, ListEntry const&) = default;
};

/// A list as it was approved: frozen, and known everywhere by the hash of its content.
struct ListVersion {
    ListVersionId id;
    ListId list;
    std::int64_t number = 0;         ///< 1, 2, ... per list
    crypto::Hash256 content_hash{};  ///< BLAKE2b-256 of the content
    UserId approved_by;
    Timestamp approved_at{};
    std::string change_note;
    std::string signature;  ///< of `approved_by` over the content; "" from before there were keys
    friend bool operator==(ListVersion const&, ListVersion const&) = default;
};

}  // namespace noodkluis::storage
