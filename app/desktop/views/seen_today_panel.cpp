// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/seen_today_panel.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/agreement_panel.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/sharing/terms_words.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kPartWidth = 160;

/// A word at the left, and what it is about beside it, in as many lines as it needs.
void row(Theme const& theme, std::string_view word, std::string_view content) {
    auto const left = ImGui::GetCursorPosX();
    ui::muted(theme, word);
    ImGui::SameLine(left + theme.px(kPartWidth));
    ui::wrapped(content);
}

std::string lists_of(AgreementTerms const& terms) {
    std::string names;
    for (auto const& list : terms.lists) {
        names += (names.empty() ? "" : ", ") + list.name;
    }
    return names;
}

void draw_lists_and_fields(Theme const& theme, AgreementTerms const& terms) {
    row(theme, tr("Lists"), lists_of(terms));
    for (auto const& part : parts_of(terms.disclosure)) {
        row(theme, part.of, part.what);
    }
}

void draw_bundles(Theme const& theme, SeenToday const& seen) {
    for (auto const& out : seen.bundles) {
        row(theme, tr("Out now"),
            fmt::format(fmt::runtime(out.coded ? tr("{0}, version {1}, until {2}, with a code")
                                               : tr("{0}, version {1}, until {2}")),
                        out.list, out.list_number, display_time(out.bundle.not_after)));
    }
    if (seen.bundles.empty()) {
        row(theme, tr("Out now"), tr("nothing that can be opened"));
    }
}

void draw_one(Theme const& theme, SeenToday const& seen, Timestamp now) {
    auto const& terms = seen.agreement.terms;
    auto const look = look_of(seen.state);
    ui::strong(theme, fmt::format(fmt::runtime(tr("{0} shares with {1}")), terms.museum.name,
                                  terms.partner.name));
    ui::state(theme, look.tone, look.icon, words_of(seen.state));
    ImGui::SameLine();
    ui::muted(theme, fmt::format(fmt::runtime(now < terms.not_after ? tr("{0}, until {1}")
                                                                    : tr("{0}, until {1} (over)")),
                                 terms.title, display_date(terms.not_after)));
    if (seen.state == AgreementState::in_force || seen.state == AgreementState::suspended) {
        draw_lists_and_fields(theme, terms);
    }
    if (seen.ours) {
        draw_bundles(theme, seen);
    }
    if (auto const& newest = seen.standing.newest) {
        row(theme, tr("Last word"),
            fmt::format(fmt::runtime(tr("number {0}, of {1}; bundles revoked: {2}")),
                        newest->sequence, display_time(newest->issued_at), newest->revoked.size()));
    }
}

}  // namespace

void draw_seen_today(Theme const& theme, std::vector<SeenToday> const& all, Timestamp now) {
    ui::title(theme, tr("Who may see what today"));
    ui::gap(theme, Space::s);
    if (all.empty()) {
        ui::wrapped_muted(theme, tr("Nobody: there is no agreement yet."));
        return;
    }
    for (auto const& seen : all) {
        draw_one(theme, seen, now);
        ui::gap(theme, Space::l);
        ImGui::Separator();
        ui::gap(theme, Space::l);
    }
}

}  // namespace noodkluis::app::desktop
