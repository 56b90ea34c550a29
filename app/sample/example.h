// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/clock.h"
#include "crypto/base/file.h"
#include "crypto/base/job.h"
#include "crypto/secret.h"

namespace noodkluis::app::sample {

struct ExampleVault {
    Path vault;
    crypto::Secret passphrase;
};

/// The vaults of the invented museum and of the fire brigade, with lists, agreements and shared
/// bundles, to try things out.
struct Example {
    ExampleVault museum;
    ExampleVault brigade;
};

/// Plays the story in `folder` when it was not played there before.
/// Errors: those of play_story and read_passphrase.
[[nodiscard]] Result<Example> prepare_example(Path const& folder, Clock const& clock, Job& job);

}  // namespace noodkluis::app::sample
