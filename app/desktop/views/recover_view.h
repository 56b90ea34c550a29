// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/desktop/views/new_passphrase.h"
#include "app/session/open_vault.h"
#include "app/session/recovery.h"
#include "app/session/vault_thread.h"

namespace noodkluis::app::desktop {

/// A lost passphrase: a recovery key or shares are typed in, and a new passphrase is made.
class RecoverView {
  public:
    /// `thread` and `clock` must outlive it.
    RecoverView(VaultThread& thread, Clock const& clock, Path folder);

    enum class Outcome : std::uint8_t { waiting, opened, left };
    [[nodiscard]] Outcome draw(Theme const& theme);
    /// After Outcome::opened.
    [[nodiscard]] OpenedVault& opened() { return *m_opened; }

  private:
    void add();
    void recover();
    void draw_input(Theme const& theme);
    void draw_passphrase(Theme const& theme);
    [[nodiscard]] Outcome draw_done(Theme const& theme);
    VaultThread& m_thread;
    Clock const& m_clock;
    Path m_folder;
    RecoveryInput m_input;
    ui::PassphraseInput m_typed;
    NewPassphrase m_passphrase;
    std::string m_user;  ///< asked for when several people open the vault
    bool m_ask_user = false;
    bool m_by_shares = false;
    Task<OpenedVault> m_recovering;
    std::optional<OpenedVault> m_opened;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
