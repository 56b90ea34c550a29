// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/desktop/page.h"
#include "storage/repository/object_catalogue.h"

namespace noodkluis::app::desktop {

/// Which objects the table shows: choices with how many objects each would leave, and what is
/// chosen as chips that can be taken away one by one.
class FilterPanel {
  public:
    explicit FilterPanel(Workspace& workspace);

    /// Without what is searched for.
    [[nodiscard]] storage::CatalogueFilter const& filter() const { return m_filter; }
    [[nodiscard]] bool any() const { return counted() > 0; }
    void clear();
    /// Counts again, for this search; the numbers before stay until then.
    void refresh(std::string const& search);

    /// True when another choice was made.
    [[nodiscard]] bool draw(Theme const& theme);
    /// True when one was taken away.
    [[nodiscard]] bool draw_chips(Theme const& theme);

  private:
    struct Facts {
        storage::CatalogueFacets facets;
        std::vector<storage::PriorityList> lists;
    };
    [[nodiscard]] std::size_t counted() const;
    bool draw_gaps(Theme const& theme);
    bool draw_places(Theme const& theme);
    bool draw_lists(Theme const& theme);
    bool draw_materials(Theme const& theme);
    bool draw_owners(Theme const& theme);
    [[nodiscard]] bool shows(storage::CatalogueFacets::Place const& place) const;
    Workspace& m_workspace;
    storage::CatalogueFilter m_filter;
    Facts m_facts;
    Task<Facts> m_counting;
};

}  // namespace noodkluis::app::desktop
