// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/agreement.h"
#include "app/text/json_document.h"

// Private to the sharing code, for .cpp files only: contact points as they are in documents.
namespace noodkluis::app {

inline constexpr std::size_t kContactsMax = 32;

[[nodiscard]] Json json_of(std::vector<ContactPoint> const& contacts);
/// Errors: document_malformed.
[[nodiscard]] Result<std::vector<ContactPoint>> read_contacts(
    std::vector<Json const*> const& values, std::string const& name);

}  // namespace noodkluis::app
