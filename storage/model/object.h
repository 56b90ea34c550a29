// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "storage/model/ids.h"

// What a registrar keeps of one thing that may have to be saved. Plain values; lengths in mm,
// weights in grams, money in euro cents. Text is UTF-8. Enumerators are written in files and on
// the command line by the names in object_fields.
namespace noodkluis::storage {

/// What is listed: libraries and archives list groups and boxes rather than single items.
enum class UnitKind : std::uint8_t {
    object,
    group,
    container,
    archival_item,
    fixed_interior,
    room
};

enum class DimensionKind : std::uint8_t { height, width, depth, length, diameter };

/// One measured length. The part says what was measured: overall, framed, unframed or a part's
/// name.
struct Dimension {
    DimensionKind kind = DimensionKind::height;
    std::int64_t mm = 0;
    std::string part;  ///< "" = overall, "framed", "unframed", "packed" or a part by name
    bool estimated = false;
    friend bool operator==(Dimension const&, Dimension const&) = default;
};

/// How hard it is to take away.
enum class Removable : std::uint8_t { unknown, loose, with_tools, specialist_only, immovable };

enum class OwnerKind : std::uint8_t { own, state_collection, loan, third_party };

enum class Condition : std::uint8_t { unknown, good, fair, moderate, poor };

/// A reference to a photo in the vault: what it shows decides who may see it.
enum class PhotoKind : std::uint8_t { main, in_situ, detail };
struct Photo {
    BlobId blob;
    PhotoKind kind = PhotoKind::main;
    std::string caption;
    friend bool operator==(Photo const&, Photo const&) = default;
};

struct Object {
    ObjectId id;
    std::string accession_number;  ///< unique in the vault, compared exactly
    UnitKind unit_kind = UnitKind::object;

    // what it is
    std::string short_name;  ///< for outsiders, no jargon
    std::string title;
    std::string object_name;
    std::string maker;
    std::string date;
    std::string description;
    std::vector<std::string> materials;
    std::vector<std::string> alternative_numbers;
    std::int64_t quantity = 1;
    std::optional<std::int64_t> shelf_length_mm;

    // size and weight; the text is what the source said
    std::vector<Dimension> dimensions;
    std::string dimensions_text;
    std::optional<std::int64_t> weight_g;
    bool weight_estimated = false;
    std::string weight_text;

    // where it is
    std::optional<LocationId> location;
    std::string location_path;  ///< filled on reading: "building/floor/room/position"
    std::optional<std::chrono::sys_days> location_checked_on;

    // how to save it
    std::optional<std::int64_t> people_needed;
    std::optional<std::int64_t> minutes_needed;
    Removable removable = Removable::unknown;
    std::string fixing;
    std::vector<std::string> tools;
    std::vector<std::string> handling;
    std::string protect_in_place;  ///< how to protect it where it stands; "" = not said
    std::string crew_hazard;
    std::vector<std::string> vulnerable_to;

    // what stays with the registrar unless an agreement says otherwise
    OwnerKind owner_kind = OwnerKind::own;
    std::string owner;
    std::string legal_status;
    std::string identifying_marks;
    std::optional<std::int64_t> value_cents;
    Condition condition = Condition::unknown;
    std::string condition_note;
    std::string security_note;  ///< alarm, case key; never a code
    std::string notes;

    std::vector<Photo> photos;
    std::string source_system;  ///< "" = entered by hand

    std::int64_t version = 0;  ///< grows by one with every change
    Timestamp updated_at{};
    friend bool operator==(Object const&, Object const&) = default;
};

}  // namespace noodkluis::storage
