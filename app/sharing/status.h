// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "crypto/minisign.h"
#include "storage/model/ids.h"

// A statement of the institution about one of its agreements (.nkrevocation): whether it holds, and
// which bundles under it must not be used any more. The highest number counts.
namespace noodkluis::app {

enum class StatusState : std::uint8_t { active, suspended, revoked };
inline constexpr std::array kStatusStateNames{"active", "suspended", "revoked"};

/// How long a statement counts as news, unless the agreement ends before.
inline constexpr std::chrono::days kStatusValidity{90};
inline constexpr std::size_t kRevokedBundlesMax = 20000;

struct StatusStatement {
    crypto::Hash256 agreement{};  ///< hash of the version that was in force
    std::int64_t sequence = 1;    ///< per agreement, with each statement one more
    StatusState state = StatusState::active;
    std::int64_t bundle_sequence_min = 1;    ///< bundles with a lower number must not be used
    std::vector<storage::BundleId> revoked;  ///< in order, each once
    Timestamp issued_at{};
    Timestamp expires_at{};
    friend bool operator==(StatusStatement const&, StatusStatement const&) = default;
};

/// A statement with its signature; what it says is read from the exact bytes.
struct StatusFile {
    StatusStatement statement;
    Bytes document;
    Bytes signature;

    [[nodiscard]] crypto::Hash256 hash() const;
    /// By the status key of the institution. Errors: those of verify_document.
    [[nodiscard]] Status verify(crypto::minisign::PublicKey const& status_key,
                                std::string const& name) const;
};

[[nodiscard]] StatusFile sign_status(StatusStatement const& statement,
                                     crypto::minisign::SigningKey const& status_key);
/// The bytes of the .nkrevocation file.
[[nodiscard]] Result<Bytes> write_status(StatusFile const& file);
/// Checks the form only. Errors: those of the container and of documents.
[[nodiscard]] Result<StatusFile> read_status(ByteView bytes, std::string const& name);
/// From its two parts, as they are in a bundle.
[[nodiscard]] Result<StatusFile> read_status(Bytes document, Bytes signature,
                                             std::string const& name);

}  // namespace noodkluis::app
