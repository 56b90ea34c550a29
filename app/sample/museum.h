// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/import_report.h"
#include "crypto/base/job.h"
#include "storage/vault.h"

// Fills a vault with the sample museum the way a registrar would: through imports, photos, plans
// and a list.
namespace noodkluis::app::sample {

/// The files of the sample, in a folder of the reader's. All names are relative to it.
inline constexpr char const* kCollectionFile = "gegevens/collectie.csv";
inline constexpr char const* kPriorityFile = "gegevens/prioriteit.csv";
inline constexpr char const* kMappingFile = "gegevens/prioriteit.json";
[[nodiscard]] std::string picture_file(std::string const& number);
[[nodiscard]] std::string plan_file(std::string const& label);

/// Writes the tables, pictures and plans. Errors: file_exists, io_write, cancelled.
[[nodiscard]] Status write_sample_files(Path const& folder, Job& job);

// The steps, in this order; `folder` is where write_sample_files wrote. Errors: those of the
// services they use, and the refusal of an import.
[[nodiscard]] Result<ImportReport> import_sample(storage::Vault& vault, Path const& folder,
                                                 Clock const& clock, Job& job);
[[nodiscard]] Result<ImportReport> import_sample_priorities(storage::Vault& vault,
                                                            Path const& folder, Clock const& clock,
                                                            Job& job);
[[nodiscard]] Status add_sample_pictures(storage::Vault& vault, Path const& folder,
                                         Clock const& clock, Job& job);
[[nodiscard]] Status add_sample_places(storage::Vault& vault, Path const& folder,
                                       Clock const& clock);
/// `review_due` is a date such as 2027-11-20.
[[nodiscard]] Status make_sample_list(storage::Vault& vault, Clock const& clock,
                                      std::string const& review_due);

/// All of these steps: a museum with its list ranked, not yet approved.
[[nodiscard]] Status make_sample_museum(storage::Vault& vault, Path const& folder,
                                        Clock const& clock, Job& job);

}  // namespace noodkluis::app::sample
