// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/settings.h"

#include <algorithm>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "app/text/enum_names.h"

namespace noodkluis::app::desktop {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kFileBytesMax = 64 << 10;
constexpr std::array kLanguageNames{"en", "nl"};

Path home_folder() {
    auto const* const home = std::getenv("HOME");
    return home != nullptr && *home != '\0' ? Path(home) : Path(".");
}

Path folder_from(char const* variable, char const* below_home) {
    auto const* const value = std::getenv(variable);
    bool const usable = value != nullptr && Path(value).is_absolute();
    return usable ? Path(value) : home_folder() / below_home;
}

template <class Value>
Value member(Json const& json, char const* name, Value otherwise) {
    auto const found = json.find(name);
    if (found == json.end()) {
        return otherwise;
    }
    if constexpr (std::is_same_v<Value, std::string>) {
        return found->is_string() ? found->template get<Value>() : otherwise;
    } else {
        return found->is_number_integer() ? found->template get<Value>() : otherwise;
    }
}

}  // namespace

UserFolders user_folders() {
    return {home_folder(), folder_from("XDG_CONFIG_HOME", ".config") / "noodkluis" / "desktop.json",
            folder_from("XDG_DATA_HOME", ".local/share") / "noodkluis" / "example"};
}

Settings load_settings(Path const& file) {
    Settings settings;
    settings.language = language_of_environment();
    auto const bytes = read_file(file, kFileBytesMax);
    auto const json = bytes ? Json::parse(as_text(*bytes), nullptr, false) : Json();
    if (!json.is_object()) {
        return settings;
    }
    settings.language =
        enumerator_of<Language>(member(json, "language", std::string()), kLanguageNames)
            .value_or(settings.language);
    settings.theme = enumerator_of<ThemeKind>(member(json, "theme", std::string()), kThemeKindNames)
                         .value_or(settings.theme);
    settings.scale_percent = std::clamp(member(json, "scale_percent", 100), 100, 200);
    settings.auto_lock = std::chrono::minutes(std::clamp(member(json, "auto_lock", 10), 1, 240));
    auto const recent = json.find("recent");
    if (recent != json.end() && recent->is_array()) {
        for (auto const& vault : *recent) {
            auto const folder = member(vault, "folder", std::string());
            if (!folder.empty() && settings.recent.size() < kRecentMax) {
                settings.recent.push_back(
                    {folder, from_unix(member(vault, "opened_at", std::int64_t{0}))});
            }
        }
    }
    return settings;
}

Status save_settings(Settings const& settings, Path const& file) {
    auto recent = Json::array();
    for (auto const& vault : settings.recent) {
        recent.push_back(
            {{"folder", vault.folder.string()}, {"opened_at", to_unix(vault.opened_at)}});
    }
    Json const json{{"language", kLanguageNames[static_cast<std::size_t>(settings.language)]},
                    {"theme", kThemeKindNames[static_cast<std::size_t>(settings.theme)]},
                    {"scale_percent", settings.scale_percent},
                    {"auto_lock", settings.auto_lock.count()},
                    {"recent", std::move(recent)}};
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    auto const text = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return write_file(file, as_bytes(text), Overwrite::yes);
}

void remember_vault(Settings& settings, Path const& folder, Timestamp now) {
    std::error_code error;
    auto const absolute = std::filesystem::absolute(folder, error);
    auto const kept = error ? folder : absolute.lexically_normal();
    std::erase_if(settings.recent, [&](auto const& vault) { return vault.folder == kept; });
    settings.recent.insert(settings.recent.begin(), {kept, now});
    settings.recent.resize(std::min(settings.recent.size(), kRecentMax));
}

}  // namespace noodkluis::app::desktop
