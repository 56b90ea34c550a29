// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/cli/context.h"
#include "app/session/field_edit.h"
#include "app/session/records.h"
#include "app/text/display.h"
#include "storage/model/object_fields.h"

// How records look on a terminal and in JSON.
namespace noodkluis::app::cli {

/// FIELD=VALUE each. Errors: invalid_argument.
[[nodiscard]] Result<std::vector<FieldValue>> assignments(std::vector<std::string> const& texts);

/// At most 40 columns, for a cell of a table.
[[nodiscard]] std::string shortened(std::string const& text);

/// All fields that have a value, by name, and the photos.
[[nodiscard]] Json object_json(storage::Object const& object);
[[nodiscard]] std::string object_text(storage::Object const& object);

[[nodiscard]] Json history_json(std::vector<storage::Revision> const& history);
[[nodiscard]] std::string history_text(std::vector<storage::Revision> const& history);

}  // namespace noodkluis::app::cli
