// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/field_edit.h"
#include "storage/repository/object_repository.h"

namespace noodkluis::app {

/// A new object with this number. The caller holds the transaction. Errors: field_unknown, those
/// of the repository.
[[nodiscard]] Result<storage::ObjectId> add_object(storage::ObjectRepository& objects,
                                                   std::string const& number,
                                                   std::vector<FieldValue> const& values);
/// The same, for an object that is there. Errors also: record_not_found.
[[nodiscard]] Result<storage::ObjectId> edit_object(storage::ObjectRepository& objects,
                                                    std::string const& number,
                                                    std::vector<FieldValue> const& values);

}  // namespace noodkluis::app
