// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desktop/agenda_watch.h"
#include "app/desktop/command.h"
#include "app/desktop/edit_queue.h"
#include "app/desktop/layout.h"
#include "app/desktop/platform/settings.h"
#include "app/desktop/theme/theme.h"
#include "app/session/open_vault.h"
#include "app/session/vault_thread.h"

namespace noodkluis::app::desktop {

/// The places of the side bar, in its order.
enum class PageKind : std::uint8_t {
    overview,
    collection,
    lists,
    plans,
    agreements,
    sharing,
    received,
    log,
    users,
    safekeeping,
    settings
};
inline constexpr int kPageCount = 11;

/// Where a button of one page leads.
struct Destination {
    PageKind page = PageKind::overview;
    bool begin = false;   ///< and begins what is done there
    std::string about{};  ///< what to show there: the id of a list, an agreement; or ""
};

/// What every page of an open vault has at hand.
struct Workspace {
    VaultThread& thread;
    Clock const& clock;
    OpenedVault vault;
    EditQueue& edits;
    Layout& layout;
    AgendaWatch& agenda;
};

/// One place of the side bar: what it shows, what is typed there and not saved yet, and the work
/// that it asked for. Draws, and asks the vault's thread; never waits.
class Page {
  public:
    Page() = default;
    Page(Page const&) = delete;
    Page& operator=(Page const&) = delete;
    virtual ~Page() = default;

    /// The page becomes visible: what it shows may have changed since.
    virtual void enter() {}
    virtual void draw(Theme const& theme) = 0;
    /// The page is left: what is typed and not finished becomes an edit now.
    virtual void flush() {}
    /// What goes on and would be stopped by leaving, such as "importing"; or "".
    [[nodiscard]] virtual std::string under_way() const { return {}; }
    /// A file that was dropped on the window; false when it means nothing here.
    virtual bool take_dropped(Path const& /*file*/) { return false; }
    /// A calm fact for the status line, such as "214 objects".
    [[nodiscard]] virtual std::string status() const { return {}; }
    /// How long what is shown stays true when nothing happens.
    [[nodiscard]] virtual std::chrono::seconds redraw_within() const {
        return std::chrono::minutes{1};
    }
    /// What can be done on this page now, for the command palette.
    [[nodiscard]] virtual std::vector<Command> commands() { return {}; }
    /// It takes the whole window now, without side bar and status line, and the keyboard.
    [[nodiscard]] virtual bool fills_window() const { return false; }
    /// The settings were changed here, once.
    [[nodiscard]] virtual bool take_settings_changed() { return false; }
    /// The vault is to be locked and checked, once.
    [[nodiscard]] virtual bool take_check_wanted() { return false; }
    /// The page to go to next, once.
    [[nodiscard]] virtual std::optional<Destination> take_destination() { return std::nullopt; }
    /// Begins the main thing that is done here, as asked on another page.
    virtual void begin() {}
    /// Shows what has this id, as asked on another page.
    virtual void show_about(std::string const& /*id*/) {}
};

}  // namespace noodkluis::app::desktop
