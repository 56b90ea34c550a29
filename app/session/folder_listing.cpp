// SPDX-License-Identifier: Apache-2.0
#include "app/session/folder_listing.h"

#include <algorithm>

#include <sys/stat.h>

namespace noodkluis::app {
namespace {

constexpr std::size_t kProgressEvery = 256;

bool is_figure(char c) {
    return c >= '0' && c <= '9';
}

char folded(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The number at the start of the text, without zeros before it, and the text behind it.
std::string_view take_number(std::string_view& text) {
    while (text.size() > 1 && text[0] == '0' && is_figure(text[1])) {
        text.remove_prefix(1);
    }
    std::size_t size = 0;
    while (size < text.size() && is_figure(text[size])) {
        ++size;
    }
    auto const number = text.substr(0, size);
    text.remove_prefix(size);
    return number;
}

/// Less than 0, 0 or more, as the left comes before, with or after the right.
int compare_names(std::string_view left, std::string_view right) {
    while (!left.empty() && !right.empty()) {
        if (is_figure(left[0]) && is_figure(right[0])) {
            auto const a = take_number(left);
            auto const b = take_number(right);
            if (a != b) {
                return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
            }
            continue;
        }
        auto const a = static_cast<unsigned char>(folded(left[0]));
        auto const b = static_cast<unsigned char>(folded(right[0]));
        if (a != b) {
            return a < b ? -1 : 1;
        }
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    return static_cast<int>(!left.empty()) - static_cast<int>(!right.empty());
}

/// None for what is neither a file nor a folder, or went away.
std::optional<FolderEntry> entry_of(Path const& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
        return std::nullopt;
    }
    bool const folder = S_ISDIR(facts.st_mode);
    if (!folder && !S_ISREG(facts.st_mode)) {
        return std::nullopt;
    }
    auto const size = folder ? 0 : static_cast<std::uint64_t>(facts.st_size);
    return FolderEntry{path.filename().string(), folder, size, from_unix(facts.st_mtime)};
}

tl::unexpected<Error> cannot_read(Path const& folder, std::error_code const& error) {
    if (error == std::errc::no_such_file_or_directory) {
        return fail(ErrorCode::file_not_found, folder.string());
    }
    return fail(ErrorCode::io_read, folder.string(), error.message());
}

/// Octal escapes, as in "/media/anna/USB\040STICK".
std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const escaped = text[i] == '\\' && i + 3 < text.size() && is_figure(text[i + 1]) &&
                             is_figure(text[i + 2]) && is_figure(text[i + 3]);
        if (!escaped) {
            result += text[i];
            continue;
        }
        result += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 +
                                    (text[i + 3] - '0'));
        i += 3;
    }
    return result;
}

/// The text up to the sign, which is taken away with it.
std::string_view take_until(std::string_view& text, char sign) {
    auto const end = std::min(text.find(sign), text.size());
    auto const part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

bool is_below(std::string_view folder, std::string_view start) {
    return folder.starts_with(start) &&
           (folder.size() == start.size() || folder[start.size()] == '/');
}

/// A small text of the system; "" when there is none. Files of /proc say that they are empty.
std::string system_text(Path const& path) {
    constexpr std::size_t kMost = std::size_t{256} << 10;
    auto file = File::open(path);
    std::string text(kMost, '\0');
    auto const count =
        file ? file->read(MutableByteView(reinterpret_cast<Byte*>(text.data()), text.size()))
             : Result<std::size_t>(0);
    text.resize(count.value_or(0));
    return text;
}

/// Of a disk or a part of one, such as /dev/sdb1.
bool is_removable(std::string_view device, Path const& root) {
    constexpr std::string_view kDevices = "/dev/";
    if (!device.starts_with(kDevices)) {
        return false;
    }
    std::error_code error;
    auto const name = std::string(device.substr(kDevices.size()));
    for (auto entry = std::filesystem::directory_iterator(root / "sys/block", error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        auto const& disk = entry->path();
        std::error_code none;
        if (disk.filename() != name && !std::filesystem::exists(disk / name, none)) {
            continue;
        }
        // A hard disk in a case says that it cannot be taken out, but hangs on a USB.
        return system_text(disk / "removable").starts_with('1') ||
               std::filesystem::canonical(disk, none).string().find("/usb") != std::string::npos;
    }
    return false;
}

}  // namespace

Result<FolderListing> list_folder(Path const& folder, Job& job) {
    std::error_code error;
    FolderListing listing;
    listing.folder = std::filesystem::absolute(folder, error).lexically_normal();
    if (listing.folder.has_relative_path() && !listing.folder.has_filename()) {
        listing.folder = listing.folder.parent_path();
    }
    std::filesystem::directory_iterator const begin(listing.folder, error);
    if (error) {
        return cannot_read(listing.folder, error);
    }
    for (auto entry = begin; entry != std::filesystem::directory_iterator();
         entry.increment(error)) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        if (listing.entries.size() == kFolderEntriesMax) {
            listing.cut = true;
            break;
        }
        if (entry->path().filename().native().starts_with('.')) {
            continue;
        }
        if (auto found = entry_of(entry->path())) {
            listing.entries.push_back(*std::move(found));
        }
        if (listing.entries.size() % kProgressEvery == 0) {
            job.progress(listing.entries.size(), 0);
        }
    }
    if (error) {
        return cannot_read(listing.folder, error);
    }
    std::sort(listing.entries.begin(), listing.entries.end(),
              [](FolderEntry const& left, FolderEntry const& right) {
                  return left.is_folder != right.is_folder ? left.is_folder
                                                           : name_before(left.name, right.name);
              });
    return listing;
}

bool name_before(std::string_view left, std::string_view right) {
    auto const order = compare_names(left, right);
    return order != 0 ? order < 0 : left < right;
}

bool has_extension(std::string_view name, std::vector<std::string> const& extensions) {
    return extensions.empty() ||
           std::any_of(extensions.begin(), extensions.end(), [&](std::string const& extension) {
               auto const size = extension.size() + 1;
               return name.size() > size && name[name.size() - size] == '.' &&
                      std::equal(extension.begin(), extension.end(),
                                 name.end() - static_cast<std::ptrdiff_t>(extension.size()),
                                 [](char a, char b) { return a == folded(b); });
           });
}

std::string with_extension(std::string name, std::vector<std::string> const& extensions) {
    if (!has_extension(name, extensions)) {
        name += "." + extensions.front();
    }
    return name;
}

bool name_holds(std::string_view name, std::string_view words) {
    auto const same = [](char a, char b) { return folded(a) == folded(b); };
    return std::search(name.begin(), name.end(), words.begin(), words.end(), same) != name.end() ||
           words.empty();
}

TypedPath parse_typed_path(std::string_view typed, Path const& here, Path const& home) {
    std::string text(typed);
    if (text == "~" || text.starts_with("~/")) {
        text = home.string() + text.substr(1);
        text += typed == "~" ? "/" : "";
    }
    auto const slash = text.rfind('/');
    auto const end = slash == std::string::npos ? 0 : slash + 1;
    auto folder = (here / text.substr(0, end)).lexically_normal();
    if (folder.has_relative_path() && !folder.has_filename()) {
        folder = folder.parent_path();
    }
    return {std::move(folder), text.substr(end)};
}

std::vector<Path> mounted_media(std::string_view mounts, Path const& root) {
    std::vector<Path> media;
    while (!mounts.empty()) {
        auto line = take_until(mounts, '\n');
        auto const device = take_until(line, ' ');
        auto const folder = unescaped(take_until(line, ' '));
        bool const medium = folder.starts_with("/media/") || folder.starts_with("/run/media/") ||
                            (is_below(folder, "/mnt") && is_removable(device, root));
        if (medium && std::find(media.begin(), media.end(), folder) == media.end()) {
            media.emplace_back(folder);
        }
    }
    std::sort(media.begin(), media.end());
    return media;
}

Path user_folder(std::string_view user_dirs, std::string_view name, Path const& home) {
    constexpr std::string_view kHome = "$HOME";
    while (!user_dirs.empty()) {
        auto line = take_until(user_dirs, '\n');
        if (take_until(line, '=') != name || line.size() < 2 || line.front() != '"' ||
            line.back() != '"') {
            continue;
        }
        auto const value = line.substr(1, line.size() - 2);
        return value.starts_with(kHome) ? Path(home.string() + std::string(value.substr(5)))
                                        : Path(value);
    }
    return {};
}

std::vector<StartPlace> read_start_places(Path const& home) {
    auto const* const config = std::getenv("XDG_CONFIG_HOME");
    auto const folder = config == nullptr || *config == '\0' ? home / ".config" : Path(config);
    auto const user_dirs = system_text(folder / "user-dirs.dirs");
    auto const documents = user_folder(user_dirs, "XDG_DOCUMENTS_DIR", home);
    auto const desktop = user_folder(user_dirs, "XDG_DESKTOP_DIR", home);
    std::vector<StartPlace> const wanted{
        {PlaceKind::home, home},
        {PlaceKind::documents, documents.empty() ? home / "Documents" : documents},
        {PlaceKind::desktop, desktop.empty() ? home / "Desktop" : desktop}};
    std::vector<StartPlace> places;
    std::error_code error;
    for (auto const& place : wanted) {
        bool const shown = std::none_of(places.begin(), places.end(), [&](auto const& before) {
            return before.folder == place.folder;  // a home without such folders names itself
        });
        if (shown && std::filesystem::is_directory(place.folder, error)) {
            places.push_back(place);
        }
    }
    for (auto const& medium : mounted_media(system_text("/proc/self/mounts"))) {
        places.push_back({PlaceKind::medium, medium});
    }
    return places;
}

}  // namespace noodkluis::app
