// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/platform/texture.h"
#include "app/desktop/theme/theme.h"
#include "app/session/edits.h"
#include "app/session/object_sheet.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::desktop {

/// One object beside a table: photos, all fields in groups, lists and history. Fields are changed
/// where they stand; each change is handed out as one edit.
class ObjectPanel {
  public:
    /// Shows this object; texts that are being typed are kept when it is the same one.
    void show(ObjectSheet sheet);
    void clear() { m_sheet.reset(); }
    [[nodiscard]] bool empty() const { return !m_sheet; }
    [[nodiscard]] storage::ObjectId object() const { return m_sheet->object.id; }
    /// Says at the field what is wrong with the last edit.
    void refuse(Error const& error);

    struct Change {
        Edit edit;
        std::string label;  ///< "Title", for undo
    };
    /// What the user changed in this frame.
    [[nodiscard]] std::optional<Change> draw(Theme const& theme);

  private:
    void draw_photos(Theme const& theme);
    void draw_field(Theme const& theme, storage::ObjectField const& field);
    bool draw_value(Theme const& theme, storage::ObjectField const& field, std::string& text);
    void draw_history(Theme const& theme) const;
    std::optional<ObjectSheet> m_sheet;
    std::vector<Texture> m_textures;
    std::map<std::string, std::string> m_typing;  ///< fields that differ from what is stored
    std::string m_refused_field;
    std::string m_refusal;
    std::optional<Change> m_change;
};

}  // namespace noodkluis::app::desktop
