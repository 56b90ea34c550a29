// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/agreements.h"
#include "storage/repository/agreement_repository.h"

// Private to the sharing code: whose agreement it is, and how its versions are kept.
namespace noodkluis::app {

/// Which side of the agreement this vault is, and the pinned card of the other side.
struct AgreementSides {
    AgreementRole own_role;
    Card own;
    Card other;
    [[nodiscard]] Card const& museum() const {
        return own_role == AgreementRole::museum ? own : other;
    }
    [[nodiscard]] Card const& partner() const {
        return own_role == AgreementRole::museum ? other : own;
    }
    [[nodiscard]] AgreementRole other_role() const {
        return own_role == AgreementRole::museum ? AgreementRole::partner : AgreementRole::museum;
    }
};
/// Errors: agreement_not_ours, partner_unknown.
[[nodiscard]] Result<AgreementSides> sides_of(storage::Vault& vault, AgreementFile const& file,
                                              Timestamp now);

/// Keeps the file and logs. A renewal takes the place of the version in force once both sides
/// signed it, and waits beside it until then. Inside vault.write only.
[[nodiscard]] Status keep_agreement(storage::Vault& vault, AgreementFile const& file,
                                    storage::PartyId const& partner, storage::LogKind kind,
                                    Timestamp now);

/// `file` is the next version of what is `stored`, which both sides signed, between the same
/// parties with the same keys. Errors: renewal_version, renewal_keys, agreement_changed.
[[nodiscard]] Status check_follows(storage::StoredAgreement const& stored,
                                   AgreementFile const& file);

}  // namespace noodkluis::app
