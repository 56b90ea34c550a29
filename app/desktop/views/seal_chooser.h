// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/seal_contents.h"
#include "app/desktop/widgets/controls.h"

namespace noodkluis::app::desktop {

/// Which list goes out under which agreement, with what the other party will see of it.
class SealChooser {
  public:
    explicit SealChooser(Workspace& workspace) : m_contents(workspace) {}
    /// The first agreement is chosen, and its first list that was approved.
    void show(std::vector<SealChoice> agreements);
    /// Once for each frame; what could not be read, once.
    [[nodiscard]] std::optional<Error> poll() { return m_contents.poll(); }

    [[nodiscard]] bool shown() const { return m_shown; }
    /// Shown, and no agreement is in force.
    [[nodiscard]] bool nothing() const { return m_shown && m_agreements.empty(); }
    // With an agreement:

    [[nodiscard]] SealChoice const& agreement() const {
        return m_agreements[static_cast<std::size_t>(m_agreement)];
    }
    /// Null when the list that is chosen was never approved.
    [[nodiscard]] SealableList const* list() const;
    [[nodiscard]] int list_index() const { return m_list; }
    void choose_list(int index);
    [[nodiscard]] std::optional<SealPreview> const& preview() const { return m_contents.preview(); }

    /// True when another agreement was chosen.
    [[nodiscard]] bool draw_agreement(Theme const& theme, ui::FieldLook const& look);
    /// What they will see.
    void draw_contents(Theme const& theme) { m_contents.draw(theme); }
    /// In place of a form that has nothing to ask. True when the user goes back.
    [[nodiscard]] static bool draw_nothing(Theme const& theme);

  private:
    void choose_agreement(int index);
    void ask();
    SealContents m_contents;
    std::vector<SealChoice> m_agreements;
    int m_agreement = 0;
    int m_list = 0;
    bool m_shown = false;
};

}  // namespace noodkluis::app::desktop
