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
constexpr float kPanelWidth = 440;

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
    m_reading = m_workspace.thread.submit(
        [&clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<Everything> {
            Everything all;
            NK_TRY(all.overview, read_share_overview(vault, clock));
            NK_TRY(all.receipts, read_receipts(vault, clock));
            return all;
        });
}

void SharingPage::begin() {
    m_paper.reset();
    m_seal = std::make_unique<SealForm>(m_workspace);
}

bool SharingPage::take_dropped(Path const& file) {
    if (!has_extension(file.filename().string(), {"nkreceipt"})) {
        return false;
    }
    take_in(file);
    return true;
}

void SharingPage::take_in(Path const& file) {
    m_receiving = m_workspace.thread.submit(
        [file, &clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<ReceiptSheet> {
            NK_TRY(auto const bytes, read_file(file, limits::kDocumentBytesMax));
            return import_receipt(vault, bytes, file.filename().string(), clock);
        });
}

void SharingPage::show(SharedOut const& out) {
    m_panel.show(out, receipt_for(out.bundle.id));
}

ReceiptSheet const* SharingPage::receipt_for(storage::BundleId bundle) const {
    auto const found = std::find_if(m_receipts.begin(), m_receipts.end(), [&](auto const& sheet) {
        return sheet.receipt.bundle == bundle;
    });
    return found == m_receipts.end() ? nullptr : &*found;
}

std::string SharingPage::receipt_words(storage::BundleId bundle) const {
    auto const* const sheet = receipt_for(bundle);
    return sheet == nullptr
               ? std::string(tr("none yet"))
               : fmt::format(fmt::runtime(tr("opened {0}")),
                             counted("{0} time", "{0} times", sheet->receipt.openings.size()));
}

std::string SharingPage::under_way() const {
    if (m_paper && m_paper->printing()) {
        return tr("making sheets");
    }
    return (m_seal && m_seal->sealing()) || m_waiting.sealing() ? tr("sealing") : "";
}

std::string SharingPage::status() const {
    if (m_paper) {
        return counted("{0} copy is out on paper", "{0} copies are out on paper", m_paper->out());
    }
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
    return {{icon::kLock, tr("Seal a list"), "", [this] { begin(); }},
            {icon::kFile, tr("On paper"), "", [this] { show_paper(); }},
            {icon::kFile, tr("Make salvage sheets"), "", [this] {
                 show_paper();
                 m_paper->begin();
             }}};
}

void SharingPage::show_paper() {
    m_seal.reset();
    m_paper = std::make_unique<PaperView>(m_workspace);
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
        if (*receipt) {
            m_shows = (*receipt)->receipt.bundle;
            enter();
        }
    }
    if (auto all = m_reading.take()) {
        if (*all) {
            m_overview = std::move((*all)->overview);
            m_receipts = std::move((*all)->receipts);
            m_agreements =
                choices_of(tr("all agreements"), m_overview->issued, &SharedOut::agreement);
            m_lists = choices_of(tr("all lists"), m_overview->issued, &SharedOut::list);
            m_agreement = m_list = 0;
            filter();
            for (auto const& out : m_overview->issued) {
                if (m_panel.shows(out.bundle.id) || m_shows == out.bundle.id) {
                    show(out);
                }
            }
            m_shows.reset();
        } else {
            m_error = message_of(all->error());
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
    if (m_paper) {
        if (m_paper->draw(theme) == PaperView::Outcome::closed) {
            m_paper.reset();
        }
        return;
    }
    if (m_waiting.fills_page()) {
        m_waiting.draw_chooser(theme);
        return;
    }
    if (m_panel.fills_page()) {
        if (auto const receipt = m_panel.draw_chooser(theme)) {
            take_in(*receipt);
        }
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
    draw_table(theme);
}

/// What is out, and beside it the one that was chosen.
void SharingPage::draw_table(Theme const& theme) {
    float const whole = ImGui::GetContentRegionAvail().x;
    if (!m_panel.shown()) {
        draw_issued(theme, whole);
        return;
    }
    float const side = std::min(theme.px(kPanelWidth), whole / 2);
    {
        ui::GroupScope const together;
        draw_issued(theme, whole - side - theme.space(Space::m));
    }
    ImGui::SameLine(0, theme.space(Space::m));
    if (m_panel.draw(theme)) {
        enter();
    }
}

void SharingPage::draw_head(Theme const& theme) {
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    ui::head(theme, tr("Sharing"));
    if (can_seal()) {
        auto const* const label = tr("Seal a list");
        auto const* const paper = tr("On paper");
        float const seal = ui::button_width(theme, icon::kLock, label);
        ImGui::SameLine(right - seal - theme.space(Space::s) -
                        ui::button_width(theme, icon::kFile, paper));
        if (ui::button(theme, icon::kFile, paper)) {
            show_paper();
        }
        ImGui::SameLine(right - seal);
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

void SharingPage::draw_issued(Theme const& theme, float width) {
    if (m_shown.empty()) {
        ui::wrapped_muted(theme, tr("Nothing that is out fits this."));
        return;
    }
    constexpr auto kFlags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH |
                            ImGuiTableFlags_BordersOuter | ImGuiTableFlags_ScrollY;
    float const height =
        std::min(ImGui::GetContentRegionAvail().y,
                 theme.row_height() * static_cast<float>(m_shown.size() + 1) + theme.px(2));
    bool const whole = !m_panel.shown();  // else the panel says the rest
    if (!ImGui::BeginTable(whole ? "issued" : "issued beside", whole ? 6 : 3, kFlags,
                           {width, height})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    constexpr auto kStretch = ImGuiTableColumnFlags_WidthStretch;
    ImGui::TableSetupColumn(tr("List"), kStretch, 1.3F);
    ImGui::TableSetupColumn(tr("With whom"), kStretch, 1.2F);
    if (whole) {
        ImGui::TableSetupColumn(tr("Agreement"), kStretch, 1.1F);
    }
    ImGui::TableSetupColumn(tr("Can be opened until"), kStretch, 1.1F);
    if (whole) {
        ImGui::TableSetupColumn(tr("Receipt"), kStretch, 0.9F);
        ImGui::TableSetupColumn(tr("File"), kStretch, 1);
    }
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

void SharingPage::draw_row(Theme const& theme, SharedOut const& out) {
    ui::IdScope const id(out.bundle.id);
    bool const whole = ImGui::TableGetColumnCount() > 3;
    bool const over = m_workspace.clock.now() >= out.bundle.not_after;
    ui::ColourScope const colour(ImGuiCol_Text,
                                 over || out.revoked ? theme.palette.muted : theme.palette.text);
    ui::next_row(theme);
    ImGui::TableNextColumn();
    auto const name = fmt::format(fmt::runtime(tr("{0}, version {1}")), out.list, out.list_number);
    if (ImGui::Selectable("##bundle", m_panel.shows(out.bundle.id),
                          ImGuiSelectableFlags_SpanAllColumns, {0, ui::inside_row(theme)})) {
        show(out);
    }
    ui::named(out.bundle.file_name);
    ImGui::SameLine(0, 0);
    ui::move_to_middle(theme);
    ui::clipped(name, ImGui::GetContentRegionAvail().x);
    auto const until = display_date(out.bundle.not_after);
    std::vector<std::string> cells{out.partner};
    if (whole) {
        cells.push_back(out.agreement);
    }
    cells.push_back(out.revoked ? tr("taken back")
                    : over      ? fmt::format(fmt::runtime(tr("expired, {0}")), until)
                                : until);
    if (whole) {
        cells.push_back(receipt_words(out.bundle.id));
        cells.push_back(out.bundle.file_name);
    }
    for (auto const& words : cells) {
        ui::next_cell(theme);
        ui::clipped(words, ImGui::GetContentRegionAvail().x);
    }
}

}  // namespace noodkluis::app::desktop
