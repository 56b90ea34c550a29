// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/seal_chooser.h"
#include "app/desktop/widgets/back_key.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/session/file_names.h"
#include "app/sharing/share.h"

namespace noodkluis::app::desktop {

/// Sealing in three steps on one page, with a picture of what goes out: which agreement, which
/// list version, until when. Then the file, and how to hand it over.
class SealForm {
  public:
    explicit SealForm(Workspace& workspace);

    enum class Outcome : std::uint8_t { open, closed };
    [[nodiscard]] Outcome draw(Theme const& theme);
    [[nodiscard]] bool sealing() const { return m_sealing.active(); }

  private:
    struct Choices {
        std::vector<SealChoice> agreements;
        std::vector<Path> drives;  ///< sticks
    };
    struct Made {
        Path file;
        std::uint64_t bytes = 0;
        std::string partner;
        Timestamp until{};
        bool waits = false;   ///< for a second signature; there is no file yet
        crypto::Secret code;  ///< with which it opens; empty when it needs none
    };
    void poll();
    void take_end();
    void draw_steps(Theme const& theme);
    void draw_agreement_step(Theme const& theme);
    void draw_list_step(Theme const& theme);
    void draw_list(Theme const& theme, int index);
    void draw_end_step(Theme const& theme);
    void draw_place_step(Theme const& theme);
    void draw_sentence(Theme const& theme) const;
    void draw_seal(Theme const& theme);
    void draw_made(Theme const& theme);
    void seal_to(Path file);
    Workspace& m_workspace;
    SealChooser m_chosen;
    FileChooser m_chooser;
    std::vector<Path> m_drives;
    int m_days = 1;   ///< of the choices; the last is a day that is typed
    int m_place = 0;  ///< 0 is asked for, then the drives
    std::string m_day;
    std::string m_day_problem;
    Timestamp m_until{};
    std::optional<Made> m_made;
    Task<Choices> m_reading;
    Task<Made> m_sealing;
    ui::BackKey m_back;
    float m_steps_height = 0;  ///< what they need, as drawn last
    bool m_closed = false;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
