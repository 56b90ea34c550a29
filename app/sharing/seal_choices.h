// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sharing/agreements.h"
#include "app/sharing/disclosure_preview.h"

// What can be sealed at this moment, and what would go out: for choosing before sealing.
namespace noodkluis::app {

/// A list that an agreement names, as it is in this vault.
struct SealableList {
    std::string name;
    std::optional<std::int64_t> number;  ///< of its newest approved version; none: cannot be sealed
    Timestamp approved_at{};
    bool changed_since = false;  ///< what was changed after that does not go out
};

struct SealChoice {
    AgreementFile agreement;
    std::vector<SealableList> lists;
    Timestamp latest{};  ///< how long a bundle that is sealed now can be valid at most
};
/// One for each agreement in force under which this vault is the one that shares.
/// Errors: those of the database.
[[nodiscard]] Result<std::vector<SealChoice>> read_seal_choices(storage::Vault& vault,
                                                                Clock const& clock);

/// What is in a bundle before it is sealed.
struct SealPreview {
    std::vector<ObjectPreview> objects;  ///< the first ones
    std::size_t object_count = 0;        ///< of which the other side learns
    std::size_t photo_count = 0;
    std::size_t plan_count = 0;
    std::uint64_t bytes = 0;  ///< how large the bundle will be, about
};
/// `agreement` is an id or title, `list` a name. Errors: agreement_unknown, those of
/// newest_approved.
[[nodiscard]] Result<SealPreview> preview_seal(storage::Vault& vault, std::string const& agreement,
                                               std::string const& list, std::size_t objects_max,
                                               Clock const& clock);

/// "brand-v3-2026-12-06.nkbundle": tells the list, its version and the last day, and nothing that
/// a file system could stumble over.
[[nodiscard]] std::string bundle_file_name(SealableList const& list, Timestamp not_after);

}  // namespace noodkluis::app
