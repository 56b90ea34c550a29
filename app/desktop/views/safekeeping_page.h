// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/views/key_file_form.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/session/recovery.h"
#include "storage/backup/backup.h"

namespace noodkluis::app::desktop {

/// What helps on a bad day: backups, and ways to open the vault without the passphrase.
class SafekeepingPage final : public Page {
  public:
    explicit SafekeepingPage(Workspace& workspace)
        : m_workspace(workspace), m_key_file(workspace) {}
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string under_way() const override;
    [[nodiscard]] std::vector<Command> commands() override;
    [[nodiscard]] bool take_check_wanted() override { return std::exchange(m_check, false); }

  private:
    enum class Asked : std::uint8_t { none, backup, key, shares };
    struct Everything {
        std::vector<storage::KnownBackup> backups;
        std::vector<RecoveryWay> ways;
    };
    void poll();
    void ask(Asked what);
    void answer(Path const& file);
    void back_up(Path const& target);
    void make_sheets(Path const& file);
    void remove(std::string const& id);
    void draw_backups(Theme const& theme, float width);
    void draw_ways(Theme const& theme);
    void draw_new_ways(Theme const& theme);
    void draw_way(Theme const& theme, RecoveryWay const& way);
    void draw_shares(Theme const& theme);
    Workspace& m_workspace;
    FileChooser m_chooser;
    Asked m_asked = Asked::none;
    std::optional<Everything> m_all;
    Task<Everything> m_reading;
    Task<std::string> m_working;  ///< its result is the sentence to show
    std::string m_removing;       ///< id of the way that is about to be removed
    KeyFileForm m_key_file;
    bool m_makes_key_file = false;
    bool m_check = false;
    int m_needed = 0;  ///< of the choices
    int m_count = 1;   ///< beyond those that are needed
    std::string m_error;
    std::string m_note;
};

}  // namespace noodkluis::app::desktop
