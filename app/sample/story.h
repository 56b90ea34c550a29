// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/base/file.h"
#include "crypto/base/job.h"

// The whole story of the program, played with the sample museum and an invented fire brigade, step
// by step, with what a person would type to do the same.
namespace noodkluis::app::sample {

/// Whose passphrase a command needs.
enum class Side : std::uint8_t { nobody, museum, brigade };

/// One command line, to be typed in the folder of the story.
struct StoryCommand {
    Side side = Side::nobody;
    std::string line;      ///< "noodkluis-cli import museum.kluis ..."
    std::string script{};  ///< how a script does it, when that differs; else ""
    bool refused = false;  ///< it must end with exit code 3
    bool more = false;     ///< one of many like the one before it: only for the script
};

/// Something that was tried and refused, as it must be.
struct StoryRefusal {
    std::string attempt;   ///< translated
    std::string sentence;  ///< what the program said
    std::string code;
};

struct StoryStep {
    std::string title;
    std::vector<std::string> text;   ///< paragraphs, translated
    std::vector<std::string> lines;  ///< to be shown as they are
    std::vector<StoryCommand> commands;
    std::vector<StoryRefusal> refusals;
    std::optional<Bytes> list;  ///< the list.json of an opened bundle
};

/// What lies in the folder when the story is over.
struct StoryFile {
    std::string name;
    std::string what;  ///< translated
};
[[nodiscard]] std::vector<StoryFile> story_files();

/// Plays the story in `folder`, which must be empty or not exist, and tells each step when it is
/// done. Takes the cheapest key derivation that is allowed, because a demo is opened often and
/// guards nothing. On an error everything that was made is removed again.
/// Errors: file_exists (the folder holds something), cancelled, those of the services used.
[[nodiscard]] Status play_story(Path const& folder, Clock const& clock, Job& job,
                                std::function<void(StoryStep const&)> const& tell);

}  // namespace noodkluis::app::sample
