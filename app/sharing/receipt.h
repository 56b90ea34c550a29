// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "crypto/minisign.h"
#include "storage/model/salvage.h"

// A receipt (.nkreceipt): the partner signs when it opened a bundle and, if it wants to, what was
// ticked off with it. Nothing in it says what the list says.
namespace noodkluis::app {

inline constexpr std::size_t kReceiptOpeningsMax = 1000;
inline constexpr std::size_t kReceiptMarksMax = 20000;

/// One incident or drill with the bundle, without the note.
struct ReceiptSalvage {
    storage::IncidentId incident;
    storage::IncidentKind kind = storage::IncidentKind::incident;
    std::int64_t entries = 0;
    Timestamp started_at{};
    std::vector<storage::SalvageMark> marks;  ///< without user and hash, which are the vault's
    crypto::Hash256 head{};                   ///< of the last mark in that vault; zeros for none
    friend bool operator==(ReceiptSalvage const&, ReceiptSalvage const&) = default;
};

struct Receipt {
    storage::BundleId bundle;
    crypto::Hash256 agreement{};
    std::int64_t sequence = 0;
    crypto::Hash512 payload_hash{};
    storage::PartyId party;  ///< who opened it
    std::string device;
    std::vector<Timestamp> openings;  ///< in order; of very many only the last ones
    std::vector<ReceiptSalvage> salvage;
    Timestamp issued_at{};
    friend bool operator==(Receipt const&, Receipt const&) = default;
};

struct ReceiptFile {
    Receipt receipt;
    Bytes document;
    Bytes signature;
    [[nodiscard]] crypto::Hash256 hash() const;
    /// By the status key of who opened it. Errors: those of verify_document.
    [[nodiscard]] Status verify(crypto::minisign::PublicKey const& status_key,
                                std::string const& name) const;
};

[[nodiscard]] ReceiptFile sign_receipt(Receipt const& receipt,
                                       crypto::minisign::SigningKey const& status_key);
[[nodiscard]] Result<Bytes> write_receipt(ReceiptFile const& file);
/// Checks the form only. Errors: those of the container and of documents.
[[nodiscard]] Result<ReceiptFile> read_receipt(ByteView bytes, std::string const& name);

}  // namespace noodkluis::app
