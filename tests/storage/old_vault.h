// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/schema/migration.h"
#include "storage/vault_fixture.h"

namespace noodkluis::test {

/// Makes the vault of the fixture one from before there were several people in it: the schema of
/// then, slots without owners, a log without signatures. It has `entries` entries after the first.
inline void make_old_vault(VaultFixture& fixture, int entries) {
    auto const keys_path = fixture.folder() / "vault.keys";
    auto keys = crypto::KeysFile::open(keys_path);
    NK_REQUIRE_OK(keys);
    auto const key = keys->unlock(fixture.passphrase());
    NK_REQUIRE_OK(key);
    storage::LogHead head;
    {
        auto const database = fixture.folder() / "vault.db";
        REQUIRE(std::filesystem::remove(database));
        storage::DatabaseSalt const salt{7};
        auto connection =
            storage::Connection::create(database, key->derive("noodkluis/db/v1", salt), salt);
        NK_REQUIRE_OK(connection);
        NK_REQUIRE_OK(
            storage::migrate(*connection, storage::migrations().first(5), [] { return Status(); }));
        auto const user = storage::UserId::random();
        auto const now = std::to_string(to_unix(fixture.clock.now()));
        NK_REQUIRE_OK(connection->execute(
            "PRAGMA application_id = 0x4e4b5654;"
            "INSERT INTO vault VALUES (1, x'" +
            to_hex(keys->vault_id()) + "', " + now +
            ");"
            "INSERT INTO user VALUES (x'" +
            user.text() + "', 'Registrar', 0, " + now +
            ");"
            "INSERT INTO own_party VALUES (1, x'" +
            fixture.start().party.id.text() +
            "', 0, 'Museum De Zwaan', 'kantoor', 'x@y');"
            "INSERT INTO time_state VALUES (1, " +
            now +
            ", 0);"
            "ALTER TABLE log ADD COLUMN signature BLOB"));  // which appending knows
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
        NK_REQUIRE_OK(connection->execute("ALTER TABLE log DROP COLUMN signature"));
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
