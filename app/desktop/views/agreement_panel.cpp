// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/agreement_panel.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/term_changes.h"
#include "app/desktop/views/time_line.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kTimeLineWidth = 232;

}  // namespace

AgreementStateLook look_of(AgreementState state) {
    switch (state) {
        case AgreementState::waits_for_signature:
            return {Tone::warning, icon::kEdit};
        case AgreementState::not_yet:
            return {Tone::neutral, icon::kCalendar};
        case AgreementState::in_force:
            return {Tone::good, icon::kGood};
        case AgreementState::suspended:
            return {Tone::warning, icon::kLock};
        case AgreementState::ended:
            break;
    }
    return {Tone::neutral, icon::kTime};
}

void AgreementPanel::show(AgreementSheet sheet) {
    m_received.reset();
    bool const other = !m_sheet || m_sheet->file.terms.id != sheet.file.terms.id;
    m_sheet = std::move(sheet);
    m_sentences = sentences_of(file().terms);
    if (other) {
        ask_for_preview();
    }
}

void AgreementPanel::show(ReceivedAgreement received) {
    m_sheet.reset();
    m_received = std::move(received);
    m_sentences = sentences_of(file().terms);
    ask_for_preview();
}

void AgreementPanel::clear() {
    m_sheet.reset();
    m_received.reset();
    m_preview.clear();
}

AgreementFile const& AgreementPanel::file() const {
    return m_received ? m_received->file : m_sheet->file;
}

bool AgreementPanel::shares() const {
    return (m_received ? m_received->own_role : m_sheet->own_role) == AgreementRole::museum;
}

/// An object of our own list; the other side, which has none, sees the names of the fields.
void AgreementPanel::ask_for_preview() {
    m_preview.clear();
    auto const& terms = file().terms;
    m_reading =
        m_workspace.thread.submit([list = terms.lists.front().id, disclosure = terms.disclosure,
                                   tlp = terms.tlp, ours = shares(), &clock = m_workspace.clock](
                                      storage::Vault& vault, Job&) -> Result<ObjectPreview> {
            Records records(vault, clock);
            auto sample = ours ? read_sample(records, list) : imagined_sample();
            if (!sample) {
                sample = imagined_sample();  // an empty list shows as little as a foreign one
            }
            return preview_object(*sample, 0, disclosure, tlp);
        });
}

void AgreementPanel::poll() {
    if (auto preview = m_reading.take(); preview && *preview) {
        m_preview.show(std::move(**preview));
    }
}

AgreementPanel::Wish AgreementPanel::draw(Theme const& theme,
                                          std::function<void(AgreementSheet const&)> const& more) {
    poll();
    if (!m_sheet && !m_received) {
        return Wish::none;
    }
    auto const& terms = file().terms;
    auto wish = Wish::none;
    ui::title(theme, terms.title);
    if (m_sheet) {
        auto const look = look_of(m_sheet->state);
        ui::state(theme, look.tone, look.icon, words_of(m_sheet->state));
        ImGui::SameLine();
        ui::muted(theme, fmt::format(fmt::runtime(tr("until {0}")), display_date(terms.not_after)));
        ui::gap(theme, Space::s);
        if (m_sheet->problem) {
            ui::message(theme, Tone::danger, message_of(*m_sheet->problem));
            ui::gap(theme, Space::s);
        }
        wish = draw_step(theme);
        if (auto const renewal = draw_renewal(theme); renewal != Wish::none) {
            wish = renewal;
        }
        more(*m_sheet);
    } else {
        wish = draw_received_step(theme);
    }
    ui::gap(theme, Space::m);
    if (m_sheet) {
        draw_time_line(theme, m_sheet->moments, m_sheet->other().name, m_workspace.clock.now(),
                       theme.px(kTimeLineWidth));
        ImGui::SameLine(0, theme.space(Space::l));
    }
    draw_terms(theme);
    ui::gap(theme, Space::l);
    ui::title(theme, shares() ? tr("What they will see") : tr("What you will see"));
    m_preview.draw(theme, shares() ? tr("As you see it") : tr("As they have it"),
                   shares() ? tr("What they get") : tr("What you get"));
    return wish;
}

AgreementPanel::Wish AgreementPanel::draw_step(Theme const& theme) const {
    auto const& other = m_sheet->other().name;
    switch (m_sheet->state) {
        case AgreementState::waits_for_signature: {
            ui::wrapped(fmt::format(
                fmt::runtime(tr("Send the draft to {0}. They sign it and send it back; then you "
                                "take it in here, and it holds.")),
                other));
            if (ui::button(theme, icon::kSave, tr("Save the draft for them…"),
                           ui::ButtonKind::main)) {
                return Wish::save;
            }
            ui::beside(ui::button_width(theme, icon::kImport, tr("Take in the signed one…")));
            return ui::button(theme, icon::kImport, tr("Take in the signed one…")) ? Wish::take_back
                                                                                   : Wish::none;
        }
        case AgreementState::not_yet:
        case AgreementState::in_force: {
            bool const can_share = shares() && m_sheet->state == AgreementState::in_force;
            if (can_share &&
                ui::button(theme, icon::kLock, tr("Seal a list"), ui::ButtonKind::main)) {
                return Wish::share;
            }
            if (can_share) {
                ImGui::SameLine();
            }
            if (!shares()) {
                ui::wrapped_muted(
                    theme, fmt::format(fmt::runtime(tr("Send the signed agreement back to {0}, who "
                                                       "need it to share anything.")),
                                       other));
            }
            return ui::button(theme, icon::kSave, tr("Save the agreement…"),
                              can_share ? ui::ButtonKind::normal : ui::ButtonKind::main)
                       ? Wish::save
                       : Wish::none;
        }
        case AgreementState::suspended:
        case AgreementState::ended:
            break;
    }
    return Wish::none;
}

/// The next version: one that waits, or the way to draft it.
AgreementPanel::Wish AgreementPanel::draw_renewal(Theme const& theme) const {
    if (!m_sheet->renewal) {
        if (!m_sheet->can_renew) {
            return Wish::none;
        }
        if (m_sheet->state == AgreementState::in_force ||
            m_sheet->state == AgreementState::not_yet) {
            ui::beside(ui::button_width(theme, icon::kRedo, tr("Renew…")));
        }
        return ui::button(theme, icon::kRedo, tr("Renew…"),
                          m_sheet->state == AgreementState::ended ? ui::ButtonKind::main
                                                                  : ui::ButtonKind::normal)
                   ? Wish::renew
                   : Wish::none;
    }
    ui::gap(theme, Space::m);
    ui::message(
        theme, Tone::warning,
        fmt::format(fmt::runtime(tr("A renewal until {0} waits for the signature of {1}")),
                    display_date(m_sheet->renewal->terms.not_after), m_sheet->other().name));
    draw_term_changes(theme, changes_between(m_sheet->file.terms, m_sheet->renewal->terms));
    ui::gap(theme, Space::s);
    auto wish = Wish::none;
    if (ui::button(theme, icon::kSave, tr("Save the renewal for them…"))) {
        wish = Wish::save_renewal;
    }
    ui::beside(ui::button_width(theme, icon::kImport, tr("Take in the signed one…")));
    if (ui::button(theme, icon::kImport, tr("Take in the signed one…"))) {
        wish = Wish::take_back;
    }
    ui::beside(ui::button_width(theme, icon::kRedo, tr("Draft it anew…")));
    return ui::button(theme, icon::kRedo, tr("Draft it anew…"), ui::ButtonKind::quiet) ? Wish::renew
                                                                                       : wish;
}

AgreementPanel::Wish AgreementPanel::draw_received_step(Theme const& theme) const {
    ui::muted(theme, m_received->file_name);
    ui::gap(theme, Space::s);
    auto wish = Wish::none;
    switch (m_received->step) {
        case AgreementStep::nothing:
            ui::message(theme, Tone::good, tr("This agreement is here already, as it is."));
            break;
        case AgreementStep::sign:
            ui::wrapped(
                m_received->changes
                    ? tr("They want to renew the agreement and signed for that. If you agree, "
                         "sign it and send it back; until then the present one holds.")
                    : tr("They signed it. Read below what it says and what would be seen. If you "
                         "agree, sign it and send it back."));
            ui::gap(theme, Space::s);
            draw_received_changes(theme);
            if (ui::button(theme, icon::kEdit, tr("Sign"), ui::ButtonKind::main)) {
                wish = Wish::sign;
            }
            ImGui::SameLine();
            break;
        case AgreementStep::accept:
            ui::wrapped(tr("This is the agreement that you drafted, now with both signatures."));
            ui::gap(theme, Space::s);
            draw_received_changes(theme);
            if (ui::button(theme, icon::kGood, tr("Take it in"), ui::ButtonKind::main)) {
                wish = Wish::accept;
            }
            ImGui::SameLine();
            break;
    }
    return ui::button(theme, icon::kBack, tr("Not now")) ? Wish::close : wish;
}

void AgreementPanel::draw_received_changes(Theme const& theme) const {
    if (m_received->changes) {
        ui::strong(theme, tr("What changes"));
        draw_term_changes(theme, *m_received->changes);
        ui::gap(theme, Space::m);
    }
}

void AgreementPanel::draw_terms(Theme const& theme) const {
    auto const& terms = file().terms;
    ui::GroupScope const together;
    for (auto const& sentence : m_sentences) {
        ui::wrapped(sentence);
    }
    ui::wrapped(fmt::format(fmt::runtime(tr("In force from {0} until {1}.")),
                            display_time(terms.not_before), display_time(terms.not_after)));
    draw_side(theme, terms.museum);
    draw_side(theme, terms.partner);
}

void AgreementPanel::draw_side(Theme const& theme, AgreementSide const& side) const {
    if (side.contacts.empty()) {
        return;
    }
    ui::gap(theme, Space::s);
    ui::strong(theme, side.name);
    for (auto const& contact : side.contacts) {
        ui::wrapped(contact.function + "  " + contact.telephone);
        if (!contact.stand_in.empty() || !contact.stand_in_telephone.empty()) {
            ui::wrapped_muted(theme,
                              fmt::format(fmt::runtime(tr("stand-in: {0}")),
                                          contact.stand_in + "  " + contact.stand_in_telephone));
        }
    }
}

}  // namespace noodkluis::app::desktop
