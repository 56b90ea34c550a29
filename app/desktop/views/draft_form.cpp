// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/draft_form.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/contact_fields.h"
#include "app/desktop/views/disclosure_fields.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/sharing/agreement_sheet.h"
#include "app/text/days.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

using std::chrono::days;

constexpr std::array kValidityDays{7, 14, 30, 60, 90, 180, 365};
constexpr int kUsualValidity = 2;  // of those
constexpr float kFormPart = 0.46F;

/// A heading within the form.
void part(Theme const& theme, char const* title) {
    ui::gap(theme, Space::l);
    ui::title(theme, title);
}

}  // namespace

DraftForm::DraftForm(Workspace& workspace)
    : m_workspace(workspace), m_preview(workspace), m_validity(kUsualValidity) {
    auto const& profile = field_profiles().front();
    m_draft.profile = profile.name;
    m_draft.tlp = profile.tlp;
    auto const now = workspace.clock.now();
    m_from = day_of(now);
    m_until = day_of(now + days{365});
    take_dates();
    m_reading = workspace.thread.submit(
        [&clock = workspace.clock](storage::Vault& vault, Job&) -> Result<Choices> {
            Choices choices;
            NK_TRY(auto const cards, pinned_cards(vault));
            for (auto const& card : cards) {
                if (card.kind != storage::PartyKind::institution) {
                    choices.partners.push_back(card.name);
                }
            }
            Records records(vault, clock);
            NK_TRY(auto const lists, records.lists.lists());
            std::transform(lists.begin(), lists.end(), std::back_inserter(choices.lists),
                           [](auto const& list) {
                               return AgreedList{list.id, list.name};
                           });
            return choices;
        });
}

bool DraftForm::poll() {
    auto const keep_error = [this](auto const& result) {
        if (!result) {
            m_error = message_of(result.error());
        }
        return result.has_value();
    };
    if (auto choices = m_reading.take(); choices && keep_error(*choices)) {
        m_choices = std::move(**choices);
        m_draft.lists.assign(m_choices->lists.begin(),
                             m_choices->lists.begin() + (m_choices->lists.empty() ? 0 : 1));
        if (m_choices->partners.size() == 1) {
            m_partner = 0;
            m_draft.partner = m_choices->partners.front();
        }
        ask_for_preview();
    }
    if (auto sample = m_sampling.take()) {
        if (*sample) {
            m_sample = std::move(**sample);
            ask_for_preview();
        } else {
            m_preview.clear();  // an empty list: the form says that nothing can be shown
        }
    }
    if (auto preview = m_previewing.take(); preview && keep_error(*preview)) {
        m_preview.show(std::move(**preview));
    }
    if (auto file = m_drafting.take(); file && keep_error(*file)) {
        m_made = (*file)->terms.id;
        return true;
    }
    return false;
}

void DraftForm::read_sample_of(storage::ListId list) {
    m_sampling = m_workspace.thread.submit(
        [list, &clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<Sample> {
            Records records(vault, clock);
            NK_TRY(auto snapshot, read_sample(records, list));
            return Sample{list, std::make_shared<ListSnapshot const>(std::move(snapshot))};
        });
}

void DraftForm::ask_for_preview() {
    if (m_draft.lists.empty()) {
        m_preview.clear();
        return;
    }
    auto const list = m_draft.lists.front().id;
    if (!m_sample || m_sample->list != list) {
        read_sample_of(list);
        return;
    }
    auto disclosure = disclosure_of(m_draft);
    if (!disclosure) {
        return;
    }
    m_previewing = m_workspace.thread.submit(
        [sample = m_sample->snapshot, disclosure = std::move(*disclosure),
         tlp = m_draft.tlp.value_or(Tlp::amber)](storage::Vault&, Job&) -> Result<ObjectPreview> {
            return preview_object(*sample, 0, disclosure, tlp);
        });
}

/// What was typed, as far as these are days.
void DraftForm::take_dates() {
    auto const from = begin_of_day(m_from);
    auto const until = end_of_day(m_until);
    m_from_problem = from ? "" : message_of(from.error());
    m_until_problem = until ? "" : message_of(until.error());
    m_draft.not_before = from.value_or(m_draft.not_before);
    m_draft.not_after = until.value_or(m_draft.not_after);
    m_draft.bundle_validity_max = days{kValidityDays.at(static_cast<std::size_t>(m_validity))};
}

std::string DraftForm::problem(DraftField field) {
    auto words = m_tried ? problem_of(m_draft, field, m_workspace.clock.now()) : std::string();
    reveal(words);
    return words;
}

/// What is drawn next has this problem, if there is one.
void DraftForm::reveal(std::string const& problem) {
    if (m_revealing && !problem.empty()) {
        ImGui::SetScrollHereY(0.2F);
        m_revealing = false;
    }
}

DraftForm::Outcome DraftForm::draw(Theme const& theme) {
    if (poll()) {
        return Outcome::drafted;
    }
    ui::head(theme, tr("A new agreement"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    ui::two_sheets(
        theme, kFormPart, m_fresh,
        [&] {
            if (m_choices) {
                draw_form(theme);
            }
        },
        [&] { draw_preview(theme); });
    bool const back = m_back.pressed();
    return m_close || back ? Outcome::closed : Outcome::open;
}

void DraftForm::draw_form(Theme const& theme) {
    draw_parties(theme);
    draw_lists(theme);
    draw_purpose(theme);
    draw_period(theme);
    part(theme, tr("What they will see"));
    if (draw_disclosure_fields(theme, m_draft)) {
        ask_for_preview();
    }
    draw_rules(theme);
    part(theme, tr("Whom to call"));
    draw_contact_fields(theme, tr("On our side"), m_own_contacts);
    draw_contact_fields(theme, tr("On their side"), m_partner_contacts);
    draw_end(theme);
}

void DraftForm::draw_parties(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("With whom");
    look.hint = tr("choose a partner");
    auto const wrong = problem(DraftField::partner);
    look.error = wrong;
    if (m_choices->partners.empty()) {
        look.error = tr("Add a partner first: compare their card.");
    }
    if (ui::choice(theme, m_partner, m_choices->partners, look)) {
        m_draft.partner = m_choices->partners[static_cast<std::size_t>(m_partner)];
    }
    ui::FieldLook name;
    name.label = tr("What it is called");
    name.hint = tr("Agreement with the fire brigade");
    auto const unnamed = problem(DraftField::title);
    name.error = unnamed;
    ui::text_field(theme, m_draft.title, name);
}

void DraftForm::draw_lists(Theme const& theme) {
    ui::gap(theme, Space::s);
    ui::text(tr("Which lists"));
    for (auto const& list : m_choices->lists) {
        ui::IdScope const id(list.id);
        ui::StyleScope const padding(ImGuiStyleVar_FramePadding,
                                     ImVec2(theme.space(Space::xs), theme.space(Space::xs)));
        bool on =
            std::find(m_draft.lists.begin(), m_draft.lists.end(), list) != m_draft.lists.end();
        if (ImGui::Checkbox("##list", &on)) {
            std::erase(m_draft.lists, list);
            if (on) {
                m_draft.lists.push_back(list);
            }
            ask_for_preview();
        }
        ui::named(list.name);
        ImGui::SameLine();
        ui::align_with_controls();
        ui::clipped(list.name, ImGui::GetContentRegionAvail().x);
    }
    if (auto const wrong = problem(DraftField::lists); !wrong.empty()) {
        ui::coloured(theme.palette.danger, wrong);
    }
}

void DraftForm::draw_purpose(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("What for");
    auto const wrong = problem(DraftField::purpose);
    look.error = wrong;
    look.help = tr("They may use the lists for this and for nothing else.");
    ui::text_area(theme, m_draft.purpose, look, 2);
    ui::FieldLook ground;
    ground.label = tr("On what legal ground, if there is one");
    ui::text_field(theme, m_draft.legal_basis, ground);
}

void DraftForm::draw_period(Theme const& theme) {
    part(theme, tr("How long"));
    float const half = (ImGui::GetContentRegionAvail().x - theme.space(Space::s)) / 2;
    ui::FieldLook look;
    look.label = tr("In force from");
    look.width = half;
    auto const from = display_date(m_draft.not_before);
    look.help = from;
    reveal(m_from_problem);
    look.error = m_from_problem;
    bool changed = false;
    {
        ui::GroupScope const together;
        changed = ui::text_field(theme, m_from, look);
    }
    ImGui::SameLine();
    look.label = tr("Until the end of");
    auto const until = display_date(m_draft.not_after);
    look.help = until;
    reveal(m_until_problem);
    auto const wrong = problem(DraftField::until);
    look.error = m_until_problem.empty() ? wrong : m_until_problem;
    changed |= ui::text_field(theme, m_until, look);
    std::vector<std::string> words(kValidityDays.size());
    std::transform(kValidityDays.begin(), kValidityDays.end(), words.begin(), display_days);
    ui::FieldLook validity;
    validity.label = tr("One sealed bundle can be opened for at most");
    validity.help = tr("A lost or stolen file is worth nothing after that. Shorter is safer.");
    auto const too_long = problem(DraftField::bundle_validity);
    validity.error = too_long;
    changed |= ui::choice(theme, m_validity, words, validity);
    if (changed) {
        take_dates();
    }
}

void DraftForm::draw_rules(Theme const& theme) {
    part(theme, tr("What they may do with it"));
    int chosen = static_cast<int>(m_draft.tlp.value_or(Tlp::amber));
    ui::FieldLook look;
    look.label = tr("Label");
    auto const meaning = meaning_of(static_cast<Tlp>(chosen));
    look.help = meaning;
    if (ui::choice(theme, chosen, {kTlpNames.begin(), kTlpNames.end()}, look)) {
        m_draft.tlp = static_cast<Tlp>(chosen);
    }
    ui::FieldLook onward;
    onward.label = tr("Who else may see it");
    onward.hint = tr("nobody");
    ui::text_field(theme, m_draft.onward_sharing, onward);
    ui::FieldLook place;
    place.label = tr("Where they keep it");
    place.hint = tr("the command vehicle and the control room");
    ui::text_field(theme, m_draft.storage_place, place);
    ui::tick("##four eyes", m_draft.four_eyes, tr("Two of us sign for each bundle"));
    ui::tick("##code", m_draft.release_code,
             tr("It opens only with a code that our duty officer says on the telephone"));
    ui::tick("##paper", m_draft.paper_sheets,
             tr("Each bundle also holds the list as sheets that they can print"));
}

void DraftForm::draw_end(Theme const& theme) {
    ui::gap(theme, Space::l);
    ui::wrapped_muted(theme,
                      tr("Nothing is shared by this. It holds once the other side has signed "
                         "it too."));
    bool const whole = m_from_problem.empty() && m_until_problem.empty() &&
                       is_complete(m_draft, m_workspace.clock.now());
    if (m_tried && !whole) {
        ui::coloured(theme.palette.danger, tr("Something is missing above."));
    }
    ui::DisabledScope const disabled(m_drafting.active());
    if (ui::button(theme, icon::kEdit, tr("Sign for our side"), ui::ButtonKind::main)) {
        m_tried = true;
        m_revealing = !whole;
        if (whole) {
            draft();
        }
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    m_close = ui::button(theme, nullptr, tr("Cancel"));
}

void DraftForm::draft() {
    m_error.clear();
    m_draft.own_contacts = filled(m_own_contacts);
    m_draft.partner_contacts = filled(m_partner_contacts);
    m_drafting = m_workspace.thread.submit(
        [draft = m_draft, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return draft_and_sign(vault, draft, clock.now());
        });
}

void DraftForm::draw_preview(Theme const& theme) {
    ui::title(theme, tr("What they will see"));
    if (m_preview.empty()) {
        ui::wrapped_muted(theme, m_sampling.active() || m_reading.active()
                                     ? tr("Reading…")
                                     : tr("Choose a list with something on it, and an object of it "
                                          "shows here as they would get it."));
        return;
    }
    m_preview.draw(theme, tr("As you see it"), tr("What they get"));
}

}  // namespace noodkluis::app::desktop
