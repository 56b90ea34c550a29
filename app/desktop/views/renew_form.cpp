// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/renew_form.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/contact_fields.h"
#include "app/desktop/views/disclosure_fields.h"
#include "app/desktop/views/term_changes.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/days.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

using std::chrono::days;

constexpr float kRenewFormPart = 0.46F;

/// The usual numbers of days and the present one, in order; where that is.
std::vector<std::int64_t> day_choices(std::initializer_list<std::int64_t> usual,
                                      std::chrono::seconds present, int& chosen) {
    std::vector<std::int64_t> choices(usual);
    auto const now = std::chrono::duration_cast<days>(present).count();
    if (std::find(choices.begin(), choices.end(), now) == choices.end()) {
        choices.push_back(now);
        std::sort(choices.begin(), choices.end());
    }
    chosen = static_cast<int>(std::find(choices.begin(), choices.end(), now) - choices.begin());
    return choices;
}

void heading(Theme const& theme, char const* title) {
    ui::gap(theme, Space::l);
    ui::title(theme, title);
}

}  // namespace

RenewForm::RenewForm(Workspace& workspace, AgreementSheet const& sheet)
    : m_workspace(workspace),
      m_preview(workspace),
      m_present(sheet.file.terms),
      m_role(sheet.own_role),
      m_renewal(renewal_of(sheet.file.terms, workspace.clock.now())) {
    auto const& own = ours() ? m_present.museum : m_present.partner;
    auto const& other = ours() ? m_present.partner : m_present.museum;
    m_own_contacts = own.contacts;
    m_partner_contacts = other.contacts;
    m_validity_days =
        day_choices({7, 14, 30, 60, 90, 180, 365}, m_present.bundle_validity_max, m_validity);
    m_fresh_days = day_choices({0, 7, 14, 30, 90}, m_present.status_fresh, m_fresh);
    m_code = m_present.release_code;
    m_paper = m_present.paper_sheets;
    m_until = day_of(m_renewal.not_after);
    take();
    m_sampling = workspace.thread.submit(
        [list = m_present.lists.front().id, ours = ours(), &clock = workspace.clock](
            storage::Vault& vault, Job&) -> Result<ListSnapshot> {
            Records records(vault, clock);
            auto sample = ours ? read_sample(records, list) : imagined_sample();
            return sample ? *std::move(sample) : imagined_sample();
        });
}

/// From what is typed and chosen to the renewal and what it changes.
void RenewForm::take() {
    auto const until = end_of_day(std::string_view(m_until));
    m_until_problem = until ? "" : message_of(until.error());
    m_renewal.not_after = until.value_or(m_renewal.not_after);
    m_renewal.bundle_validity_max = days{m_validity_days.at(static_cast<std::size_t>(m_validity))};
    m_renewal.status_fresh = days{m_fresh_days.at(static_cast<std::size_t>(m_fresh))};
    m_renewal.release_code = m_code;
    m_renewal.paper_sheets = m_paper;
    m_renewal.own_contacts = filled(m_own_contacts);
    m_renewal.partner_contacts = filled(m_partner_contacts);
    auto const after = terms_after(m_present, m_renewal, m_role, m_workspace.clock.now());
    m_changes = after ? changes_between(m_present, *after) : std::vector<TermChange>();
}

void RenewForm::ask_for_preview() {
    auto seen = changed(m_present.disclosure, m_renewal.changes);
    if (!m_sample || !seen) {
        return;
    }
    m_previewing =
        m_workspace.thread.submit([sample = m_sample, seen = std::move(*seen), tlp = m_present.tlp](
                                      storage::Vault&, Job&) -> Result<ObjectPreview> {
            return preview_object(*sample, 0, seen, tlp);
        });
}

bool RenewForm::poll() {
    if (auto sample = m_sampling.take(); sample && *sample) {
        m_sample = std::make_shared<ListSnapshot const>(std::move(**sample));
        ask_for_preview();
    }
    if (auto preview = m_previewing.take(); preview && *preview) {
        m_preview.show(std::move(**preview));
    }
    auto const file = m_signing.take();
    if (file && !*file) {
        m_error = message_of(file->error());
    }
    return file && *file;
}

RenewForm::Outcome RenewForm::draw(Theme const& theme) {
    if (poll()) {
        return Outcome::signed_here;
    }
    ui::head(theme, fmt::format(fmt::runtime(tr("Renew: {0}")), m_present.title));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    ui::two_sheets(
        theme, kRenewFormPart, m_fresh_form, [&] { draw_form(theme); },
        [&] { draw_picture(theme); });
    bool const back = m_back.pressed();
    return m_close || back ? Outcome::closed : Outcome::open;
}

void RenewForm::draw_form(Theme const& theme) {
    ui::wrapped_muted(theme, tr("All is filled in as it is now. Change what must change. The "
                                "present agreement holds until both have signed this one."));
    ui::gap(theme, Space::m);
    draw_period(theme);
    draw_seen(theme);
    draw_rules(theme);
    heading(theme, tr("Whom to call"));
    draw_contact_fields(theme, tr("On our side"), m_own_contacts);
    draw_contact_fields(theme, tr("On their side"), m_partner_contacts);
    take();
    draw_end(theme);
}

void RenewForm::draw_period(Theme const& theme) {
    auto const now = m_workspace.clock.now();
    ui::FieldLook look;
    look.label = tr("Until the end of");
    auto const date = display_date(m_renewal.not_after);
    look.help = date;
    auto const over = problem_of(m_renewal, RenewalField::until, now);
    look.error = m_until_problem.empty() ? over : m_until_problem;
    ui::text_field(theme, m_until, look);
    std::vector<std::string> words(m_validity_days.size());
    std::transform(m_validity_days.begin(), m_validity_days.end(), words.begin(), display_days);
    ui::FieldLook validity;
    validity.label = tr("One sealed bundle can be opened for at most");
    auto const too_long = problem_of(m_renewal, RenewalField::bundle_validity, now);
    validity.error = too_long;
    static_cast<void>(ui::choice(theme, m_validity, words, validity));
}

void RenewForm::draw_seen(Theme const& theme) {
    heading(theme, ours() ? tr("What they will see") : tr("What you will see"));
    auto const seen = changed(m_present.disclosure, m_renewal.changes).value_or(Disclosure{});
    auto const set = [&](std::string const& name, bool on) {
        return set_disclosed(m_present.disclosure, m_renewal.changes, name, on).has_value();
    };
    if (draw_disclosure_switches(theme, seen, set)) {
        ask_for_preview();
    }
}

void RenewForm::draw_rules(Theme const& theme) {
    heading(theme, tr("When it opens"));
    ui::tick("##code", m_code,
             tr("It opens only with a code that our duty officer says on the telephone"));
    ui::tick("##paper", m_paper,
             tr("Each bundle also holds the list as sheets that they can print"));
    std::vector<std::string> words;
    std::transform(m_fresh_days.begin(), m_fresh_days.end(), std::back_inserter(words),
                   [](std::int64_t count) {
                       return count == 0 ? std::string(tr("any age")) : display_days(count);
                   });
    ui::FieldLook look;
    look.label = tr("Our last word may be how old");
    look.help =
        tr("A reader that heard nothing from us for longer opens nothing, so a bundle that "
           "was revoked does not open there either.");
    static_cast<void>(ui::choice(theme, m_fresh, words, look));
}

void RenewForm::draw_end(Theme const& theme) {
    ui::gap(theme, Space::l);
    auto const now = m_workspace.clock.now();
    bool const whole = m_until_problem.empty() &&
                       problem_of(m_renewal, RenewalField::until, now).empty() &&
                       problem_of(m_renewal, RenewalField::bundle_validity, now).empty();
    {
        ui::DisabledScope const disabled(!whole || m_signing.active());
        if (ui::button(theme, icon::kEdit, tr("Sign the renewal"), ui::ButtonKind::main)) {
            sign();
        }
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    m_close = ui::button(theme, nullptr, tr("Cancel"));
}

void RenewForm::draw_picture(Theme const& theme) {
    ui::title(theme, tr("What changes"));
    draw_term_changes(theme, m_changes);
    ui::gap(theme, Space::l);
    ui::title(theme, ours() ? tr("What they will see") : tr("What you will see"));
    m_preview.draw(theme, ours() ? tr("As you see it") : tr("As they have it"),
                   ours() ? tr("What they get") : tr("What you get"));
}

void RenewForm::sign() {
    m_error.clear();
    m_signing = m_workspace.thread.submit(
        [id = m_present.id.text(), renewal = m_renewal, now = m_workspace.clock.now()](
            storage::Vault& vault, Job&) { return renew_and_sign(vault, id, renewal, now); });
}

}  // namespace noodkluis::app::desktop
