// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "app/session/edits.h"
#include "app/session/vault_thread.h"

namespace noodkluis::app::desktop {

/// Edits on their way to the vault, one after the other, with undo and redo.
class EditQueue {
  public:
    /// Both must outlive it.
    EditQueue(VaultThread& thread, Clock const& clock) : m_thread(thread), m_clock(clock) {}
    EditQueue(EditQueue const&) = delete;
    EditQueue& operator=(EditQueue const&) = delete;
    /// What still waits is made before the vault's thread does what it is asked for next, such as
    /// to lock, and before it ends.
    ~EditQueue();

    /// `label` says in words what is changed.
    void add(Edit edit, std::string label);
    void undo();
    void redo();
    [[nodiscard]] EditHistory const& history() const { return m_history; }

    [[nodiscard]] bool busy() const { return m_applying.active(); }
    /// How far the edit is that is being made, and what it is called.
    [[nodiscard]] Progress progress() const { return m_applying.progress(); }
    [[nodiscard]] std::string const& label() const { return m_waiting.front().step.label; }
    /// Stops it, if it is not too late; then nothing of it is kept.
    void cancel() { m_applying.cancel(); }

    /// Takes what is done and sends the next; once for each frame.
    void poll();
    /// Grows with each edit that was made.
    [[nodiscard]] std::uint64_t changes() const { return m_changes; }
    /// Everything that was added is in the vault, or was refused.
    [[nodiscard]] bool idle() const { return m_waiting.empty(); }
    /// Why the last edit was not made, once.
    [[nodiscard]] std::optional<Error> take_error() { return std::exchange(m_error, std::nullopt); }

  private:
    enum class Kind : std::uint8_t { first, undo, redo };
    struct Entry {
        Kind kind = Kind::first;
        EditHistory::Step step;
    };
    void send();
    [[nodiscard]] Task<Edit> submit(Edit edit);
    VaultThread& m_thread;
    Clock const& m_clock;
    EditHistory m_history;
    std::deque<Entry> m_waiting;
    Task<Edit> m_applying;
    std::uint64_t m_changes = 0;
    std::optional<Error> m_error;
};

/// For whoever shows what edits may have changed.
class EditWatch {
  public:
    /// Must outlive it.
    explicit EditWatch(EditQueue const& edits) : m_edits(edits), m_seen(edits.changes()) {}
    /// Edits were made since the last call.
    [[nodiscard]] bool changed() {
        return std::exchange(m_seen, m_edits.changes()) != m_edits.changes();
    }

  private:
    EditQueue const& m_edits;
    std::uint64_t m_seen;
};

}  // namespace noodkluis::app::desktop
