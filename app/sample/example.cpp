// SPDX-License-Identifier: Apache-2.0
#include "app/sample/example.h"

#include "app/sample/story_parts.h"
#include "app/session/passphrase_input.h"

namespace noodkluis::app::sample {
namespace {

Result<ExampleVault> vault_in(Path const& folder, char const* vault, char const* passphrase_file) {
    NK_TRY(auto file, File::open(folder / passphrase_file));
    NK_TRY(auto passphrase, read_passphrase(file));
    return ExampleVault{folder / vault, std::move(passphrase)};
}

}  // namespace

Result<Example> prepare_example(Path const& folder, Clock const& clock, Job& job) {
    std::error_code error;
    if (!std::filesystem::exists(folder / kMuseumVault, error)) {
        std::filesystem::create_directories(folder.parent_path(), error);
        NK_CHECK(play_story(folder, clock, job, [](StoryStep const&) {}));
    }
    NK_TRY(auto museum, vault_in(folder, kMuseumVault, kMuseumPassphraseFile));
    NK_TRY(auto brigade, vault_in(folder, kBrigadeVault, kBrigadePassphraseFile));
    return Example{std::move(museum), std::move(brigade)};
}

}  // namespace noodkluis::app::sample
