// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/container.h"
#include "storage/repository/agreement_repository.h"
#include "storage/repository/blob_repository.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/object_repository.h"
#include "storage/repository/party_repository.h"
#include "storage/vault_fixture.h"

namespace noodkluis::test {

/// A vault with something in every part: an object with a photo, a log, a received bundle.
class FilledVault : public VaultFixture {
  public:
    storage::BundleId const bundle = storage::BundleId::random();

    [[nodiscard]] Path received_file() const {
        return folder() / "received" / (bundle.text() + ".nkbundle");
    }
    /// A file beside the vault.
    [[nodiscard]] Path operator/(std::string_view name) const {
        return folder().parent_path() / name;
    }

    FilledVault() {
        auto vault = create();
        auto& connection = vault.connection();
        Bytes const photo(40'000, 0x55);
        Bytes const payload(9'000, 0x11);
        NK_REQUIRE_OK(vault.write([&]() -> Status {
            NK_TRY(auto const blob, storage::BlobRepository(connection, clock)
                                        .insert({"image/jpeg", 16, 16, photo, 1, Bytes{1}}));
            storage::Object object;
            object.accession_number = "W-001";
            object.photos.push_back({blob, storage::PhotoKind::main, ""});
            NK_TRY(auto const id, storage::ObjectRepository(connection, vault.user(), clock)
                                      .insert(std::move(object)));
            static_cast<void>(id);
            storage::Partner const partner{storage::PartyId::random(), "Museum", {1}, clock.now()};
            NK_CHECK(storage::PartyRepository(connection).pin(partner));
            auto const agreement = storage::AgreementId::random();
            NK_CHECK(storage::AgreementRepository(connection)
                         .save({agreement, {1}, partner.id, Bytes{3}, clock.now()}));
            crypto::Blake2b<64> hash;
            hash.update(payload);
            return storage::BundleRepository(connection)
                .add_received({bundle, agreement, 1, clock.now(), clock.now(), clock.now(),
                               clock.now(), hash.finish()});
        }));
        auto const container = storage::write_container(
            {{"README.txt", {'a'}}, {"payload.age.minisig", {'b'}}, {"payload.age", payload}});
        NK_REQUIRE_OK(container);
        NK_REQUIRE_OK(write_file(received_file(), *container, Overwrite::no));
    }

    /// One more entry in the log.
    void go_on() {
        auto vault = open();
        NK_REQUIRE_OK(vault);
        NK_REQUIRE_OK(
            vault->write([&] { return vault->log().append(storage::LogKind::import_done, "{}"); }));
    }
};

/// Changes one bit of a file.
inline void flip_bit(Path const& path, std::uint64_t at) {
    auto file = File::open_for_update(path);
    NK_REQUIRE_OK(file);
    ByteArray<1> byte{};
    NK_REQUIRE_OK(file->read_at(at, byte));
    byte[0] ^= 0x10;
    NK_REQUIRE_OK(file->write_at(at, byte));
}

[[nodiscard]] inline std::uint64_t size_of(Path const& path) {
    return std::filesystem::file_size(path);
}

/// Cancels as soon as it is asked the `count`-th time.
class StopsAt final : public Job {
  public:
    explicit StopsAt(int count) : m_left(count) {}
    [[nodiscard]] bool cancelled() const override { return --m_left < 0; }
    [[nodiscard]] bool was_reached() const { return m_left < 0; }

  private:
    mutable int m_left;
};

}  // namespace noodkluis::test
