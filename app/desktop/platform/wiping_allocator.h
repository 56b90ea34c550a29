// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace noodkluis::app::desktop {

/// ImGui copies what is typed into its own buffers. From now on it gets memory that is wiped when
/// it is freed. Call before the first ImGui context is made.
void use_wiping_allocator();

}  // namespace noodkluis::app::desktop
