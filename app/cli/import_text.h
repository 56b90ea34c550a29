// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/cli/context.h"
#include "app/exchange/import_report.h"

// The report of an import, by row and field.
namespace noodkluis::app::cli {

[[nodiscard]] Json import_json(ImportReport const& report);
/// The first lines of it, for reading; the JSON has all that the report kept.
[[nodiscard]] std::string import_text(ImportReport const& report);

}  // namespace noodkluis::app::cli
