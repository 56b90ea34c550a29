// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/seal_form.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/sharing/release_codes.h"
#include "app/text/days.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

using std::chrono::days;

constexpr std::array kDays{7, 14, 30, 90};
constexpr float kFormPart = 0.42F;
constexpr float kFootHeight = 128;

/// The number of the step, and what it asks.
void step(Theme const& theme, int number, char const* question) {
    if (number > 1) {
        ui::gap(theme, Space::m);
    }
    ui::strong(theme, std::to_string(number) + "  " + question);
}

}  // namespace

SealForm::SealForm(Workspace& workspace) : m_workspace(workspace), m_chosen(workspace) {
    m_reading = workspace.thread.submit(
        [&clock = workspace.clock](storage::Vault& vault, Job&) -> Result<Choices> {
            NK_TRY(auto agreements, read_seal_choices(vault, clock));
            return Choices{std::move(agreements), removable_drives()};
        });
}

/// As long as chosen, to the end of that day, and never beyond what the agreement allows.
void SealForm::take_end() {
    m_day_problem.clear();
    auto wanted = m_chosen.agreement().latest;
    if (static_cast<std::size_t>(m_days) < kDays.size()) {
        wanted =
            end_of_day(m_workspace.clock.now() + days{kDays.at(static_cast<std::size_t>(m_days))});
    } else if (auto const day = end_of_day(m_day)) {
        wanted = *day;
        if (wanted <= m_workspace.clock.now()) {
            m_day_problem = tr("This day is over.");
        }
    } else {
        m_day_problem = message_of(day.error());
    }
    m_until = std::min(wanted, m_chosen.agreement().latest);
}

void SealForm::poll() {
    auto const keep_error = [this](auto const& result) {
        if (!result) {
            m_error = message_of(result.error());
        }
        return result.has_value();
    };
    if (auto choices = m_reading.take(); choices && keep_error(*choices)) {
        m_drives = std::move((*choices)->drives);
        m_day = day_of(m_workspace.clock.now() + days{14});
        m_chosen.show(std::move((*choices)->agreements));
        if (!m_chosen.nothing()) {
            take_end();
        }
    }
    if (auto const error = m_chosen.poll()) {
        m_error = message_of(*error);
    }
    if (auto made = m_sealing.take(); made) {
        if (*made) {
            m_made = std::move(**made);
        } else if (made->error().code != ErrorCode::cancelled) {
            m_error = message_of(made->error());
        }
    }
}

void SealForm::seal_to(Path file) {
    m_error.clear();
    SealRequest request{m_chosen.agreement().agreement.terms.id.text(), m_chosen.list()->name,
                        m_workspace.clock.now(), m_until, std::move(file)};
    m_sealing = m_workspace.thread.submit(
        [request = std::move(request), partner = m_chosen.agreement().agreement.terms.partner.name,
         coded = m_chosen.agreement().agreement.terms.release_code,
         &clock = m_workspace.clock](storage::Vault& vault, Job& job) -> Result<Made> {
            NK_TRY(auto const sealed, seal_list(vault, request, clock, job));
            std::error_code error;
            auto const bytes = std::filesystem::file_size(request.file, error);
            Made made{request.file, error ? 0 : bytes, partner, sealed.manifest.outer.not_after,
                      sealed.waits, crypto::Secret()};
            if (coded && !sealed.waits) {
                NK_TRY(auto shown, show_release_code(vault, sealed.manifest.outer.bundle.text()));
                made.code = std::move(shown.code);
            }
            return made;
        });
}

SealForm::Outcome SealForm::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        if (auto file = m_chooser.draw(theme)) {
            seal_to(std::move(*file));
        }
        return Outcome::open;
    }
    ui::head(theme, !m_made         ? tr("Seal a list")
                    : m_made->waits ? tr("Waits for a second signature")
                                    : tr("Sealed"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    m_closed = m_back.pressed() && !m_sealing.active();
    if (m_made) {
        draw_made(theme);
    } else if (m_chosen.nothing()) {
        m_closed |= SealChooser::draw_nothing(theme);
    } else if (m_chosen.shown()) {
        draw_steps(theme);
        ImGui::SameLine(0, theme.space(Space::m));
        ui::PanelScope const panel(theme, "preview", {0, 0}, ui::PanelScope::Frame::bordered);
        m_chosen.draw_contents(theme);
    }
    return m_closed ? Outcome::closed : Outcome::open;
}

void SealForm::draw_steps(Theme const& theme) {
    ui::PanelScope const panel(theme, "steps", {ImGui::GetContentRegionAvail().x * kFormPart, 0},
                               ui::PanelScope::Frame::bordered);
    // The button stays in sight: where there is little room, the steps scroll above it.
    float const room = ImGui::GetContentRegionAvail().y - theme.px(kFootHeight);
    {
        ui::PanelScope const steps(theme, "questions",
                                   {0, m_steps_height > 0 ? std::min(room, m_steps_height) : room},
                                   ui::PanelScope::Frame::none);
        ui::DisabledScope const disabled(m_sealing.active());
        draw_agreement_step(theme);
        draw_list_step(theme);
        draw_end_step(theme);
        draw_place_step(theme);
        m_steps_height = ImGui::GetCursorPosY();
    }
    ui::gap(theme, Space::m);
    draw_sentence(theme);
    ui::gap(theme, Space::s);
    draw_seal(theme);
}

void SealForm::draw_agreement_step(Theme const& theme) {
    step(theme, 1, tr("Under which agreement"));
    ui::FieldLook look;
    look.hint = tr("which agreement");
    if (m_chosen.draw_agreement(theme, look)) {
        take_end();
    }
}

void SealForm::draw_list_step(Theme const& theme) {
    step(theme, 2, tr("Which list"));
    for (int i = 0; i < static_cast<int>(m_chosen.agreement().lists.size()); ++i) {
        draw_list(theme, i);
    }
}

void SealForm::draw_list(Theme const& theme, int index) {
    auto const& item = m_chosen.agreement().lists[static_cast<std::size_t>(index)];
    ui::IdScope const id(index);
    {
        ui::DisabledScope const disabled(!item.number);
        ui::StyleScope const padding(ImGuiStyleVar_FramePadding,
                                     ImVec2(theme.space(Space::xs), theme.space(Space::xs)));
        bool const chosen = m_chosen.list_index() == index;
        if (ImGui::RadioButton("##list", chosen) && !chosen) {
            m_chosen.choose_list(index);
        }
        ui::named(item.name);
    }
    ImGui::SameLine();
    ui::GroupScope const together;
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, theme.space(Space::xs)));
    ui::clipped(item.name, ImGui::GetContentRegionAvail().x);
    ui::FontScope const font(theme.fonts.small);
    if (!item.number) {
        ui::wrapped_muted(theme, tr("Not approved yet, so it cannot go out."));
        return;
    }
    ui::muted(theme, fmt::format(fmt::runtime(tr("version {0}, approved on {1}")), *item.number,
                                 display_date(item.approved_at)));
    if (item.changed_since) {
        ui::ColourScope const colour(ImGuiCol_Text, theme.palette.warning);
        ui::wrapped(
            tr("The list was changed after that. The changes do not go out until it is "
               "approved again."));
    }
}

void SealForm::draw_end_step(Theme const& theme) {
    step(theme, 3, tr("Until when"));
    std::vector<std::string> words(kDays.size());
    std::transform(kDays.begin(), kDays.end(), words.begin(), display_days);
    words.emplace_back(tr("until a day of my choice"));
    ui::FieldLook look;
    look.hint = tr("for how long");
    auto const latest = fmt::format(fmt::runtime(tr("This agreement allows at most until {0}.")),
                                    display_moment(m_chosen.agreement().latest));
    bool changed = false;
    bool const typed = static_cast<std::size_t>(m_days) == kDays.size();
    look.help = typed ? std::string_view() : std::string_view(latest);
    changed |= ui::choice(theme, m_days, words, look);
    if (typed) {
        ui::FieldLook day;
        day.hint = "2026-12-06";
        day.help = latest;
        day.error = m_day_problem;
        changed |= ui::text_field(theme, m_day, day);
    }
    if (changed) {
        take_end();
    }
}

/// Only asked when there is a stick to choose.
void SealForm::draw_place_step(Theme const& theme) {
    if (m_drives.empty()) {
        return;
    }
    ui::gap(theme, Space::m);
    std::vector<std::string> words{tr("a place that I choose")};
    for (auto const& drive : m_drives) {
        words.push_back(fmt::format(fmt::runtime(tr("USB stick {0}")), drive.filename().string()));
    }
    ui::FieldLook look;
    look.label = tr("Where to");
    static_cast<void>(ui::choice(theme, m_place, words, look));
}

void SealForm::draw_sentence(Theme const& theme) const {
    if (m_chosen.list() == nullptr || !m_chosen.preview()) {
        return;
    }
    ui::FontScope const font(theme.fonts.strong);
    auto const& partner = m_chosen.agreement().agreement.terms.partner.name;
    auto const object_count = static_cast<std::int64_t>(m_chosen.preview()->object_count);
    ui::wrapped(object_count == 0
                    ? fmt::format(fmt::runtime(tr("{0} can open the list {1} until {2}.")), partner,
                                  m_chosen.list()->name, display_moment(m_until))
                    : fmt::format(fmt::runtime(tr_count("{0} can open {1} object until {2}.",
                                                        "{0} can open {1} objects until {2}.",
                                                        object_count)),
                                  partner, object_count, display_moment(m_until)));
}

void SealForm::draw_seal(Theme const& theme) {
    if (m_sealing.active()) {
        ui::progress(theme, m_sealing.progress(), tr("Sealing…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_sealing.cancel();
        }
        return;
    }
    {
        ui::DisabledScope const disabled(m_chosen.list() == nullptr || !m_chosen.preview() ||
                                         !m_day_problem.empty());
        if (ui::button(theme, icon::kLock, tr("Seal"), ui::ButtonKind::main)) {
            auto name = bundle_file_name(*m_chosen.list(), m_until);
            if (m_place == 0) {
                FileChooser::Request request;
                request.purpose = FileChooser::Purpose::save_file;
                request.title = tr("Where to save the sealed bundle");
                request.extensions = {"nkbundle"};
                request.file_name = std::move(name);
                m_chooser.open(std::move(request));
            } else {
                auto const& drive = m_drives[static_cast<std::size_t>(m_place - 1)];
                seal_to(free_file(drive, name));
            }
        }
    }
    ImGui::SameLine();
    m_closed |= ui::button(theme, nullptr, tr("Cancel"));
}

}  // namespace noodkluis::app::desktop
