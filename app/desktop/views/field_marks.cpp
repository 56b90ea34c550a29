// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_marks.h"

#include "app/desktop/theme/icons.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

using storage::SalvageState;

SalvageLook look_of(SalvageState state) {
    switch (state) {
        case SalvageState::out:
            return {Tone::good, icon::kCarryOut};
        case SalvageState::covered:
            return {Tone::good, icon::kCover};
        case SalvageState::not_found:
            return {Tone::warning, icon::kMissing};
        case SalvageState::damaged:
            return {Tone::danger, icon::kDamaged};
        case SalvageState::at_assembly_point:
            return {Tone::good, icon::kAssembly};
        case SalvageState::to_do:
            break;
    }
    return {Tone::neutral, icon::kTime};
}

char const* button_words_of(SalvageState state) {
    switch (state) {
        case SalvageState::out:
            return tr("Out");
        case SalvageState::covered:
            return tr("Covered in place");
        case SalvageState::not_found:
            return tr("Not found");
        case SalvageState::damaged:
            return tr("Damaged");
        case SalvageState::at_assembly_point:
            return tr("At the assembly point");
        case SalvageState::to_do:
            break;
    }
    return tr("To do");
}

char const* card_words_of(SalvageState state) {
    switch (state) {
        case SalvageState::covered:
            return tr("covered");
        case SalvageState::at_assembly_point:
            return tr("assembly point");
        case SalvageState::out:
        case SalvageState::not_found:
        case SalvageState::damaged:
        case SalvageState::to_do:
            break;
    }
    return words_of(state);
}

FieldMarks::FieldMarks(Workspace& workspace, std::shared_ptr<OpenedBundle const> bundle,
                       std::size_t entries)
    : m_workspace(workspace), m_bundle(std::move(bundle)), m_entries(entries) {
    auto const id = m_bundle->manifest().outer.bundle;
    m_tasks.push_back(m_workspace.thread.submit(
        [id](storage::Vault& vault, Job&) { return read_newest_salvage(vault, id); }));
}

void FieldMarks::poll() {
    while (!m_tasks.empty()) {
        auto done = m_tasks.front().take();
        if (!done) {
            return;
        }
        m_tasks.pop_front();
        if (!*done) {
            m_error = message_of(done->error());
            continue;
        }
        m_log = std::move(**done);
        ++m_version;
    }
}

storage::EntrySalvage const& FieldMarks::of(std::size_t index) const {
    static storage::EntrySalvage const untouched;
    return m_log && index < m_log->entries.size() ? m_log->entries[index] : untouched;
}

storage::SalvageCounts FieldMarks::counts() const {
    return m_log ? m_log->counts
                 : storage::SalvageCounts{static_cast<std::int64_t>(m_entries), 0, 0, 0, 0, 0};
}

void FieldMarks::mark(std::size_t index, SalvageState state) {
    m_error.clear();
    if (!m_log && busy()) {
        return;  // whether there is a log already is known in a moment
    }
    if (!m_log) {
        m_waiting = Waiting{index, state};
        m_asks = true;
        return;
    }
    m_tasks.push_back(m_workspace.thread.submit(
        [incident = m_log->incident.id, number = static_cast<std::int64_t>(index) + 1, state,
         &clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<Answer> {
            NK_TRY(auto log, mark_entries(vault, incident, {number}, state, std::nullopt, clock));
            return log;
        }));
}

void FieldMarks::send_back(std::int64_t sequence) {
    m_error.clear();
    m_tasks.push_back(m_workspace.thread.submit(
        [incident = m_log->incident.id, sequence, &clock = m_workspace.clock](
            storage::Vault& vault, Job&) -> Result<Answer> {
            NK_TRY(auto log, take_back_mark(vault, incident, sequence, clock));
            return log;
        }));
}

void FieldMarks::undo() {
    if (m_log && storage::last_holding(m_log->marks) != nullptr) {
        send_back(0);
    }
}

void FieldMarks::take_back(std::size_t index) {
    if (auto const last = of(index).last_mark; last != 0) {
        send_back(last);
    }
}

void FieldMarks::answer(storage::IncidentKind kind) {
    m_asks = false;
    m_tasks.push_back(m_workspace.thread.submit(
        [kind, bundle = m_bundle, waiting = std::exchange(m_waiting, std::nullopt),
         &clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<Answer> {
            NK_TRY(auto log, start_salvage(vault, *bundle, {kind, std::nullopt, {}}, clock));
            if (waiting) {
                auto const number = static_cast<std::int64_t>(waiting->index) + 1;
                NK_TRY(log, mark_entries(vault, log.incident.id, {number}, waiting->state,
                                         std::nullopt, clock));
            }
            return log;
        }));
}

void FieldMarks::cancel() {
    m_asks = false;
    m_waiting.reset();
}

}  // namespace noodkluis::app::desktop
