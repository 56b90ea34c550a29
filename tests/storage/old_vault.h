// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/repository/user_repository.h"
#include "storage/vault_fixture.h"

namespace noodkluis::test {

/// Makes the vault of the fixture one from before there were several people in it: schema 5, slots
/// without owners, a log without signatures. It has `entries` entries after the first.
inline void make_old_vault(VaultFixture& fixture, int entries) {
    auto const keys_path = fixture.folder() / "vault.keys";
    auto keys = crypto::KeysFile::open(keys_path);
    NK_REQUIRE_OK(keys);
    auto const key = keys->unlock(fixture.passphrase());
    NK_REQUIRE_OK(key);
    storage::LogHead head;
    {
        auto const database = fixture.folder() / "vault.db";
        auto const salt = storage::read_database_salt(database);
        NK_REQUIRE_OK(salt);
        auto connection = storage::Connection::open(database, key->derive("noodkluis/db/v1", *salt),
                                                    storage::OpenMode::read_write);
        NK_REQUIRE_OK(connection);
        auto const user = storage::UserRepository(*connection).list().value().front().id;
        NK_REQUIRE_OK(connection->execute("DROP TABLE user_key; DELETE FROM log"));
        storage::AuditLog log(*connection, key->derive("noodkluis/log/v1", keys->vault_id()),
                              fixture.clock, user);
        {
            auto transaction = storage::Transaction::begin(*connection);
            NK_REQUIRE_OK(transaction);
            NK_REQUIRE_OK(log.append(storage::LogKind::vault_created, "{}"));
            for (int i = 0; i < entries; ++i) {
                NK_REQUIRE_OK(log.append(storage::LogKind::import_done, "{}"));
            }
            NK_REQUIRE_OK(transaction->commit());
        }
        head = log.head().value();
        NK_REQUIRE_OK(
            connection->execute("DROP TABLE release_signature; DROP TABLE release;"
                                "ALTER TABLE list_version DROP COLUMN signature;"
                                "ALTER TABLE log DROP COLUMN signature;"
                                "ALTER TABLE user DROP COLUMN removed_at;"
                                "PRAGMA user_version = 5"));
    }
    auto mirrored = keys->head();
    mirrored.sequence = head.sequence;
    mirrored.hash = head.hash;
    NK_REQUIRE_OK(keys->set_head(*key, mirrored));

    constexpr std::size_t kCopySize = 32768;
    auto bytes = read_file(keys_path, 2 * kCopySize).value();
    for (std::size_t const start : {std::size_t{0}, kCopySize}) {
        auto const copy = MutableByteView(bytes).subspan(start, kCopySize);
        auto const put = [&](std::size_t at, crypto::Hash256 const& hash) {
            std::copy(hash.begin(), hash.end(), copy.subspan(at, 32).begin());
        };
        std::fill_n(copy.begin() + 128 + 168, 88, Byte{0});
        put(kCopySize - 64,
            crypto::blake2b_256(copy.first(kCopySize - 64),
                                key->derive("noodkluis/keys/v1", keys->vault_id()).expose()));
        put(kCopySize - 32, crypto::blake2b_256(copy.first(kCopySize - 32)));
    }
    NK_REQUIRE_OK(write_file(keys_path, bytes, Overwrite::yes));
}

}  // namespace noodkluis::test
