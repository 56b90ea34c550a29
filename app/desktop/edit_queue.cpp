// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/edit_queue.h"

namespace noodkluis::app::desktop {

EditQueue::~EditQueue() {
    if (m_applying.active()) {
        m_applying.detach();
        m_waiting.pop_front();
    }
    for (auto& entry : m_waiting) {
        submit(std::move(entry.step.edit)).detach();
    }
}

void EditQueue::add(Edit edit, std::string label) {
    m_waiting.push_back({Kind::first, {std::move(edit), std::move(label)}});
    send();
}

void EditQueue::undo() {
    if (m_waiting.empty() && m_history.can_undo()) {
        m_waiting.push_back({Kind::undo, m_history.take_undo()});
        send();
    }
}

void EditQueue::redo() {
    if (m_waiting.empty() && m_history.can_redo()) {
        m_waiting.push_back({Kind::redo, m_history.take_redo()});
        send();
    }
}

void EditQueue::send() {
    if (m_applying.active() || m_waiting.empty()) {
        return;
    }
    m_applying = submit(m_waiting.front().step.edit);
}

Task<Edit> EditQueue::submit(Edit edit) {
    return m_thread.submit([edit = std::move(edit), &clock = m_clock](storage::Vault& vault,
                                                                      Job& job) -> Result<Edit> {
        Records records(vault, clock);
        return vault.write([&] { return apply(records, edit, job); });
    });
}

void EditQueue::poll() {
    auto result = m_applying.take();
    if (!result) {
        return;
    }
    auto entry = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!*result) {
        m_error = result->error();
        // Whoever stopped an undo half-way has changed nothing, and can undo again.
        if (m_error->code == ErrorCode::cancelled && entry.kind == Kind::undo) {
            m_history.redone(std::move(entry.step));
        } else if (m_error->code == ErrorCode::cancelled && entry.kind == Kind::redo) {
            m_history.undone(std::move(entry.step));
        }
    } else {
        ++m_changes;
        EditHistory::Step inverse{std::move(**result), entry.step.label};
        switch (entry.kind) {
            case Kind::first:
                m_history.done(std::move(inverse));
                break;
            case Kind::undo:
                m_history.undone(std::move(inverse));
                break;
            case Kind::redo:
                m_history.redone(std::move(inverse));
                break;
        }
    }
    send();
}

}  // namespace noodkluis::app::desktop
