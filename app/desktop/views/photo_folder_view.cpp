// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/photo_folder_view.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/sharing/disclosure.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kPhotoFolderFoot = 64;

struct PhotoState {
    Tone tone;
    char const* icon;
    std::string words;
};

PhotoState state_of(FolderPhoto const& photo, bool done) {
    switch (photo.outcome) {
        case PhotoOutcome::fits:
            return {Tone::good, icon::kGood, done ? tr("added") : tr("fits an object")};
        case PhotoOutcome::no_object:
            return {Tone::neutral, icon::kMissing, tr("no object has this number")};
        case PhotoOutcome::several_objects:
            return {Tone::warning, icon::kWarning, tr("several objects have a number like this")};
        case PhotoOutcome::there_already:
            return {Tone::neutral, icon::kNote, tr("is there already")};
        case PhotoOutcome::refused:
            return {Tone::danger, icon::kDanger, message_of(*photo.problem)};
    }
    return {Tone::neutral, icon::kNote, "?"};
}

}  // namespace

void PhotoFolderView::begin() {
    m_open = true;
    m_done = false;
    m_error.clear();
    m_report.reset();
    m_chooser.open({FileChooser::Purpose::open_folder, tr("The folder with the photos")});
}

void PhotoFolderView::look(Path folder) {
    m_folder = std::move(folder);
    m_looking = m_workspace.thread.submit(
        [folder = m_folder, &clock = m_workspace.clock](storage::Vault& vault, Job& job) {
            Records records(vault, clock);
            return match_photos(records, folder, job);
        });
}

void PhotoFolderView::import() {
    m_error.clear();
    m_importing = m_workspace.thread.submit(
        [folder = m_folder, &clock = m_workspace.clock](storage::Vault& vault, Job& job) {
            return import_photos(vault, folder, clock, job);
        });
}

void PhotoFolderView::poll() {
    if (auto report = m_looking.take()) {
        if (*report) {
            m_report = std::move(**report);
        } else {
            m_error = message_of(report->error());
        }
    }
    if (auto report = m_importing.take()) {
        if (*report) {
            m_report = std::move(**report);
            m_done = true;
            m_workspace.agenda.refresh();
        } else {
            m_error = message_of(report->error());
        }
    }
}

PhotoFolderView::Outcome PhotoFolderView::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        if (auto folder = m_chooser.draw(theme)) {
            look(std::move(*folder));
        } else if (!m_chooser.is_open() && !m_report) {
            m_open = false;
            return Outcome::left;
        }
        return Outcome::waiting;
    }
    ui::head(theme, tr("Photos from a folder"));
    ui::clipped_path(m_folder.string(), ImGui::GetContentRegionAvail().x);
    ui::gap(theme, Space::s);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (m_looking.active()) {
        ui::progress(theme, m_looking.progress(), tr("Looking for the objects…"));
    }
    if (m_report) {
        draw_report(theme);
    }
    ui::gap(theme, Space::s);
    draw_end(theme);
    if (m_back.pressed() && !m_importing.active()) {
        m_open = false;
    }
    return m_open ? Outcome::waiting : Outcome::left;
}

void PhotoFolderView::draw_report(Theme const& theme) {
    auto const& report = *m_report;
    auto const fit = report.count(PhotoOutcome::fits);
    if (report.photos.empty()) {
        ui::title(theme, tr("There are no photos in this folder"));
        return;
    }
    ui::title(theme, fmt::format(fmt::runtime(m_done ? tr("{0} of {1} photos were added")
                                                     : tr("{0} of {1} photos fit an object")),
                                 fit, report.photos.size()));
    ui::wrapped_muted(
        theme, m_done
                   ? tr("Without metadata: where, when and with what they were taken is not in the "
                        "vault.")
                   : tr("By the accession number at the beginning of the name of the file, such as "
                        "W-001.jpg, W-001_2.jpg or W-001 detail.jpg."));
    if (report.cut) {
        ui::message(theme, Tone::warning,
                    tr("There are more photos than can be looked at together. Split the folder."));
    }
    ui::gap(theme, Space::s);
    constexpr auto kFlags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH |
                            ImGuiTableFlags_BordersOuter | ImGuiTableFlags_ScrollY;
    float const height =
        std::min(ImGui::GetContentRegionAvail().y - theme.px(kPhotoFolderFoot),
                 theme.row_height() * static_cast<float>(report.photos.size() + 1) + theme.px(2));
    if (!ImGui::BeginTable("photos", 4, kFlags, {0, height})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("File"), ImGuiTableColumnFlags_WidthStretch, 1.4F);
    ImGui::TableSetupColumn(tr("Object"), ImGuiTableColumnFlags_WidthStretch, 0.8F);
    ImGui::TableSetupColumn(tr("Shows"), ImGuiTableColumnFlags_WidthStretch, 0.8F);
    ImGui::TableSetupColumn(tr("State"), ImGuiTableColumnFlags_WidthStretch, 1.4F);
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(report.photos.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_row(theme, report.photos[static_cast<std::size_t>(i)]);
        }
    }
    ImGui::EndTable();
}

void PhotoFolderView::draw_row(Theme const& theme, FolderPhoto const& photo) const {
    ui::next_row(theme);
    ui::next_cell(theme);
    ui::clipped_path(photo.file, ImGui::GetContentRegionAvail().x);
    ui::next_cell(theme);
    ui::clipped(photo.accession_number, ImGui::GetContentRegionAvail().x);
    ui::next_cell(theme);
    if (photo.outcome == PhotoOutcome::fits) {
        ui::clipped(label_of_choice(kPhotoKindNames.at(static_cast<std::size_t>(photo.kind))),
                    ImGui::GetContentRegionAvail().x);
    }
    ui::next_cell(theme);
    auto const state = state_of(photo, m_done);
    ui::state(theme, state.tone, state.icon, state.words);
}

void PhotoFolderView::draw_end(Theme const& theme) {
    if (m_importing.active()) {
        ui::progress(theme, m_importing.progress(), tr("Adding photos…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_importing.cancel();
        }
        return;
    }
    if (m_done) {
        if (ui::button(theme, icon::kGood, tr("Done"), ui::ButtonKind::main)) {
            m_open = false;
        }
        return;
    }
    auto const fit = m_report ? m_report->count(PhotoOutcome::fits) : 0;
    {
        ui::DisabledScope const disabled(fit == 0);
        if (ui::button(theme, icon::kPhoto, tr("Add the photos that fit"), ui::ButtonKind::main)) {
            import();
        }
    }
    ui::beside(ui::button_width(theme, icon::kFolder, tr("Another folder…")));
    if (ui::button(theme, icon::kFolder, tr("Another folder…"))) {
        begin();
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    if (ui::button(theme, nullptr, tr("Cancel"))) {
        m_open = false;
    }
}

}  // namespace noodkluis::app::desktop
