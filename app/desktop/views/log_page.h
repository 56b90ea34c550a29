// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/session/log_sheet.h"

namespace noodkluis::app::desktop {

/// What was done in this vault, by whom and when, and whether the log is whole.
class LogPage final : public Page {
  public:
    explicit LogPage(Workspace& workspace) : m_workspace(workspace) {}
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;

  private:
    void poll();
    void filter();
    void draw_tools(Theme const& theme);
    void draw_table(Theme const& theme) const;
    Workspace& m_workspace;
    Task<std::vector<LogLine>> m_reading;
    Task<storage::LogReport> m_verifying;
    std::vector<LogLine> m_lines;
    std::vector<std::size_t> m_shown;  ///< indices of those that fit the search
    std::string m_search;
    std::vector<std::string> m_verified;  ///< what the check found
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
