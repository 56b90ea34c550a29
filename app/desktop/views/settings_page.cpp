// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/settings_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kSettingsWidth = 420;
constexpr std::array kScales{100, 125, 150, 175, 200};
constexpr std::array kLockMinutes{1, 5, 10, 30, 60};

template <class Values>
int index_of(Values const& values, int value) {
    auto const found = std::find(values.begin(), values.end(), value);
    return found == values.end() ? -1 : static_cast<int>(found - values.begin());
}

}  // namespace

void SettingsPage::draw(Theme const& theme) {
    ui::head(theme, tr("Settings"));
    ui::gap(theme, Space::m);
    ui::PanelScope const panel(theme, "settings",
                               {theme.px(kSettingsWidth) + 2 * theme.space(Space::l), 0},
                               ui::PanelScope::Frame::bordered);
    ui::FieldLook look;
    look.width = theme.px(kSettingsWidth);
    look.label = tr("Language");
    int language = static_cast<int>(m_settings.language);
    if (ui::choice(theme, language, {"English", "Nederlands"}, look)) {
        m_settings.language = static_cast<Language>(language);
        m_changed = true;
    }
    look.label = tr("Theme");
    int kind = static_cast<int>(m_settings.theme);
    if (ui::choice(theme, kind, {tr("light"), tr("dark"), tr("field: highest contrast")}, look)) {
        m_settings.theme = static_cast<ThemeKind>(kind);
        m_changed = true;
    }
    look.label = tr("Size of everything");
    std::vector<std::string> words(kScales.size());
    std::transform(kScales.begin(), kScales.end(), words.begin(),
                   [](int percent) { return fmt::format("{} %", percent); });
    int scale = index_of(kScales, m_settings.scale_percent);
    if (ui::choice(theme, scale, words, look)) {
        m_settings.scale_percent = kScales.at(static_cast<std::size_t>(scale));
        m_changed = true;
    }
    look.label = tr("Lock when nothing happens for");
    words.resize(kLockMinutes.size());
    std::transform(kLockMinutes.begin(), kLockMinutes.end(), words.begin(),
                   [](int minutes) { return fmt::format(fmt::runtime(tr("{0} min")), minutes); });
    int lock = index_of(kLockMinutes, static_cast<int>(m_settings.auto_lock.count()));
    if (ui::choice(theme, lock, words, look)) {
        m_settings.auto_lock =
            std::chrono::minutes(kLockMinutes.at(static_cast<std::size_t>(lock)));
        m_changed = true;
    }
}

}  // namespace noodkluis::app::desktop
