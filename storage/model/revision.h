// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "storage/model/priority_list.h"

namespace noodkluis::storage {

enum class RevisionAction : std::uint8_t {
    created = 1,
    changed,
    entries_added,
    entries_removed,
    entry_moved,
    entry_changed,
    approved
};

/// A field by its name in object_fields, or of a list or entry, in its canonical text. "photos" and
/// "objects" (accession numbers, joined like items) are names here too.
struct FieldChange {
    std::string field;
    std::string before;
    std::string after;
    friend bool operator==(FieldChange const&, FieldChange const&) = default;
};

/// One change of an object or a list: who, when and what. The first revision of an object names no
/// fields: what it said is found by undoing the later ones.
struct Revision {
    std::int64_t version = 0;  ///< of the object or list after the change
    Timestamp time{};
    UserId user;
    RevisionAction action = RevisionAction::created;
    std::optional<ObjectId> object;  ///< for an entry of a list: which one
    std::vector<FieldChange> changes;
    std::vector<ListEntry> entries;  ///< removed, or moved together: as they were
    friend bool operator==(Revision const&, Revision const&) = default;
};

}  // namespace noodkluis::storage
