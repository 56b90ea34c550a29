// SPDX-License-Identifier: Apache-2.0
// The inside of a bundle, as somebody with the right keys but bad intent would make it.
#include "app/sharing/bundle_layout.h"
#include "app/sharing/hostile.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

constexpr std::size_t kChunk = crypto::age::kChunkBytes + crypto::age::kTagBytes;

/// Where the chunks of an age file begin: after the header and a nonce of 16 bytes.
std::size_t chunks_at(ByteView sealed) {
    auto const text = as_text(sealed);
    auto const mac = text.find("\n--- ");
    return text.find('\n', mac + 1) + 1 + 16;
}

/// A photo that makes a payload of three chunks.
Bytes large_photo() {
    Bytes photo(150'000);
    for (std::size_t i = 0; i < photo.size(); ++i) {
        photo[i] = static_cast<Byte>(i * 7);
    }
    return photo;
}

}  // namespace

TEST_CASE("a payload that is not sealed as agreed is refused although it is signed", "[sharing]") {
    Layers layers;
    auto const& weeks = layers.sharing.brigade.weeks;
    auto const recipient = weeks[2].recipient();
    auto const plain = layers.payload();
    SECTION("[A8] sealed to two keys") {
        CHECK(layers.outcome(layers.around(encrypted(
                  plain, std::vector{recipient, weeks[3].recipient()}))) == "bundle-profile");
    }
    SECTION("[A9] sealed to a passphrase") {
        crypto::age::Passphrase passphrase{
            crypto::Secret::copy_of(as_bytes("zeven zilveren zwanen")), 10};
        CHECK(layers.outcome(layers.around(encrypted(plain, passphrase))) == "bundle-profile");
    }
    SECTION("[A11] in text armor") {
        Bytes armored;
        crypto::age::ArmorWriter armor([&](ByteView bytes) -> Status {
            armored.insert(armored.end(), bytes.begin(), bytes.end());
            return {};
        });
        NK_REQUIRE_OK(armor.write(layers.sealed_payload()));
        NK_REQUIRE_OK(armor.finish());
        CHECK(layers.outcome(layers.around(armored)) == "bundle-profile");
    }
    SECTION("[A10] with a stanza of another kind") {
        auto sealed = layers.sealed_payload();
        auto const text =
            replaced(std::string(as_text(sealed)), "-> X25519 ", "-> x-grease a\n\n-> X25519 ");
        CHECK(layers.outcome(layers.around(bytes_of(text))) == "bundle-profile");
    }
    SECTION("[A12] of another version") {
        auto const sealed = layers.sealed_payload();
        CHECK(layers.outcome(layers.around(bytes_of(replaced(
                  std::string(as_text(sealed)), "encryption.org/v1", "encryption.org/v2")))) ==
              "bundle-profile");
    }
    SECTION("[A15] [A16] [A17] for another device, for an erased key, for another week") {
        auto const stranger = crypto::age::X25519Identity::generate().recipient();
        for (auto const& other : {stranger, weeks[1].recipient()}) {
            CHECK(layers.outcome(layers.around(encrypted(plain, std::vector{other}))) ==
                  "bundle-not-for-us");
        }
    }
    SECTION("[A13] with an endless header") {
        std::string header = "age-encryption.org/v1\n";
        while (header.size() < (1 << 17)) {
            header += "-> X25519 " + std::string(60, 'A') + "\n" + std::string(43, 'A') + "\n";
        }
        CHECK(layers.outcome(layers.around(bytes_of(header))) == "bundle-profile");
    }
    SECTION("empty") {
        CHECK(layers.outcome(layers.around({})) == "bundle-profile");
    }
}

TEST_CASE("a sealed payload that was changed is refused although it is signed", "[sharing]") {
    Layers layers(large_photo());
    auto const good = layers.sealed_payload();
    auto const start = chunks_at(good);
    REQUIRE(layers.outcome(layers.around(good)) == "ok");
    REQUIRE(good.size() > start + 2 * kChunk);
    auto const at = [&](std::size_t index) {
        return good.begin() + static_cast<long>(start + index * kChunk);
    };
    SECTION("[A2] with another MAC of its header") {
        auto changed = good;
        auto const mac = as_text(changed).find("\n--- ") + 5;
        changed[mac] = changed[mac] == 'A' ? 'B' : 'A';
        CHECK(layers.outcome(layers.around(changed)) == "payload-damaged");
    }
    SECTION("[A3] cut at a chunk border") {
        for (std::size_t const chunks : {0U, 1U, 2U}) {
            CHECK(layers.outcome(layers.around(Bytes(good.begin(), at(chunks)))) ==
                  "payload-damaged");
        }
    }
    SECTION("[A4] with trailing data") {
        auto changed = good;
        changed.insert(changed.end(), 100, 0);
        CHECK(layers.outcome(layers.around(changed)) == "payload-damaged");
    }
    SECTION("[A6] with two chunks swapped") {
        auto changed = good;
        std::swap_ranges(changed.begin() + static_cast<long>(start),
                         changed.begin() + static_cast<long>(start + kChunk),
                         changed.begin() + static_cast<long>(start + kChunk));
        CHECK(layers.outcome(layers.around(changed)) == "payload-damaged");
    }
    SECTION("[A6] with a chunk twice") {
        Bytes changed(good.begin(), at(1));
        changed.insert(changed.end(), at(0), at(1));
        changed.insert(changed.end(), at(1), good.end());
        CHECK(layers.outcome(layers.around(changed)) == "payload-damaged");
    }
    SECTION("[A14] sealed again by the recipient: the signature does not fit") {
        auto parts = parts_of(layers.around(good));
        part(parts, "payload.age") = layers.sealed_payload();
        CHECK(layers.outcome(storage::write_container(parts).value()) == "signature-invalid");
    }
}

TEST_CASE("the manifest must be there, first, and in form", "[sharing]") {
    Layers layers;
    auto const& key = layers.sharing.museum.bundle_key;
    auto const text = layers.manifest.document();
    auto const with_text = [&](std::string const& changed) {
        layers.put_manifest_text(changed, key);
        return layers.outcome();
    };
    SECTION("[M1] missing") {
        layers.inner.erase(layers.inner.begin());
        CHECK(layers.outcome() == "manifest-missing");
    }
    SECTION("[M1] not first") {
        std::swap(layers.inner[0], layers.inner[2]);
        CHECK(layers.outcome() == "manifest-missing");
    }
    SECTION("[M2] not canonical") {
        CHECK(with_text(text + "\n") == "manifest-malformed");
        CHECK(with_text(replaced(text, "\"v\":1", "\"v\":1.0")) == "manifest-malformed");
        CHECK(with_text(replaced(text, "\"v\":1", "\"v\":1,\"v\":1")) == "manifest-malformed");
        CHECK(with_text(replaced(text, "\"v\":1", "\"v\":1,\"x\":1")) == "manifest-malformed");
    }
    SECTION("[M2] of another version or kind") {
        CHECK(with_text(replaced(text, "\"v\":1", "\"v\":2")) == "manifest-malformed");
        CHECK(with_text(replaced(text, "\"share\"", "\"agreement\"")) == "manifest-malformed");
    }
    SECTION("[M9] with a name that is not allowed") {
        CHECK(with_text(replaced(text, "\"name\":\"list.csv\"", "\"name\":\"../list.csv\"")) ==
              "manifest-file-name");
        CHECK(with_text(replaced(text, "\"name\":\"list.csv\"", "\"name\":\"LIST.csv\"")) ==
              "manifest-file-name");
    }
    SECTION("[M11] for a newer program") {
        CHECK(with_text(replaced(text, "\"min_reader\":1", "\"min_reader\":2")) ==
              "reader-too-old");
        CHECK(with_text(replaced(text, "\"release\":\"\"", "\"release\":\"call\"")) ==
              "reader-too-old");
        CHECK(with_text(replaced(text, "\"receipt\":false", "\"receipt\":true")) ==
              "reader-too-old");
    }
}

TEST_CASE("inside and outside of a bundle must agree", "[sharing]") {
    Layers layers;
    auto& manifest = layers.manifest;
    auto const& museum = layers.sharing.museum;
    auto const outer = manifest.outer;
    auto const after = [&](auto change) {
        manifest.outer = outer;
        change(manifest);
        layers.put_manifest(museum.bundle_key);
        return layers.outcome(
            layers.around(layers.sealed_payload(), outer.text(), museum.bundle_key));
    };
    SECTION("[M3] another bundle, number or time in the manifest than in the signed comment") {
        CHECK(after([](auto& m) { m.outer.bundle = storage::BundleId::random(); }) ==
              "manifest-mismatch");
        CHECK(after([](auto& m) { m.outer.sequence = 2; }) == "manifest-mismatch");
        CHECK(after([](auto& m) { m.outer.issued_at += kDay; }) == "manifest-mismatch");
        CHECK(after([](auto& m) { m.outer.not_before += kDay; }) == "manifest-mismatch");
        CHECK(after([](auto& m) { m.outer.not_after += kDay; }) == "manifest-mismatch");
    }
    SECTION("[M5] [M6] signed again by another: the manifest names its maker") {
        CHECK(after([](auto& m) { m.outer.signer[0] ^= 1; }) == "manifest-signer");
        manifest.outer = outer;
        layers.put_manifest(crypto::minisign::SigningKey::generate());
        CHECK(layers.outcome() == "signature-wrong-key");
        layers.put_manifest(museum.agreement_key);
        CHECK(layers.outcome() == "signature-wrong-key");
    }
    SECTION("[R5] for another agreement") {
        CHECK(after([](auto& m) { m.agreement[0] ^= 1; }) == "manifest-mismatch");
    }
    SECTION("in the name of another institution, or with another label") {
        CHECK(after([](auto& m) { m.issuer = storage::PartyId::random(); }) == "manifest-mismatch");
        manifest.issuer = museum.card.party;
        CHECK(after([](auto& m) { m.tlp = Tlp::clear; }) == "manifest-mismatch");
    }
    SECTION("for a list or a purpose that was not agreed") {
        auto const list = manifest.list;
        CHECK(after([](auto& m) { m.list = storage::ListId::random(); }) == "manifest-mismatch");
        manifest.list = list;
        CHECK(after([](auto& m) { m.purpose += "!"; }) == "manifest-mismatch");
    }
    SECTION("with the label of another week than the key is for") {
        CHECK(after([](auto& m) { m.recipients[0].epoch = "2027-W01"; }) == "manifest-mismatch");
    }
    SECTION("replacing something that is not a bundle") {
        CHECK(after([](auto& m) { m.supersedes = std::string(32, 'x'); }) == "manifest-malformed");
        CHECK(after([](auto& m) { m.supersedes = "00"; }) == "manifest-malformed");
        manifest.supersedes = std::string(32, '0');
        NK_REQUIRE_OK(Manifest::parse(as_bytes(manifest.document()), "manifest"));
    }
    SECTION("[M4] made for another recipient") {
        auto const recipients = manifest.recipients;
        CHECK(after([](auto& m) { m.recipients[0].org = storage::PartyId::random(); }) ==
              "manifest-not-recipient");
        manifest.recipients = recipients;
        CHECK(after([&](auto& m) {
                  m.recipients[0].age = layers.sharing.brigade.weeks[1].recipient();
              }) == "manifest-not-recipient");
        CHECK(after([](auto& m) { m.recipients.clear(); }) == "manifest-not-recipient");
    }
}

TEST_CASE("the contents must be those of the manifest", "[sharing]") {
    Layers layers;
    auto& manifest = layers.manifest;
    auto& inner = layers.inner;
    auto const& key = layers.sharing.museum.bundle_key;
    REQUIRE(inner.back().name == "pad");
    SECTION("[M7] a file that was changed") {
        part(inner, "photos/00001-1.jpg")[10] ^= 1;
        CHECK(layers.outcome() == "manifest-files");
    }
    SECTION("[M7] a file of another size") {
        part(inner, "photos/00001-1.jpg").push_back(0);
        CHECK(layers.outcome() == "manifest-files");
    }
    SECTION("[M8] a file that is listed but absent") {
        inner.erase(inner.end() - 2);
        CHECK(layers.outcome() == "manifest-files");
    }
    SECTION("[M8] a file that is present but not listed") {
        inner.insert(inner.end() - 1, {"zz.txt", bytes_of("smuggled")});
        CHECK(layers.outcome() == "manifest-files");
    }
    SECTION("[M8] something after the padding") {
        inner.push_back({"zz.txt", bytes_of("smuggled")});
        CHECK(layers.outcome() == "manifest-files");
    }
    SECTION("[M9] a file twice") {
        auto const file = manifest.files.back();
        manifest.files.push_back(file);
        inner.insert(inner.end() - 1, *(inner.end() - 2));
        layers.put_manifest(key);
        CHECK(layers.outcome() == "manifest-files");
    }
    SECTION("[M10] a media type that does not fit the name") {
        manifest.files.back().media = "text/html";
        layers.put_manifest(key);
        CHECK(layers.outcome() == "manifest-files");
    }
    SECTION("something hidden in the padding") {
        inner.back().content.back() = 1;
        CHECK(layers.outcome() == "manifest-padding");
    }
    SECTION("more or less padding than is due") {
        inner.back().content.push_back(0);
        CHECK(layers.outcome() == "manifest-padding");
        inner.back().content.clear();
        CHECK(layers.outcome() == "manifest-padding");
    }
    SECTION("another agreement than ours inside") {
        auto& document = part(inner, "agreement.json");
        document = bytes_of(replaced(std::string(as_text(document)), "Redden", "Ridden"));
        for (auto& file : manifest.files) {
            if (file.name == "agreement.json") {
                file.hash = crypto::blake2b_256(document);
            }
        }
        layers.put_manifest(key);
        CHECK(layers.outcome() == "manifest-mismatch");
    }
    SECTION("[M12] a payload that is no container, or a compressed one") {
        auto const sealed_to_brigade = [&](Bytes const& plain) {
            return layers.around(
                encrypted(plain, std::vector{layers.sharing.brigade.weeks[2].recipient()}));
        };
        CHECK(layers.outcome(sealed_to_brigade(bytes_of("hello"))) == "container-not-zip");
        auto plain = layers.payload();
        plain[8] = 8;
        CHECK(layers.outcome(sealed_to_brigade(plain)) == "container-not-canonical");
    }
}

TEST_CASE("the size of a payload tells little", "[sharing]") {
    // Padmé: Nikitin et al. 2019, at most 12 % more.
    CHECK(padded_size(0) == 0);
    CHECK(padded_size(8) == 8);
    CHECK(padded_size(9) == 10);
    for (std::uint64_t size = 1; size < (1ULL << 33); size += 1 + size / 7) {
        INFO(size);
        auto const padded = padded_size(size);
        CHECK(padded >= size);
        CHECK(padded * 100 <= size * 112 + 100);
        CHECK(padded_size(padded) == padded);
    }
    Layers const layers;
    CHECK(layers.payload().size() == padded_size(layers.payload().size()));
}

TEST_CASE("files of an opened bundle are read one by one, and only those", "[sharing]") {
    Layers layers;
    auto const opened = layers.sharing.open(layers.sharing.folder / "good.nkbundle");
    NK_REQUIRE_OK(opened);
    CHECK(opened->read("photos/00001-1.jpg", 5000).value() == layers.sharing.photo);
    NK_REQUIRE_ERROR(opened->read("photos/00001-1.jpg", 999), file_too_large);
    NK_REQUIRE_ERROR(opened->read("photos/00002-1.jpg", 5000), manifest_files);
    NK_REQUIRE_ERROR(opened->read("pad", 5000), manifest_files);
}
