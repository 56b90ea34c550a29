// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/field_edit.h"
#include "storage/model/priority_list.h"
#include "storage/repository/place_repository.h"

// The properties of a list by name and in canonical text, as its history has them: name, kind,
// scenario, building (its name), status and review_due.
namespace noodkluis::app {

/// Errors: field_unknown, record_not_found.
[[nodiscard]] Result<std::string> get_list_field(storage::PriorityList const& list,
                                                 storage::PlaceRepository& places,
                                                 std::string const& field);
/// Errors: field_unknown, record_not_found (the building), invalid_argument.
[[nodiscard]] Status set_list_fields(storage::PriorityList& list, storage::PlaceRepository& places,
                                     std::vector<FieldValue> const& values);

}  // namespace noodkluis::app
