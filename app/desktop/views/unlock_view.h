// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/desktop/views/unlock_question.h"
#include "app/session/open_vault.h"
#include "app/session/vault_thread.h"

namespace noodkluis::app::desktop {

/// One vault, one field, one button.
class UnlockView {
  public:
    /// `thread` and `clock` must outlive it.
    /// `opened_at` is when it was opened last; zero when that is not known.
    UnlockView(VaultThread& thread, Clock const& clock, Path folder, Timestamp opened_at);

    enum class Outcome : std::uint8_t { waiting, opened, left, lost, check };
    [[nodiscard]] Outcome draw(Theme const& theme);
    /// After Outcome::opened.
    [[nodiscard]] OpenedVault& opened() { return *m_opened; }
    [[nodiscard]] Path const& folder() const { return m_folder; }
    [[nodiscard]] bool busy() const { return m_opening.active(); }

  private:
    void open();
    VaultThread& m_thread;
    Clock const& m_clock;
    Path m_folder;
    Timestamp m_opened_at;
    UnlockQuestion m_question;
    Task<OpenedVault> m_opening;
    std::optional<OpenedVault> m_opened;
};

}  // namespace noodkluis::app::desktop
