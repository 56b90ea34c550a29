// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"
#include "crypto/random.h"

namespace noodkluis::storage {

/// A random 128-bit identifier; `Of` keeps the ids of different things apart. Written as 32
/// lower-case hexadecimal digits.
template <class Of>
struct Id {
    ByteArray<16> bytes{};

    [[nodiscard]] static Id random() { return {crypto::random_array<16>()}; }
    [[nodiscard]] static std::optional<Id> parse(std::string_view hex) {
        Id id;
        return from_hex(hex, id.bytes) ? std::optional(id) : std::nullopt;
    }
    [[nodiscard]] std::string text() const { return to_hex(bytes); }
    [[nodiscard]] bool is_null() const { return *this == Id{}; }
    // The checker takes the 0 of a comparison for a null pointer.
    friend auto operator<=>(Id const&, Id const&) = default;  // NOLINT(modernize-use-nullptr)
};

using VaultId = Id<struct VaultTag>;
using UserId = Id<struct UserTag>;
using BuildingId = Id<struct BuildingTag>;
using FloorId = Id<struct FloorTag>;
using RoomId = Id<struct RoomTag>;
using LocationId = Id<struct LocationTag>;
using ObjectId = Id<struct ObjectTag>;
using BlobId = Id<struct BlobTag>;
using ListId = Id<struct ListTag>;
using EntryId = Id<struct EntryTag>;
using ListVersionId = Id<struct ListVersionTag>;
using PartyId = Id<struct PartyTag>;
using ContactId = Id<struct ContactTag>;
using AgreementId = Id<struct AgreementTag>;
using BundleId = Id<struct BundleTag>;

}  // namespace noodkluis::storage
