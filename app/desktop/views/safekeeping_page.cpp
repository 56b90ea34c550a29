// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/safekeeping_page.h"

#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/report/recovery_sheet.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::size_t kBackupsShown = 8;
constexpr int kNeededLeast = 2;
constexpr int kNeededMost = 5;
constexpr int kCountMost = 9;

std::vector<std::string> numbers(int from, int to) {
    std::vector<std::string> words;
    for (int number = from; number <= to; ++number) {
        words.push_back(std::to_string(number));
    }
    return words;
}

/// What was made is only in this file, which is for paper.
Result<std::string> print(std::vector<RecoverySheet> const& sheets, AtomicFile& file) {
    NK_TRY(auto const pdf, recovery_pdf(sheets));
    NK_CHECK(file.write(pdf.expose()));
    NK_CHECK(file.commit());
    return std::string(
        tr("Whoever reads this file can open the vault. Print it, check the paper, "
           "then delete the file."));
}

}  // namespace

void SafekeepingPage::enter() {
    m_reading = m_workspace.thread.submit([](storage::Vault& vault, Job&) -> Result<Everything> {
        Everything all;
        NK_TRY(all.backups, storage::BackupRepository(vault.connection()).list());
        NK_TRY(all.ways, recovery_ways(vault));
        return all;
    });
}

std::string SafekeepingPage::under_way() const {
    return m_working.active() ? tr("keeping the vault safe") : "";
}

std::vector<Command> SafekeepingPage::commands() {
    return {{icon::kSave, tr("Make a backup"), "", [this] { ask(Asked::backup); }},
            {icon::kUnlock, tr("Recovery key on paper"), "", [this] { ask(Asked::key); }}};
}

void SafekeepingPage::poll() {
    if (auto all = m_reading.take()) {
        if (*all) {
            m_all = std::move(**all);
        } else {
            m_error = message_of(all->error());
        }
    }
    if (auto note = m_working.take()) {
        m_note = *note ? **note : "";
        m_error = *note ? "" : message_of(note->error());
        m_workspace.agenda.refresh();
        enter();
    }
}

void SafekeepingPage::ask(Asked what) {
    m_asked = what;
    m_note.clear();
    m_error.clear();
    if (what == Asked::backup) {
        m_chooser.open({FileChooser::Purpose::open_folder, tr("Where the backup goes")});
        return;
    }
    m_chooser.open({FileChooser::Purpose::save_file,
                    what == Asked::key ? tr("Where the sheet with the recovery key goes")
                                       : tr("Where the sheets with the shares go"),
                    {"pdf"},
                    m_workspace.vault.name + ".pdf"});
}

void SafekeepingPage::answer(Path const& file) {
    if (m_asked == Asked::backup) {
        back_up(file);
    } else {
        make_sheets(file);
    }
}

void SafekeepingPage::back_up(Path const& target) {
    m_working =
        m_workspace.thread.submit([target, &clock = m_workspace.clock](
                                      storage::Vault& vault, Job& job) -> Result<std::string> {
            NK_TRY(auto const done, storage::back_up(vault.parts(), target, {}, clock, job));
            return fmt::format(fmt::runtime(tr("{0} is a good backup. It opens with the "
                                               "passphrases of today.")),
                               done.backup.file.string());
        });
}

void SafekeepingPage::make_sheets(Path const& file) {
    bool const shares = m_asked == Asked::shares;
    auto const needed = static_cast<std::size_t>(m_needed + kNeededLeast);
    auto const count = static_cast<std::size_t>(m_count) + needed;
    m_working = m_workspace.thread.submit([file, shares, needed, count, &clock = m_workspace.clock](
                                              storage::Vault& vault, Job&) -> Result<std::string> {
        // The file first, so that no key is made that nobody gets to see.
        NK_TRY(auto output, AtomicFile::create(file, Overwrite::no));
        std::vector<RecoverySheet> sheets;
        if (shares) {
            NK_TRY(sheets, make_recovery_shares(vault, needed, count, clock));
        } else {
            NK_TRY(auto sheet, make_recovery_key(vault, clock));
            sheets.push_back(std::move(sheet));
        }
        return print(sheets, output);
    });
}

void SafekeepingPage::remove(std::string const& id) {
    m_working = m_workspace.thread.submit([id](storage::Vault& vault, Job&) -> Result<std::string> {
        auto slots = vault.slots();
        NK_TRY(auto const slot, find_slot(slots.list(), id));
        NK_CHECK(slots.remove(slot));
        return std::string(tr("It no longer opens this vault. Old copies still open with it."));
    });
}

void SafekeepingPage::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        if (auto const file = m_chooser.draw(theme)) {
            answer(*file);
        }
        return;
    }
    if (m_key_file.fills_page()) {
        m_key_file.draw_chooser(theme);
        return;
    }
    if (auto work = m_key_file.take_work()) {
        m_working = std::move(*work);
        m_makes_key_file = false;
    }
    ui::head(theme, tr("Safekeeping"));
    ui::gap(theme, Space::s);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
    }
    if (m_working.active()) {
        ui::progress(theme, m_working.progress(), tr("Working…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_working.cancel();
        }
        ui::gap(theme, Space::s);
    }
    if (!m_all) {
        return;
    }
    ui::DisabledScope const disabled(m_working.active());
    draw_backups(theme, (ImGui::GetContentRegionAvail().x - theme.space(Space::m)) / 2);
    ImGui::SameLine(0, theme.space(Space::m));
    draw_ways(theme);
}

void SafekeepingPage::draw_backups(Theme const& theme, float width) {
    ui::PanelScope const panel(theme, "backups", {width, 0}, ui::PanelScope::Frame::bordered);
    ui::title(theme, tr("Backups"));
    ui::gap(theme, Space::s);
    ui::wrapped_muted(theme, tr("One file with everything, encrypted as it is here. Keep it on a "
                                "stick in another building."));
    ui::gap(theme, Space::m);
    if (ui::button(theme, icon::kSave, tr("Make a backup…"), ui::ButtonKind::main)) {
        ask(Asked::backup);
    }
    ui::beside(ui::button_width(theme, icon::kSearch, tr("Check the vault…")));
    m_check |= ui::button(theme, icon::kSearch, tr("Check the vault…"));
    ui::gap(theme, Space::m);
    if (m_all->backups.empty()) {
        ui::state(theme, Tone::warning, icon::kWarning, tr("There is no backup yet"));
    }
    for (std::size_t i = 0; i < std::min(kBackupsShown, m_all->backups.size()); ++i) {
        auto const& backup = m_all->backups[i];
        ui::text(display_time(backup.made_at));
        ui::FontScope const font(theme.fonts.small);
        ui::ColourScope const colour(ImGuiCol_Text, theme.palette.muted);
        ui::clipped_path(backup.file.string(), ImGui::GetContentRegionAvail().x);
    }
}

void SafekeepingPage::draw_ways(Theme const& theme) {
    ui::PanelScope const panel(theme, "ways", {0, 0}, ui::PanelScope::Frame::bordered);
    ui::title(theme, tr("What opens this vault"));
    ui::gap(theme, Space::s);
    for (auto const& way : m_all->ways) {
        ui::IdScope const id(way.id.c_str());
        draw_way(theme, way);
    }
    ui::gap(theme, Space::l);
    if (m_makes_key_file) {
        m_makes_key_file = m_key_file.draw(theme);
    } else {
        draw_new_ways(theme);
    }
}

void SafekeepingPage::draw_new_ways(Theme const& theme) {
    ui::strong(theme, tr("For the day that a passphrase is lost"));
    ui::wrapped_muted(theme, tr("A recovery key on paper, in the safe; or shares with several "
                                "people, of whom some must come together."));
    ui::gap(theme, Space::s);
    if (ui::button(theme, icon::kUnlock, tr("Recovery key on paper…"))) {
        ask(Asked::key);
    }
    ui::gap(theme, Space::m);
    draw_shares(theme);
    ui::gap(theme, Space::l);
    ui::strong(theme, tr("More than a passphrase"));
    ui::wrapped_muted(theme, tr("A key file on a stick: who hears the passphrase does not get in "
                                "without it."));
    ui::gap(theme, Space::s);
    m_makes_key_file = ui::button(theme, icon::kMedium, tr("Key file on a stick…"));
}

void SafekeepingPage::draw_way(Theme const& theme, RecoveryWay const& way) {
    ui::text(words_of(way) + (way.user.empty() ? "" : ": " + way.user));
    {
        ui::FontScope const font(theme.fonts.small);
        ui::muted(theme, (way.made_at ? display_time(*way.made_at) : std::string()) +
                             (way.in_use ? std::string("  ·  ") + tr("in use now") : ""));
    }
    if (!way.removable) {
        return;
    }
    if (m_removing != way.id) {
        if (ui::button(theme, icon::kRemove, tr("Remove"), ui::ButtonKind::quiet)) {
            m_removing = way.id;
        }
        return;
    }
    if (way.kind == crypto::SlotKind::passphrase) {
        ui::wrapped_muted(theme, tr("Their key file stays, and is needed from then on."));
    }
    auto const* const label = way.kind == crypto::SlotKind::recovery_key
                                  ? tr("Remove this recovery key")
                                  : tr("Remove this way in");
    if (ui::button(theme, icon::kRemove, label, ui::ButtonKind::danger)) {
        remove(way.id);
        m_removing.clear();
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Keep")));
    if (ui::button(theme, nullptr, tr("Keep"))) {
        m_removing.clear();
    }
}

void SafekeepingPage::draw_shares(Theme const& theme) {
    float const width = theme.px(70) + theme.control_height();
    ui::FieldLook look;
    look.label = tr("Shares");
    look.width = width;
    int const needed = m_needed + kNeededLeast;
    auto const start = ImGui::GetCursorPos();
    static_cast<void>(ui::choice(theme, m_count, numbers(needed, kCountMost), look));
    ImGui::SetCursorPos({start.x + width + theme.space(Space::s), start.y});
    look.label = tr("Needed");
    int const before = m_needed;
    if (ui::choice(theme, m_needed, numbers(kNeededLeast, kNeededMost), look)) {
        // As many shares as before, as far as that goes.
        m_count = std::max(0, m_count + before - m_needed);
    }
    ui::gap(theme, Space::s);
    if (ui::button(theme, icon::kPeople, tr("Shares on paper…"))) {
        ask(Asked::shares);
    }
}

}  // namespace noodkluis::app::desktop
