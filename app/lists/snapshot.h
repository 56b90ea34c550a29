// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "storage/model/ids.h"

// A priority list as it was at one moment, with all that it refers to: what is approved, frozen and
// later composed into bundles. Plain text values; pictures stay in the vault and are named by hash.
namespace noodkluis::app {

/// A name and its value, in the order in which a person reads them; no empty values.
using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// A picture in the vault, with what a container needs to know of it.
struct SnapshotPicture {
    storage::BlobId blob;
    crypto::Hash256 hash{};  ///< BLAKE2b-256 of the content
    std::uint32_t crc = 0;   ///< CRC-32 of the content
    std::uint64_t size = 0;  ///< bytes
    std::string media;       ///< "image/jpeg" or "image/png"
    std::string kind;        ///< of kPhotoKindNames, or "plan"
    std::string caption;
    friend bool operator==(SnapshotPicture const&, SnapshotPicture const&) = default;
};

struct SnapshotEntry {
    NamedTexts entry;   ///< of kEntryFields
    NamedTexts object;  ///< of storage::object_fields
    std::string room;   ///< id of its room, or ""
    std::vector<SnapshotPicture> photos;
    NamedTexts pin{};  ///< of its own: floor (id), plan_x and plan_y in 1/10000; or nothing
    friend bool operator==(SnapshotEntry const&, SnapshotEntry const&) = default;
};

struct SnapshotRoom {
    std::string id;
    std::string floor;  ///< id
    /// code, name, route, fire_compartment, plan_x and plan_y in 1/10000, route_points in the text
    /// form of storage/model/plan.h
    NamedTexts texts;
    friend bool operator==(SnapshotRoom const&, SnapshotRoom const&) = default;
};

struct SnapshotFloor {
    std::string id;
    std::string building;  ///< id
    NamedTexts texts;      ///< label, level, assembly_x and assembly_y in 1/10000
    std::optional<SnapshotPicture> plan;
    friend bool operator==(SnapshotFloor const&, SnapshotFloor const&) = default;
};

struct SnapshotBuilding {
    std::string id;
    NamedTexts texts;  ///< name, address, fire_designation, access, shutoffs, hazards, ...
    friend bool operator==(SnapshotBuilding const&, SnapshotBuilding const&) = default;
};

struct ListSnapshot {
    storage::ListId list;
    std::string name;
    std::string kind;
    std::string scenario;
    std::string review_due;              ///< a date, or ""
    std::vector<SnapshotEntry> entries;  ///< in order of rank
    std::vector<SnapshotRoom> rooms;
    std::vector<SnapshotFloor> floors;
    std::vector<SnapshotBuilding> buildings;
    friend bool operator==(ListSnapshot const&, ListSnapshot const&) = default;

    /// The bytes that are frozen and hashed. `parse(encode(x))` gives x back.
    [[nodiscard]] std::string encode() const;
    /// Errors: document_malformed.
    [[nodiscard]] static Result<ListSnapshot> parse(ByteView bytes, std::string const& name);
};

}  // namespace noodkluis::app
