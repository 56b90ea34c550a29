// SPDX-License-Identifier: Apache-2.0
#include "app/session/edits.h"

#include "app/session/apply_edit.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

struct Apply {
    Records& records;

    Result<Edit> operator()(SetObjectFields const& edit) const {
        NK_TRY(auto object, records.objects.get(edit.object));
        SetObjectFields inverse{edit.object, {}};
        for (auto const& value : edit.values) {
            auto const* const field = storage::find_object_field(value.field);
            if (field == nullptr) {
                return fail(ErrorCode::field_unknown, value.field);
            }
            inverse.values.push_back({value.field, storage::get_field(object, *field)});
        }
        NK_CHECK(set_fields(object, edit.values));
        NK_CHECK(records.objects.update(object));
        return inverse;
    }

    template <class AnyEdit>
    Result<Edit> operator()(AnyEdit const& edit) const {
        return apply_edit(records, edit);
    }
};

}  // namespace

Result<Edit> apply(Records& records, Edit const& edit) {
    return std::visit(Apply{records}, edit);
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
