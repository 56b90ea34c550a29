// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/tour/tour.h"
#include "app/sharing/agreements.h"

namespace noodkluis::app::desktop {

/// Both vaults of an example without a window, for what a chapter needs and does not show. The
/// window must have none of them open meanwhile. What goes wrong is a failure of the driver.
class BothSides {
  public:
    BothSides(Tour& tour, sample::Example const& example);

    /// Signed by both. The draft names lists and partner itself.
    void agree(char const* title, bool four_eyes, bool release_code);
    /// A colleague of the museum.
    void add_user(char const* name, storage::UserRole role, std::string const& passphrase);
    void seal(char const* agreement, Path const& file, std::chrono::days valid);
    /// The same in a copy of the museum's vault, as it is before.
    void seal_in_copy(char const* agreement, Path const& file, std::chrono::days valid);
    /// Of the bundle that was sealed to this file.
    [[nodiscard]] std::string code_of(std::string const& file_name);
    /// What the window would do when it locks.
    void close();

  private:
    [[nodiscard]] bool open();
    template <class Value>
    [[nodiscard]] bool good(Result<Value> const& result);
    void seal_in(storage::Vault& vault, char const* agreement, Path const& file,
                 std::chrono::days valid);
    Tour& m_tour;
    sample::Example const& m_example;
    Job m_job;
    std::optional<storage::Vault> m_museum;
    std::optional<storage::Vault> m_brigade;
};

}  // namespace noodkluis::app::desktop
