// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "storage/repository/list_repository.h"
#include "storage/repository/object_repository.h"

// What a person calls by name or number, found or named in the error.
namespace noodkluis::app {

/// Errors: record_not_found with the number.
[[nodiscard]] Result<storage::Object> object_by_number(storage::ObjectRepository& objects,
                                                       std::string const& number);
/// In the order given. Errors: record_not_found with the first number that is not there.
[[nodiscard]] Result<std::vector<storage::ObjectId>> objects_by_number(
    storage::ObjectRepository& objects, std::vector<std::string> const& numbers);
/// Errors: record_not_found with the name.
[[nodiscard]] Result<storage::PriorityList> list_by_name(storage::ListRepository& lists,
                                                         std::string const& name);

}  // namespace noodkluis::app
