// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/pin_panel.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/fingerprint_view.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/sharing/party_kinds.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kPinsWidth = 500;
constexpr float kSideHeight = 218;  // and the two rows of fields
constexpr float kGroupWidth = 104;

int only_digits(ImGuiInputTextCallbackData* data) {
    return data->EventChar >= '0' && data->EventChar <= '9' ? 0 : 1;
}

}  // namespace

PinPanel::PinPanel(ReceivedCard card, FingerprintGroups own)
    : m_card(std::move(card)), m_own(std::move(own)), m_identity(identity_of(m_card.card)) {}

std::string PinPanel::fingerprint() const {
    std::string text;
    for (auto const& group : m_typed) {
        text += group.data();
    }
    return text;
}

GroupMatch PinPanel::match(std::size_t group) const {
    return match_group(m_typed.at(group).data(), group, m_identity);
}

bool PinPanel::all_fit() const {
    for (std::size_t i = 0; i < m_typed.size(); ++i) {
        if (match(i) != GroupMatch::fits) {
            return false;
        }
    }
    return true;
}

PinPanel::Outcome PinPanel::draw(Theme const& theme) {
    bool const is_new = m_card.standing == CardStanding::unknown;
    ui::title(theme, fmt::format(fmt::runtime(is_new ? tr("Is this really {0}?")
                                                     : tr("A newer card of {0}")),
                                 m_card.card.name));
    ui::muted(theme, label_of_choice(name_of(m_card.card.kind)) + "  ·  " + m_card.file_name);
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    if (is_new) {
        draw_comparison(theme);
    } else {
        draw_changes(theme);
    }
    ui::gap(theme, Space::m);
    auto outcome = m_back.pressed() ? Outcome::closed : Outcome::open;
    if (m_card.standing != CardStanding::same) {
        ui::DisabledScope const disabled(is_new && !all_fit());
        if (ui::button(theme, icon::kGood,
                       is_new ? tr("Keep as a partner") : tr("Take the newer card"),
                       ui::ButtonKind::main)) {
            outcome = Outcome::pin;
        }
        ImGui::SameLine();
    }
    if (ui::button(theme, icon::kBack, tr("Back"))) {
        outcome = Outcome::closed;
    }
    return outcome;
}

void PinPanel::draw_comparison(Theme const& theme) {
    ui::wrapped(
        tr("Anybody can make a card with this name. Call them on a number that you know "
           "from elsewhere, not from this card or the mail that it came with. Read your "
           "numbers to each other, group by group."));
    ui::gap(theme, Space::m);
    ImVec2 const size{theme.px(kPinsWidth), theme.px(kSideHeight) + 2 * theme.control_height()};
    bool const beside = ImGui::GetContentRegionAvail().x >= 2 * size.x + theme.space(Space::m);
    {
        ui::PanelScope const panel(theme, "ours", size, ui::PanelScope::Frame::bordered);
        ui::strong(theme, tr("Read this to them"));
        ui::gap(theme, Space::m);
        draw_fingerprint(theme, m_own);
    }
    if (beside) {
        ImGui::SameLine(0, theme.space(Space::m));
    }
    ui::PanelScope const panel(theme, "theirs", size, ui::PanelScope::Frame::bordered);
    ui::strong(theme, tr("They read this to you: type what you hear"));
    ui::gap(theme, Space::m);
    draw_typing(theme);
}

void PinPanel::draw_typing(Theme const& theme) {
    auto line = ImGui::GetCursorPos();
    bool differs = false;
    for (std::size_t i = 0; i < m_typed.size(); ++i) {
        if (i > 0 && i % kGroupsInLine == 0) {
            line.y = ImGui::GetCursorPosY();
        }
        ImGui::SetCursorPos(
            {line.x + group_step(theme) * static_cast<float>(i % kGroupsInLine), line.y});
        draw_group(theme, i);
        differs |= match(i) == GroupMatch::differs;
    }
    ui::FontScope const font(theme.fonts.small);
    if (differs) {
        ui::ColourScope const colour(ImGuiCol_Text, theme.palette.danger);
        ui::wrapped(
            tr("One group is different. Let them read it once more. If it stays different "
               "this card is not theirs: do not use it, and tell them."));
    } else if (all_fit()) {
        ui::state(theme, Tone::good, icon::kGood, tr("All eight fit: this card is theirs."));
    } else {
        ui::wrapped_muted(theme, tr("Eight groups of five figures."));
    }
}

void PinPanel::draw_group(Theme const& theme, std::size_t group) {
    ui::GroupScope const together;
    ui::IdScope const id(static_cast<int>(group));
    auto& typed = m_typed.at(group);
    auto const match_now = match(group);
    draw_group_number(theme, group);
    if (match_now != GroupMatch::unfinished) {
        bool const fits = match_now == GroupMatch::fits;
        ImGui::SameLine();
        ui::FontScope const font(theme.fonts.small);
        ui::state(theme, fits ? Tone::good : Tone::danger, fits ? icon::kGood : icon::kDanger,
                  fits ? tr("fits") : tr("differs"));
    }
    if (m_focus == group) {
        ImGui::SetKeyboardFocusHere();
        m_focus = kFingerprintGroups;
    }
    ui::FontScope const font(theme.fonts.title);
    ui::ColourScope const border(ImGuiCol_Border,
                                 match_now == GroupMatch::differs ? theme.palette.danger
                                 : match_now == GroupMatch::fits  ? theme.palette.good
                                                                  : theme.palette.border);
    ImGui::SetNextItemWidth(theme.px(kGroupWidth));
    bool const changed = ImGui::InputText("##group", typed.data(), typed.size(),
                                          ImGuiInputTextFlags_CallbackCharFilter, only_digits);
    ui::named(fmt::format(fmt::runtime(tr("group {0}")), group + 1));
    if (changed && match(group) == GroupMatch::fits && group + 1 < kFingerprintGroups) {
        m_focus = group + 1;
    }
}

void PinPanel::draw_changes(Theme const& theme) const {
    if (m_card.standing == CardStanding::same) {
        ui::message(theme, Tone::good, tr("This is the card that you have already."));
        return;
    }
    ui::wrapped(
        tr("It has the same keys as the card that you compared before, so nothing needs to "
           "be compared again. What it says otherwise:"));
    ui::gap(theme, Space::s);
    for (auto const& change : m_card.changes) {
        ui::text(label_of_field(change.field));
        ImGui::SameLine(theme.px(160));
        ui::muted(theme, change.before.empty() ? tr("nothing") : change.before);
        ImGui::SameLine();
        ui::text("→");
        ImGui::SameLine();
        ui::strong(theme, change.after.empty() ? tr("nothing") : change.after);
    }
    if (m_card.changes.empty()) {
        ui::muted(theme, tr("Only the keys of the coming weeks are new."));
    }
}

}  // namespace noodkluis::app::desktop
