// SPDX-License-Identifier: Apache-2.0
#include "attacks/world.h"

#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

namespace noodkluis::test {
namespace {

/// Enough for a payload of three chunks.
constexpr std::size_t kPictureBytes = 150'000;

std::unique_ptr<World>& world_slot() {
    static std::unique_ptr<World> slot;
    return slot;
}

class WorldEnd final : public Catch::EventListenerBase {
  public:
    using Catch::EventListenerBase::EventListenerBase;
    void testRunEnded(Catch::TestRunStats const& /*stats*/) override { end_shared_world(); }
};
CATCH_REGISTER_LISTENER(WorldEnd)

std::string standing_of_vault(storage::Vault& vault) {
    auto const head = vault.log().head();
    auto const floors = vault.time_floors();
    NK_REQUIRE_OK(head);
    NK_REQUIRE_OK(floors);
    return std::to_string(head->sequence) + to_hex(head->hash) + format_time(floors->local) +
           format_time(floors->signed_latest);
}

}  // namespace

World::World() {
    agree();
    {
        Records records(museum, clock);
        Bytes picture(kPictureBytes);
        for (std::size_t i = 0; i < picture.size(); ++i) {
            picture[i] = static_cast<Byte>(i * 7);
        }
        auto const blob = museum.write([&] {
            return records.blobs.insert(
                {"image/jpeg", 1, 1, picture, storage::crc32(picture), picture});
        });
        NK_REQUIRE_OK(blob);
        auto object = records.objects.find("W-1")->value();
        object.photos = {{*blob, storage::PhotoKind::main, ""}};
        NK_REQUIRE_OK(museum.write([&] { return records.objects.update(object); }));
    }
    approve();
    pin(brigade, card_of(stranger));
    first_bundle = file_bytes(seal("first.nkbundle"));
    auto const opened = try_open(folder / "first.nkbundle");
    NK_REQUIRE_OK(opened);
    auto const id = opened->manifest().outer.bundle.text();
    receipt = write_receipt(make_receipt(brigade, id, false, clock).value()).value();
    bundle = file_bytes(seal("second.nkbundle"));
    card = card_of(brigade);
    auto other = draft();
    other.title = "Tweede";
    draft_file = write_agreement(draft_and_sign(museum, other, clock.now()).value()).value();
    auto const file = find_agreement(museum, "Afspraak").value();
    auto const statement = next_statement(museum, file, {}, clock.now());
    NK_REQUIRE_OK(statement);
    status = write_status(*statement).value();
}

crypto::minisign::SigningKey World::key(storage::Vault& vault, storage::KeyPurpose purpose) {
    auto key = own_signing_key(vault, purpose);
    NK_REQUIRE_OK(key);
    return std::move(*key);
}

std::string World::try_bundle(ByteView bytes, crypto::Secret const& code) {
    auto const path = folder / "hostile.nkbundle";
    put_file(path, bytes);
    return outcome_of(open_received(brigade, path, clock, job, code));
}

std::string World::try_card(ByteView bytes) {
    return outcome_of(
        pin_partner(museum, Bytes(bytes.begin(), bytes.end()), "card", {}, clock.now()));
}

std::string World::try_agreement(ByteView bytes) {
    auto file = read_agreement(bytes, "x.nkagreement");
    return file ? outcome_of(countersign(brigade, std::move(*file), clock.now()))
                : outcome_of(file);
}

std::string World::try_status(ByteView bytes) {
    return outcome_of(import_status(brigade, bytes, "x.nkrevocation", clock));
}

std::string World::try_receipt(ByteView bytes) {
    return outcome_of(import_receipt(museum, bytes, "x.nkreceipt", clock));
}

std::string World::traces() {
    auto all = standing_of_vault(museum) + standing_of_vault(brigade);
    std::set<std::string> names;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        names.insert(entry.path().string());
    }
    names.erase((folder / "hostile.nkbundle").string());
    for (auto const& name : names) {
        all += "\n" + name;
    }
    return all;
}

World& shared_world() {
    auto& slot = world_slot();
    if (!slot) {
        slot = std::make_unique<World>();
    }
    return *slot;
}

void end_shared_world() {
    world_slot().reset();
}

std::vector<FileKind> file_kinds(World& world) {
    return {
        {"bundle", world.bundle, [&world](ByteView file) { return world.try_bundle(file); }},
        {"card", world.card, [&world](ByteView file) { return world.try_card(file); }},
        {"agreement", world.draft_file,
         [&world](ByteView file) { return world.try_agreement(file); }},
        {"statement", world.status, [&world](ByteView file) { return world.try_status(file); }},
        {"receipt", world.receipt, [&world](ByteView file) { return world.try_receipt(file); }}};
}

OpenedUp::OpenedUp(World& world, Bytes const& bundle)
    : museum_key(World::key(world.museum, storage::KeyPurpose::bundle)), week_key([&] {
          auto parts = parts_of(bundle);
          auto const signature =
              crypto::minisign::Signature::parse(as_text(part(parts, "payload.age.minisig")), "x");
          auto const claims = BundleComment::parse(signature->claimed_comment(), "x");
          auto keys = own_epoch_identities(world.brigade,
                                           Week::containing(claims.value().not_after).label());
          NK_REQUIRE_OK(keys);
          return std::move(keys->front());
      }()) {
    auto parts = parts_of(bundle);
    std::vector<crypto::age::Identity> identities;
    identities.emplace_back(crypto::age::X25519Identity::from_bytes(week_key.bytes().clone()));
    inner = parts_of(decrypted(part(parts, "payload.age"), identities));
    if (inner.front().name == "manifest.json") {
        auto const read = Manifest::parse(part(inner, "manifest.json"), "manifest");
        NK_REQUIRE_OK(read);
        manifest = *read;
    } else {
        auto const signature =
            crypto::minisign::Signature::parse(as_text(part(parts, "payload.age.minisig")), "x");
        manifest.outer = BundleComment::parse(signature->claimed_comment(), "x").value();
    }
}

void OpenedUp::put_manifest() {
    put_manifest(manifest.document(), museum_key);
}

void OpenedUp::put_manifest(std::string const& text, crypto::minisign::SigningKey const& key) {
    part(inner, "manifest.json") = bytes_of(text);
    part(inner, "manifest.json.minisig") =
        bytes_of(sign_document(key, as_bytes(text), manifest.signature_comment()));
}

Bytes OpenedUp::sealed(ByteView payload) const {
    return encrypted(payload, std::vector{week_key.recipient()});
}

Bytes OpenedUp::around(Bytes const& payload_age) const {
    return around(payload_age, manifest.outer.text(), museum_key);
}

Bytes OpenedUp::around(Bytes const& payload_age, std::string const& comment,
                       crypto::minisign::SigningKey const& key) const {
    return bundle_around(payload_age, comment, key);
}

}  // namespace noodkluis::test
