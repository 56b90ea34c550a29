// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/filter_panel.h"

#include <algorithm>
#include <array>
#include <functional>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/chip.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/records.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

using storage::SalvageClass;

constexpr std::chrono::days kCheckedWithin{730};

/// In the order of storage::Gap.
constexpr std::array<char const*, storage::kGapCount> kGapLabels{
    {translatable("No photo"), translatable("No location"),
     translatable("Location not checked for two years"), translatable("No size"),
     translatable("No weight"), translatable("People needed not known"),
     translatable("No handling advice"), translatable("No short name")}};
constexpr std::array kOwnerNames{"own", "state_collection", "loan", "third_party"};
constexpr std::array kClassLetters{"A", "B", "C"};

std::string class_words(std::size_t index) {
    return std::string(tr("Class")) + " " + kClassLetters[index];
}

std::string last_part(std::string const& path) {
    auto const slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

/// Chooses the value, or takes the choice back when it was chosen already.
template <class Value>
void toggle(std::optional<Value>& choice, Value value) {
    choice = choice == value ? std::nullopt : std::optional<Value>(value);
}

void heading(Theme const& theme, char const* words) {
    ui::gap(theme, Space::l);
    ui::strong(theme, words);
}

}  // namespace

FilterPanel::FilterPanel(Workspace& workspace) : m_workspace(workspace) {
    clear();
}

void FilterPanel::clear() {
    m_filter = {};
    m_filter.checked_since =
        std::chrono::floor<std::chrono::days>(m_workspace.clock.now()) - kCheckedWithin;
}

std::size_t FilterPanel::counted() const {
    return (m_filter.location.empty() ? 0U : 1U) + (m_filter.on_list ? 1U : 0U) +
           (m_filter.unlisted ? 1U : 0U) + (m_filter.salvage_class ? 1U : 0U) +
           (m_filter.material.empty() ? 0U : 1U) + (m_filter.owner_kind ? 1U : 0U) +
           static_cast<std::size_t>(std::count(m_filter.gaps.begin(), m_filter.gaps.end(), true));
}

void FilterPanel::refresh(std::string const& search) {
    auto filter = m_filter;
    filter.search = search;
    m_counting = m_workspace.thread.submit([filter = std::move(filter), &clock = m_workspace.clock](
                                               storage::Vault& vault, Job& job) -> Result<Facts> {
        Facts facts;
        NK_TRY(facts.facets, vault.catalogue().facets(filter, job));
        Records records(vault, clock);
        NK_TRY(facts.lists, records.lists.lists());
        return facts;
    });
}

bool FilterPanel::draw(Theme const& theme) {
    // An error here shows in the table as well, which asks for the same.
    if (auto facts = m_counting.take(); facts && *facts) {
        m_facts = std::move(**facts);
    }
    bool changed = false;
    {
        ui::DisabledScope const nothing(!any());
        changed = ui::button(theme, icon::kClose, tr("No filters"));
    }
    if (changed) {
        clear();
    }
    changed |= draw_gaps(theme);
    changed |= draw_lists(theme);
    changed |= draw_places(theme);
    changed |= draw_owners(theme);
    changed |= draw_materials(theme);
    return changed;
}

bool FilterPanel::draw_gaps(Theme const& theme) {
    heading(theme, tr("What is missing"));
    ui::IdScope const id("gaps");
    bool changed = false;
    for (std::size_t i = 0; i < storage::kGapCount; ++i) {
        ui::IdScope const row(static_cast<int>(i));
        if (ui::counted_row(theme, tr(kGapLabels[i]), std::to_string(m_facts.facets.gaps[i]),
                            m_filter.gaps[i])) {
            m_filter.gaps[i] = !m_filter.gaps[i];
            changed = true;
        }
    }
    return changed;
}

bool FilterPanel::draw_lists(Theme const& theme) {
    heading(theme, tr("On a list"));
    ui::IdScope const id("lists");
    bool changed = false;
    for (auto const& list : m_facts.lists) {
        ui::IdScope const row(list.id);
        if (ui::counted_row(theme, list.name, "", m_filter.on_list == list.id)) {
            toggle(m_filter.on_list, list.id);
            m_filter.unlisted = false;
            changed = true;
        }
    }
    if (ui::counted_row(theme, tr("On no list"), "", m_filter.unlisted)) {
        m_filter.unlisted = !m_filter.unlisted;
        m_filter.on_list.reset();
        m_filter.salvage_class.reset();
        changed = true;
    }
    for (std::size_t i = 0; i < kClassLetters.size(); ++i) {
        ui::IdScope const row(static_cast<int>(i));
        auto const salvage_class = static_cast<SalvageClass>(i);
        if (ui::counted_row(theme, class_words(i), std::to_string(m_facts.facets.classes[i]),
                            m_filter.salvage_class == salvage_class)) {
            toggle(m_filter.salvage_class, salvage_class);
            m_filter.unlisted = false;
            changed = true;
        }
    }
    return changed;
}

/// Buildings always; what is in a place once the place is chosen.
bool FilterPanel::shows(storage::CatalogueFacets::Place const& place) const {
    if (place.depth == 0) {
        return true;
    }
    auto const above = place.path.substr(0, place.path.rfind('/'));
    auto const& chosen = m_filter.location;
    return chosen == above || (chosen.starts_with(above) && chosen[above.size()] == '/');
}

bool FilterPanel::draw_places(Theme const& theme) {
    heading(theme, label_of_field("location_path").c_str());
    ui::IdScope const id("places");
    bool changed = false;
    int index = 0;
    for (auto const& place : m_facts.facets.places) {
        ui::IdScope const row(index++);
        if (shows(place) &&
            ui::counted_row(theme, last_part(place.path), std::to_string(place.count),
                            m_filter.location == place.path, place.depth)) {
            // What was chosen goes back to what it is in.
            m_filter.location = m_filter.location != place.path ? place.path
                                : place.depth == 0              ? ""
                                                   : place.path.substr(0, place.path.rfind('/'));
            changed = true;
        }
    }
    return changed;
}

bool FilterPanel::draw_owners(Theme const& theme) {
    heading(theme, label_of_field("owner_kind").c_str());
    ui::IdScope const id("owners");
    bool changed = false;
    for (std::size_t i = 0; i < kOwnerNames.size(); ++i) {
        ui::IdScope const row(static_cast<int>(i));
        auto const kind = static_cast<storage::OwnerKind>(i);
        if (ui::counted_row(theme, label_of_choice(kOwnerNames[i]),
                            std::to_string(m_facts.facets.owner_kinds[i]),
                            m_filter.owner_kind == kind)) {
            toggle(m_filter.owner_kind, kind);
            changed = true;
        }
    }
    return changed;
}

bool FilterPanel::draw_materials(Theme const& theme) {
    heading(theme, label_of_field("materials").c_str());
    ui::IdScope const id("materials");
    bool changed = false;
    int index = 0;
    for (auto const& material : m_facts.facets.materials) {
        ui::IdScope const row(index++);
        bool const chosen = m_filter.material == material.term;
        if (ui::counted_row(theme, material.term, std::to_string(material.count), chosen)) {
            m_filter.material = chosen ? "" : material.term;
            changed = true;
        }
    }
    return changed;
}

bool FilterPanel::draw_chips(Theme const& theme) {
    bool removed = false;
    int index = 0;
    auto const chip = [&](std::string const& words, std::function<void()> const& remove) {
        ui::IdScope const id(index);
        if (index++ > 0) {
            ImGui::SameLine(0, theme.space(Space::s));
        }
        if (ui::chip(theme, words)) {
            remove();
            removed = true;
        }
    };
    if (!m_filter.location.empty()) {
        chip(m_filter.location, [&] { m_filter.location.clear(); });
    }
    if (m_filter.on_list) {
        auto const list =
            std::find_if(m_facts.lists.begin(), m_facts.lists.end(),
                         [&](auto const& each) { return each.id == m_filter.on_list; });
        chip(list == m_facts.lists.end() ? tr("On a list") : list->name,
             [&] { m_filter.on_list.reset(); });
    }
    if (m_filter.unlisted) {
        chip(tr("On no list"), [&] { m_filter.unlisted = false; });
    }
    if (m_filter.salvage_class) {
        chip(class_words(static_cast<std::size_t>(*m_filter.salvage_class)),
             [&] { m_filter.salvage_class.reset(); });
    }
    if (!m_filter.material.empty()) {
        chip(m_filter.material, [&] { m_filter.material.clear(); });
    }
    if (m_filter.owner_kind) {
        chip(label_of_choice(kOwnerNames[static_cast<std::size_t>(*m_filter.owner_kind)]),
             [&] { m_filter.owner_kind.reset(); });
    }
    for (std::size_t i = 0; i < storage::kGapCount; ++i) {
        if (m_filter.gaps[i]) {
            chip(tr(kGapLabels[i]), [&, i] { m_filter.gaps[i] = false; });
        }
    }
    return removed;
}

}  // namespace noodkluis::app::desktop
