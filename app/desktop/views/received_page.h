// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/page.h"
#include "app/desktop/views/field_view.h"
#include "app/desktop/widgets/file_chooser.h"
#include "storage/model/party.h"

namespace noodkluis::app::desktop {

/// What was received: open a bundle that comes in, or one that was opened before.
class ReceivedPage final : public Page {
  public:
    explicit ReceivedPage(Workspace& workspace) : m_workspace(workspace) {}
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;
    bool take_dropped(Path const& file) override;

  private:
    struct Line {
        storage::ReceivedBundle bundle;
        Path file;
        std::string title;  ///< of the agreement
        std::string sender;
    };
    void open(Path file);
    void poll();
    void draw_opening(Theme const& theme);
    void draw_list(Theme const& theme);
    Workspace& m_workspace;
    Task<std::vector<Line>> m_reading;
    Task<OpenedShare> m_opening;
    std::vector<Line> m_lines;
    std::unique_ptr<FieldView> m_field;
    FileChooser m_chooser;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
