// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agenda_watch.h"

namespace noodkluis::app::desktop {

void AgendaWatch::refresh() {
    m_reading = m_thread.submit(
        [&clock = m_clock](storage::Vault& vault, Job&) { return read_agenda(vault, clock); });
}

void AgendaWatch::poll() {
    if (m_watch.changed()) {
        refresh();
    }
    if (auto agenda = m_reading.take()) {
        m_error.reset();
        if (*agenda) {
            m_agenda = std::move(**agenda);
        } else {
            m_error = agenda->error();
        }
    }
}

bool is_for_now(AgendaItem const& item, Timestamp now) {
    constexpr std::chrono::days kSoon{30};
    return item.when == Timestamp{} || item.when <= now + kSoon;
}

}  // namespace noodkluis::app::desktop
