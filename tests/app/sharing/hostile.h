// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/parties.h"
#include "app/sharing/signed_document.h"
#include "embedded/bundle_readme.h"

// Takes a good bundle apart, so that a test can change one thing and put it together again, signed
// and sealed as if by somebody who has the keys.
namespace noodkluis::test {

inline Bytes file_bytes(Path const& path) {
    auto bytes = read_file(path, 1 << 26);
    NK_REQUIRE_OK(bytes);
    return *bytes;
}

/// The bundle around any payload.age, signed over exactly these bytes.
inline Bytes bundle_around(Bytes const& payload_age, std::string const& comment,
                           crypto::minisign::SigningKey const& key) {
    auto const signature =
        crypto::minisign::sign(key, crypto::minisign::digest_of(payload_age), comment);
    return storage::write_container({{"README.txt", bytes_of(embedded::bundle_readme)},
                                     {"payload.age.minisig", bytes_of(signature)},
                                     {"payload.age", payload_age}})
        .value();
}

/// The plaintext of an age file that this identity opens.
inline Bytes decrypted(ByteView sealed, std::vector<crypto::age::Identity> const& identities) {
    auto const opened = crypto::age::RandomAccess::open(
        [sealed](std::uint64_t offset, MutableByteView out) -> Status {
            std::ranges::copy(sealed.subspan(offset, out.size()), out.begin());
            return {};
        },
        sealed.size(), identities, "payload");
    NK_REQUIRE_OK(opened);
    Bytes plain(opened->plaintext_size());
    NK_REQUIRE_OK(opened->read(0, plain));
    return plain;
}

template <class Recipient>
Bytes encrypted(ByteView plain, Recipient const& recipient) {
    Bytes sealed;
    auto encryptor = crypto::age::Encryptor::to(recipient, [&](ByteView bytes) -> Status {
        sealed.insert(sealed.end(), bytes.begin(), bytes.end());
        return {};
    });
    NK_REQUIRE_OK(encryptor);
    NK_REQUIRE_OK(encryptor->write(plain));
    NK_REQUIRE_OK(encryptor->finish());
    return sealed;
}

/// A bundle in its layers. Change `inner`, `manifest` or `outer`, then write it again.
struct Layers {
    Sharing sharing;
    Manifest manifest;
    std::vector<storage::NamedContent> inner;

    explicit Layers(Bytes photo = Bytes(1000, 0x5a), bool paper_sheets = false) {
        sharing.photo = std::move(photo);
        sharing.terms.paper_sheets = paper_sheets;
        auto const path = sharing.folder / "good.nkbundle";
        auto const sealed = sharing.try_seal(path, sharing.window());
        NK_REQUIRE_OK(sealed);
        manifest = sealed->manifest;
        auto parts = parts_of(file_bytes(path));
        inner = parts_of(decrypted(part(parts, "payload.age"), sharing.brigade.identities(2)));
    }
    /// The manifest as it is now takes its place in the payload, signed by `key`.
    void put_manifest(crypto::minisign::SigningKey const& key) {
        put_manifest_text(manifest.document(), key);
    }
    void put_manifest_text(std::string const& text, crypto::minisign::SigningKey const& key) {
        part(inner, "manifest.json") = bytes_of(text);
        part(inner, "manifest.json.minisig") =
            bytes_of(sign_document(key, as_bytes(text), manifest.signature_comment()));
    }
    [[nodiscard]] Bytes payload() const { return storage::write_container(inner).value(); }
    /// payload.age as the brigade can open it.
    [[nodiscard]] Bytes sealed_payload() const {
        return encrypted(payload(), std::vector{sharing.brigade.weeks[2].recipient()});
    }
    [[nodiscard]] Bytes around(Bytes const& payload_age, std::string const& comment,
                               crypto::minisign::SigningKey const& key) const {
        return bundle_around(payload_age, comment, key);
    }
    [[nodiscard]] Bytes around(Bytes const& payload_age) const {
        return around(payload_age, manifest.outer.text(), sharing.museum.bundle_key);
    }
    /// What opening these bytes at the brigade comes to.
    std::string outcome(Bytes const& bundle) {
        auto const path = sharing.folder / "hostile.nkbundle";
        put_file(path, bundle);
        auto const opened = sharing.open(path);
        return opened ? "ok" : error_name(opened.error().code);
    }
    std::string outcome() { return outcome(around(sealed_payload())); }
};

}  // namespace noodkluis::test
