// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/base/file.h"
#include "crypto/base/job.h"

// What is in a folder, and where to begin to look: for choosing a file without the help of a
// desktop environment. All that reads the disk may take long and belongs on a thread of its own.
namespace noodkluis::app {

struct FolderEntry {
    std::string name;
    bool is_folder = false;
    std::uint64_t size = 0;            ///< bytes; 0 for folders
    std::optional<Timestamp> changed;  ///< none when the system does not say
    friend bool operator==(FolderEntry const&, FolderEntry const&) = default;
};

struct FolderListing {
    Path folder;                       ///< absolute, without . and ..
    std::vector<FolderEntry> entries;  ///< folders first, then by name, 9 before 10
    bool cut = false;                  ///< there are more than kFolderEntriesMax
};
inline constexpr std::size_t kFolderEntriesMax = 100'000;

/// Files and folders, and links to them; nothing else, and no hidden ones. An entry that goes away
/// meanwhile is left out. Errors: file_not_found, io_read, cancelled.
[[nodiscard]] Result<FolderListing> list_folder(Path const& folder, Job& job);

/// Whether `left` comes before `right` for people: by letters whatever their case, and by the value
/// of numbers.
[[nodiscard]] bool name_before(std::string_view left, std::string_view right);
/// Whether the name ends in one of the extensions, given without their dot and in lower case; any
/// name does when there are none.
[[nodiscard]] bool has_extension(std::string_view name, std::vector<std::string> const& extensions);
/// With the first extension behind it, unless it has one of them.
[[nodiscard]] std::string with_extension(std::string name,
                                         std::vector<std::string> const& extensions);
/// Whether `words` occurs in the name, whatever the case of its (ASCII) letters.
[[nodiscard]] bool name_holds(std::string_view name, std::string_view words);

/// What was typed of a path: the folder that can be looked into, and the beginning of a name there.
/// `~` is `home`; what does not begin at the root begins at `here`.
struct TypedPath {
    Path folder;
    std::string begin;
    friend bool operator==(TypedPath const&, TypedPath const&) = default;
};
[[nodiscard]] TypedPath parse_typed_path(std::string_view typed, Path const& here,
                                         Path const& home);

enum class PlaceKind : std::uint8_t { home, documents, desktop, medium };
struct StartPlace {
    PlaceKind kind = PlaceKind::home;
    Path folder;
    friend bool operator==(StartPlace const&, StartPlace const&) = default;
};
/// The home folder, those of documents and of the desktop as the desktop environment names them,
/// and the media that are mounted; only what is there.
[[nodiscard]] std::vector<StartPlace> read_start_places(Path const& home);

/// Where media are mounted, out of the text of /proc/self/mounts: below /media and /run/media,
/// where desktop environments put them, and below /mnt what can be taken out of the computer or
/// hangs on its USB, as /sys/block below `root` says.
[[nodiscard]] std::vector<Path> mounted_media(std::string_view mounts, Path const& root = "/");
/// The folder of a name such as XDG_DOCUMENTS_DIR out of the text of user-dirs.dirs; empty when it
/// is not there.
[[nodiscard]] Path user_folder(std::string_view user_dirs, std::string_view name, Path const& home);

}  // namespace noodkluis::app
