// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sharing/bundle_comment.h"
#include "app/sharing/disclosure.h"
#include "crypto/age/age.h"
#include "crypto/minisign.h"

namespace noodkluis::app {

inline constexpr int kReaderVersion = 1;

/// A device of the recipient and the key of the week for which a bundle was sealed.
struct ManifestRecipient {
    storage::PartyId org;
    std::string device;
    std::string epoch;  ///< "2026-W47"
    crypto::age::X25519Recipient age;
    friend bool operator==(ManifestRecipient const&, ManifestRecipient const&) = default;
};

struct ManifestFile {
    std::string name;
    std::uint64_t size = 0;  ///< bytes
    crypto::Hash256 hash{};  ///< BLAKE2b-256
    std::string media;
    friend bool operator==(ManifestFile const&, ManifestFile const&) = default;
};

/// A user of the sender who signed for this release; see release.h.
struct ManifestApproval {
    storage::UserId user;
    crypto::minisign::PublicKey key;
    std::string signature;  ///< a minisign file
    friend bool operator==(ManifestApproval const&, ManifestApproval const&) = default;
};

/// manifest.json, the first file of a payload and the authority on everything about the bundle.
/// What later versions add (receipt) has its field here already, with the value that means "none".
struct Manifest {
    BundleComment outer;  ///< must equal the outer trusted comment
    crypto::Hash256 agreement{};
    storage::PartyId issuer;
    std::string issuer_name;
    std::vector<ManifestRecipient> recipients;
    std::vector<ManifestFile> files;  ///< all but the manifest, its signature and the padding
    std::string purpose;
    Tlp tlp = Tlp::amber;
    storage::ListId list;
    std::string list_name;
    std::int64_t list_number = 0;   ///< which approved version
    std::string supersedes;         ///< bundle id, or ""
    std::int64_t log_sequence = 0;  ///< head of the sender's log when this was sealed
    crypto::Hash256 log_hash{};
    std::vector<ManifestApproval> approvals;  ///< none, or two under an agreement that asks for it
    std::optional<crypto::Hash256> status;    ///< hash of the status.json that travels along
    friend bool operator==(Manifest const&, Manifest const&) = default;

    [[nodiscard]] std::string document() const;
    /// Errors: manifest_malformed, manifest_file_name, reader_too_old.
    [[nodiscard]] static Result<Manifest> parse(ByteView document, std::string const& name);
    /// The trusted comment of manifest.json.minisig.
    [[nodiscard]] std::string signature_comment() const;
};

}  // namespace noodkluis::app
