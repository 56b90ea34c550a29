// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"

namespace noodkluis::app::desktop {

/// What needs attention, most urgent first, and the year ahead.
class OverviewPage final : public Page {
  public:
    explicit OverviewPage(Workspace& workspace) : m_workspace(workspace) {}
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;
    [[nodiscard]] std::optional<Destination> take_destination() override {
        return std::exchange(m_destination, std::nullopt);
    }

  private:
    void believe();
    void draw_line(Theme const& theme, AgendaItem const& item);
    void draw_year(Theme const& theme, Agenda const& agenda) const;
    Workspace& m_workspace;
    Task<void> m_believing;
    std::optional<Destination> m_destination;
    std::string m_error;
};

/// Where something that waits is seen to.
[[nodiscard]] PageKind page_of(AgendaKind kind);

}  // namespace noodkluis::app::desktop
