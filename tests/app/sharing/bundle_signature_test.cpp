// SPDX-License-Identifier: Apache-2.0
// The outer layers of a bundle: container, read-me and signature.
#include "app/sharing/hostile.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

/// The bundle with another text as its signature.
std::string with_signature(Layers& layers, std::string const& text) {
    auto parts = parts_of(layers.around(layers.sealed_payload()));
    part(parts, "payload.age.minisig") = bytes_of(text);
    return layers.outcome(storage::write_container(parts).value());
}

std::string signature_of(Layers& layers, Bytes const& payload) {
    auto parts = parts_of(layers.around(payload));
    return std::string(as_text(part(parts, "payload.age.minisig")));
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines(1);
    for (char const c : text) {
        if (c == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += c;
        }
    }
    return lines;
}

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        text += lines[i] + "\n";
    }
    return text + lines.back();
}

}  // namespace

TEST_CASE("a bundle opens for who it is meant for", "[sharing]") {
    Layers layers;
    CHECK(layers.outcome() == "ok");
    layers.put_manifest(layers.sharing.museum.bundle_key);
    CHECK(layers.outcome() == "ok");
}

TEST_CASE("a bundle that was changed or cut anywhere is refused", "[sharing]") {
    Layers layers;
    auto const bundle = file_bytes(layers.sharing.folder / "good.nkbundle");
    for (std::size_t i = 0; i < bundle.size(); i += i < 3000 ? 1 : 97) {
        INFO("byte " << i);
        auto changed = bundle;
        changed[i] ^= 0x01;
        CHECK(layers.outcome(changed) != "ok");
        CHECK(layers.outcome(Bytes(bundle.begin(), bundle.begin() + static_cast<long>(i))) != "ok");
    }
}

TEST_CASE("the parts of a bundle are there, once, and in order", "[sharing]") {
    Layers layers;
    auto parts = parts_of(layers.around(layers.sealed_payload()));
    SECTION("[S1] without its signature") {
        parts.erase(parts.begin() + 1);
    }
    SECTION("[C7] without its read-me") {
        parts.erase(parts.begin());
    }
    SECTION("[C6] with its payload twice") {
        parts.push_back(parts.back());
    }
    SECTION("[C8] with something more") {
        parts.push_back({"notes.txt", bytes_of("x")});
    }
    SECTION("[C9] in another order") {
        std::swap(parts[1], parts[2]);
    }
    CHECK(layers.outcome(storage::write_container(parts).value()) == "container-entries");
}

TEST_CASE("a read-me that is not ours is not shown as ours", "[sharing]") {
    Layers layers;
    auto parts = parts_of(layers.around(layers.sealed_payload()));
    auto& readme = part(parts, "README.txt");
    readme[100] ^= 1;
    CHECK(layers.outcome(storage::write_container(parts).value()) == "bundle-readme-changed");
}

TEST_CASE("only the signature of this payload by the right key is accepted", "[sharing]") {
    Layers layers;
    auto const payload = layers.sealed_payload();
    auto const good = signature_of(layers, payload);
    auto const& museum = layers.sharing.museum;
    auto const comment = layers.manifest.outer.text();
    SECTION("[S2] of another bundle") {
        CHECK(layers.outcome(layers.around(payload)) == "ok");
        auto const other = signature_of(layers, layers.sealed_payload());
        CHECK(with_signature(layers, other) == "signature-invalid");
    }
    SECTION("[S4] with another comment") {
        auto text = lines_of(good);
        text[2].replace(text[2].find("seq=1"), 5, "seq=2");
        auto parts = parts_of(layers.around(payload));
        part(parts, "payload.age.minisig") = bytes_of(joined(text));
        CHECK(layers.outcome(storage::write_container(parts).value()) ==
              "signature-comment-invalid");
    }
    SECTION("[S5] with comment and second signature of another one by the same key") {
        auto later = layers.manifest.outer;
        later.not_after += 10 * kDay;
        auto other_parts = parts_of(layers.around(bytes_of("x"), later.text(), museum.bundle_key));
        auto const other = lines_of(std::string(as_text(part(other_parts, "payload.age.minisig"))));
        auto text = lines_of(good);
        text[2] = other[2];
        text[3] = other[3];
        auto parts = parts_of(layers.around(payload));
        part(parts, "payload.age.minisig") = bytes_of(joined(text));
        CHECK(layers.outcome(storage::write_container(parts).value()) ==
              "signature-comment-invalid");
    }
    SECTION("[S11] by a key that is not pinned, claiming its own key") {
        auto const stranger = crypto::minisign::SigningKey::generate();
        auto claims = layers.manifest.outer;
        claims.signer = stranger.public_key().key;
        CHECK(layers.outcome(layers.around(payload, claims.text(), stranger)) ==
              "signature-wrong-key");
    }
    SECTION("[S11] by a key that is not pinned, claiming the key of the museum") {
        auto const stranger = crypto::minisign::SigningKey::generate();
        CHECK(layers.outcome(layers.around(payload, comment, stranger)) == "signature-wrong-key");
    }
    SECTION("[S12] by the agreement key of the museum") {
        CHECK(layers.outcome(layers.around(payload, comment, museum.agreement_key)) ==
              "signature-wrong-key");
        auto claims = layers.manifest.outer;
        claims.signer = museum.agreement_key.public_key().key;
        CHECK(layers.outcome(layers.around(payload, claims.text(), museum.agreement_key)) ==
              "signature-wrong-key");
    }
    SECTION("[S16] with other line ends, a byte order mark or something after it") {
        std::string crlf;
        for (char const c : good) {
            crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
        }
        for (auto const& text :
             {crlf, "\xEF\xBB\xBF" + good, good + "\n", good.substr(0, good.size() - 1)}) {
            CHECK(with_signature(layers, text) == "signature-malformed");
        }
    }
}

TEST_CASE("[S18] the signed description has one form", "[sharing]") {
    Layers const layers;
    auto const good = layers.manifest.outer.text();
    NK_REQUIRE_OK(BundleComment::parse(good, "x"));
    CHECK(BundleComment::parse(good, "x").value() == layers.manifest.outer);
    auto const replaced = [&](std::string const& from, std::string const& to) {
        auto text = good;
        auto const at = text.find(from);
        REQUIRE(at != std::string::npos);
        return text.replace(at, from.size(), to);
    };
    auto const bundle = "bundle=" + layers.manifest.outer.bundle.text();
    for (auto const& text : {replaced("-v1", "-v2"),
                             replaced(" seq=1 ", " seq=01 "),
                             replaced(" seq=1 ", " seq=+1 "),
                             replaced(" seq=1 ", " seq=-1 "),
                             replaced(" seq=1 ", " seq=0 "),
                             replaced(" seq=1 ", " seq= "),
                             replaced(" seq=1 ", " seq=1  "),
                             replaced(" seq=1 ", " seq=1 seq=1 "),
                             replaced(" seq=1 ", " "),
                             replaced(" seq=1 ", " seq=1099511627777 "),
                             replaced(" seq=1 ", " seq=99999999999999999999 "),
                             replaced(" seq=1 ", " seq=1x "),
                             replaced(bundle + " seq=1", "seq=1 " + bundle),
                             replaced("bundle=", "bundle=0"),
                             replaced("agr=", "Agr="),
                             replaced("key=", "key=é"),
                             replaced("key=", "key=\t"),
                             replaced("key=", "key=A"),
                             good + " ",
                             " " + good,
                             good + " x=1",
                             good.substr(1),
                             good.substr(0, good.size() - 1),
                             std::string()}) {
        INFO(text);
        NK_REQUIRE_ERROR(BundleComment::parse(text, "x"), bundle_comment_malformed);
    }
}

TEST_CASE("only a holder of the agreement recognises its tag", "[sharing]") {
    crypto::Hash256 const agreement{1};
    storage::BundleId const one{{1}};
    storage::BundleId const two{{2}};
    CHECK(agreement_tag(agreement, one) == agreement_tag(agreement, one));
    CHECK(agreement_tag(agreement, one) != agreement_tag(agreement, two));
    CHECK(agreement_tag(agreement, one) != agreement_tag({2}, one));
}
