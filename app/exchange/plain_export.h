// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "crypto/base/file.h"
#include "crypto/base/job.h"
#include "storage/vault.h"

// What leaves the vault in the clear, for other programs. Nothing protects it from there on, so it
// is said beforehand what it is, and logged.
namespace noodkluis::app {

enum class PlainFormat : std::uint8_t {
    csv,
    xlsx,
    json,
    lido,
    summary  ///< for crisis systems: no object, only who, where, how many and whom to call
};
/// In the order of the enum; also the ends of file names but for lido and summary.
inline constexpr std::array kPlainFormatNames{"csv", "xlsx", "json", "lido", "summary"};
[[nodiscard]] constexpr char const* name_of(PlainFormat format) {
    return kPlainFormatNames[static_cast<std::size_t>(format)];
}
/// "xml": what a file of this format is called at its end.
[[nodiscard]] char const* extension_of(PlainFormat format);

struct PlainRequest {
    std::string list;  ///< by name, as it is now; "" is the whole collection
    PlainFormat format = PlainFormat::csv;
    /// Fields that stay in the vault unless they are named here; "all" names them all.
    std::vector<std::string> with{};
};

/// What would be in the file.
struct PlainContents {
    std::uint64_t objects = 0;
    std::vector<std::string> entry_fields;   ///< of the entries of a list
    std::vector<std::string> object_fields;  ///< names of storage::object_fields with a value
    std::vector<std::string> kept_back;      ///< fields with a value that stay in the vault
    std::uint64_t lists = 0;                 ///< of a summary, that were approved
    std::uint64_t buildings = 0;             ///< of a summary
};

/// The fields that stay in the vault unless they are asked for by name.
[[nodiscard]] bool stays_in_vault(std::string_view field);

/// Errors: record_not_found (the list), field_unknown (one of `with`), cancelled, role_forbids.
[[nodiscard]] Result<PlainContents> read_plain_contents(storage::Vault& vault,
                                                        PlainRequest const& request,
                                                        Clock const& clock, Job& job);

/// Writes the file, for the owner of this account only, and logs that it was done; by ids and
/// counts. On an error there is no file. Errors: those of read_plain_contents, export_nothing,
/// file_exists, io_write.
[[nodiscard]] Result<PlainContents> write_plain_export(storage::Vault& vault,
                                                       PlainRequest const& request,
                                                       Path const& file, Clock const& clock,
                                                       Job& job);

}  // namespace noodkluis::app
