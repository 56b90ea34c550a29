// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/time_line.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::ptrdiff_t kBundlesMax = 4;  // the others are counted
constexpr float kMark = 6;
constexpr float kBundleMark = 4;

std::string words_of(AgreementMoment const& moment, std::string const& other) {
    switch (moment.kind) {
        case MomentKind::drafted:
            return tr("Drafted");
        case MomentKind::signed_here:
            return moment.when ? tr("Signed by us") : tr("To be signed by us");
        case MomentKind::signed_there:
            return fmt::format(
                fmt::runtime(moment.when ? tr("Signed by {0}") : tr("To be signed by {0}")), other);
        case MomentKind::in_force:
            return tr("In force");
        case MomentKind::sealed:
            return moment.subject;
        case MomentKind::notice:
            return tr("Last day to give notice");
        case MomentKind::ends:
            break;
    }
    return tr("Ends");
}

void draw_mark(Theme const& theme, AgreementMoment const& moment, bool past, bool last,
               float height) {
    auto const corner = ImGui::GetCursorScreenPos();
    auto* const list = ImGui::GetWindowDrawList();
    float const radius = theme.px(moment.kind == MomentKind::sealed ? kBundleMark : kMark);
    ImVec2 const middle{corner.x + theme.px(kMark) + theme.px(1),
                        corner.y + ImGui::GetTextLineHeight() / 2};
    if (!last) {
        list->AddLine({middle.x, middle.y + radius}, {middle.x, middle.y + height},
                      to_packed(theme.palette.line), theme.px(2));
    }
    auto const ink = to_packed(past ? theme.palette.accent : theme.palette.border);
    list->AddCircleFilled(middle, radius, past ? ink : to_packed(theme.palette.surface));
    list->AddCircle(middle, radius, ink, 0, theme.px(2));
}

}  // namespace

void draw_time_line(Theme const& theme, std::vector<AgreementMoment> const& moments,
                    std::string const& other, Timestamp now, float width) {
    ui::GroupScope const group;
    auto const is_bundle = [](auto const& moment) { return moment.kind == MomentKind::sealed; };
    auto const left_out = std::max<std::ptrdiff_t>(
        0, std::count_if(moments.begin(), moments.end(), is_bundle) - kBundlesMax);
    float const indent = theme.space(Space::xl);
    std::ptrdiff_t bundles = 0;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        auto const& moment = moments[i];
        if (is_bundle(moment) && bundles++ < left_out) {
            continue;
        }
        auto const start = ImGui::GetCursorPos();
        ImGui::SetCursorPos({start.x + indent, start.y});
        {
            ui::GroupScope const together;
            ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
            ui::wrapped(words_of(moment, other), width - indent);
            ui::FontScope const font(theme.fonts.small);
            auto when = moment.when ? display_date(*moment.when) : std::string(tr("not yet"));
            if (is_bundle(moment)) {
                when = fmt::format(fmt::runtime(tr("sealed on {0}")), when);
            }
            if (is_bundle(moment) && left_out > 0 && bundles == left_out + 1) {
                when += "  ·  " + fmt::format(fmt::runtime(tr("{0} before it")), left_out);
            }
            ui::muted(theme, when);
        }
        float const height = ImGui::GetItemRectSize().y + theme.space(Space::m);
        ImGui::SetCursorPos(start);
        draw_mark(theme, moment, moment.when && *moment.when <= now, i + 1 == moments.size(),
                  height);
        ImGui::SetCursorPos({start.x, start.y + height});
    }
    ImGui::Dummy({width, 0});
}

}  // namespace noodkluis::app::desktop
