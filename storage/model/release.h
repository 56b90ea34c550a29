// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/base/clock.h"
#include "crypto/minisign.h"
#include "storage/model/ids.h"

namespace noodkluis::storage {

/// A bundle that two users must sign for before it is sealed.
struct Release {
    BundleId bundle;  ///< what it will be called
    AgreementId agreement;
    ListVersionId version;
    Timestamp not_before{};
    Timestamp not_after{};
    Timestamp asked_at{};
    std::string file_name;  ///< which the first user had in mind
    friend bool operator==(Release const&, Release const&) = default;
};

struct ReleaseSignature {
    BundleId bundle;
    UserId user;
    crypto::minisign::PublicKey key;
    std::string signature;  ///< a minisign file
    Timestamp signed_at{};
    friend bool operator==(ReleaseSignature const&, ReleaseSignature const&) = default;
};

}  // namespace noodkluis::storage
