// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/sharing_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/session/folder_listing.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kFilterWidth = 232;

/// `first`, then each word once, in order.
std::vector<std::string> choices_of(char const* first, std::vector<SharedOut> const& issued,
                                    std::string SharedOut::*word) {
    std::vector<std::string> words;
    std::transform(issued.begin(), issued.end(), std::back_inserter(words),
                   [word](auto const& out) { return out.*word; });
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    words.insert(words.begin(), first);
    return words;
}

/// A receipt of a bundle that was only taken in names no opening.
Timestamp opened_at(Receipt const& receipt) {
    return receipt.openings.empty() ? receipt.issued_at : receipt.openings.front();
}

}  // namespace

void SharingPage::enter() {
    m_waiting.read();
    m_reading =
        m_workspace.thread.submit([&clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return read_share_overview(vault, clock);
        });
}

void SharingPage::begin() {
    m_seal = std::make_unique<SealForm>(m_workspace);
}

bool SharingPage::take_dropped(Path const& file) {
    if (!has_extension(file.filename().string(), {"nkreceipt"})) {
        return false;
    }
    m_receiving = m_workspace.thread.submit(
        [file, &clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<ReceiptSheet> {
            NK_TRY(auto const bytes, read_file(file, limits::kDocumentBytesMax));
            return import_receipt(vault, bytes, file.filename().string(), clock);
        });
    return true;
}

std::string SharingPage::under_way() const {
    return (m_seal && m_seal->sealing()) || m_waiting.sealing() ? tr("sealing") : "";
}

std::string SharingPage::status() const {
    auto const now = m_workspace.clock.now();
    auto const open =
        m_overview ? std::count_if(m_overview->issued.begin(), m_overview->issued.end(),
                                   [now](auto const& out) { return now < out.bundle.not_after; })
                   : 0;
    return counted("{0} bundle can be opened now", "{0} bundles can be opened now", open);
}

std::vector<Command> SharingPage::commands() {
    if (!can_seal()) {
        return {};
    }
    return {{icon::kLock, tr("Seal a list"), "", [this] { begin(); }}};
}

bool SharingPage::can_seal() const {
    return m_workspace.vault.party.kind == storage::PartyKind::institution;
}

void SharingPage::poll() {
    if (auto receipt = m_receiving.take()) {
        m_error = *receipt ? "" : message_of(receipt->error());
        m_note = *receipt
                     ? fmt::format(fmt::runtime(tr("{0} opened {1}, version {2}, on {3}.")),
                                   (*receipt)->partner, (*receipt)->list, (*receipt)->list_number,
                                   display_time(opened_at((*receipt)->receipt)))
                     : "";
    }
    if (auto overview = m_reading.take()) {
        if (*overview) {
            m_overview = std::move(**overview);
            m_agreements =
                choices_of(tr("all agreements"), m_overview->issued, &SharedOut::agreement);
            m_lists = choices_of(tr("all lists"), m_overview->issued, &SharedOut::list);
            m_agreement = m_list = 0;
            filter();
        } else {
            m_error = message_of(overview->error());
        }
    }
}

void SharingPage::filter() {
    m_shown.clear();
    auto const now = m_workspace.clock.now();
    auto const period = static_cast<Period>(m_period);
    auto const fits = [](std::vector<std::string> const& words, int chosen,
                         std::string const& word) {
        return chosen <= 0 || words[static_cast<std::size_t>(chosen)] == word;
    };
    for (std::size_t i = 0; i < m_overview->issued.size(); ++i) {
        auto const& out = m_overview->issued[i];
        bool const open = now < out.bundle.not_after;
        if ((period == Period::all || open == (period == Period::open)) &&
            fits(m_agreements, m_agreement, out.agreement) && fits(m_lists, m_list, out.list)) {
            m_shown.push_back(i);
        }
    }
}

void SharingPage::draw(Theme const& theme) {
    poll();
    if (m_seal) {
        if (m_seal->draw(theme) == SealForm::Outcome::closed) {
            m_seal.reset();
            enter();
        }
        return;
    }
    if (m_waiting.fills_page()) {
        m_waiting.draw_chooser(theme);
        return;
    }
    draw_head(theme);
    if (m_waiting.draw(theme)) {
        enter();
    }
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
    }
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    if (!m_overview) {
        return;
    }
    if (m_overview->issued.empty()) {
        ui::gap(theme, Space::xl);
        ui::title(theme, tr("Nothing is out"));
        ui::wrapped_muted(theme,
                          tr("What you seal for a partner shows here: which list, with whom, "
                             "and until when it can be opened."));
        return;
    }
    draw_filters(theme);
    draw_issued(theme);
}

void SharingPage::draw_head(Theme const& theme) {
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    ui::head(theme, tr("Sharing"));
    if (can_seal()) {
        auto const* const label = tr("Seal a list");
        ImGui::SameLine(right - ui::button_width(theme, icon::kLock, label));
        if (ui::button(theme, icon::kLock, label, ui::ButtonKind::main)) {
            begin();
        }
    }
    ui::gap(theme, Space::s);
}

void SharingPage::draw_filters(Theme const& theme) {
    ui::FieldLook look;
    look.width = theme.px(kFilterWidth);
    look.hint = tr("whether it can be opened");
    bool changed =
        ui::choice(theme, m_period,
                   {tr("all, also expired ones"), tr("can be opened now"), tr("expired")}, look);
    ImGui::SameLine();
    look.hint = tr("which agreement");
    changed |= ui::choice(theme, m_agreement, m_agreements, look);
    ImGui::SameLine();
    look.hint = tr("which list");
    changed |= ui::choice(theme, m_list, m_lists, look);
    if (changed) {
        filter();
    }
    ui::gap(theme, Space::s);
}

void SharingPage::draw_issued(Theme const& theme) const {
    if (m_shown.empty()) {
        ui::wrapped_muted(theme, tr("Nothing that is out fits this."));
        return;
    }
    constexpr auto kFlags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH |
                            ImGuiTableFlags_BordersOuter | ImGuiTableFlags_ScrollY;
    float const height =
        std::min(ImGui::GetContentRegionAvail().y,
                 theme.row_height() * static_cast<float>(m_shown.size() + 1) + theme.px(2));
    if (!ImGui::BeginTable("issued", 5, kFlags, {0, height})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("List"), ImGuiTableColumnFlags_WidthStretch, 1.2F);
    ImGui::TableSetupColumn(tr("With whom"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("Agreement"), ImGuiTableColumnFlags_WidthStretch, 1.1F);
    ImGui::TableSetupColumn(tr("Can be opened until"), ImGuiTableColumnFlags_WidthStretch, 1.5F);
    ImGui::TableSetupColumn(tr("File"), ImGuiTableColumnFlags_WidthStretch, 1.1F);
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_shown.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_row(theme, m_overview->issued[m_shown[static_cast<std::size_t>(i)]]);
        }
    }
    ImGui::EndTable();
}

void SharingPage::draw_row(Theme const& theme, SharedOut const& out) const {
    ui::next_row(theme);
    bool const over = m_workspace.clock.now() >= out.bundle.not_after;
    ui::ColourScope const colour(ImGuiCol_Text, over ? theme.palette.muted : theme.palette.text);
    auto const until = display_time(out.bundle.not_after);
    for (auto const& words :
         {fmt::format(fmt::runtime(tr("{0}, version {1}")), out.list, out.list_number), out.partner,
          out.agreement, over ? fmt::format(fmt::runtime(tr("expired, {0}")), until) : until,
          out.bundle.file_name}) {
        ui::next_cell(theme);
        ui::clipped(words, ImGui::GetContentRegionAvail().x);
    }
}

}  // namespace noodkluis::app::desktop
