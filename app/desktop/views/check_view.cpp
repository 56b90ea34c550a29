// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/check_view.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/open_vault.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

CheckView::CheckView(VaultThread& thread, Clock const& clock, Path folder)
    : m_thread(thread), m_clock(clock), m_folder(std::move(folder)) {}

CheckView::Outcome CheckView::draw(Theme const& theme) {
    if (auto report = m_checking.take()) {
        m_question.ask_again(*report ? "" : opening_message(report->error()));
        m_report = *report ? std::optional(std::move(**report)) : std::nullopt;
    }
    if (m_question.fills_view()) {
        m_question.draw_chooser(theme);
        return Outcome::waiting;
    }
    if (m_chooser.is_open()) {
        if (auto folder = m_chooser.draw(theme)) {
            m_backups = *std::move(folder);
        }
        return Outcome::waiting;
    }
    ui::head(theme, vault_name(m_folder));
    ui::title(theme, tr("Check the vault"));
    ui::gap(theme, Space::m);
    if (m_checking.active()) {
        ui::progress(theme, m_checking.progress(),
                     tr("Reading every page, picture and entry of the log…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_checking.cancel();
        }
        return Outcome::waiting;
    }
    if (m_report) {
        return draw_report(theme);
    }
    draw_question(theme);
    ui::beside(ui::button_width(theme, nullptr, tr("Back")));
    return ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet) ? Outcome::left
                                                                         : Outcome::waiting;
}

void CheckView::draw_question(Theme const& theme) {
    ui::wrapped_muted(theme, tr("All of it is read and compared with its checksums and signatures. "
                                "Nothing is changed. It takes a minute or two."));
    ui::gap(theme, Space::m);
    bool wanted = m_question.draw(theme);
    ui::gap(theme, Space::s);
    m_question.draw_key_file(theme);
    if (ui::button(theme, icon::kFolder, tr("Where else there are backups"),
                   ui::ButtonKind::quiet)) {
        m_chooser.open({FileChooser::Purpose::open_folder, tr("Where else there are backups")});
    }
    if (!m_backups.empty()) {
        ui::clipped_path(m_backups.string(), ImGui::GetContentRegionAvail().x);
    }
    ui::gap(theme, Space::m);
    {
        ui::DisabledScope const disabled(m_question.empty());
        wanted |= ui::button(theme, icon::kSearch, tr("Check now"), ui::ButtonKind::main);
    }
    if (wanted && !m_question.empty()) {
        check();
    }
}

void CheckView::check() {
    auto answer = m_question.answer();
    m_question.clear();
    if (!answer) {
        return;
    }
    m_checking = m_thread.submit_to_slot(
        [folder = m_folder, backups = m_backups, answer = std::move(*answer), &clock = m_clock](
            std::optional<storage::Vault>& slot, Job& job) -> Result<storage::CheckReport> {
            slot.reset();
            NK_TRY(auto const key, answer.key());
            std::vector<Path> folders{folder.parent_path()};
            if (!backups.empty()) {
                folders.push_back(backups);
            }
            return storage::check_vault(folder, folders, key, clock, job);
        });
}

CheckView::Outcome CheckView::draw_report(Theme const& theme) {
    auto const& report = *m_report;
    ui::wrapped(fmt::format(
        fmt::runtime(
            tr("Read: {0} pages, {1} entries of the log, {2} pictures, {3} received bundles.")),
        report.pages, report.log_entries, report.pictures, report.received));
    ui::gap(theme, Space::m);
    auto outcome = Outcome::waiting;
    if (report.findings.empty()) {
        ui::message(theme, Tone::good, tr("Everything is in order."));
    }
    for (auto const& finding : report.findings) {
        ui::message(theme, Tone::danger, message_of(finding));
    }
    ui::gap(theme, Space::m);
    if (!report.findings.empty() && report.go_back_to) {
        auto const& backup = *report.go_back_to;
        ui::wrapped(fmt::format(
            fmt::runtime(tr("The newest good backup is of {0}. What was done since is not in it.")),
            display_time(backup.made_at)));
        ui::clipped_path(backup.file.string(), ImGui::GetContentRegionAvail().x);
        ui::gap(theme, Space::s);
        if (ui::button(theme, icon::kUndo, tr("Restore this backup"), ui::ButtonKind::main)) {
            outcome = Outcome::restore;
        }
    } else if (!report.findings.empty()) {
        ui::wrapped(
            tr("No good backup was found here or where the vault knows of one. Name the "
               "folder where there are some, and check again."));
    }
    if (ui::button(theme, icon::kRedo, tr("Check again"))) {
        m_report.reset();
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Back")));
    return ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet) ? Outcome::left : outcome;
}

}  // namespace noodkluis::app::desktop
