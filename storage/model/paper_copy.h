// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "crypto/base/clock.h"
#include "storage/model/ids.h"

namespace noodkluis::storage {

using PaperCopyId = Id<struct PaperCopyTag>;

/// One copy of an approved list on paper: "copy 2 of 3".
struct PaperCopy {
    PaperCopyId id;
    AgreementId agreement;
    ListVersionId list_version;
    std::int64_t number = 1;
    std::int64_t copies = 1;
    std::string holder;
    Timestamp made_at{};
    Timestamp valid_until{};
    std::optional<Timestamp> back_at;  ///< it came back, or was destroyed
    friend bool operator==(PaperCopy const&, PaperCopy const&) = default;
};

}  // namespace noodkluis::storage
