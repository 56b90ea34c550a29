// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "storage/model/ids.h"

namespace noodkluis::app {

/// The trusted comment of a bundle's outer signature: all that an outsider learns. The agreement
/// is there as a tag that only a holder of the agreement can recognise.
struct BundleComment {
    storage::BundleId bundle;
    std::int64_t sequence = 0;
    ByteArray<16> agreement_tag{};
    Timestamp issued_at{};
    Timestamp not_before{};
    Timestamp not_after{};
    ByteArray<32> signer{};

    [[nodiscard]] std::string text() const;
    /// Exactly the form that `text` gives. Errors: bundle_comment_malformed.
    [[nodiscard]] static Result<BundleComment> parse(std::string_view text,
                                                     std::string const& name);
    friend bool operator==(BundleComment const&, BundleComment const&) = default;
};

/// First 16 bytes of BLAKE2b-256(agreement hash, key = bundle id).
[[nodiscard]] ByteArray<16> agreement_tag(crypto::Hash256 const& agreement,
                                          storage::BundleId const& bundle);

}  // namespace noodkluis::app
