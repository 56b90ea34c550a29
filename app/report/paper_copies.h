// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/report/salvage_sheets.h"
#include "app/text/message.h"
#include "storage/model/paper_copy.h"
#include "storage/vault.h"

// Lists that leave the vault on paper: under an agreement as a bundle does, numbered, and kept in
// mind until they are back.
namespace noodkluis::app {

struct PaperRequest {
    std::string agreement;             ///< title or id
    std::string list;                  ///< name; its newest approved version is printed
    std::vector<std::string> holders;  ///< one copy for each
    Timestamp valid_until{};
    Path file;                           ///< the PDF, which anybody can read
    std::optional<Language> language{};  ///< of the sheets; none: that of the program
};

/// Writes one document with all copies, one after the other, and records who gets which. Errors:
/// agreement_unknown, agreement_not_ours, list_not_approved, those of effective_time, in_force,
/// check_terms and write_salvage_sheets; file_exists, io_write. On an error there is no document.
[[nodiscard]] Result<std::vector<storage::PaperCopy>> make_paper(storage::Vault& vault,
                                                                 PaperRequest const& request,
                                                                 Clock const& clock, Job& job);

/// A copy with the words for what it is.
struct PaperLine {
    storage::PaperCopy copy;
    std::string agreement;  ///< its title
    std::string partner;
    std::vector<ContactPoint> contacts;  ///< of the partner, to ask it back
    std::string list;
    std::int64_t version = 0;
};
/// All that were made, the newest first. Errors: those of the database.
[[nodiscard]] Result<std::vector<PaperLine>> read_paper(storage::Vault& vault, Clock const& clock);

/// A copy came back, or was destroyed. `which` is its id or its holder, of whose copies that are
/// still out it is the newest. Errors: record_not_found.
[[nodiscard]] Result<storage::PaperCopy> take_paper_back(storage::Vault& vault,
                                                         std::string const& which,
                                                         Clock const& clock);

/// Writes who must be asked for their copies, as a PDF to print and to tick off. Returns how many
/// copies are out. Errors: paper_none_out, file_exists, io_write, those of the database.
[[nodiscard]] Result<std::size_t> print_recall_list(storage::Vault& vault, Path const& file,
                                                    Clock const& clock);

}  // namespace noodkluis::app
