// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/views/field_object.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kCardsMin = 300;

}  // namespace

FieldView::FieldView(Workspace& workspace, Settings& settings, OpenedShare share)
    : m_workspace(workspace),
      m_settings(settings),
      m_share(std::move(share)),
      m_pictures(workspace, m_share.bundle),
      m_marks(workspace, m_share.bundle, m_share.list.entries.size()),
      m_cards(m_share.list),
      m_gallery(m_pictures, m_share.list) {}

void FieldView::handle_keys() {
    m_focus.begin_frame();
    if (pressed(Key::up)) {
        m_cards.step(m_marks, -1);
    }
    if (pressed(Key::down)) {
        m_cards.step(m_marks, 1);
    }
    if (pressed(Key::undo)) {
        m_marks.undo();
    }
    if (!pressed(Key::back) || ImGui::GetIO().WantTextInput) {
        return;
    }
    if (m_marks.asks()) {
        m_marks.cancel();
    } else if (m_gallery.is_large()) {
        m_gallery.make_small();
    } else {
        m_close = true;
    }
}

FieldView::Outcome FieldView::draw(Theme const& theme) {
    m_marks.poll();
    if (left() == std::chrono::seconds{0}) {
        return Outcome::expired;
    }
    m_pictures.poll();
    handle_keys();
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing,
                                 ImVec2(theme.space(Space::s), theme.space(Space::s)));
    draw_head(theme);
    draw_messages(theme);
    if (!m_share.list.entries.empty()) {
        draw_body(theme);
    }
    // A mark that is on its way comes first.
    return m_close && !m_marks.busy() ? Outcome::closed : Outcome::open;
}

void FieldView::switch_theme(Theme const& theme) {
    if (theme.is_field()) {
        m_settings.theme = m_theme_before;
    } else {
        m_theme_before = theme.kind;
        m_settings.theme = ThemeKind::field;
    }
    m_settings_changed = true;
}

void FieldView::draw_head(Theme const& theme) {
    auto const& manifest = m_share.bundle->manifest();
    float const width = ImGui::GetContentRegionAvail().x;
    float const left = ImGui::GetCursorPosX();
    FieldButton const contrast{icon::kContrast,
                               theme.is_field() ? tr("Normal colours") : tr("High contrast")};
    FieldButton const close{icon::kClose, tr("Close")};
    auto const start = ImGui::GetCursorPos();
    float const gap = theme.space(Space::m);
    // On a small screen the buttons have the smaller font: the name of the list needs room as well.
    ImFont* const button_font = font_of_buttons(theme, {contrast, close}, width / 5);
    float buttons = 0;
    {
        ui::FontScope const font(button_font);
        buttons = ui::button_width(theme, contrast.icon, contrast.label) +
                  ui::button_width(theme, close.icon, close.label) + theme.space(Space::s);
    }
    float tlp_width = 0;
    {
        ui::FontScope const font(theme.fonts.field_strong);
        tlp_width = ui::width_of(m_share.list.tlp);
    }
    auto const middle = [&](ImFont const* font) {
        return start.y + (field_button_height(theme) - font->FontSize) / 2;
    };
    ImGui::SetCursorPosY(middle(theme.fonts.head));
    {
        ui::FontScope const font(theme.fonts.head);
        ui::clipped(m_share.list.name, width - buttons - tlp_width - 2 * gap);
    }
    ImGui::SetCursorPos(
        {left + width - buttons - gap - tlp_width, middle(theme.fonts.field_strong)});
    {
        ui::FontScope const font(theme.fonts.field_strong);
        ui::text(m_share.list.tlp);
    }
    ImGui::SetCursorPos({left + width - buttons, start.y});
    {
        ui::FontScope const font(button_font);
        if (field_button(theme, m_focus, Stop::contrast, contrast)) {
            switch_theme(theme);
        }
        ImGui::SameLine();
        if (field_button(theme, m_focus, Stop::close, close)) {
            m_close = true;
        }
    }
    auto const validity = fmt::format(fmt::runtime(tr("from {0} · can be read until {1}")),
                                      manifest.issuer_name, display_time(manifest.outer.not_after));
    bool fits = false;
    {
        ui::FontScope const font(theme.fonts.field);
        fits = ui::width_of(validity) <= width;
    }
    ui::FontScope const font(fits ? theme.fonts.field : theme.fonts.body);
    ui::wrapped(validity);
}

void FieldView::draw_messages(Theme const& theme) {
    ui::FontScope const font(theme.fonts.field);
    for (auto const* error : {&m_marks.error(), &m_pictures.error()}) {
        if (!error->empty()) {
            ui::message(theme, Tone::danger, *error);
        }
    }
    auto const& marks = m_share.marks;
    if (marks.forked) {
        ui::message(theme, Tone::danger,
                    fmt::format(fmt::runtime(tr("Two different lists came in under this number: "
                                                "one may be false. Call {0} first.")),
                                m_share.bundle->manifest().issuer_name));
    }
    if (marks.superseded) {
        ui::message(theme, Tone::warning,
                    tr("A newer list was opened here before. Use that one if you can."));
    }
}

void FieldView::draw_body(Theme const& theme) {
    if (m_gallery.is_large()) {
        m_gallery.draw_large(theme, m_focus);
        return;
    }
    auto const size = ImGui::GetContentRegionAvail();
    float const gap = theme.space(Space::s);
    float const column = theme.space(Space::m);
    float const left =
        std::max(std::floor((size.x - column) / 3), std::min(theme.px(kCardsMin), size.x / 2));
    float const right = size.x - column - left;
    float const button = field_button_height(theme);
    float const actions = m_actions.height(theme, m_marks, m_cards.chosen(), right);
    {
        ui::GroupScope const group;
        m_cards.draw(theme, m_focus, m_marks, {left, size.y - button - gap});
        draw_undo(theme, left);
    }
    ImGui::SameLine(0, column);
    ui::GroupScope const group;
    draw_field_object(theme, m_focus, m_marks, m_gallery, m_share.list, m_cards.chosen(),
                      {right, size.y - actions - gap});
    m_actions.draw(theme, m_focus, m_marks, m_cards, right);
}

void FieldView::draw_undo(Theme const& theme, float width) {
    auto const* const log = m_marks.log();
    auto const* const last = log == nullptr ? nullptr : storage::last_holding(log->marks);
    auto const words = last == nullptr ? std::string(tr("Undo"))
                                       : fmt::format(fmt::runtime(tr("Undo: {0} {1}")), last->entry,
                                                     words_of(last->state));
    FieldButton const undo{icon::kUndo, words.c_str(), ui::ButtonKind::normal, width};
    ui::DisabledScope const disabled(last == nullptr);
    ui::IdScope const id("undo");  // its label changes
    ui::FontScope const font(font_of_buttons(theme, {undo}, width));
    if (field_button(theme, m_focus, Stop::undo, undo)) {
        m_marks.undo();
    }
}

}  // namespace noodkluis::app::desktop
