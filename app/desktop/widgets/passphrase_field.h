// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/widgets/controls.h"
#include "crypto/secret.h"

namespace noodkluis::app::desktop::ui {

/// A passphrase while it is typed, in guarded memory. What ImGui keeps of it elsewhere is wiped by
/// `clear`, which the end of its life calls as well.
class PassphraseInput {
  public:
    PassphraseInput();
    PassphraseInput(PassphraseInput const&) = delete;
    PassphraseInput& operator=(PassphraseInput const&) = delete;
    ~PassphraseInput();

    /// True when Enter was pressed in it.
    bool draw(Theme const& theme, FieldLook const& look);
    [[nodiscard]] bool empty() const { return typed_size() == 0; }
    [[nodiscard]] bool equals(PassphraseInput const& other) const;
    /// As typed, in normal form. Errors: passphrase_not_text.
    [[nodiscard]] Result<crypto::Secret> passphrase() const;
    /// 0 (guessed at once) to 4 (will outlive us), by zxcvbn.
    [[nodiscard]] int strength() const;
    void clear();
    void set_shown(bool shown) { m_shown = shown; }
    [[nodiscard]] bool shown() const { return m_shown; }

  private:
    [[nodiscard]] std::size_t typed_size() const;
    crypto::Secret m_buffer;
    bool m_shown = false;
};

}  // namespace noodkluis::app::desktop::ui
