// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/overview_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/sharing/share.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::size_t kLinesMax = 7;
constexpr float kColumnWidth = 1000;
constexpr int kMonths = 12;

/// What one line says.
struct Line {
    Tone tone;
    char const* icon;
    char const* sentence;  ///< {0} is the subject, {1} the date, {2} the count
    char const* button;
};

Line line_of(AgendaItem const& item, Timestamp now) {
    bool const late = item.when <= now;
    switch (item.kind) {
        case AgendaKind::clock_behind:
            return {Tone::danger, icon::kTime,
                    tr("The clock of this computer is behind. Set it right: until then nothing can "
                       "be sealed or opened."),
                    ""};
        case AgendaKind::clock_jumped:
            return {Tone::danger, icon::kTime,
                    tr("The clock of this computer jumped far ahead. Is {1} today's date?"),
                    tr("It is right")};
        case AgendaKind::nothing_imported:
            return {Tone::neutral, icon::kImport, tr("There are no objects yet."), tr("Import")};
        case AgendaKind::list_empty:
            return {Tone::neutral, icon::kLists, tr("There is nothing on the list {0} yet."),
                    tr("Open")};
        case AgendaKind::list_draft:
            return {Tone::warning, icon::kLists, tr("The list {0} is not approved."), tr("Review")};
        case AgendaKind::list_review:
            return {late ? Tone::danger : Tone::warning, icon::kCalendar,
                    late ? tr("The list {0} was due for review on {1}.")
                         : tr("The list {0} is due for review before {1}."),
                    tr("Review")};
        case AgendaKind::agreement_waits:
            return {Tone::warning, icon::kAgreements,
                    tr("The agreement {0} waits for a signature."), tr("Look")};
        case AgendaKind::agreement_ends:
            return {Tone::warning, icon::kAgreements, tr("The agreement {0} ends on {1}."),
                    tr("Look")};
        case AgendaKind::agreement_ends_soon:
            return {Tone::warning, icon::kAgreements,
                    tr("The agreement {0} ends on {1}. Renew it in time, or let it end."),
                    tr("Look")};
        case AgendaKind::agreement_suspended:
            return {Tone::warning, icon::kAgreements, tr("The agreement {0} is suspended."),
                    tr("Look")};
        case AgendaKind::own_card_expires:
            return {late ? Tone::danger : Tone::warning, icon::kAgreements,
                    late
                        ? tr("Your own card expired on {1}. Renew it and send it to your partners.")
                        : tr("Your own card expires on {1}. Renew it and send it to your "
                             "partners."),
                    tr("Look")};
        case AgendaKind::card_expires:
            return {late ? Tone::danger : Tone::warning, icon::kAgreements,
                    late ? tr("The card of {0} expired on {1}. Ask for a new one.")
                         : tr("The card of {0} expires on {1}. Ask for a new one."),
                    tr("Look")};
        case AgendaKind::sender_forked:
            return {Tone::danger, icon::kAgreements,
                    tr("Two lists with one number came in under {0}: call the sender."),
                    tr("Look")};
        case AgendaKind::bundle_expires:
            return {Tone::neutral, icon::kSharing,
                    tr("What was shared under {0} can be opened until {1}."), tr("Look")};
        case AgendaKind::backup_missing:
            return {Tone::warning, icon::kKeep, tr("There is no backup of this vault yet."),
                    tr("Look")};
        case AgendaKind::backup_old:
            return {Tone::warning, icon::kKeep,
                    tr("The last backup of this vault was made on {1}."), tr("Look")};
        case AgendaKind::location_checks:
            break;
    }
    return {
        Tone::neutral, icon::kPin,
        tr_count("{2} object on a list was not seen in its place for two years.",
                 "{2} objects on lists were not seen in their place for two years.", item.count),
        tr("Look")};
}

float line_height(Theme const& theme) {
    return theme.control_height() + theme.space(Space::s);
}

}  // namespace

PageKind page_of(AgendaKind kind) {
    switch (kind) {
        case AgendaKind::clock_behind:
        case AgendaKind::clock_jumped:
            break;
        case AgendaKind::backup_missing:
        case AgendaKind::backup_old:
            return PageKind::safekeeping;
        case AgendaKind::nothing_imported:
        case AgendaKind::location_checks:
            return PageKind::collection;
        case AgendaKind::list_empty:
        case AgendaKind::list_draft:
        case AgendaKind::list_review:
            return PageKind::lists;
        case AgendaKind::agreement_waits:
        case AgendaKind::agreement_ends:
        case AgendaKind::agreement_ends_soon:
        case AgendaKind::agreement_suspended:
        case AgendaKind::own_card_expires:
        case AgendaKind::card_expires:
        case AgendaKind::sender_forked:
            return PageKind::agreements;
        case AgendaKind::bundle_expires:
            return PageKind::sharing;
    }
    return PageKind::overview;
}

void OverviewPage::believe() {
    m_believing =
        m_workspace.thread.submit([&clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return believe_clock(vault, clock);
        });
}

std::string OverviewPage::status() const {
    auto const& agenda = m_workspace.agenda.agenda();
    return agenda ? counted("{0} object", "{0} objects", agenda->objects) : "";
}

void OverviewPage::draw(Theme const& theme) {
    if (auto const believed = m_believing.take()) {
        m_error = *believed ? "" : message_of(believed->error());
        m_workspace.agenda.refresh();
    }
    ui::head(theme, tr("Overview"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (auto const& error = m_workspace.agenda.error()) {
        ui::message(theme, Tone::danger, message_of(*error));
    }
    auto const& agenda = m_workspace.agenda.agenda();
    if (!agenda) {
        return;
    }
    float const width = std::min(theme.px(kColumnWidth), ImGui::GetContentRegionAvail().x);
    auto const now = m_workspace.clock.now();
    {
        std::vector<AgendaItem> shown;
        std::copy_if(agenda->items.begin(), agenda->items.end(), std::back_inserter(shown),
                     [now](auto const& item) { return is_for_now(item, now); });
        shown.resize(std::min(shown.size(), kLinesMax));
        float const lines = static_cast<float>(std::max<std::size_t>(shown.size(), 1));
        float const height = theme.px(76) + lines * line_height(theme);
        ui::PanelScope const panel(theme, "attention", {width, height},
                                   ui::PanelScope::Frame::bordered);
        ui::title(theme, tr("Needs attention"));
        ui::gap(theme, Space::s);
        int number = 0;
        for (auto const& item : shown) {
            ui::IdScope const id(number++);
            draw_line(theme, item);
        }
        if (shown.empty()) {
            ui::state(theme, Tone::good, icon::kGood, tr("Nothing. All is as it should be."));
        }
    }
    ui::gap(theme, Space::l);
    ui::PanelScope const panel(theme, "year", {width, theme.px(156)},
                               ui::PanelScope::Frame::bordered);
    ui::title(theme, tr("The coming year"));
    draw_year(theme, *agenda);
}

void OverviewPage::draw_line(Theme const& theme, AgendaItem const& item) {
    auto const line = line_of(item, m_workspace.clock.now());
    auto const start = ImGui::GetCursorPos();
    float const button = theme.px(120);
    float const right = start.x + ImGui::GetContentRegionAvail().x - button;
    ui::align_with_controls();
    ui::coloured(line.tone == Tone::neutral ? theme.palette.muted : theme.colour_of(line.tone),
                 line.icon);
    ImGui::SameLine(start.x + theme.px(32));
    auto const date = display_date(item.when == Timestamp{} ? m_workspace.clock.now() : item.when);
    bool const has_button = *line.button != '\0';
    ui::clipped(fmt::format(fmt::runtime(line.sentence), item.subject, date, item.count),
                right - start.x - theme.px(44) + (has_button ? 0 : button));
    ImGui::SameLine(right);
    if (has_button && ui::button(theme, nullptr, line.button, ui::ButtonKind::normal, button)) {
        if (item.kind == AgendaKind::clock_jumped) {
            believe();
        } else {
            m_destination = {page_of(item.kind), item.kind == AgendaKind::nothing_imported,
                             item.id};
        }
    }
    ImGui::SetCursorPos({start.x, start.y + line_height(theme)});
}

void OverviewPage::draw_year(Theme const& theme, Agenda const& agenda) const {
    using std::chrono::days;
    auto const now = m_workspace.clock.now();
    auto const corner = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const line = corner.y + theme.px(60);
    auto* const list = ImGui::GetWindowDrawList();
    list->AddLine({corner.x, line}, {corner.x + width, line}, to_packed(theme.palette.border),
                  theme.px(2));
    auto const first = std::chrono::year_month_day(std::chrono::floor<days>(now));
    constexpr float kYearDays = 366;
    auto const x_of = [&](Timestamp when) {
        auto const away = static_cast<float>((when - now) / std::chrono::hours{1}) / 24.0F;
        return corner.x + width * std::clamp(away / kYearDays, 0.0F, 1.0F);
    };
    for (int month = 1; month <= kMonths; ++month) {
        auto const begin =
            std::chrono::sys_days(first.year() / first.month() / 1 + std::chrono::months(month));
        float const x = x_of(begin);
        list->AddLine({x, line - theme.px(4)}, {x, line + theme.px(4)},
                      to_packed(theme.palette.border));
        auto const name = short_month(std::chrono::year_month_day(begin).month());
        ui::FontScope const font(theme.fonts.small);
        if (x + theme.px(4) + ui::width_of(name) <= corner.x + width) {
            list->AddText({x + theme.px(4), line + theme.px(8)}, to_packed(theme.palette.muted),
                          name.c_str());
        }
    }
    float last_x = corner.x - width;
    int above = 0;  // marks that would cover each other stand one above the other
    for (auto const& item : agenda.items) {
        if (item.when == Timestamp{} || item.when > now + days(366)) {
            continue;
        }
        auto const look = line_of(item, now);
        float const x =
            std::clamp(x_of(item.when), corner.x + theme.px(10), corner.x + width - theme.px(10));
        above = x - last_x < theme.px(22) ? above + 1 : 0;
        last_x = x;
        ImVec2 const at{x, line - theme.px(14) - theme.px(20) * static_cast<float>(above)};
        list->AddText({at.x - theme.px(8), at.y - theme.px(10)},
                      to_packed(theme.colour_of(look.tone)), look.icon);
        ImVec2 const box{at.x - theme.px(12), at.y - theme.px(14)};
        if (ImGui::IsMouseHoveringRect(box, {at.x + theme.px(12), at.y + theme.px(10)})) {
            auto const words = fmt::format(fmt::runtime(look.sentence), item.subject,
                                           display_date(item.when), item.count);
            ImGui::BeginTooltip();
            ui::text(words);
            ImGui::EndTooltip();
        }
    }
}

}  // namespace noodkluis::app::desktop
