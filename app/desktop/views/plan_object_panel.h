// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "app/desktop/platform/texture.h"
#include "app/desktop/theme/theme.h"
#include "app/session/object_sheet.h"

namespace noodkluis::app::desktop {

/// One object beside a plan: what it looks like, where it is and what to mind. Only to look at.
class PlanObjectPanel {
  public:
    void show(ObjectSheet sheet);
    void clear() { m_sheet.reset(); }
    [[nodiscard]] bool empty() const { return !m_sheet; }
    [[nodiscard]] storage::ObjectId object() const { return m_sheet->object.id; }
    /// `salvage_class` is the highest that the object has on a list.
    void draw(Theme const& theme, std::optional<storage::SalvageClass> salvage_class) const;

  private:
    std::optional<ObjectSheet> m_sheet;
    std::vector<Texture> m_photos;
};

}  // namespace noodkluis::app::desktop
