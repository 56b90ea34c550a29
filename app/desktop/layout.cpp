// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout.h"

#include <algorithm>

#include <imgui.h>
#include <nlohmann/json.hpp>

#include "storage/repository/preference_repository.h"

namespace noodkluis::app::desktop {
namespace {

using Json = nlohmann::json;

constexpr char const* kName = "desktop-layout";
constexpr int kWidthMin = 100;
constexpr int kWidthMax = 2000;

}  // namespace

void Layout::load() {
    m_loading = m_thread.submit([](storage::Vault& vault, Job&) -> Result<std::string> {
        NK_TRY(auto stored,
               storage::PreferenceRepository(vault.connection(), vault.user()).get(kName));
        return stored.value_or("");
    });
}

void Layout::poll() {
    if (auto const loaded = m_loading.take(); loaded && *loaded) {
        read(**loaded);
        m_saved = text();
    }
    if (ImGui::GetIO().WantSaveIniSettings) {
        ImGui::GetIO().WantSaveIniSettings = false;
        save();
    }
}

void Layout::save() {
    auto now = text();
    if (m_loading.active() || now == m_saved) {
        return;
    }
    m_saved = now;
    // A layout that is not kept is not worth a message.
    auto saving = m_thread.submit([now = std::move(now)](storage::Vault& vault, Job&) {
        return vault.write(storage::Right::use, [&] {
            return storage::PreferenceRepository(vault.connection(), vault.user()).set(kName, now);
        });
    });
    saving.detach();
}

float& Layout::width(std::string const& panel, float at_first) {
    return m_widths.try_emplace(panel, at_first).first->second;
}

bool& Layout::shown(std::string const& column, bool at_first) {
    return m_columns.try_emplace(column, at_first).first->second;
}

/// The columns of tables are ImGui's own to write down; it knows them by numbers.
std::string Layout::text() const {
    auto widths = Json::object();
    for (auto const& [panel, width] : m_widths) {
        widths[panel] = static_cast<int>(width);
    }
    return Json{
        {"widths", widths}, {"columns", m_columns}, {"tables", ImGui::SaveIniSettingsToMemory()}}
        .dump();
}

void Layout::read(std::string const& text) {
    auto const json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return;
    }
    if (auto const widths = json.find("widths"); widths != json.end() && widths->is_object()) {
        for (auto const& [panel, width] : widths->items()) {
            if (width.is_number_integer()) {
                m_widths[panel] =
                    static_cast<float>(std::clamp(width.get<int>(), kWidthMin, kWidthMax));
            }
        }
    }
    if (auto const columns = json.find("columns"); columns != json.end() && columns->is_object()) {
        for (auto const& [column, shown] : columns->items()) {
            if (shown.is_boolean()) {
                m_columns[column] = shown.get<bool>();
            }
        }
    }
    if (auto const tables = json.find("tables"); tables != json.end() && tables->is_string()) {
        auto const& settings = tables->get_ref<std::string const&>();
        ImGui::LoadIniSettingsFromMemory(settings.data(), settings.size());
    }
}

}  // namespace noodkluis::app::desktop
