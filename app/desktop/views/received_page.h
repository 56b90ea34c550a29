// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/page.h"
#include "app/desktop/views/field_view.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/desktop/widgets/passphrase_field.h"
#include "app/sharing/received_sheet.h"

namespace noodkluis::app::desktop {

/// What was received: open a bundle that comes in, or one that was opened before; and what was
/// marked with those that have expired.
class ReceivedPage final : public Page {
  public:
    /// Both must outlive it.
    ReceivedPage(Workspace& workspace, Settings& settings)
        : m_workspace(workspace), m_settings(settings) {}
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;
    bool take_dropped(Path const& file) override;
    /// An opened list closes when its time is over.
    [[nodiscard]] std::chrono::seconds redraw_within() const override;
    [[nodiscard]] bool fills_window() const override { return m_field != nullptr; }
    [[nodiscard]] bool take_settings_changed() override;

  private:
    void open(Path file, crypto::Secret code = crypto::Secret());
    void open_with_code();
    void save_sheets(crypto::Secret code = crypto::Secret());
    void draw_save_buttons(Theme const& theme, ReceivedSheet const& line);
    void write_receipt_to(Path const& file);
    void draw_code(Theme const& theme);
    void poll();
    void draw_field(Theme const& theme);
    void draw_opening(Theme const& theme);
    void draw_list(Theme const& theme);
    void draw_line(Theme const& theme, ReceivedSheet const& line);
    void draw_marks(Theme const& theme, ReceivedSheet const& line);
    void draw_salvage(Theme const& theme, ReceivedSheet const& line);
    Workspace& m_workspace;
    Settings& m_settings;
    Task<std::vector<ReceivedSheet>> m_reading;
    Task<OpenedShare> m_opening;
    std::vector<ReceivedSheet> m_lines;
    std::unique_ptr<FieldView> m_field;
    FileChooser m_chooser;
    std::optional<storage::BundleId> m_salvage;  ///< the bundle whose marks are shown
    Path m_sheets;                               ///< where sheets go in place of opening; or ""
    Path m_opened;                               ///< what is opened, or waits for its code
    bool m_asks_code = false;
    ui::PassphraseInput m_code;
    std::optional<storage::BundleId> m_receipt;  ///< of which bundle one is saved
    Path m_printed;                              ///< the bundle whose sheets are saved
    Task<std::string> m_printing;                ///< the same, with a warning
    Task<std::string> m_writing;                 ///< its result is the sentence to show
    std::string m_note;
    std::string m_warning;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
