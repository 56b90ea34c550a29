// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/photos.h"
#include "crypto/base/job.h"

namespace noodkluis::app {

/// A floor plan from a file: a picture, or a page of a PDF or an SVG, which a program of the system
/// draws (see outside_tool.h) before it is treated as any picture that comes in. `page` counts from
/// 1. Errors: those of read_file, prepare_photo and run_outside; plan_too_large, plan_page (of a
/// file that has no pages, or not that one).
[[nodiscard]] Result<PreparedPhoto> prepare_plan(Path const& path, int page, Job const& job);
[[nodiscard]] Result<PreparedPhoto> prepare_plan(ByteView file, int page, std::string const& name,
                                                 Job const& job);

/// What the names of files with plans end in: without dots, in lower case.
[[nodiscard]] std::vector<std::string> plan_extensions();

}  // namespace noodkluis::app
