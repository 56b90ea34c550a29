// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/paper_form.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/file_names.h"
#include "app/text/days.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::array kPaperDays{7, 14, 30, 90, 365};
constexpr float kPaperFormPart = 0.46F;
constexpr int kHolderLines = 4;

}  // namespace

PaperForm::PaperForm(Workspace& workspace)
    : m_workspace(workspace),
      m_chosen(workspace),
      m_language(static_cast<int>(language_of_program())) {
    m_reading = workspace.thread.submit([&clock = workspace.clock](storage::Vault& vault, Job&) {
        return read_seal_choices(vault, clock);
    });
}

std::vector<std::string> PaperForm::holders() const {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < m_holders.size();) {
        auto const end = std::min(m_holders.find('\n', begin), m_holders.size());
        auto const name = std::string_view(m_holders).substr(begin, end - begin);
        auto const first = name.find_first_not_of(" \t\r");
        if (first != std::string_view::npos) {
            names.emplace_back(name.substr(first, name.find_last_not_of(" \t\r") - first + 1));
        }
        begin = end + 1;
    }
    if (names.empty()) {
        names.emplace_back();
    }
    return names;
}

/// Never beyond what the agreement allows.
Timestamp PaperForm::valid_until() const {
    auto const& terms = m_chosen.agreement().agreement.terms;
    auto const now = m_workspace.clock.now();
    auto const allowed = std::min(now + terms.bundle_validity_max, terms.not_after);
    auto const days = kPaperDays.at(static_cast<std::size_t>(m_days));
    return std::min(end_of_day(now + std::chrono::days{days}), allowed);
}

/// True once the sheets are there.
bool PaperForm::poll() {
    if (auto choices = m_reading.take()) {
        if (*choices) {
            m_chosen.show(std::move(**choices));
        } else {
            m_error = message_of(choices->error());
        }
    }
    if (auto const error = m_chosen.poll()) {
        m_error = message_of(*error);
    }
    if (auto printed = m_printing.take()) {
        if (*printed) {
            return true;
        }
        m_error = message_of(printed->error());
    }
    return false;
}

PaperForm::Outcome PaperForm::draw(Theme const& theme) {
    if (poll()) {
        return Outcome::printed;
    }
    if (m_chooser.is_open()) {
        if (auto file = m_chooser.draw(theme)) {
            print_to(std::move(*file));
        }
        return Outcome::open;
    }
    ui::head(theme, tr("Salvage sheets"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    m_closed = m_back.pressed() && !m_printing.active();
    if (m_chosen.nothing()) {
        m_closed |= SealChooser::draw_nothing(theme);
    } else if (m_chosen.shown()) {
        {
            ui::PanelScope const panel(theme, "paper",
                                       {ImGui::GetContentRegionAvail().x * kPaperFormPart, 0},
                                       ui::PanelScope::Frame::bordered);
            {
                ui::DisabledScope const disabled(m_printing.active());
                draw_questions(theme);
            }
            draw_print(theme);
        }
        ImGui::SameLine(0, theme.space(Space::m));
        ui::PanelScope const panel(theme, "contents", {0, 0}, ui::PanelScope::Frame::bordered);
        m_chosen.draw_contents(theme);
    }
    return m_closed ? Outcome::closed : Outcome::open;
}

void PaperForm::draw_questions(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Under which agreement");
    static_cast<void>(m_chosen.draw_agreement(theme, look));
    draw_list_choice(theme);
    draw_holders(theme);
    std::vector<std::string> days(kPaperDays.size());
    std::transform(kPaperDays.begin(), kPaperDays.end(), days.begin(), display_days);
    ui::FieldLook period;
    period.label = tr("How long the paper is valid");
    auto const until =
        fmt::format(fmt::runtime(tr("Until {0}. The agreement may allow less than you choose.")),
                    display_moment(valid_until()));
    period.help = until;
    static_cast<void>(ui::choice(theme, m_days, days, period));
    ui::FieldLook language;
    language.label = tr("In which language");
    // Each by its own name, so that who reads only that one finds it.
    static_cast<void>(ui::choice(theme, m_language, {"English", "Nederlands"}, language));
}

void PaperForm::draw_list_choice(Theme const& theme) {
    std::vector<std::string> names;
    for (auto const& item : m_chosen.agreement().lists) {
        names.push_back(
            item.number ? fmt::format(fmt::runtime(tr("{0}, version {1}")), item.name, *item.number)
                        : fmt::format(fmt::runtime(tr("{0}, not approved yet")), item.name));
    }
    ui::FieldLook look;
    look.label = tr("Which list");
    auto const* const shown = m_chosen.list();
    if (shown == nullptr) {
        look.error = tr("Not approved yet, so it cannot go out.");
    } else if (shown->changed_since) {
        look.help =
            tr("The list was changed after that. The changes do not go out until it is "
               "approved again.");
    }
    auto chosen = m_chosen.list_index();
    if (ui::choice(theme, chosen, names, look)) {
        m_chosen.choose_list(chosen);
    }
}

void PaperForm::draw_holders(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Who keeps a copy, one on each line");
    auto const copies = counted("{0} copy, with its number on each page",
                                "{0} copies, each with its number on each page", holders().size());
    look.help = copies;
    ui::text_area(theme, m_holders, look, kHolderLines);
}

void PaperForm::draw_print(Theme const& theme) {
    ui::gap(theme, Space::s);
    if (m_printing.active()) {
        ui::progress(theme, m_printing.progress(), tr("Making the sheets…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_printing.cancel();
        }
        return;
    }
    bool const four_eyes = m_chosen.agreement().agreement.terms.four_eyes;
    ui::message(theme, Tone::warning,
                four_eyes
                    ? tr("Under this agreement two people sign for what goes out, which paper "
                         "cannot carry. Seal a bundle.")
                    : tr("The file is not encrypted: whoever has it can read where everything "
                         "is. Print it, delete it, and keep the paper locked away. The log "
                         "tells that it was made."));
    ui::gap(theme, Space::s);
    {
        ui::DisabledScope const disabled(m_chosen.list() == nullptr || four_eyes);
        if (ui::button(theme, icon::kFile, tr("Make the sheets…"), ui::ButtonKind::main)) {
            m_chooser.open({FileChooser::Purpose::save_file,
                            tr("Where the sheets go"),
                            {"pdf"},
                            plain_file_name(m_chosen.list()->name, "list") + "-" +
                                day_of(valid_until()) + ".pdf"});
        }
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    m_closed |= ui::button(theme, nullptr, tr("Cancel"));
}

void PaperForm::print_to(Path file) {
    m_error.clear();
    m_file = file;
    PaperRequest request{m_chosen.agreement().agreement.terms.id.text(),
                         m_chosen.list()->name,
                         holders(),
                         valid_until(),
                         std::move(file),
                         static_cast<Language>(m_language)};
    m_printing = m_workspace.thread.submit(
        [request = std::move(request), &clock = m_workspace.clock](
            storage::Vault& vault, Job& job) { return make_paper(vault, request, clock, job); });
}

}  // namespace noodkluis::app::desktop
