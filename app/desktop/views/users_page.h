// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/views/new_passphrase.h"
#include "app/desktop/widgets/file_chooser.h"
#include "storage/model/user.h"

namespace noodkluis::app::desktop {

/// Who opens this vault, and what each of them may do.
class UsersPage final : public Page {
  public:
    explicit UsersPage(Workspace& workspace) : m_workspace(workspace) {}
    void enter() override;
    void draw(Theme const& theme) override;
    void flush() override;
    [[nodiscard]] std::string under_way() const override;
    [[nodiscard]] std::string status() const override;
    [[nodiscard]] std::vector<Command> commands() override;

  private:
    enum class Side : std::uint8_t { none, user, add, passphrase, key, removed };
    struct People {
        std::vector<storage::User> users;
        storage::UserId me;
        storage::UserRole role = storage::UserRole::reader;
        bool with_file = false;  ///< the vault was opened with a key file as well
    };
    void poll();
    void show(Side side);
    void add();
    void change_passphrase();
    void change_key();
    void change_role(storage::UserRole role);
    void remove();
    [[nodiscard]] storage::User const* chosen() const;
    void draw_tools(Theme const& theme);
    void draw_table(Theme const& theme, float width);
    void draw_side(Theme const& theme);
    void draw_user(Theme const& theme);
    void draw_removal(Theme const& theme, storage::User const& user);
    void draw_add(Theme const& theme);
    void draw_passphrase(Theme const& theme);
    void draw_key_file(Theme const& theme);
    void draw_removed(Theme const& theme);
    void draw_key(Theme const& theme);
    Workspace& m_workspace;
    std::optional<People> m_people;
    Task<People> m_reading;
    Task<std::string> m_working;  ///< its result is the sentence to show
    Side m_side = Side::none;
    Side m_working_on = Side::none;  ///< what was asked for
    std::string m_removed;           ///< name of who was removed just now
    FileChooser m_chooser;
    Path m_key_file;
    storage::UserId m_chosen;
    bool m_removing = false;
    std::string m_name;
    int m_role = 0;
    NewPassphrase m_passphrase;
    std::string m_error;
    std::string m_note;
};

}  // namespace noodkluis::app::desktop
