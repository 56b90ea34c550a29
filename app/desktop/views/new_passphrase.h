// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/widgets/passphrase_field.h"

namespace noodkluis::app::desktop {

/// A passphrase that somebody thinks of: typed twice, with how hard it is to guess.
class NewPassphrase {
  public:
    void draw(Theme const& theme);
    /// Typed, and both times the same.
    [[nodiscard]] bool complete() const;
    /// Errors: passphrase_not_text.
    [[nodiscard]] Result<crypto::Secret> passphrase() const { return m_first.passphrase(); }
    void clear();

  private:
    ui::PassphraseInput m_first;
    ui::PassphraseInput m_again;
};

}  // namespace noodkluis::app::desktop
