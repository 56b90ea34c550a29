// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/paper_view.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kPaperFilter = 260;
constexpr float kPaperAction = 224;

float row_with_buttons(Theme const& theme) {
    return theme.control_height() + 2 * ImGui::GetStyle().CellPadding.y;
}

}  // namespace

PaperView::PaperView(Workspace& workspace) : m_workspace(workspace) {
    read();
}

void PaperView::read() {
    m_reading =
        m_workspace.thread.submit([&clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return read_paper(vault, clock);
        });
}

void PaperView::begin() {
    m_note.clear();
    m_warning.clear();
    m_error.clear();
    m_form = std::make_unique<PaperForm>(m_workspace);
}

std::size_t PaperView::out() const {
    return m_lines ? static_cast<std::size_t>(
                         std::count_if(m_lines->begin(), m_lines->end(),
                                       [](auto const& line) { return !line.copy.back_at; }))
                   : 0;
}

void PaperView::poll() {
    if (auto lines = m_reading.take()) {
        if (*lines) {
            m_lines = std::move(**lines);
            filter();
        } else {
            m_error = message_of(lines->error());
        }
    }
    if (auto note = m_working.take()) {
        m_note = *note ? **note : "";
        m_error = *note ? "" : message_of(note->error());
        m_asked = {};
        read();
    }
}

void PaperView::filter() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines->size(); ++i) {
        if (m_which == 1 || !(*m_lines)[i].copy.back_at) {
            m_shown.push_back(i);
        }
    }
}

void PaperView::take_back(storage::PaperCopyId copy) {
    m_warning.clear();
    m_working = m_workspace.thread.submit(
        [copy, &clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<std::string> {
            NK_TRY(auto const back, take_paper_back(vault, copy.text(), clock));
            return back.holder.empty()
                       ? std::string(tr("The vault knows that this paper is back."))
                       : fmt::format(fmt::runtime(tr("The vault knows that the paper of {0} is "
                                                     "back or destroyed.")),
                                     back.holder);
        });
}

void PaperView::recall_to(Path const& file) {
    m_warning.clear();
    m_working = m_workspace.thread.submit(
        [file, &clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<std::string> {
            NK_TRY(auto const count, print_recall_list(vault, file, clock));
            static_cast<void>(count);
            return fmt::format(fmt::runtime(tr("Whom to ask for their paper is in {0}.")),
                               file.string());
        });
}

PaperView::Outcome PaperView::draw(Theme const& theme) {
    poll();
    if (m_form) {
        auto const outcome = m_form->draw(theme);
        if (outcome == PaperForm::Outcome::printed) {
            m_warning = fmt::format(
                fmt::runtime(tr("The sheets are in {0}. Print this file and delete it: it is not "
                                "encrypted.")),
                m_form->file().string());
        }
        if (outcome != PaperForm::Outcome::open) {
            m_form.reset();
            read();
        }
        return Outcome::open;
    }
    if (m_chooser.is_open()) {
        if (auto const file = m_chooser.draw(theme)) {
            recall_to(*file);
        }
        return Outcome::open;
    }
    m_closed = m_back.pressed();
    draw_head(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (!m_warning.empty()) {
        ui::message(theme, Tone::warning, m_warning);
    }
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
    }
    if (m_lines) {
        draw_copies(theme);
    }
    return m_closed ? Outcome::closed : Outcome::open;
}

void PaperView::draw_head(Theme const& theme) {
    ui::head(theme, tr("On paper"));
    ui::gap(theme, Space::s);
    {
        ui::DisabledScope const disabled(m_working.active());
        if (ui::button(theme, icon::kFile, tr("Make salvage sheets"), ui::ButtonKind::main)) {
            begin();
        }
        ui::beside(ui::button_width(theme, icon::kSave, tr("Recall list…")));
        ui::DisabledScope const none(out() == 0);
        if (ui::button(theme, icon::kSave, tr("Recall list…"))) {
            m_note.clear();
            m_error.clear();
            m_chooser.open({FileChooser::Purpose::save_file,
                            tr("Where the list of whom to ask goes"),
                            {"pdf"},
                            std::string(tr("recall")) + ".pdf"});
        }
    }
    ui::beside(ui::button_width(theme, icon::kBack, tr("Sealed bundles")));
    m_closed |= ui::button(theme, icon::kBack, tr("Sealed bundles"), ui::ButtonKind::quiet);
    ui::gap(theme, Space::s);
}

void PaperView::draw_copies(Theme const& theme) {
    if (m_lines->empty()) {
        ui::gap(theme, Space::xl);
        ui::title(theme, tr("No list is out on paper"));
        ui::wrapped_muted(theme,
                          tr("Paper is for when no computer works. Each copy has a number, and who "
                             "has it stands here until it is back."));
        return;
    }
    ui::FieldLook look;
    look.width = theme.px(kPaperFilter);
    look.hint = tr("which paper");
    if (ui::choice(theme, m_which, {tr("what is out"), tr("all, also what is back")}, look)) {
        filter();
    }
    ui::gap(theme, Space::s);
    if (m_shown.empty()) {
        ui::wrapped_muted(theme, tr("Everything is back."));
        return;
    }
    constexpr auto kFlags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH |
                            ImGuiTableFlags_BordersOuter | ImGuiTableFlags_ScrollY;
    float const row = row_with_buttons(theme);
    float const height =
        std::min(ImGui::GetContentRegionAvail().y,
                 row * static_cast<float>(m_shown.size()) + theme.row_height() + theme.px(4));
    if (!ImGui::BeginTable("paper", 6, kFlags, {0, height})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("Who keeps it"), ImGuiTableColumnFlags_WidthStretch, 1.1F);
    ImGui::TableSetupColumn(tr("List"), ImGuiTableColumnFlags_WidthStretch, 1.5F);
    ImGui::TableSetupColumn(tr("Copy"), ImGuiTableColumnFlags_WidthStretch, 0.5F);
    ImGui::TableSetupColumn(tr("With whom"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("Valid until"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("Where it is"), ImGuiTableColumnFlags_WidthFixed,
                            theme.px(kPaperAction));
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_shown.size()), row);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_copy(theme, (*m_lines)[m_shown[static_cast<std::size_t>(i)]]);
        }
    }
    ImGui::EndTable();
}

void PaperView::draw_copy(Theme const& theme, PaperLine const& line) {
    auto const& copy = line.copy;
    ui::IdScope const id(copy.id);
    ImGui::TableNextRow(ImGuiTableRowFlags_None, row_with_buttons(theme));
    bool const over = m_workspace.clock.now() >= copy.valid_until;
    auto const until = display_date(copy.valid_until);
    {
        ui::ColourScope const colour(ImGuiCol_Text,
                                     copy.back_at ? theme.palette.muted : theme.palette.text);
        for (auto const& words :
             {copy.holder.empty() ? line.partner : copy.holder,
              fmt::format(fmt::runtime(tr("{0}, version {1}")), line.list, line.version),
              fmt::format(fmt::runtime(tr("{0} of {1}")), copy.number, copy.copies), line.partner,
              over ? fmt::format(fmt::runtime(tr("expired, {0}")), until) : until}) {
            ImGui::TableNextColumn();
            ui::align_with_controls();
            ui::clipped(words, ImGui::GetContentRegionAvail().x);
        }
    }
    ImGui::TableNextColumn();
    draw_state(theme, line);
}

/// That a paper is back cannot be undone, so it is asked twice.
void PaperView::draw_state(Theme const& theme, PaperLine const& line) {
    auto const& copy = line.copy;
    if (copy.back_at) {
        ui::align_with_controls();
        ui::state(theme, Tone::good, icon::kGood,
                  fmt::format(fmt::runtime(tr("back since {0}")), display_date(*copy.back_at)));
        return;
    }
    ui::DisabledScope const disabled(m_working.active());
    if (m_asked != copy.id) {
        if (ui::button(theme, icon::kGood, tr("Back or destroyed"), ui::ButtonKind::quiet)) {
            m_asked = copy.id;
        }
        return;
    }
    if (ui::button(theme, icon::kGood, tr("Yes, note it"), ui::ButtonKind::normal)) {
        take_back(copy.id);
    }
    ImGui::SameLine();
    if (ui::button(theme, nullptr, tr("No"), ui::ButtonKind::quiet)) {
        m_asked = {};
    }
}

}  // namespace noodkluis::app::desktop
