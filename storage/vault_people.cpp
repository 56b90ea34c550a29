// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "storage/repository/user_repository.h"
#include "storage/vault_slots.h"
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

Status make_key_known(AuditLog& log, Connection& connection, UserId user,
                      crypto::minisign::PublicKey const& key) {
    NK_CHECK(log.append(LogKind::user_key, key_announcement(user, key)));
    NK_TRY(auto const head, log.head());
    return UserRepository(connection).add_key({user, key, head.sequence});
}

Result<bool> Vault::key_is_known() {
    auto const& key = m_state->signer.public_key();
    NK_TRY(auto const known, UserRepository(connection()).keys_of(user()));
    return std::any_of(known.begin(), known.end(),
                       [&](UserKey const& other) { return other.key == key; });
}

Status Vault::announce_key() {
    NK_TRY(bool const known, key_is_known());
    if (known) {
        return {};
    }
    return make_key_known(log(), connection(), user(), m_state->signer.public_key());
}

Status Vault::require_unused(crypto::UnlockKey const& opener) const {
    auto const opened = m_state->keys.open_with(opener);
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
    crypto::NewSlot slot;
    auto const status = change_slots(
        Right::people,
        [&]() -> Status {
            NK_TRY(slot, state.keys.add_slot(state.opened.key, passphrase, kdf, added.id.bytes));
            return {};
        },
        [&]() -> Status {
            auto const key = signing_key_of(slot.secret).public_key();
            UserRepository users(connection());
            NK_CHECK(users.add(added));
            NK_CHECK(
                log().append(LogKind::user_added, key_announcement(added.id, key, body_of(added))));
            NK_TRY(auto const head, log().head());
            return users.add_key({added.id, key, head.sequence});
        });
    if (!status && status.error().code != ErrorCode::keys_file_behind) {
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
    auto& state = *m_state;
    std::vector<crypto::SlotId> theirs;
    for (auto const& slot : state.keys.slots()) {
        if (slot.owner == leaving.id.bytes) {
            theirs.push_back(slot.id);
        }
    }
    auto const kept = change_slots(
        Right::people, [&] { return state.keys.remove_slots(state.opened.key, theirs); },
        [&]() -> Status {
            NK_CHECK(UserRepository(connection()).update(leaving));
            return log().append(LogKind::user_removed, body_of(leaving));
        });
    NK_CHECK(kept);
    return leaving;
}

Result<User> Vault::set_role(std::string const& name, UserRole role) {
    NK_TRY(auto changed, colleague(name));
    changed.role = role;
    auto const kept = write(Right::people, [&]() -> Status {
        NK_CHECK(UserRepository(connection()).update(changed));
        return log().append(LogKind::user_role_changed, body_of(changed));
    });
    NK_CHECK(kept);
    return changed;
}

}  // namespace noodkluis::storage
