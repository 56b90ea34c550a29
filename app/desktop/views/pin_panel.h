// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/back_key.h"
#include "app/sharing/acquaintance.h"

namespace noodkluis::app::desktop {

/// Makes sure by telephone whose card it is. What the card itself says is never shown: the user
/// types what the other side reads out.
class PinPanel {
  public:
    PinPanel(ReceivedCard card, FingerprintGroups own);

    enum class Outcome : std::uint8_t { open, pin, closed };
    [[nodiscard]] Outcome draw(Theme const& theme);
    [[nodiscard]] ReceivedCard const& card() const { return m_card; }
    /// As typed, for the core to check once more.
    [[nodiscard]] std::string fingerprint() const;
    void set_error(std::string error) { m_error = std::move(error); }

  private:
    using Typed = std::array<char, 6>;  ///< five digits and the end
    [[nodiscard]] bool all_fit() const;
    [[nodiscard]] GroupMatch match(std::size_t group) const;
    void draw_comparison(Theme const& theme);
    void draw_typing(Theme const& theme);
    void draw_group(Theme const& theme, std::size_t group);
    void draw_changes(Theme const& theme) const;
    ReceivedCard m_card;
    FingerprintGroups m_own;
    crypto::Hash256 m_identity;
    std::array<Typed, kFingerprintGroups> m_typed{};
    std::size_t m_focus = 0;  ///< the group to type in next; beyond the last: none
    ui::BackKey m_back;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
