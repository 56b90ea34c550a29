// SPDX-License-Identifier: Apache-2.0
#include "app/session/edits.h"

#include <algorithm>

#include "app/session/edit_objects.h"

namespace noodkluis::app {
namespace {

struct Apply {
    Records& records;
    Job& job;

    template <class ObjectEdit>
    Result<Edit> operator()(ObjectEdit const& edit) const {
        if constexpr (std::is_same_v<ObjectEdit, SetFieldOfMany>) {
            return apply_edit(records, edit, job);
        } else {
            return apply_edit(records, edit);
        }
    }

    Result<Edit> operator()(MoveEntry const& edit) const {
        NK_TRY(auto const entry, entry_of(edit.list, edit.object));
        NK_CHECK(records.lists.move(edit.list, edit.object, edit.rank));
        return MoveEntry{edit.list, edit.object, entry.rank};
    }

    Result<Edit> operator()(SetEntry const& edit) const {
        NK_TRY(auto before, entry_of(edit.list, edit.entry.object));
        NK_CHECK(records.lists.update_entry(edit.list, edit.entry));
        return SetEntry{edit.list, std::move(before)};
    }

    Result<Edit> operator()(PutEntries const& edit) const {
        RemoveEntries inverse{edit.list, {}};
        for (auto const& entry : edit.entries) {
            NK_TRY(auto const added, records.lists.add(edit.list, std::span(&entry.object, 1)));
            if (added == 0) {
                continue;  // it is on the list already and stays as it is
            }
            inverse.objects.push_back(entry.object);
            NK_CHECK(records.lists.update_entry(edit.list, entry));
            NK_TRY(auto const count, records.lists.entry_count(edit.list));
            NK_CHECK(records.lists.move(edit.list, entry.object,
                                        std::clamp<std::int64_t>(entry.rank, 1, count)));
        }
        return inverse;
    }

    Result<Edit> operator()(RemoveEntries const& edit) const {
        PutEntries inverse{edit.list, {}};
        NK_TRY(auto const entries, records.lists.entries(edit.list));
        for (auto const& entry : entries) {
            if (std::find(edit.objects.begin(), edit.objects.end(), entry.object) !=
                edit.objects.end()) {
                inverse.entries.push_back(entry);
            }
        }
        NK_CHECK(records.lists.remove(edit.list, edit.objects));
        return inverse;
    }

    [[nodiscard]] Result<storage::ListEntry> entry_of(storage::ListId list,
                                                      storage::ObjectId object) const {
        NK_TRY(auto entry, records.lists.find_entry(list, object));
        if (!entry) {
            return fail(ErrorCode::record_not_found, object.text());
        }
        return *std::move(entry);
    }
};

}  // namespace

Result<Edit> apply(Records& records, Edit const& edit, Job& job) {
    return std::visit(Apply{records, job}, edit);
}

void EditHistory::done(Step inverse) {
    m_redo.clear();
    redone(std::move(inverse));
}

EditHistory::Step EditHistory::take_undo() {
    NK_ASSERT(can_undo());
    auto step = std::move(m_undo.back());
    m_undo.pop_back();
    return step;
}

EditHistory::Step EditHistory::take_redo() {
    NK_ASSERT(can_redo());
    auto step = std::move(m_redo.back());
    m_redo.pop_back();
    return step;
}

void EditHistory::undone(Step inverse) {
    m_redo.push_back(std::move(inverse));
}

void EditHistory::redone(Step inverse) {
    if (m_undo.size() >= kStepsMax) {
        m_undo.erase(m_undo.begin());
    }
    m_undo.push_back(std::move(inverse));
}

}  // namespace noodkluis::app
