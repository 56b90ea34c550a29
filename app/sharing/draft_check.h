// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/sharing/agreements.h"

namespace noodkluis::app {

enum class DraftField : std::uint8_t {
    partner,
    title,
    lists,
    purpose,
    from,
    until,
    bundle_validity,
    fields
};

/// What is wrong with one part of a draft, as a sentence to show beside it; "" when it is right.
/// A draft without a problem in any field is one that draft_and_sign takes.
[[nodiscard]] std::string problem_of(AgreementDraft const& draft, DraftField field, Timestamp now);
[[nodiscard]] bool is_complete(AgreementDraft const& draft, Timestamp now);

/// The disclosure of a draft: its profile with its changes. Errors: unknown_profile, unknown_field.
[[nodiscard]] Result<Disclosure> disclosure_of(AgreementDraft const& draft);
/// `base` with changes as for `adapt`. Errors: unknown_field.
[[nodiscard]] Result<Disclosure> changed(Disclosure base, std::vector<std::string> const& changes);
/// Switches one thing of a draft on or off: a name as in `adapt`, without the sign before it.
/// Nothing when it is that already. Errors: as disclosure_of.
[[nodiscard]] Status set_disclosed(AgreementDraft& draft, std::string const& name, bool disclosed);
/// The same in the changes to `base`. Errors: unknown_field.
[[nodiscard]] Status set_disclosed(Disclosure const& base, std::vector<std::string>& changes,
                                   std::string const& name, bool disclosed);
[[nodiscard]] bool is_disclosed(Disclosure const& disclosure, std::string_view name);

}  // namespace noodkluis::app
