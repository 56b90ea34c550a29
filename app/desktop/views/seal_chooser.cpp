// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/seal_chooser.h"

#include <algorithm>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void SealChooser::show(std::vector<SealChoice> agreements) {
    m_agreements = std::move(agreements);
    m_shown = true;
    if (!m_agreements.empty()) {
        choose_agreement(0);
    }
}

SealableList const* SealChooser::list() const {
    auto const& lists = agreement().lists;
    auto const index = static_cast<std::size_t>(m_list);
    return index < lists.size() && lists[index].number ? &lists[index] : nullptr;
}

void SealChooser::choose_agreement(int index) {
    m_agreement = index;
    auto const& lists = agreement().lists;
    auto const found = std::find_if(lists.begin(), lists.end(),
                                    [](auto const& item) { return item.number.has_value(); });
    m_list = found == lists.end() ? 0 : static_cast<int>(found - lists.begin());
    ask();
}

void SealChooser::choose_list(int index) {
    m_list = index;
    ask();
}

void SealChooser::ask() {
    if (auto const* const chosen = list()) {
        m_contents.ask(agreement().agreement.terms.id.text(), chosen->name);
    } else {
        m_contents.clear();
    }
}

bool SealChooser::draw_agreement(Theme const& theme, ui::FieldLook const& look) {
    std::vector<std::string> titles;
    for (auto const& choice : m_agreements) {
        auto const& terms = choice.agreement.terms;
        titles.push_back(terms.title + " (" + terms.partner.name + ")");
    }
    auto chosen = m_agreement;
    bool const changed = ui::choice(theme, chosen, titles, look);
    if (changed) {
        choose_agreement(chosen);
    }
    return changed;
}

bool SealChooser::draw_nothing(Theme const& theme) {
    ui::title(theme, tr("No agreement is in force"));
    ui::wrapped_muted(theme, tr("A list can be shared only under an agreement that both sides "
                                "signed."));
    ui::gap(theme, Space::m);
    return ui::button(theme, icon::kBack, tr("Back"));
}

}  // namespace noodkluis::app::desktop
