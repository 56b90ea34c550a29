// SPDX-License-Identifier: Apache-2.0
#include "app/session/selection.h"

#include <algorithm>

namespace noodkluis::app {

void Selection::choose(Ids const& ids, std::size_t index) {
    clear();
    m_some.insert(ids[index]);
    m_anchor = ids[index];
}

void Selection::toggle(Ids const& ids, std::size_t index) {
    if (m_some.erase(ids[index]) == 0) {
        m_some.insert(ids[index]);
    }
    m_anchor = ids[index];
}

void Selection::extend(Ids const& ids, std::size_t index) {
    auto const anchor = m_anchor ? std::find(ids.begin(), ids.end(), *m_anchor) : ids.end();
    if (anchor == ids.end()) {
        choose(ids, index);
        return;
    }
    auto const here = ids.begin() + static_cast<std::ptrdiff_t>(index);
    m_all = false;
    m_some.clear();
    m_some.insert(std::min(anchor, here), std::max(anchor, here) + 1);
}

void Selection::choose_all(Ids const& ids) {
    clear();
    m_all = !ids.empty();
}

void Selection::clear() {
    m_all = false;
    m_some.clear();
    m_anchor.reset();
}

bool Selection::contains(storage::ObjectId id) const {
    return m_some.contains(id) != m_all;
}

std::size_t Selection::size(Ids const& ids) const {
    return m_all ? ids.size() - std::min(ids.size(), m_some.size()) : m_some.size();
}

Selection::Ids Selection::chosen(Ids const& ids) const {
    Ids chosen;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(chosen),
                 [this](auto const& id) { return contains(id); });
    return chosen;
}

}  // namespace noodkluis::app
