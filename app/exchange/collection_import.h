// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/collection_reader.h"
#include "crypto/base/job.h"
#include "storage/vault.h"

namespace noodkluis::app {

/// Brings the export of a collection system into the vault, in one transaction: all of it or
/// nothing. The accession number, exactly as it stands but for blanks around it, decides whether an
/// object is new. Of an object that is there already only the fields change that the row speaks of;
/// a blank cell says nothing, and objects that are not in the file stay as they are.
///
/// Nothing is written, and `refusal` in the report says why, when a row is refused (unless bad rows
/// are skipped) or when not a single object could be read. A dry run does the same work and keeps
/// none of it. Reading and writing run in two threads; progress is in bytes of the file.
/// Errors: those of CollectionReader and of the vault, cancelled.
[[nodiscard]] Result<ImportReport> import_collection(storage::Vault& vault, Path const& file,
                                                     ImportOptions const& options,
                                                     Clock const& clock, Job& job);

}  // namespace noodkluis::app
