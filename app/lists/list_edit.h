// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/repository/list_repository.h"
#include "storage/repository/object_repository.h"
#include "storage/repository/place_repository.h"

// Changes of a priority list by the names that people use. The caller holds the transaction.
namespace noodkluis::app {

struct NewList {
    std::string name;
    storage::ListKind kind = storage::ListKind::evacuation;
    storage::Scenario scenario = storage::Scenario::all;
    std::string building;    ///< name, or "" for all
    std::string review_due;  ///< 2026-11-20, or ""
};
/// Errors: record_not_found (the building), invalid_argument (the date), those of the repository.
[[nodiscard]] Result<storage::ListId> create_list(storage::ListRepository& lists,
                                                  storage::PlaceRepository& places,
                                                  NewList const& list);

/// Adds objects by number at the end; returns how many were not on the list yet.
/// Errors: record_not_found, list_full.
[[nodiscard]] Result<std::int64_t> add_to_list(storage::ListRepository& lists,
                                               storage::ObjectRepository& objects,
                                               std::string const& list,
                                               std::vector<std::string> const& numbers,
                                               storage::EntryDefaults const& defaults);
/// Returns how many were on the list. Errors: record_not_found.
[[nodiscard]] Result<std::int64_t> remove_from_list(storage::ListRepository& lists,
                                                    storage::ObjectRepository& objects,
                                                    std::string const& list,
                                                    std::vector<std::string> const& numbers);

/// What changes of one entry; an empty member leaves it as it is.
struct EntryEdit {
    std::optional<std::int64_t> rank;
    std::optional<storage::SalvageClass> salvage_class;
    std::optional<storage::SalvageAction> action;
    std::optional<std::string> destination;
    std::optional<std::string> reason;
    std::optional<std::string> instruction;
};
/// Errors: record_not_found (the list, the object, or the object on the list), invalid_argument,
/// field_too_long.
[[nodiscard]] Status edit_entry(storage::ListRepository& lists, storage::ObjectRepository& objects,
                                std::string const& list, std::string const& number,
                                EntryEdit const& edit);

}  // namespace noodkluis::app
