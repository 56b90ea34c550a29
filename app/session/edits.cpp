// SPDX-License-Identifier: Apache-2.0
#include "app/session/edits.h"

#include "app/session/apply_edit.h"

namespace noodkluis::app {
namespace {

struct Apply {
    Records& records;
    Job& job;

    Result<Edit> operator()(SetFieldOfMany const& edit) const {
        return apply_edit(records, edit, job);
    }
    template <class AnyEdit>
    Result<Edit> operator()(AnyEdit const& edit) const {
        return apply_edit(records, edit);
    }
};

}  // namespace

Result<Edit> apply(Records& records, Edit const& edit, Job& job) {
    return std::visit(Apply{records, job}, edit);
}

Result<Edit> apply(Records& records, Edit const& edit) {
    Job quiet;
    return apply(records, edit, quiet);
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
