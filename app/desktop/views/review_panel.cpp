// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/review_panel.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/lists/list_names.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::size_t kChangesShown = 4;

}  // namespace

ReviewPanel::Outcome ReviewPanel::draw(Theme const& theme, ListSheet const& sheet,
                                       ChangesSince const* since, Timestamp now, bool busy) {
    Outcome outcome;
    if (m_list != sheet.list.id) {
        m_list = sheet.list.id;
        m_version = 0;
        m_note.clear();
        m_next_review = storage::format_date(
            next_review(sheet.list.review_due, std::chrono::floor<std::chrono::days>(now)));
    }
    if (m_version != sheet.list.version) {
        m_version = sheet.list.version;
        m_gaps = gaps_of(sheet.rows, now);
    }
    draw_changed(theme, since, outcome);
    ui::gap(theme, Space::m);
    draw_missing(theme, outcome);
    ui::gap(theme, Space::m);
    draw_approval(theme, sheet, busy, outcome);
    return outcome;
}

void ReviewPanel::draw_changed(Theme const& theme, ChangesSince const* since, Outcome& outcome) {
    ui::strong(theme, tr("What changed"));
    if (since == nullptr) {
        ui::muted(theme, tr("Comparing…"));
        return;
    }
    if (!since->version) {
        ui::wrapped_muted(theme, tr("This list was never approved, so all of it is new."));
        return;
    }
    if (since->changes.empty()) {
        ui::state(
            theme, Tone::good, icon::kGood,
            fmt::format(fmt::runtime(tr("Nothing since version {0}")), since->version->number));
        return;
    }
    for (std::size_t i = 0; i < std::min(kChangesShown, since->changes.size()); ++i) {
        auto const& change = since->changes[i];
        ui::FontScope const font(theme.fonts.small);
        ui::clipped((change.number.empty() ? change.name : change.number) + "  " + words_of(change),
                    ImGui::GetContentRegionAvail().x);
    }
    auto const label = counted("{0} change", "All {0} changes", since->changes.size());
    outcome.all_changes = ui::button(theme, icon::kChanges, label.c_str(), ui::ButtonKind::quiet);
}

void ReviewPanel::draw_missing(Theme const& theme, Outcome& outcome) const {
    ui::strong(theme, tr("What is missing"));
    bool complete = true;
    auto const line = [&](char const* icon, char const* sentence,
                          std::vector<storage::ObjectId> const& objects) {
        if (objects.empty()) {
            return;
        }
        complete = false;
        auto const start = ImGui::GetCursorPos();
        ui::IdScope const id(sentence);
        if (ImGui::Selectable("##gap", false, ImGuiSelectableFlags_None,
                              {0, ImGui::GetTextLineHeight()})) {
            outcome.reveal = objects;
        }
        ui::named(sentence);
        auto const end = ImGui::GetCursorPos();
        ImGui::SetCursorPos(start);
        ui::state(theme, Tone::warning, icon, fmt::format(fmt::runtime(sentence), objects.size()));
        ImGui::SetCursorPos(end);
    };
    line(icon::kPhoto, tr("{0} without a photo"), m_gaps.photo);
    line(icon::kPin, tr("{0} without a location"), m_gaps.location);
    line(icon::kTime, tr("{0} not seen in place for two years"), m_gaps.location_check);
    line(icon::kPeople, tr("{0} without a number of people"), m_gaps.people);
    if (complete) {
        ui::state(theme, Tone::good, icon::kGood, tr("Nothing"));
    }
}

void ReviewPanel::draw_approval(Theme const& theme, ListSheet const& sheet, bool busy,
                                Outcome& outcome) {
    ui::FieldLook look;
    look.label = tr("What changed, in your words");
    ui::text_area(theme, m_note, look, 2);
    look.label = tr("Next review before");
    auto const date = storage::parse_date(m_next_review);
    if (!date) {
        look.error = tr("Write a date as 2027-11-20");
    }
    ui::text_field(theme, m_next_review, look);
    ui::gap(theme, Space::s);
    {
        ui::DisabledScope const disabled(busy || !date || sheet.rows.empty());
        if (ui::button(theme, icon::kGood, tr("Approve"), ui::ButtonKind::main)) {
            outcome.approval = Approval{m_note, date};
        }
    }
    auto const status = sheet.list.status;
    bool const in_review = status == storage::ListStatus::in_review;
    ImGui::SameLine();
    if (ui::button(theme, icon::kEdit, in_review ? tr("Back to draft") : tr("Mark as in review"))) {
        auto const next = in_review ? storage::ListStatus::draft : storage::ListStatus::in_review;
        outcome.steps.push_back(
            {SetListFields{sheet.list.id, {{"status", name_of(next)}}}, tr("Status")});
    }
    ui::FontScope const font(theme.fonts.small);
    ui::wrapped_muted(theme, sheet.rows.empty()
                                 ? tr("An empty list cannot be approved.")
                                 : tr("Approving freezes this list as a new version, which is what "
                                      "can be shared."));
}

}  // namespace noodkluis::app::desktop
