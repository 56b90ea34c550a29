// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/seal_chooser.h"
#include "app/desktop/widgets/back_key.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/report/paper_copies.h"

namespace noodkluis::app::desktop {

/// Salvage sheets of an approved list, under an agreement: for whom, until when, in which language;
/// beside it what they will see.
class PaperForm {
  public:
    explicit PaperForm(Workspace& workspace);

    enum class Outcome : std::uint8_t { open, printed, closed };
    [[nodiscard]] Outcome draw(Theme const& theme);
    [[nodiscard]] bool printing() const { return m_printing.active(); }
    /// The file, once it is there.
    [[nodiscard]] Path const& file() const { return m_file; }

  private:
    [[nodiscard]] std::vector<std::string> holders() const;
    [[nodiscard]] Timestamp valid_until() const;
    [[nodiscard]] bool poll();
    void draw_questions(Theme const& theme);
    void draw_list_choice(Theme const& theme);
    void draw_holders(Theme const& theme);
    void draw_print(Theme const& theme);
    void print_to(Path file);
    Workspace& m_workspace;
    SealChooser m_chosen;
    FileChooser m_chooser;
    int m_days = 2;  ///< of the choices
    int m_language = 0;
    std::string m_holders;  ///< one on each line
    Path m_file;
    Task<std::vector<SealChoice>> m_reading;
    Task<std::vector<storage::PaperCopy>> m_printing;
    ui::BackKey m_back;
    bool m_closed = false;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
