// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/report/paper.h"
#include "app/report/paper_copies.h"

namespace noodkluis::app {

/// A page or more to ask paper back with: for each partner whom to call, and each copy with a box
/// to tick. Errors: io_write.
[[nodiscard]] Status write_recall_list(std::vector<PaperLine> const& lines,
                                       std::string const& sender, Timestamp now,
                                       Paper::Write const& write);

}  // namespace noodkluis::app
