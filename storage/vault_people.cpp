// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "storage/repository/user_repository.h"
#include "storage/vault_state.h"

// Who may do what in a vault, and who they are.
namespace noodkluis::storage {
namespace {

std::string names_of(std::vector<User> const& users, Right right) {
    std::string names;
    for (auto const& user : users) {
        if (!user.removed_at && may(user.role, right, has_approver(users))) {
            names += (names.empty() ? "" : ", ") + user.name;
        }
    }
    return names;
}

std::string body_of(User const& user) {
    return "{\"user\":\"" + user.id.text() + "\",\"role\":\"" + name_of(user.role) + "\"}";
}

}  // namespace

User const& Vault::current_user() const {
    return m_state->user;
}

crypto::minisign::SigningKey const& Vault::signing_key() const {
    return m_state->signer;
}

Status Vault::require(Right right) {
    NK_TRY(auto const users, UserRepository(connection()).list());
    auto const& own = m_state->user;
    auto const stored = std::find_if(users.begin(), users.end(),
                                     [&](User const& user) { return user.id == own.id; });
    if (stored != users.end() && !stored->removed_at &&
        may(stored->role, right, has_approver(users))) {
        return {};
    }
    return fail(ErrorCode::role_forbids, own.name, names_of(users, right));
}

Result<LogReport> Vault::check_log() {
    NK_CHECK(verify_log());
    return check_signatures(connection());
}

Status Vault::announce_key() {
    auto const& key = m_state->signer.public_key();
    UserRepository users(connection());
    NK_TRY(auto const known, users.keys_of(user()));
    if (std::any_of(known.begin(), known.end(),
                    [&](UserKey const& other) { return other.key == key; })) {
        return {};
    }
    return write(Right::use, [&]() -> Status {
        NK_CHECK(log().append(LogKind::user_key, key_announcement(user(), key)));
        NK_TRY(auto const head, log().head());
        return users.add_key({user(), key, head.sequence});
    });
}

Status Vault::require_unused(crypto::Secret const& passphrase) const {
    auto const opened = m_state->keys.open_with(passphrase);
    if (opened) {
        return fail(ErrorCode::passphrase_in_use);
    }
    return opened.error().code == ErrorCode::wrong_passphrase ? Status()
                                                              : tl::unexpected(opened.error());
}

Result<User> Vault::add_user(std::string const& name, UserRole role,
                             crypto::Secret const& passphrase, crypto::KdfParameters const& kdf) {
    NK_CHECK(require(Right::people));
    NK_CHECK(require_unused(passphrase));
    auto& state = *m_state;
    User const added{UserId::random(), name, role, state.clock.now(), {}};
    NK_TRY(auto const slot,
           state.keys.add_passphrase(state.opened.key, passphrase, kdf, added.id.bytes));
    auto const key = signing_key_of(slot.secret).public_key();
    auto const status = write(Right::people, [&]() -> Status {
        UserRepository users(connection());
        NK_CHECK(users.add(added));
        NK_CHECK(
            log().append(LogKind::user_added, key_announcement(added.id, key, body_of(added))));
        NK_TRY(auto const head, log().head());
        return users.add_key({added.id, key, head.sequence});
    });
    if (!status && status.error().code != ErrorCode::keys_file_behind) {
        NK_CHECK(state.keys.remove_slot(state.opened.key, slot.id));
        return tl::unexpected(status.error());
    }
    return added;
}

Result<User> Vault::colleague(std::string const& name) {
    NK_CHECK(require(Right::people));
    NK_TRY(auto found, UserRepository(connection()).by_name(name));
    if (found.id == user()) {
        return fail(ErrorCode::user_self, name);
    }
    return found;
}

Result<User> Vault::remove_user(std::string const& name) {
    NK_TRY(auto leaving, colleague(name));
    leaving.removed_at = m_state->clock.now();
    auto const written = write(Right::people, [&]() -> Status {
        NK_CHECK(UserRepository(connection()).update(leaving));
        return log().append(LogKind::user_removed, body_of(leaving));
    });
    NK_CHECK(written);
    // From here on nobody opens the vault as this user, even if the slots should stay.
    for (auto const& slot : m_state->keys.slots()) {
        if (slot.owner == leaving.id.bytes) {
            NK_CHECK(m_state->keys.remove_slot(m_state->opened.key, slot.id));
        }
    }
    return leaving;
}

Result<User> Vault::set_role(std::string const& name, UserRole role) {
    NK_TRY(auto changed, colleague(name));
    changed.role = role;
    auto const written = write(Right::people, [&]() -> Status {
        NK_CHECK(UserRepository(connection()).update(changed));
        return log().append(LogKind::user_role_changed, body_of(changed));
    });
    NK_CHECK(written);
    return changed;
}

Status Vault::change_passphrase(crypto::Secret const& passphrase,
                                crypto::KdfParameters const& kdf) {
    NK_CHECK(require_unused(passphrase));
    auto& state = *m_state;
    NK_TRY(auto slot,
           state.keys.change_passphrase(state.opened.key, state.opened.slot, passphrase, kdf));
    auto next = signing_key_of(slot.secret);
    auto const& key = next.public_key();
    // Signed with the old key, which so confirms the new one.
    auto const written = write(Right::use, [&]() -> Status {
        NK_CHECK(log().append(LogKind::user_key, key_announcement(user(), key)));
        NK_TRY(auto const head, log().head());
        return UserRepository(connection()).add_key({user(), key, head.sequence});
    });
    NK_CHECK(written);
    state.opened.slot = slot.id;
    state.opened.secret = std::move(slot.secret);
    state.signer = std::move(next);
    return {};
}

}  // namespace noodkluis::storage
