// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <vector>

#include "storage/model/ids.h"

namespace noodkluis::app {

/// Which rows of a table of any size are chosen, by the rules that everyone's fingers know: a click
/// chooses one, with Ctrl it adds or takes away, with Shift it chooses up to the last one clicked.
class Selection {
  public:
    using Ids = std::vector<storage::ObjectId>;

    /// This one alone.
    void choose(Ids const& ids, std::size_t index);
    /// With Ctrl, or Space.
    void toggle(Ids const& ids, std::size_t index);
    /// With Shift: from the last one that was chosen or toggled up to this one.
    void extend(Ids const& ids, std::size_t index);
    /// All that the table shows.
    void choose_all(Ids const& ids);
    void clear();

    [[nodiscard]] bool contains(storage::ObjectId id) const;
    /// How many.
    [[nodiscard]] std::size_t size(Ids const& ids) const;
    /// In the order of the table.
    [[nodiscard]] Ids chosen(Ids const& ids) const;

  private:
    bool m_all = false;  ///< then m_some are the exceptions
    std::set<storage::ObjectId> m_some;
    std::optional<storage::ObjectId> m_anchor;
};

}  // namespace noodkluis::app
