// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/session/list_edits.h"
#include "app/session/object_edits.h"
#include "app/session/plan_edits.h"
#include "app/session/records.h"

// Changes of objects, lists and plans as values: applying one gives the one that takes it back.
// They hold ids and texts, never pointers, so they outlive what they were made from.
namespace noodkluis::app {

using Edit = std::variant<SetObjectFields, MoveEntries, SetEntries, PutEntries, RemoveEntries,
                          AddList, DeleteList, SetListFields, RevertList, SetObjectPin, SetRoomPin,
                          SetRoomRoute, SetAssemblyPoint, SetFieldOfMany, AddObject, RemoveObject,
                          AddPhotos, RevertRevision, AddEntries>;

/// Inside a transaction of the vault. Returns the edit that takes this one back. An edit of many
/// objects tells `job` how far it is. Errors: field_unknown, record_not_found, cancelled, and those
/// of the repositories.
[[nodiscard]] Result<Edit> apply(Records& records, Edit const& edit, Job& job);
/// The same, for an edit that nobody waits for.
[[nodiscard]] Result<Edit> apply(Records& records, Edit const& edit);

/// What was done, and can be undone and done again; bounded.
class EditHistory {
  public:
    /// What to apply now.
    struct Step {
        Edit edit;
        std::string label;  ///< what the user did, in words
    };
    /// After an edit of the user was applied: `inverse` is what `apply` returned.
    void done(Step inverse);
    [[nodiscard]] bool can_undo() const { return !m_undo.empty(); }
    [[nodiscard]] bool can_redo() const { return !m_redo.empty(); }
    [[nodiscard]] std::string const& undo_label() const { return m_undo.back().label; }
    [[nodiscard]] std::string const& redo_label() const { return m_redo.back().label; }
    /// Takes the last step; tell what came of it with `undone` or `redone`.
    [[nodiscard]] Step take_undo();
    [[nodiscard]] Step take_redo();
    void undone(Step inverse);
    void redone(Step inverse);

  private:
    static constexpr std::size_t kStepsMax = 200;
    std::vector<Step> m_undo;
    std::vector<Step> m_redo;
};

}  // namespace noodkluis::app
