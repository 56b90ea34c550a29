// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/widgets/file_chooser.h"
#include "app/desktop/widgets/passphrase_field.h"
#include "crypto/unlock_key.h"

namespace noodkluis::app::desktop {

/// What somebody answers to be let in: a passphrase, and where its key file is. Read where it takes
/// no time of the window.
struct UnlockAnswer {
    crypto::Secret passphrase;
    Path key_file;  ///< empty when there is none
    /// Errors: those of crypto::read_key_file.
    [[nodiscard]] Result<crypto::UnlockKey> key() const;
};

/// The question for it, of a vault or a backup.
class UnlockQuestion {
  public:
    /// A file is chosen in place of what asks.
    [[nodiscard]] bool fills_view() const { return m_chooser.is_open(); }
    void draw_chooser(Theme const& theme);
    /// The field. True when Enter was pressed in it.
    [[nodiscard]] bool draw(Theme const& theme, std::string_view help = {});
    /// A button for who has a key file, or which one it is.
    void draw_key_file(Theme const& theme);

    [[nodiscard]] bool empty() const { return m_passphrase.empty(); }
    /// What was typed, which stays until `clear`. Errors, which are shown as well:
    /// passphrase_not_text.
    [[nodiscard]] Result<UnlockAnswer> answer();
    /// Shows why it was not right, or nothing for "", and asks again.
    void ask_again(std::string error);
    void clear() { m_passphrase.clear(); }

  private:
    ui::PassphraseInput m_passphrase;
    FileChooser m_chooser;
    Path m_key_file;
    std::string m_error;
    bool m_focus = true;
};

}  // namespace noodkluis::app::desktop
