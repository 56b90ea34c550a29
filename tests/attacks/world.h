// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/hostile.h"
#include "app/sharing/receipts.h"
#include "app/sharing/statements.h"
#include "app/sharing/two_vaults.h"

namespace noodkluis::test {

/// A museum and a brigade that share, and a second museum that the brigade knows. One bundle was
/// opened and a receipt given for it; the next one is what attacks are made of.
class World : public TwoVaults {
  public:
    World();

    storage::Vault stranger = create("museum-2", storage::PartyKind::institution, {4});
    Bytes first_bundle;  ///< number 1, opened
    Bytes bundle;        ///< number 2, on its way
    Bytes card;          ///< of the brigade
    Bytes draft_file;    ///< another agreement, signed by the museum only
    Bytes status;        ///< of the museum, on its way
    Bytes receipt;       ///< of the brigade for the first bundle

    [[nodiscard]] static crypto::minisign::SigningKey key(storage::Vault& vault,
                                                          storage::KeyPurpose purpose);
    // What comes of each kind of file where it is meant for.
    [[nodiscard]] std::string try_bundle(ByteView bytes, crypto::Secret const& code = {});
    [[nodiscard]] std::string try_card(ByteView bytes);
    [[nodiscard]] std::string try_agreement(ByteView bytes);
    [[nodiscard]] std::string try_status(ByteView bytes);
    [[nodiscard]] std::string try_receipt(ByteView bytes);
    /// All that a refusal must leave as it was, in both vaults and beside them.
    [[nodiscard]] std::string traces();
};

/// The one that attacks share which leave nothing; made when it is first asked for.
[[nodiscard]] World& shared_world();

/// Where a file comes in, and a good one.
struct FileKind {
    std::string name;
    Bytes good;
    std::function<std::string(ByteView)> outcome;
};
[[nodiscard]] std::vector<FileKind> file_kinds(World& world);

/// A bundle on its way in its layers, for one who has the keys of the museum. Change `inner`,
/// `manifest` or the outer comment, then put it together again.
class OpenedUp {
  public:
    /// `bundle` is for the brigade of this world.
    OpenedUp(World& world, Bytes const& bundle);

    Manifest manifest;
    std::vector<storage::NamedContent> inner;
    crypto::minisign::SigningKey museum_key;
    crypto::age::X25519Identity week_key;

    /// The manifest as it is now takes its place in the payload.
    void put_manifest();
    void put_manifest(std::string const& text, crypto::minisign::SigningKey const& key);
    [[nodiscard]] Bytes payload() const { return storage::write_container(inner).value(); }
    [[nodiscard]] Bytes sealed_payload() const { return sealed(payload()); }
    /// As payload.age.
    [[nodiscard]] Bytes sealed(ByteView payload) const;
    [[nodiscard]] Bytes around(Bytes const& payload_age) const;
    [[nodiscard]] Bytes around(Bytes const& payload_age, std::string const& comment,
                               crypto::minisign::SigningKey const& key) const;
    [[nodiscard]] Bytes whole() const { return around(sealed_payload()); }
};

/// Ends the shared world, while everything that it needs is still there.
void end_shared_world();

}  // namespace noodkluis::test
