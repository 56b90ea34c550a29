// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/sharing_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kFormWidth = 560;
constexpr float kFormHeight = 404;
constexpr std::array kDays{7, 14, 30, 90};

std::vector<AgreementFile const*> in_force(ShareOverview const& overview, Timestamp now) {
    std::vector<AgreementFile const*> files;
    for (auto const& file : overview.agreements) {
        if (state_of(file, now) == AgreementState::in_force) {
            files.push_back(&file);
        }
    }
    return files;
}

}  // namespace

void SharingPage::enter() {
    m_sealed.clear();
    m_reading =
        m_workspace.thread.submit([&clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return read_share_overview(vault, clock);
        });
}

std::string SharingPage::status() const {
    auto const now = m_workspace.clock.now();
    auto const open =
        m_overview ? std::count_if(m_overview->issued.begin(), m_overview->issued.end(),
                                   [now](auto const& out) { return now < out.bundle.not_after; })
                   : 0;
    return fmt::format(fmt::runtime(tr("{0} bundles can be opened now")), open);
}

AgreementFile const* SharingPage::agreement() const {
    auto const files = in_force(*m_overview, m_workspace.clock.now());
    return m_agreement >= 0 && m_agreement < static_cast<int>(files.size())
               ? files[static_cast<std::size_t>(m_agreement)]
               : nullptr;
}

/// As many days as chosen, and never beyond what the agreement allows.
Timestamp SharingPage::until() const {
    auto const now = m_workspace.clock.now();
    auto const& terms = agreement()->terms;
    auto const chosen = now + std::chrono::days(kDays.at(static_cast<std::size_t>(m_days)));
    return std::min({chosen, now + terms.bundle_validity_max, terms.not_after});
}

void SharingPage::poll() {
    if (auto overview = m_reading.take()) {
        if (*overview) {
            m_overview = std::move(**overview);
            m_agreement = std::max(m_agreement, 0);
        } else {
            m_error = message_of(overview->error());
        }
    }
    if (auto sealed = m_sealing.take()) {
        if (*sealed) {
            enter();
            m_sealed = std::exchange(m_path, {});
        } else {
            m_error = message_of(sealed->error());
        }
    }
}

void SharingPage::seal() {
    m_error.clear();
    m_sealed.clear();
    auto const& terms = agreement()->terms;
    SealRequest request{terms.id.text(), terms.lists[static_cast<std::size_t>(m_list)].name,
                        m_workspace.clock.now(), until(), m_path};
    m_sealing = m_workspace.thread.submit(
        [request = std::move(request), &clock = m_workspace.clock](
            storage::Vault& vault, Job& job) { return seal_list(vault, request, clock, job); });
}

void SharingPage::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        if (auto const file = m_chooser.draw(theme)) {
            m_path = file->string();
        }
        return;
    }
    ui::head(theme, tr("Sharing"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    if (!m_sealed.empty()) {
        ui::message(theme, Tone::good,
                    fmt::format(fmt::runtime(tr("{0} is sealed. Hand it over by USB stick, mail or "
                                                "any other way: it protects itself.")),
                                m_sealed));
        ui::gap(theme, Space::s);
    }
    if (!m_overview) {
        return;
    }
    if (in_force(*m_overview, m_workspace.clock.now()).empty()) {
        ui::title(theme, tr("No agreement is in force"));
        ui::wrapped_muted(theme, tr("A list can be shared only under an agreement that both sides "
                                    "signed."));
    } else {
        draw_form(theme);
    }
    ui::gap(theme, Space::l);
    draw_issued(theme);
}

void SharingPage::draw_form(Theme const& theme) {
    auto const files = in_force(*m_overview, m_workspace.clock.now());
    {
        ui::PanelScope const panel(theme, "seal", {theme.px(kFormWidth), theme.px(kFormHeight)},
                                   ui::PanelScope::Frame::bordered);
        ui::title(theme, tr("Seal a list"));
        std::vector<std::string> titles(files.size());
        std::transform(files.begin(), files.end(), titles.begin(), [](auto const* file) {
            return file->terms.title + " (" + file->terms.partner.name + ")";
        });
        ui::FieldLook look;
        look.label = tr("Under which agreement");
        if (ui::choice(theme, m_agreement, titles, look)) {
            m_list = 0;
        }
        if (auto const* const file = agreement()) {
            draw_summary(theme, *file);
        }
    }
    if (auto const* const file = agreement()) {
        ImGui::SameLine(0, theme.space(Space::m));
        ui::PanelScope const panel(theme, "preview", {0, theme.px(kFormHeight)},
                                   ui::PanelScope::Frame::bordered);
        draw_preview(theme, *file);
    }
}

void SharingPage::draw_summary(Theme const& theme, AgreementFile const& file) {
    std::vector<std::string> lists(file.terms.lists.size());
    std::transform(file.terms.lists.begin(), file.terms.lists.end(), lists.begin(),
                   [](auto const& list) { return list.name; });
    ui::FieldLook look;
    look.label = tr("Which list");
    look.width = theme.px(kFormWidth / 2);
    auto const start = ImGui::GetCursorPos();
    static_cast<void>(ui::choice(theme, m_list, lists, look));
    ImGui::SetCursorPos({start.x + look.width + theme.space(Space::s), start.y});
    std::vector<std::string> days(kDays.size());
    std::transform(kDays.begin(), kDays.end(), days.begin(),
                   [](int count) { return fmt::format(fmt::runtime(tr("{0} days")), count); });
    look.label = tr("For how long");
    look.width = -1;
    static_cast<void>(ui::choice(theme, m_days, days, look));
    draw_target(theme, lists[static_cast<std::size_t>(m_list)]);
    ui::gap(theme, Space::s);
    ui::wrapped(fmt::format(fmt::runtime(tr("{0} can open the list {1} until {2}.")),
                            file.terms.partner.name, lists[static_cast<std::size_t>(m_list)],
                            display_time(until())));
    if (m_sealing.active()) {
        ui::progress(theme, m_sealing.progress(), tr("Sealing…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_sealing.cancel();
        }
        return;
    }
    ui::DisabledScope const disabled(m_path.empty());
    if (ui::button(theme, icon::kLock, tr("Seal"), ui::ButtonKind::main)) {
        seal();
    }
}

void SharingPage::draw_target(Theme const& theme, std::string list) {
    ui::text(tr("Save as"));
    auto const* const label = tr("Choose where");
    float const left = ImGui::GetCursorPosX();
    float const right =
        left + ImGui::GetContentRegionAvail().x - ui::button_width(theme, icon::kFolder, label);
    ui::align_with_controls();
    if (m_path.empty()) {
        ui::muted(theme, tr("not chosen yet"));
    } else {
        ui::clipped_path(m_path, right - left - theme.space(Space::m));
    }
    ImGui::SameLine(right);
    if (ui::button(theme, icon::kFolder, label)) {
        std::replace(list.begin(), list.end(), '/', '-');
        m_chooser.open({FileChooser::Purpose::save_file,
                        tr("Save the sealed bundle"),
                        {"nkbundle"},
                        list + ".nkbundle"});
    }
}

void SharingPage::draw_preview(Theme const& theme, AgreementFile const& file) const {
    auto const& agreed = file.terms.disclosure.object_fields;
    ui::title(theme, tr("What they will see"));
    float const half = ImGui::GetContentRegionAvail().x / 2;
    auto const column = [&](char const* heading, bool shared) {
        ui::GroupScope const group;
        ui::strong(theme, heading);
        ui::FontScope const font(theme.fonts.small);
        for (auto const& field : storage::object_fields()) {
            bool const goes = std::find(agreed.begin(), agreed.end(), field.name) != agreed.end();
            if (goes != shared) {
                continue;
            }
            auto const corner = ImGui::GetCursorScreenPos();
            auto const* const label = tr(field.label);
            if (shared) {
                ui::text(label);
                continue;
            }
            ui::muted(theme, label);
            float const middle = corner.y + ImGui::GetTextLineHeight() / 2;
            ImGui::GetWindowDrawList()->AddLine({corner.x, middle},
                                                {corner.x + ui::width_of(label), middle},
                                                to_packed(theme.palette.muted));
        }
    };
    column(tr("Goes out"), true);
    ImGui::SameLine(half);
    column(tr("Stays here"), false);
}

void SharingPage::draw_issued(Theme const& theme) const {
    ui::title(theme, tr("What is out"));
    if (m_overview->issued.empty()) {
        ui::wrapped_muted(theme, tr("Nothing was shared yet."));
        return;
    }
    constexpr auto kFlags =
        ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter;
    if (!ImGui::BeginTable("issued", 4, kFlags)) {
        return;
    }
    ImGui::TableSetupColumn(tr("List"), ImGuiTableColumnFlags_WidthStretch, 1.2F);
    ImGui::TableSetupColumn(tr("With whom"), ImGuiTableColumnFlags_WidthStretch, 1.2F);
    ImGui::TableSetupColumn(tr("Can be opened until"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("File"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableHeadersRow();
    auto const now = m_workspace.clock.now();
    for (auto const& out : m_overview->issued) {
        ImGui::TableNextRow(ImGuiTableRowFlags_None, theme.row_height());
        bool const over = now >= out.bundle.not_after;
        ui::ColourScope const colour(ImGuiCol_Text,
                                     over ? theme.palette.muted : theme.palette.text);
        for (auto const& words :
             {fmt::format(fmt::runtime(tr("{0}, version {1}")), out.list, out.list_number),
              out.partner, display_time(out.bundle.not_after), out.bundle.file_name}) {
            ImGui::TableNextColumn();
            ui::clipped(words, ImGui::GetContentRegionAvail().x);
        }
    }
    ImGui::EndTable();
}

}  // namespace noodkluis::app::desktop
