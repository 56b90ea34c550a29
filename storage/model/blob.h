// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "storage/model/ids.h"

namespace noodkluis::storage {

/// What the vault knows of a picture or plan without reading its content.
struct BlobInfo {
    BlobId id;
    std::string media_type;  ///< "image/jpeg"
    std::int64_t width = 0;  ///< pixels
    std::int64_t height = 0;
    std::uint64_t size = 0;  ///< bytes
    crypto::Hash256 hash{};  ///< BLAKE2b-256 of the content
    std::uint32_t crc32 = 0;
    Timestamp created_at{};
    friend bool operator==(BlobInfo const&, BlobInfo const&) = default;
};

}  // namespace noodkluis::storage
