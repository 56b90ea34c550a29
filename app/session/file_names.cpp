// SPDX-License-Identifier: Apache-2.0
#include "app/session/file_names.h"

#include "app/session/folder_listing.h"
#include "storage/backup/backup.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kMountsMax = std::size_t{256} << 10;

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string plain_file_name(std::string_view words, std::string_view otherwise) {
    std::string name;
    for (char c : words) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (is_plain(c)) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    if (!name.empty() && name.back() == '-') {
        name.pop_back();
    }
    return name.empty() ? std::string(otherwise) : name;
}

Path free_file(Path const& folder, std::string const& name) {
    Path const wanted(name);
    auto path = folder / wanted;
    std::error_code error;
    for (int i = 2; std::filesystem::exists(path, error); ++i) {
        path = folder /
               (wanted.stem().string() + " " + std::to_string(i) + wanted.extension().string());
    }
    return path;
}

std::string restored_vault_name(Path const& backup) {
    constexpr std::size_t kTimeLetters = 18;  // of -2026-11-24-140500
    auto name = backup.stem().string();
    if (storage::time_in_backup_name(backup.filename().string()) && name.size() > kTimeLetters) {
        name.resize(name.size() - kTimeLetters);
    }
    return name + ".kluis";
}

std::vector<Path> removable_drives() {
    auto file = File::open("/proc/self/mounts");
    Bytes text(kMountsMax);
    auto const count = file ? file->read(text) : Result<std::size_t>(0);
    return mounted_media(as_text(ByteView(text).first(count.value_or(0))));
}

}  // namespace noodkluis::app
