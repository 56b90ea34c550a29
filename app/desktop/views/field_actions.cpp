// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_actions.h"

#include <algorithm>
#include <cmath>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

using storage::SalvageState;

constexpr double kAnswerAfter_s = 0.5;

/// What may come after a state.
std::vector<SalvageState> after(storage::EntrySalvage const& salvage) {
    switch (salvage.state) {
        case SalvageState::out:
            return salvage.damaged_at
                       ? std::vector{SalvageState::at_assembly_point}
                       : std::vector{SalvageState::at_assembly_point, SalvageState::damaged};
        case SalvageState::at_assembly_point:
            return salvage.damaged_at ? std::vector<SalvageState>()
                                      : std::vector{SalvageState::damaged};
        case SalvageState::covered:
            return {SalvageState::out, SalvageState::not_found};
        case SalvageState::not_found:
            return {SalvageState::out, SalvageState::covered};
        case SalvageState::to_do:
        case SalvageState::damaged:
            break;
    }
    return {SalvageState::out, SalvageState::covered, SalvageState::not_found};
}

}  // namespace

void FieldActions::fill(FieldMarks const& marks, std::size_t index) {
    m_actions.clear();
    if (!marks.asks()) {
        m_asked_at = ImGui::GetTime();
    }
    if (marks.asks()) {
        m_actions = {{Stop::first, {icon::kFire, tr("Incident")}},
                     {Stop::second, {icon::kExample, tr("Drill")}},
                     {Stop::third, {icon::kClose, tr("Cancel")}}};
        return;
    }
    auto const& salvage = marks.of(index);
    // Once something was marked, the next object is the next step.
    bool const open = salvage.state == SalvageState::to_do;
    auto stop = Stop::first;
    for (auto const state : after(salvage)) {
        bool const main = open && state == SalvageState::out;
        m_actions.push_back({stop,
                             {look_of(state).icon, button_words_of(state),
                              main ? ui::ButtonKind::main : ui::ButtonKind::normal},
                             state});
        stop = static_cast<Stop>(static_cast<int>(stop) + 1);
    }
    m_actions.push_back(
        {Stop::next,
         {icon::kNext, tr("Next"), open ? ui::ButtonKind::normal : ui::ButtonKind::main}});
}

float FieldActions::needed(Theme const& theme, ImFont* font) const {
    ui::FontScope const scope(font);
    ui::StyleScope const padding(ImGuiStyleVar_FramePadding, ImVec2(theme.space(Space::s), 0));
    float width = theme.space(Space::s) * static_cast<float>(m_actions.size() - 1);
    for (auto const& action : m_actions) {
        width += ui::button_width(theme, action.button.icon, action.button.label);
    }
    return width;
}

/// The largest type in which all fit beside each other; null when they need two rows.
ImFont* FieldActions::font_of_row(Theme const& theme, float width) const {
    for (auto* const font : {theme.fonts.field_strong, theme.fonts.title}) {
        if (needed(theme, font) <= width) {
            return font;
        }
    }
    return nullptr;
}

float FieldActions::height(Theme const& theme, FieldMarks const& marks, std::size_t index,
                           float width) {
    fill(marks, index);
    float const row = field_button_height(theme);
    float const gap = theme.space(Space::s);
    float const question = marks.asks() ? theme.fonts.field_strong->FontSize + gap : 0;
    return question + (font_of_row(theme, width) != nullptr ? row : 2 * row + gap);
}

void FieldActions::press(Action const& action, FieldMarks& marks, FieldCards& cards) {
    if (marks.asks()) {
        // The second half of a double tap on the button that was here before is no answer.
        if (ImGui::GetTime() < m_asked_at + kAnswerAfter_s) {
            return;
        }
        if (action.stop == Stop::third) {
            marks.cancel();
        } else {
            marks.answer(action.stop == Stop::first ? storage::IncidentKind::incident
                                                    : storage::IncidentKind::drill);
        }
        return;
    }
    if (action.stop == Stop::next) {
        cards.go_to_next(marks);
    } else {
        marks.mark(cards.chosen(), action.state);
    }
}

void FieldActions::draw(Theme const& theme, FieldFocus& focus, FieldMarks& marks, FieldCards& cards,
                        float width) {
    fill(marks, cards.chosen());
    ui::GroupScope const group;
    float const gap = theme.space(Space::s);
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(gap, gap));
    ui::StyleScope const padding(ImGuiStyleVar_FramePadding, ImVec2(gap, 0));
    if (marks.asks()) {
        ui::FontScope const font(theme.fonts.field_strong);
        ui::clipped(marks.log() == nullptr
                        ? tr("Is this an incident or a drill?")
                        : tr("Begin again, with nothing marked: an incident or a drill?"),
                    width);
    }
    std::size_t const count = m_actions.size();
    auto* const font_of_all = font_of_row(theme, width);
    std::size_t const in_row = font_of_all != nullptr ? count : (count + 1) / 2;
    float const alike = (width - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
    // What is left over in one row is shared out; in two rows all are alike.
    float const spare = font_of_all != nullptr
                            ? (width - needed(theme, font_of_all)) / static_cast<float>(count)
                            : 0;
    std::vector<FieldButton> buttons;
    std::transform(m_actions.begin(), m_actions.end(), std::back_inserter(buttons),
                   [](Action const& action) { return action.button; });
    ui::FontScope const font(font_of_all != nullptr ? font_of_all
                                                    : font_of_buttons(theme, buttons, alike));
    Action const* pressed_action = nullptr;
    for (std::size_t i = 0; i < count; ++i) {
        auto& action = m_actions[i];
        if (i % in_row != 0) {
            ImGui::SameLine();
        }
        bool const alone = in_row > 1 && i % in_row == 0 && i + 1 == count;
        action.button.width = std::floor(
            font_of_all != nullptr
                ? ui::button_width(theme, action.button.icon, action.button.label) + spare
            : alone ? width
                    : alike);
        auto const figure = static_cast<int>(action.stop) - static_cast<int>(Stop::first) + 1;
        if (field_button(theme, focus, action.stop, action.button) ||
            (action.stop != Stop::next && pressed_figure(figure))) {
            pressed_action = &action;
        }
    }
    if (pressed_action != nullptr) {
        press(*pressed_action, marks, cards);
    }
}

}  // namespace noodkluis::app::desktop
