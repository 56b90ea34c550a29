// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/clock.h"
#include "crypto/base/file.h"
#include "crypto/base/job.h"
#include "crypto/secret.h"

namespace noodkluis::app::sample {

/// The vault of the invented museum, with lists, agreements and shared bundles, to try things out.
struct Example {
    Path vault;
    crypto::Secret passphrase;
};

/// Plays the story in `folder` when it was not played there before.
/// Errors: those of play_story and read_passphrase.
[[nodiscard]] Result<Example> prepare_example(Path const& folder, Clock const& clock, Job& job);

}  // namespace noodkluis::app::sample
