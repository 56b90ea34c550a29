// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "app/desktop/theme/theme.h"
#include "storage/model/object.h"

namespace noodkluis::app::desktop {

/// An object that is added by hand: what it needs to be found; the rest is filled in afterwards.
class NewObjectForm {
  public:
    /// The object that is to be added, with an id of its own, once.
    [[nodiscard]] std::optional<storage::Object> draw(Theme const& theme);

  private:
    [[nodiscard]] std::optional<storage::Object> make();
    std::string m_number;
    std::string m_name;
    std::string m_place;
    std::string m_problem;
};

}  // namespace noodkluis::app::desktop
