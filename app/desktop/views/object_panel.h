// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/theme/theme.h"
#include "app/desktop/views/object_layout.h"
#include "app/desktop/views/photo_gallery.h"
#include "app/session/edits.h"
#include "app/session/object_sheet.h"
#include "app/session/typed_value.h"

namespace noodkluis::app::desktop {

/// One object beside a table: photos, all fields in groups, lists and history. Fields are changed
/// where they stand; each change is handed out as one edit. What was typed and cannot be stored
/// waits at its object until it is put right.
class ObjectPanel {
  public:
    /// The clock must outlive it.
    explicit ObjectPanel(Clock const& clock) : m_clock(clock) {}

    /// Shows this object; texts that are being typed are kept.
    void show(ObjectSheet sheet);
    void clear() { m_sheet.reset(); }
    [[nodiscard]] bool empty() const { return !m_sheet; }
    [[nodiscard]] storage::ObjectId object() const { return m_sheet->object.id; }
    [[nodiscard]] std::string const& number() const { return m_sheet->object.accession_number; }
    /// Says at the field what is wrong with the last edit, which stays in the field.
    void refuse(Error const& error);

    struct Change {
        Edit edit;
        std::string label;  ///< "Title", for undo
    };
    struct Outcome {
        std::vector<Change> changes;
        std::optional<storage::BlobId> look_at;
        std::optional<storage::BlobId> turn;
        bool add_photo = false;
        bool put_on_list = false;
    };
    /// What the user did in this frame.
    [[nodiscard]] Outcome draw(Theme const& theme);
    /// What was typed, can be stored and was not handed out yet, because the field was not left.
    [[nodiscard]] std::vector<Change> flush();
    /// The photo stands where the other one stood.
    [[nodiscard]] Change replace_photo(storage::BlobId before, storage::BlobId after) const;

  private:
    struct Typing {
        std::string text;
        TypedValue meaning;
        std::string problem;  ///< in words
    };
    using Fields = std::map<std::string, Typing>;
    void draw_head(Theme const& theme);
    void draw_photos(Theme const& theme);
    void draw_group(Theme const& theme, FieldGroup const& group);
    void draw_field(Theme const& theme, PlacedField const& placed);
    void draw_history(Theme const& theme);
    void draw_revision(Theme const& theme, storage::Revision const& revision);
    [[nodiscard]] Typing typing_of(storage::ObjectField const& field, std::string text) const;
    [[nodiscard]] bool hand_out(storage::ObjectField const& field, Fields::iterator typing,
                                std::vector<Change>& changes);

    Clock const& m_clock;
    std::optional<ObjectSheet> m_sheet;
    PhotoGallery m_gallery;
    std::map<storage::ObjectId, Fields> m_typing;
    Fields m_stored;                            ///< as they are shown while nothing is typed
    std::map<std::string, std::string> m_sent;  ///< handed out, and not stored yet
    std::string m_refused_field;
    std::string m_refusal;
    Outcome m_outcome;
};

}  // namespace noodkluis::app::desktop
