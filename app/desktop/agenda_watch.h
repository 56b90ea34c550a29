// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/desktop/edit_queue.h"
#include "app/session/agenda.h"

namespace noodkluis::app::desktop {

/// What waits for somebody, kept up to date.
class AgendaWatch {
  public:
    /// All must outlive it.
    AgendaWatch(VaultThread& thread, Clock const& clock, EditQueue const& edits)
        : m_thread(thread), m_clock(clock), m_watch(edits) {}

    void refresh();
    /// Takes what was read; once for each frame.
    void poll();
    /// Nothing until it was read.
    [[nodiscard]] std::optional<Agenda> const& agenda() const { return m_agenda; }
    /// Why it could not be read.
    [[nodiscard]] std::optional<Error> const& error() const { return m_error; }

  private:
    VaultThread& m_thread;
    Clock const& m_clock;
    EditWatch m_watch;
    Task<Agenda> m_reading;
    std::optional<Agenda> m_agenda;
    std::optional<Error> m_error;
};

/// Not only a date to come.
[[nodiscard]] bool is_for_now(AgendaItem const& item, Timestamp now);

}  // namespace noodkluis::app::desktop
