// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "storage/vault.h"
#include "support/fixtures.h"

namespace noodkluis::test {

[[nodiscard]] inline crypto::Secret secret_text(std::string_view text) {
    return crypto::Secret::copy_of(as_bytes(text));
}

/// The place for one vault, in a folder of its own, with a cheap key derivation.
class VaultFixture {
  public:
    FixedClock clock{from_unix(1'800'000'000)};
    Job job;

    [[nodiscard]] Path folder() const { return m_folder / "test.kluis"; }
    [[nodiscard]] crypto::Secret passphrase() const { return secret_text("zeven zilveren zwanen"); }
    [[nodiscard]] storage::NewVault start() const {
        return {{{{1, 2, 3}}, storage::PartyKind::institution, "Museum De Zwaan", "kantoor", "x@y"},
                "Registrar",
                crypto::cheapest_kdf()};
    }
    [[nodiscard]] Result<storage::Vault> try_create() {
        return storage::Vault::create(folder(), start(), passphrase(), clock, job);
    }
    [[nodiscard]] storage::Vault create() {
        auto vault = try_create();
        NK_REQUIRE_OK(vault);
        return std::move(*vault);
    }
    [[nodiscard]] Result<storage::Vault> open() {
        return storage::Vault::open(folder(), passphrase(), clock, job);
    }
    /// The raw key of vault.db, for the stock tools.
    [[nodiscard]] std::string database_key_hex() const {
        auto const keys = crypto::KeysFile::open(folder() / "vault.keys");
        NK_REQUIRE_OK(keys);
        auto const key = keys->unlock(passphrase());
        NK_REQUIRE_OK(key);
        auto const salt = storage::read_database_salt(folder() / "vault.db");
        NK_REQUIRE_OK(salt);
        return to_hex(key->derive("noodkluis/db/v1", *salt).expose());
    }

  private:
    TemporaryFolder m_folder;
};

/// The passphrase of Noor, who is another user.
inline crypto::Secret noors() {
    return secret_text("twaalf trage torenvalken");
}

}  // namespace noodkluis::test
