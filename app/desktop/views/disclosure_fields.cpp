// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/disclosure_fields.h"

#include <array>

#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::desktop {
namespace {

struct FieldGroup {
    char const* title;  ///< a gettext key
    char const* first;  ///< name of its first field, in the order of object_fields
};

constexpr std::array kGroups{FieldGroup{translatable("What it is"), "accession_number"},
                             FieldGroup{translatable("Size and weight"), "dimensions"},
                             FieldGroup{translatable("Where it is"), "location_path"},
                             FieldGroup{translatable("How to save it"), "people_needed"},
                             FieldGroup{translatable("For ourselves"), "owner_kind"}};

/// Switches in two columns.
class Switches {
  public:
    Switches(Theme const& theme, Disclosure const& now, SetDisclosed const& set)
        : m_theme(theme), m_now(now), m_set(set) {}

    void title(char const* words) {
        ui::gap(m_theme, Space::s);
        ui::FontScope const font(m_theme.fonts.small);
        ui::muted(m_theme, words);
        m_left = true;
    }
    /// `name` is one for SetDisclosed.
    void add(std::string const& name, std::string const& label) {
        if (m_left) {
            m_x = ImGui::GetCursorPosX();
            m_half = ImGui::GetContentRegionAvail().x / 2;
        } else {
            ImGui::SameLine(m_x + m_half);
        }
        ui::IdScope const id(name.c_str());
        bool on = is_disclosed(m_now, name);
        if (ImGui::Checkbox("##on", &on) && m_set(name, on)) {
            m_changed = true;
        }
        ui::named(label);
        ImGui::SameLine();
        ui::clipped(label, m_half - ImGui::GetFrameHeight() - 2 * m_theme.space(Space::s));
        m_left = !m_left;
    }
    [[nodiscard]] bool changed() const { return m_changed; }

  private:
    Theme const& m_theme;
    Disclosure const& m_now;
    SetDisclosed const& m_set;
    float m_x = 0;
    float m_half = 0;
    bool m_left = true;
    bool m_changed = false;
};

bool draw_profile(Theme const& theme, AgreementDraft& draft) {
    auto const& profiles = field_profiles();
    std::vector<std::string> labels;
    int chosen = -1;
    for (auto const& profile : profiles) {
        chosen = profile.name == draft.profile ? static_cast<int>(labels.size()) : chosen;
        labels.push_back(label_of_choice(profile.name));
    }
    ui::FieldLook look;
    look.label = tr("Start from");
    if (!ui::choice(theme, chosen, labels, look)) {
        return false;
    }
    auto const& profile = profiles[static_cast<std::size_t>(chosen)];
    draft.profile = profile.name;
    draft.changes.clear();
    draft.tlp = profile.tlp;
    return true;
}

}  // namespace

bool draw_disclosure_fields(Theme const& theme, AgreementDraft& draft) {
    bool const other_profile = draw_profile(theme, draft);
    auto const now = disclosure_of(draft).value_or(Disclosure{});
    bool const changed =
        draw_disclosure_switches(theme, now, [&](std::string const& name, bool on) {
            return set_disclosed(draft, name, on).has_value();
        });
    return other_profile || changed;
}

bool draw_disclosure_switches(Theme const& theme, Disclosure const& now, SetDisclosed const& set) {
    Switches switches(theme, now, set);
    ui::StyleScope const spacing(ImGuiStyleVar_FramePadding,
                                 ImVec2(theme.space(Space::xs), theme.space(Space::xs)));
    std::size_t group = 0;
    for (auto const& field : storage::object_fields()) {
        if (group < kGroups.size() && std::string_view(field.name) == kGroups[group].first) {
            switches.title(tr(kGroups[group++].title));
        }
        switches.add(field.name, tr(field.label));
    }
    switches.title(tr("Its priority"));
    for (auto const* const name : kEntryFields) {
        switches.add(name, label_of_choice(name));
    }
    switches.title(tr("Photos"));
    for (auto const* const kind : kPhotoKindNames) {
        switches.add(std::string("photos:") + kind, label_of_choice(kind));
    }
    switches.title(tr("Building and plans"));
    for (auto const* const name : {"plans", "rooms", "buildings"}) {
        switches.add(name, label_of_choice(name));
    }
    return switches.changed();
}

}  // namespace noodkluis::app::desktop
