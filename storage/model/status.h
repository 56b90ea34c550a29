// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "storage/model/ids.h"

// What was stated and signed about agreements and bundles, as the exact bytes.
namespace noodkluis::storage {

struct StoredStatus {
    AgreementId agreement;
    std::int64_t sequence = 0;
    crypto::Hash256 hash{};  ///< BLAKE2b-256 of status.json
    Bytes file;
    Timestamp kept_at{};
    friend bool operator==(StoredStatus const&, StoredStatus const&) = default;
};

/// An earlier version of an agreement, or one that waits for a signature.
struct StoredVersion {
    AgreementId agreement;
    std::int64_t version = 0;
    crypto::Hash256 hash{};
    Bytes file;
    Timestamp kept_at{};
    friend bool operator==(StoredVersion const&, StoredVersion const&) = default;
};

struct StoredReceipt {
    BundleId bundle;
    crypto::Hash256 hash{};  ///< BLAKE2b-256 of receipt.json
    Timestamp issued_at{};
    Bytes file;
    Timestamp kept_at{};
    friend bool operator==(StoredReceipt const&, StoredReceipt const&) = default;
};

enum class ForkKind : std::uint8_t { bundle = 1, statement };

/// Two different things of one sender under one number.
struct Fork {
    AgreementId agreement;
    ForkKind kind = ForkKind::bundle;
    std::int64_t sequence = 0;
    Timestamp noticed_at{};
    friend bool operator==(Fork const&, Fork const&) = default;
};

/// Wrong release codes since the last right one.
struct ReleaseTries {
    std::int64_t failures = 0;
    Timestamp last_at{};
    friend bool operator==(ReleaseTries const&, ReleaseTries const&) = default;
};

}  // namespace noodkluis::storage
