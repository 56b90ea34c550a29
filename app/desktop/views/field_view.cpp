// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_view.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::uint32_t kPictureSide = 1200;
constexpr std::size_t kPicturesKept = 12;
constexpr float kCardHeight = 84;
constexpr float kPictureHeight = 260;
constexpr float kPlanParts = 10000;  // pins are in ten-thousandths of the plan

storage::SalvageClass class_of(SharedEntry const& entry) {
    auto const& name = text_of(entry.entry, "class");
    return name == "A"   ? storage::SalvageClass::a
           : name == "B" ? storage::SalvageClass::b
                         : storage::SalvageClass::c;
}

std::optional<float> number_of(std::string const& text) {
    int number = 0;
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end ? std::optional(static_cast<float>(number))
                                               : std::nullopt;
}

struct Fact {
    char const* icon;
    char const* label;  ///< a gettext key
    std::array<char const*, 3> fields;
    bool of_entry = false;
};

// In the order in which they are needed at the object.
constexpr std::array kFacts{
    Fact{icon::kWarning, translatable("Danger"), {"crew_hazard", "", ""}},
    Fact{icon::kNote, translatable("Instruction"), {"instruction", "", ""}, true},
    Fact{icon::kUnlock, translatable("How to free it"), {"removable", "fixing", "tools"}},
    Fact{icon::kPeople, translatable("How to carry it"), {"handling", "", ""}},
    Fact{icon::kOpenBox, translatable("Size and weight"), {"dimensions", "weight_kg", ""}},
    Fact{icon::kHide, translatable("To protect it where it is"), {"protect_in_place", "", ""}},
    Fact{icon::kDown, translatable("Where it goes"), {"destination", "", ""}, true}};

std::string said(SharedEntry const& entry, Fact const& fact) {
    std::string all;
    for (std::string_view const field : fact.fields) {
        auto text = text_of(fact.of_entry ? entry.entry : entry.object, field);
        if (text.empty() || text == "unknown") {
            continue;
        }
        if (field == "weight_kg") {
            text += " kg";
        } else if (field == "removable") {
            text = label_of_choice(text);
        }
        all += (all.empty() ? "" : " · ") + text;
    }
    return all;
}

}  // namespace

FieldView::FieldView(Workspace& workspace, OpenedShare share)
    : m_workspace(workspace), m_share(std::move(share)) {}

void FieldView::choose(std::size_t index) {
    m_chosen = index;
    m_scroll = true;
}

void FieldView::ask_for_picture(std::string const& file) {
    if (m_decoding.active() || m_pictures.count(file) != 0) {
        return;
    }
    m_decoding_file = file;
    m_decoding = m_workspace.thread.submit(
        [bundle = m_share.bundle, file](storage::Vault&, Job&) -> Result<Pixels> {
            NK_TRY(auto const bytes, bundle->read(file, limits::kPictureFileMax));
            return decode_picture(bytes, kPictureSide, file);
        });
}

void FieldView::poll() {
    auto pixels = m_decoding.take();
    if (!pixels) {
        return;
    }
    if (m_pictures.size() >= kPicturesKept) {
        m_pictures.clear();
    }
    if (*pixels) {
        m_pictures.emplace(m_decoding_file, Texture(**pixels));
    } else {
        m_pictures.emplace(m_decoding_file, Texture());
        m_error = message_of(pixels->error());
    }
}

void FieldView::handle_keys() {
    if (pressed(Key::back)) {
        m_close = true;
    }
    if (pressed(Key::previous) && m_chosen > 0) {
        choose(m_chosen - 1);
    }
    if (pressed(Key::next) && m_chosen + 1 < m_share.list.entries.size()) {
        choose(m_chosen + 1);
    }
}

FieldView::Outcome FieldView::draw(Theme const& theme) {
    if (m_workspace.clock.now() >= m_share.bundle->manifest().outer.not_after) {
        return Outcome::expired;
    }
    poll();
    handle_keys();
    draw_head(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (m_share.superseded) {
        ui::message(theme, Tone::warning,
                    tr("A newer list was opened here before. Use that one if you can."));
    }
    if (!m_share.list.entries.empty()) {
        float const width = ImGui::GetContentRegionAvail().x / 3;
        draw_cards(theme, width);
        ImGui::SameLine(0, theme.space(Space::m));
        draw_object(theme);
    }
    return m_close ? Outcome::closed : Outcome::open;
}

void FieldView::draw_head(Theme const& theme) {
    auto const& manifest = m_share.bundle->manifest();
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    {
        ui::GroupScope const group;
        ui::head(theme, m_share.list.name);
        ui::muted(theme, fmt::format(fmt::runtime(tr("from {0} · can be read until {1}")),
                                     manifest.issuer_name, display_time(manifest.outer.not_after)));
    }
    auto const* const close = tr("Close");
    float const buttons = ui::width_of(m_share.list.tlp) +
                          ui::button_width(theme, icon::kClose, close) + theme.space(Space::l);
    ImGui::SameLine(right - buttons);
    ui::align_with_controls();
    ui::strong(theme, m_share.list.tlp);
    ImGui::SameLine(0, theme.space(Space::m));
    if (ui::button(theme, icon::kClose, close)) {
        m_close = true;
    }
}

void FieldView::draw_cards(Theme const& theme, float width) {
    ui::PanelScope const panel(theme, "cards", {width, 0}, ui::PanelScope::Frame::bordered);
    SharedFloor const* last = nullptr;
    for (std::size_t i = 0; i < m_share.list.entries.size(); ++i) {
        auto const* const floor = m_share.list.floor_of(m_share.list.entries[i]);
        if (floor != nullptr && floor != last) {
            ui::strong(theme,
                       fmt::format(fmt::runtime(tr("Floor {0}")), text_of(floor->texts, "label")));
        }
        last = floor;
        draw_card(theme, i);
    }
}

void FieldView::draw_card(Theme const& theme, std::size_t index) {
    auto const& entry = m_share.list.entries[index];
    ui::IdScope const id(static_cast<int>(index));
    auto const start = ImGui::GetCursorPos();
    float const height = theme.px(kCardHeight);
    if (ImGui::Selectable("##card", index == m_chosen, ImGuiSelectableFlags_None, {0, height})) {
        choose(index);
    }
    ui::named(entry.name());
    if (index == m_chosen && std::exchange(m_scroll, false)) {
        ImGui::SetScrollHereY();
    }
    auto const end = ImGui::GetCursorPos();
    float const badge = theme.px(40);
    ImGui::SetCursorPos({start.x + theme.space(Space::s), start.y + (height - badge) / 2});
    ui::class_badge(theme, class_of(entry), badge);
    ImGui::SetCursorPos({start.x + badge + theme.space(Space::l), start.y + theme.px(8)});
    {
        ui::GroupScope const group;
        ui::StyleScope const tight(ImGuiStyleVar_ItemSpacing, ImVec2(theme.px(8), theme.px(2)));
        {
            ui::FontScope const font(theme.fonts.field_strong);
            ui::clipped(text_of(entry.entry, "rank") + "  " + entry.name(),
                        ImGui::GetContentRegionAvail().x);
        }
        auto const* const room = m_share.list.room_of(entry);
        auto const& people = text_of(entry.object, "people_needed");
        auto const where =
            room == nullptr ? text_of(entry.object, "location_path") : text_of(room->texts, "code");
        ui::clipped((people.empty() ? "" : std::string(icon::kPeople) + " " + people + "   ") +
                        icon::kPin + " " + where,
                    ImGui::GetContentRegionAvail().x);
    }
    ImGui::SetCursorPos(end);
}

void FieldView::draw_object(Theme const& theme) {
    ui::PanelScope const panel(theme, "object", {0, 0}, ui::PanelScope::Frame::bordered);
    auto const& entry = m_share.list.entries[m_chosen];
    float const badge = theme.px(64);
    ui::class_badge(theme, class_of(entry), badge);
    ImGui::SameLine(0, theme.space(Space::l));
    {
        ui::GroupScope const group;
        {
            ui::FontScope const font(theme.fonts.field_strong);
            ui::wrapped(entry.name());
        }
        ui::muted(theme, text_of(entry.object, "accession_number"));
    }
    {
        ui::FontScope const font(theme.fonts.field);
        auto const& action = text_of(entry.entry, "action");
        auto const& people = text_of(entry.object, "people_needed");
        auto const& minutes = text_of(entry.object, "minutes_needed");
        std::string line = label_of_choice(action);
        for (auto const& [sign, amount] :
             {std::pair{icon::kPeople, &people}, std::pair{icon::kTime, &minutes}}) {
            if (!amount->empty()) {
                line += std::string("   ") + sign + " " + *amount;
            }
        }
        ui::text(line + (minutes.empty() ? "" : std::string(" ") + tr("min")));
    }
    draw_pictures(theme, entry);
    draw_facts(theme, entry);
}

void FieldView::draw_pictures(Theme const& theme, SharedEntry const& entry) {
    float const gap = theme.space(Space::m);
    ImVec2 const box{(ImGui::GetContentRegionAvail().x - gap) / 2, theme.px(kPictureHeight)};
    auto const start = ImGui::GetCursorPos();
    if (!entry.photos.empty()) {
        auto const& file = entry.photos.front().file;
        ask_for_picture(file);
        auto const found = m_pictures.find(file);
        if (found != m_pictures.end() && !found->second.empty()) {
            found->second.draw(found->second.fitted(box));
        }
    }
    ImGui::SetCursorPos({start.x + box.x + gap, start.y});
    draw_plan(theme, entry, box);
    ImGui::SetCursorPos({start.x, start.y + box.y + gap});
}

void FieldView::draw_plan(Theme const& theme, SharedEntry const& entry, ImVec2 box) {
    auto const* const floor = m_share.list.floor_of(entry);
    auto const* const room = m_share.list.room_of(entry);
    if (floor == nullptr || floor->plan.empty()) {
        return;
    }
    ask_for_picture(floor->plan);
    auto const found = m_pictures.find(floor->plan);
    if (found == m_pictures.end() || found->second.empty()) {
        return;
    }
    auto const corner = ImGui::GetCursorScreenPos();
    auto const size = found->second.fitted(box);
    found->second.draw(size);
    auto const x = number_of(text_of(room->texts, "plan_x"));
    auto const y = number_of(text_of(room->texts, "plan_y"));
    if (x && y) {
        ImVec2 const pin{corner.x + size.x * *x / kPlanParts, corner.y + size.y * *y / kPlanParts};
        auto* const list = ImGui::GetWindowDrawList();
        list->AddCircleFilled(pin, theme.px(9), to_packed(theme.palette.surface));
        list->AddCircleFilled(pin, theme.px(7), to_packed(theme.palette.danger));
    }
}

void FieldView::draw_facts(Theme const& theme, SharedEntry const& entry) {
    auto const line = [&](char const* icon, char const* label, std::string const& words,
                          Tone tone) {
        if (words.empty()) {
            return;
        }
        ui::state(theme, tone, icon, label);
        ui::FontScope const font(theme.fonts.field);
        ui::wrapped(words);
        ui::gap(theme, Space::m);
    };
    auto const* const room = m_share.list.room_of(entry);
    auto where = text_of(entry.object, "location_path");
    if (room != nullptr && !text_of(room->texts, "route").empty()) {
        where += (where.empty() ? "" : "\n") + text_of(room->texts, "route");
    }
    line(icon::kPin, tr("Where it is"), where, Tone::neutral);
    for (auto const& fact : kFacts) {
        bool const danger = fact.icon == icon::kWarning;
        line(fact.icon, tr(fact.label), said(entry, fact), danger ? Tone::danger : Tone::neutral);
    }
}

}  // namespace noodkluis::app::desktop
