// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/desktop/views/unlock_question.h"
#include "app/session/vault_thread.h"
#include "storage/check.h"

namespace noodkluis::app::desktop {

/// All of a vault is read, while nobody has it open; what is damaged is named, and the backup to go
/// back to.
class CheckView {
  public:
    /// `thread` and `clock` must outlive it.
    CheckView(VaultThread& thread, Clock const& clock, Path folder);

    enum class Outcome : std::uint8_t { waiting, left, restore };
    [[nodiscard]] Outcome draw(Theme const& theme);
    [[nodiscard]] Path const& folder() const { return m_folder; }
    /// After Outcome::restore.
    [[nodiscard]] Path const& backup() const { return m_report->go_back_to->file; }

  private:
    void check();
    [[nodiscard]] Outcome draw_report(Theme const& theme);
    void draw_question(Theme const& theme);
    VaultThread& m_thread;
    Clock const& m_clock;
    Path m_folder;
    UnlockQuestion m_question;
    FileChooser m_chooser;
    Path m_backups;  ///< where to look for good ones; empty when nowhere in particular
    Task<storage::CheckReport> m_checking;
    std::optional<storage::CheckReport> m_report;
};

}  // namespace noodkluis::app::desktop
