// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "app/desktop/page.h"
#include "app/sharing/salvage_log.h"

namespace noodkluis::app::desktop {

/// How a state of an object looks; the word comes from words_of.
struct SalvageLook {
    Tone tone;
    char const* icon;
};
[[nodiscard]] SalvageLook look_of(storage::SalvageState state);
/// As it stands on a button, and in the little room of a card.
[[nodiscard]] char const* button_words_of(storage::SalvageState state);
[[nodiscard]] char const* card_words_of(storage::SalvageState state);

/// The marks of an opened bundle on their way to the vault and back. The first one waits until the
/// user has said whether this is an incident or a drill.
class FieldMarks {
  public:
    /// `entries` is how many the list has.
    FieldMarks(Workspace& workspace, std::shared_ptr<OpenedBundle const> bundle,
               std::size_t entries);

    /// Takes what is done; once for each frame.
    void poll();
    /// Whether a mark is not in the vault yet.
    [[nodiscard]] bool busy() const { return !m_tasks.empty(); }
    /// Null while nothing was marked and while it is read.
    [[nodiscard]] SalvageLog const* log() const { return m_log ? &*m_log : nullptr; }
    [[nodiscard]] storage::EntrySalvage const& of(std::size_t index) const;
    [[nodiscard]] storage::SalvageCounts counts() const;
    [[nodiscard]] std::size_t entries() const { return m_entries; }
    /// Grows with every change.
    [[nodiscard]] int version() const { return m_version; }
    /// Why the last mark was not made.
    [[nodiscard]] std::string const& error() const { return m_error; }

    void mark(std::size_t index, storage::SalvageState state);
    /// The mark that was made last, of whichever object.
    void undo();
    /// The last mark of this object.
    void take_back(std::size_t index);

    /// The question "incident or drill?" is open.
    [[nodiscard]] bool asks() const { return m_asks; }
    /// Asks it anew, to begin with an empty tally.
    void ask() { m_asks = true; }
    void answer(storage::IncidentKind kind);
    void cancel();

  private:
    struct Waiting {
        std::size_t index;
        storage::SalvageState state;
    };
    using Answer = std::optional<SalvageLog>;
    void send_back(std::int64_t sequence);
    Workspace& m_workspace;
    std::shared_ptr<OpenedBundle const> m_bundle;
    std::size_t m_entries;
    std::deque<Task<Answer>> m_tasks;
    std::optional<SalvageLog> m_log;
    std::optional<Waiting> m_waiting;
    bool m_asks = false;
    int m_version = 0;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
