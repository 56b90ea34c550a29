// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/desktop/views/unlock_question.h"
#include "app/session/vault_thread.h"
#include "storage/backup/restore.h"

namespace noodkluis::app::desktop {

/// A new vault out of a backup, which is verified first; never over a vault.
class RestoreView {
  public:
    /// `thread` must outlive it. `replaced` is the vault whose place it takes, or empty; `home` is
    /// where the new one is proposed.
    RestoreView(VaultThread& thread, Path backup, Path replaced, Path const& home);

    enum class Outcome : std::uint8_t { waiting, left, open };
    [[nodiscard]] Outcome draw(Theme const& theme);
    /// The restored vault, after Outcome::open.
    [[nodiscard]] Path const& folder() const { return m_folder; }

  private:
    void restore();
    void draw_question(Theme const& theme);
    [[nodiscard]] Outcome draw_done(Theme const& theme);
    VaultThread& m_thread;
    Path m_backup;
    Path m_replaced;
    Path m_folder;
    UnlockQuestion m_question;
    FileChooser m_chooser;
    Task<storage::RestoreDone> m_restoring;
    std::optional<storage::RestoreDone> m_done;
};

}  // namespace noodkluis::app::desktop
