// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/views/paper_form.h"

namespace noodkluis::app::desktop {

/// What is out on paper: who has which copy, until it is back; and the way to more of it.
class PaperView {
  public:
    explicit PaperView(Workspace& workspace);

    enum class Outcome : std::uint8_t { open, closed };
    [[nodiscard]] Outcome draw(Theme const& theme);
    /// The form for more sheets.
    void begin();
    [[nodiscard]] bool printing() const { return m_form && m_form->printing(); }
    /// How many copies are out.
    [[nodiscard]] std::size_t out() const;

  private:
    void read();
    void poll();
    void filter();
    void take_back(storage::PaperCopyId copy);
    void recall_to(Path const& file);
    void draw_head(Theme const& theme);
    void draw_copies(Theme const& theme);
    void draw_copy(Theme const& theme, PaperLine const& line);
    void draw_state(Theme const& theme, PaperLine const& line);
    Workspace& m_workspace;
    std::unique_ptr<PaperForm> m_form;
    FileChooser m_chooser;
    std::optional<std::vector<PaperLine>> m_lines;
    std::vector<std::size_t> m_shown;  ///< of the lines
    int m_which = 0;                   ///< those that are out, or all
    storage::PaperCopyId m_asked;      ///< whose end must be confirmed
    Task<std::vector<PaperLine>> m_reading;
    Task<std::string> m_working;  ///< its result is the sentence to show
    ui::BackKey m_back;
    bool m_closed = false;
    std::string m_warning;
    std::string m_note;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
