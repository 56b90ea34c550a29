// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/agreements_page.h"
#include "app/desktop/views/own_card_panel.h"
#include "app/desktop/views/seen_today_panel.h"
#include "app/desktop/views/side_entry.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

// What stands on the page; agreements_page.cpp has what happens.
namespace noodkluis::app::desktop {
namespace {

constexpr float kEntriesWidth = 288;

}  // namespace

void AgreementsPage::draw_pin(Theme const& theme) {
    switch (m_pin->draw(theme)) {
        case PinPanel::Outcome::open:
            break;
        case PinPanel::Outcome::pin:
            m_pinning = m_workspace.thread.submit(
                [file = m_pin->card().file, name = m_pin->card().file_name,
                 fingerprint = m_pin->fingerprint(),
                 now = m_workspace.clock.now()](storage::Vault& vault, Job&) {
                    return pin_partner(vault, file, name, fingerprint, now);
                });
            break;
        case PinPanel::Outcome::closed:
            m_pin.reset();
            break;
    }
}

void AgreementsPage::draw_main(Theme const& theme) {
    {
        ui::PanelScope const panel(theme, "entries", {theme.px(kEntriesWidth), 0},
                                   ui::PanelScope::Frame::bordered);
        draw_entries(theme);
    }
    ImGui::SameLine(0, theme.space(Space::m));
    ui::PanelScope const panel(theme, "detail", {0, 0}, ui::PanelScope::Frame::bordered);
    draw_detail(theme);
}

void AgreementsPage::draw_entries(Theme const& theme) {
    ui::strong(theme, tr("We"));
    {
        ui::IdScope const id("own");
        if (draw_side_entry(theme, m_place == Place::own_card, m_all->own.card.name, tr("our card"),
                            Tone::neutral, icon::kCollection)) {
            m_place = Place::own_card;
            m_note.clear();
        }
    }
    {
        ui::IdScope const id("today");
        auto const now =
            std::count_if(m_all->today.begin(), m_all->today.end(),
                          [](auto const& seen) { return seen.state == AgreementState::in_force; });
        if (draw_side_entry(
                theme, m_place == Place::today, tr("Who may see what today"),
                counted("{0} agreement in force", "{0} agreements in force", std::int64_t{now}),
                Tone::neutral, icon::kShow)) {
            m_place = Place::today;
            m_note.clear();
        }
    }
    ui::gap(theme, Space::s);
    draw_partners(theme);
    ui::gap(theme, Space::s);
    draw_agreements(theme);
}

void AgreementsPage::draw_partners(Theme const& theme) {
    ui::strong(theme, tr("Partners"));
    for (auto const& partner : m_all->partners) {
        ui::IdScope const id(partner.card.party);
        auto const look = look_of(partner.state);
        bool const chosen = m_place == Place::partner && m_partner == partner.card.party;
        if (draw_side_entry(theme, chosen, partner.card.name, look.words, look.tone, look.icon)) {
            m_place = Place::partner;
            m_partner = partner.card.party;
            m_removing = false;
            m_note.clear();
        }
    }
    if (ui::button(theme, icon::kAdd, tr("Add a partner…"), ui::ButtonKind::quiet)) {
        ask(Asked::card_to_read, {});
    }
}

void AgreementsPage::draw_agreements(Theme const& theme) {
    ui::strong(theme, tr("Agreements"));
    for (auto const& sheet : m_all->agreements) {
        auto const& terms = sheet.file.terms;
        ui::IdScope const id(terms.id);
        auto const look = look_of(sheet.state);
        bool const chosen = m_place == Place::agreement && m_chosen == terms.id;
        if (draw_side_entry(theme, chosen, terms.title, words_of(sheet.state), look.tone,
                            look.icon)) {
            m_place = Place::agreement;
            m_chosen = terms.id;
            m_note.clear();
            m_agreement.show(sheet);
        }
    }
    if (can_draft() && ui::button(theme, icon::kAdd, tr("New agreement…"), ui::ButtonKind::quiet)) {
        m_draft = std::make_unique<DraftForm>(m_workspace);
    }
    if (ui::button(theme, icon::kImport, tr("One that came in…"), ui::ButtonKind::quiet)) {
        ask(Asked::agreement_to_read, {});
    }
    ui::gap(theme, Space::s);
    ui::FontScope const font(theme.fonts.small);
    ui::wrapped_muted(theme, tr("Cards and agreements can also be dropped on this window."));
}

void AgreementsPage::draw_detail(Theme const& theme) {
    switch (m_place) {
        case Place::own_card:
            switch (draw_own_card(theme, m_all->own, m_workspace.clock.now())) {
                case CardWish::save:
                    ask(Asked::card_to_save, m_workspace.vault.name);
                    break;
                case CardWish::renew:
                    ask(Asked::card_to_renew, m_workspace.vault.name);
                    break;
                case CardWish::none:
                    break;
            }
            break;
        case Place::today:
            draw_seen_today(theme, m_all->today, m_workspace.clock.now());
            break;
        case Place::partner:
            for (auto const& partner : m_all->partners) {
                if (partner.card.party != m_partner) {
                    continue;
                }
                auto const wish = draw_partner(theme, partner, m_removing);
                if (wish == PartnerWish::renew) {
                    ask(Asked::card_to_read, {});
                } else if (wish == PartnerWish::remove) {
                    m_working = m_workspace.thread.submit(
                        [name = partner.card.name, now = m_workspace.clock.now()](
                            storage::Vault& vault, Job&) -> Result<std::string> {
                            NK_CHECK(remove_partner(vault, name, now));
                            return fmt::format(fmt::runtime(tr("{0} is no longer a partner.")),
                                               name);
                        });
                    m_place = Place::own_card;
                }
                break;
            }
            break;
        case Place::agreement:
            follow(m_agreement.draw(theme, [&](AgreementSheet const& sheet) {
                if (m_life.draw(theme, sheet)) {
                    read();
                }
            }));
            break;
    }
}

}  // namespace noodkluis::app::desktop
