// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/desktop/platform/settings.h"
#include "app/desktop/views/new_passphrase.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/session/open_vault.h"
#include "app/session/vault_thread.h"

namespace noodkluis::app::desktop {

/// The guided way to a new vault.
class CreateView {
  public:
    /// `thread` and `clock` must outlive it.
    CreateView(VaultThread& thread, Clock const& clock, UserFolders const& folders,
               storage::PartyKind kind);

    enum class Outcome : std::uint8_t { waiting, opened, left };
    [[nodiscard]] Outcome draw(Theme const& theme);
    /// After Outcome::opened.
    [[nodiscard]] OpenedVault& opened() { return *m_opened; }
    [[nodiscard]] bool busy() const { return m_making.active(); }

  private:
    void draw_owner(Theme const& theme);
    [[nodiscard]] Outcome draw_end(Theme const& theme);
    void draw_place(Theme const& theme);
    [[nodiscard]] bool complete() const;
    [[nodiscard]] Path folder() const;
    void make();
    VaultThread& m_thread;
    Clock const& m_clock;
    int m_kind;
    std::string m_name;
    std::string m_device;
    std::string m_contact;
    std::string m_user;
    NewPassphrase m_passphrase;
    FileChooser m_chooser;
    Path m_parent;  ///< where the vault's folder will be
    Task<OpenedVault> m_making;
    std::optional<OpenedVault> m_opened;
    std::string m_error;
    bool m_focus = true;
};

}  // namespace noodkluis::app::desktop
