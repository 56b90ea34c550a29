// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/agreements_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/file_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::desktop {
namespace {

constexpr char const* kCardExtension = "nkcard";
constexpr char const* kAgreementExtension = "nkagreement";
constexpr char const* kStatementExtension = "nkrevocation";

}  // namespace

AgreementsPage::AgreementsPage(Workspace& workspace)
    : m_workspace(workspace), m_agreement(workspace), m_life(workspace) {}

void AgreementsPage::enter() {
    read();
}

void AgreementsPage::show_about(std::string const& id) {
    m_place = Place::agreement;  // once they are read, which entering the page asked for
    m_chosen = storage::AgreementId::parse(id);
}

void AgreementsPage::read() {
    m_reading = m_workspace.thread.submit(
        [&clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<Everything> {
            auto const now = clock.now();
            Everything all;
            NK_TRY(all.own, read_own_card(vault, now));
            NK_TRY(all.partners, read_partners(vault, now));
            NK_TRY(all.agreements, read_agreement_sheets(vault, clock));
            NK_TRY(all.today, read_seen_today(vault, clock));
            return all;
        });
}

std::string AgreementsPage::status() const {
    auto const in_force = m_all ? std::count_if(m_all->agreements.begin(), m_all->agreements.end(),
                                                [](auto const& sheet) {
                                                    return sheet.state == AgreementState::in_force;
                                                })
                                : 0;
    return fmt::format(fmt::runtime(tr("agreements in force: {0}")), in_force);
}

std::vector<Command> AgreementsPage::commands() {
    std::vector<Command> commands{
        {icon::kSave, tr("Save my card"), "",
         [this] { ask(Asked::card_to_save, m_workspace.vault.name); }},
        {icon::kAdd, tr("Add a partner"), "", [this] { ask(Asked::card_to_read, {}); }}};
    if (can_draft()) {
        commands.push_back({icon::kAdd, tr("New agreement"), "",
                            [this] { m_draft = std::make_unique<DraftForm>(m_workspace); }});
    }
    return commands;
}

/// Who has no lists has nothing to propose.
bool AgreementsPage::can_draft() const {
    return m_workspace.vault.party.kind == storage::PartyKind::institution;
}

bool AgreementsPage::take_dropped(Path const& file) {
    if (!has_extension(file.filename().string(),
                       {kCardExtension, kAgreementExtension, kStatementExtension})) {
        return false;
    }
    open(file);
    return true;
}

void AgreementsPage::open(Path const& file) {
    m_error.clear();
    m_note.clear();
    m_chooser.close();
    m_draft.reset();
    m_renewal.reset();
    m_pin.reset();
    auto const now = m_workspace.clock.now();
    if (has_extension(file.filename().string(), {kCardExtension})) {
        m_reading_card = m_workspace.thread.submit(
            [file, now](storage::Vault& vault, Job&) { return inspect_card(vault, file, now); });
    } else if (has_extension(file.filename().string(), {kStatementExtension})) {
        take_in_statement(file);
    } else {
        m_reading_agreement = m_workspace.thread.submit([file, now](storage::Vault& vault, Job&) {
            return inspect_agreement(vault, file, now);
        });
    }
}

void AgreementsPage::take_in_statement(Path const& file) {
    m_working = m_workspace.thread.submit([file, &clock = m_workspace.clock](
                                              storage::Vault& vault, Job&) -> Result<std::string> {
        NK_TRY(auto const bytes, read_file(file, limits::kDocumentBytesMax));
        NK_TRY(auto const received, import_status(vault, bytes, file.filename().string(), clock));
        return fmt::format(fmt::runtime(tr("The statement about {0} was taken in.")),
                           received.agreement.terms.title);
    });
}

template <class Value>
bool AgreementsPage::kept(Result<Value> const& result) {
    if (!result) {
        m_error = message_of(result.error());
    }
    return result.has_value();
}

void AgreementsPage::poll() {
    if (auto all = m_reading.take(); all && kept(*all)) {
        m_all = std::move(**all);
        show_chosen();
    }
    if (m_all) {  // a dropped card may be read before our own is, and waits for it
        if (auto card = m_reading_card.take(); card && kept(*card)) {
            m_pin = std::make_unique<PinPanel>(std::move(**card), m_all->own.fingerprint);
        }
    }
    if (auto received = m_reading_agreement.take(); received && kept(*received)) {
        m_place = Place::agreement;
        m_chosen.reset();
        m_agreement.show(std::move(**received));
    }
    if (auto card = m_pinning.take()) {
        if (*card) {
            m_place = Place::partner;
            m_partner = (*card)->party;
            m_pin.reset();
            read();
        } else if (m_pin) {
            m_pin->set_error(message_of(card->error()));
        }
    }
    if (auto note = m_working.take(); note && kept(*note)) {
        m_note = std::move(**note);
        read();
    }
    if (auto file = m_signing.take(); file && kept(*file)) {
        m_chosen = (*file)->terms.id;
        m_agreement.clear();
        read();
    }
}

/// What is chosen may be gone, or be another one than before.
void AgreementsPage::show_chosen() {
    if (m_place != Place::agreement || !m_chosen) {
        return;
    }
    for (auto const& sheet : m_all->agreements) {
        if (sheet.file.terms.id == *m_chosen) {
            m_agreement.show(sheet);
            return;
        }
    }
}

void AgreementsPage::ask(Asked what, std::string const& name) {
    m_asked = what;
    FileChooser::Request request;
    bool const own_card = what == Asked::card_to_save || what == Asked::card_to_renew;
    bool const saves =
        own_card || what == Asked::agreement_to_save || what == Asked::renewal_to_save;
    bool const card = own_card || what == Asked::card_to_read;
    request.purpose = saves ? FileChooser::Purpose::save_file : FileChooser::Purpose::open_file;
    request.title = own_card                           ? tr("Save my card")
                    : what == Asked::card_to_read      ? tr("Which card")
                    : what == Asked::agreement_to_save ? tr("Save the agreement")
                    : what == Asked::renewal_to_save   ? tr("Save the renewal")
                                                       : tr("Which agreement");
    request.extensions = {card ? kCardExtension : kAgreementExtension};
    request.file_name = saves
                            ? plain_file_name(name, "noodkluis") + "." + request.extensions.front()
                            : std::string();
    request.existing = FileChooser::Existing::ask;
    m_chooser.open(std::move(request));
}

void AgreementsPage::answer(Path const& file) {
    auto const now = m_workspace.clock.now();
    auto const saved = fmt::format(fmt::runtime(tr("Saved as {0}.")), file.string());
    auto const asked = std::exchange(m_asked, Asked::none);
    switch (asked) {
        case Asked::card_to_save:
        case Asked::card_to_renew:
            m_working = m_workspace.thread.submit(
                [file, now, saved,
                 keys = asked == Asked::card_to_renew ? CardKeysOf::renewal : CardKeysOf::now](
                    storage::Vault& vault, Job&) -> Result<std::string> {
                    NK_CHECK(save_own_card(vault, file, Overwrite::yes, keys, now));
                    return saved;
                });
            break;
        case Asked::agreement_to_save:
            m_working = m_workspace.thread.submit(
                [file, id = *m_chosen, saved](storage::Vault& vault, Job&) -> Result<std::string> {
                    NK_CHECK(save_agreement(vault, id, file, Overwrite::yes));
                    return saved;
                });
            break;
        case Asked::renewal_to_save:
            m_working = m_workspace.thread.submit(
                [file, id = *m_chosen, saved](storage::Vault& vault, Job&) -> Result<std::string> {
                    NK_CHECK(save_renewal(vault, id, file, Overwrite::yes));
                    return saved;
                });
            break;
        case Asked::card_to_read:
        case Asked::agreement_to_read:
            open(file);
            break;
        case Asked::none:
            break;
    }
}

/// A form takes the place of the page; false when there is none.
bool AgreementsPage::draw_form(Theme const& theme) {
    if (m_draft) {
        auto const outcome = m_draft->draw(theme);
        if (outcome == DraftForm::Outcome::drafted) {
            m_place = Place::agreement;
            m_chosen = m_draft->made();
            m_agreement.clear();
            read();
        }
        if (outcome != DraftForm::Outcome::open) {
            m_draft.reset();
        }
        return true;
    }
    if (m_renewal) {
        auto const outcome = m_renewal->draw(theme);
        if (outcome == RenewForm::Outcome::signed_here) {
            read();
        }
        if (outcome != RenewForm::Outcome::open) {
            m_renewal.reset();
        }
        return true;
    }
    return false;
}

void AgreementsPage::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        if (auto const file = m_chooser.draw(theme)) {
            answer(*file);
        }
        return;
    }
    if (m_life.fills_page()) {
        m_life.draw_chooser(theme);
        return;
    }
    if (draw_form(theme)) {
        return;
    }
    ui::head(theme, tr("Agreements"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
        ui::gap(theme, Space::s);
    }
    if (m_pin) {
        draw_pin(theme);
    } else if (m_all) {
        draw_main(theme);
    }
}

void AgreementsPage::follow(AgreementPanel::Wish wish) {
    switch (wish) {
        case AgreementPanel::Wish::none:
            break;
        case AgreementPanel::Wish::save:
            ask(Asked::agreement_to_save, m_agreement.sheet()->file.terms.title);
            break;
        case AgreementPanel::Wish::take_back:
            ask(Asked::agreement_to_read, {});
            break;
        case AgreementPanel::Wish::sign:
        case AgreementPanel::Wish::accept:
            finish_step(m_agreement.received()->step);
            break;
        case AgreementPanel::Wish::close:
            m_agreement.clear();
            m_place = Place::own_card;
            break;
        case AgreementPanel::Wish::share:
            m_destination = {PageKind::sharing, true};
            break;
        case AgreementPanel::Wish::renew:
            m_renewal = std::make_unique<RenewForm>(m_workspace, *m_agreement.sheet());
            break;
        case AgreementPanel::Wish::save_renewal:
            ask(Asked::renewal_to_save, m_agreement.sheet()->file.terms.title);
            break;
    }
}

void AgreementsPage::finish_step(AgreementStep step) {
    m_error.clear();
    m_signing =
        m_workspace.thread.submit([file = m_agreement.received()->file, step,
                                   now = m_workspace.clock.now()](storage::Vault& vault, Job&) {
            return step == AgreementStep::sign ? countersign(vault, file, now)
                                               : accept_agreement(vault, file, now);
        });
}

}  // namespace noodkluis::app::desktop
