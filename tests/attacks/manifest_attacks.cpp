// SPDX-License-Identifier: Apache-2.0
// The inside of a bundle, sealed and signed by one who has the keys, that does not fit itself, its
// outside or its agreement.
#include "app/exchange/photos.h"
#include "attacks/corpus.h"
#include "attacks/world.h"

namespace noodkluis::test {
namespace {

class ManifestAttacks {
  public:
    ManifestAttacks(Corpus& corpus, World& world) : m_corpus(corpus), m_world(world) {}
    void make() {
        places();
        names();
        outside();
        signers();
        files();
        later_programs();
        insides();
    }

  private:
    /// The bundle after `change`, which signs what it changes.
    template <class Change>
    void bundle(std::string const& line, std::string const& name, std::string const& expected,
                Change change) {
        OpenedUp opened(m_world, m_world.bundle);
        change(opened);
        auto const file = opened.whole();
        m_corpus.attack(line, name, expected, [&] { return m_world.try_bundle(file); });
    }
    /// With another manifest, rightly signed, under the same outside.
    template <class Change>
    void manifest(std::string const& line, std::string const& name, std::string const& expected,
                  Change change) {
        OpenedUp opened(m_world, m_world.bundle);
        auto const outer = opened.manifest.outer.text();
        change(opened.manifest);
        opened.put_manifest();
        auto const file = opened.around(opened.sealed_payload(), outer, opened.museum_key);
        m_corpus.attack(line, name, expected, [&] { return m_world.try_bundle(file); });
    }
    void text(std::string const& line, std::string const& name, std::string const& expected,
              std::string const& from, std::string const& to) {
        bundle(line, name, expected, [&](OpenedUp& o) {
            o.put_manifest(replaced(o.manifest.document(), from, to), o.museum_key);
        });
    }

    void places() {
        auto const missing = "manifest-missing";
        bundle("M1", "no manifest", missing, [](auto& o) { o.inner.erase(o.inner.begin()); });
        bundle("M1", "no signature of the manifest", missing,
               [](auto& o) { o.inner.erase(o.inner.begin() + 1); });
        bundle("M1", "a manifest that is not the first", missing,
               [](auto& o) { std::swap(o.inner[0], o.inner[2]); });
        bundle("M1", "a file before the manifest", missing, [](auto& o) {
            o.inner.insert(o.inner.begin(), {"a", {}});
        });
        bundle("M1", "two manifests", "manifest-files",
               [](auto& o) { o.inner.insert(o.inner.end() - 1, o.inner.front()); });
        bundle("M1", "nothing but padding", missing, [](auto& o) {
            o.inner = {{"pad", Bytes(10, 0)}};
        });
    }
    void names() {
        std::string const good = "\"name\":\"list.csv\"";
        for (std::string const name :
             {"../list.csv", "/list.csv", "c:list.csv", "a\\\\b", "LIST.csv", "list.csv.", "a//b",
              "a/b/c/d", ".list.csv", "con", "nul.txt", "com1.csv", "a b", "l\u0131st.csv", "",
              "-rf"}) {
            text("M9", "a file called \"" + name + "\"", "manifest-file-name", good,
                 "\"name\":\"" + name + "\"");
        }
        bundle("M9", "a file twice", "manifest-files", [](auto& o) {
            o.manifest.files.push_back(o.manifest.files.back());
            o.inner.insert(o.inner.end() - 1, *(o.inner.end() - 2));
            o.put_manifest();
        });
        bundle("M9", "files in another order", "manifest-files", [](auto& o) {
            auto& files = o.manifest.files;
            std::swap(files[files.size() - 1], files[files.size() - 2]);
            std::swap(o.inner[o.inner.size() - 2], o.inner[o.inner.size() - 3]);
            o.put_manifest();
        });
    }
    void outside() {
        auto const mismatch = "manifest-mismatch";
        manifest("M3", "another id inside", mismatch,
                 [](auto& m) { m.outer.bundle = storage::BundleId::random(); });
        manifest("M3", "another number inside", mismatch, [](auto& m) { m.outer.sequence += 1; });
        manifest("M3", "another moment of sealing inside", mismatch,
                 [](auto& m) { m.outer.issued_at -= kDay; });
        manifest("M3", "an earlier begin inside", mismatch,
                 [](auto& m) { m.outer.not_before -= kDay; });
        manifest("M3", "a later end inside", mismatch, [](auto& m) { m.outer.not_after += kDay; });
        manifest("M3", "another institution inside", mismatch,
                 [](auto& m) { m.issuer = storage::PartyId::random(); });
        manifest("M3", "another label inside", mismatch, [](auto& m) { m.tlp = Tlp::clear; });
        manifest("M3", "another list inside", mismatch,
                 [](auto& m) { m.list = storage::ListId::random(); });
        manifest("M3", "another purpose inside", mismatch, [](auto& m) { m.purpose += "!"; });
        manifest("M3", "another week inside", mismatch,
                 [](auto& m) { m.recipients[0].epoch = "2027-W01"; });
        manifest("R5", "another agreement inside", mismatch, [](auto& m) { m.agreement[0] ^= 1; });
        auto const not_recipient = "manifest-not-recipient";
        manifest("M4", "for another party", not_recipient,
                 [](auto& m) { m.recipients[0].org = storage::PartyId::random(); });
        manifest("M4", "for another key of this device", not_recipient, [](auto& m) {
            m.recipients[0].age = crypto::age::X25519Identity::generate().recipient();
        });
        manifest("M4", "for nobody", not_recipient, [](auto& m) { m.recipients.clear(); });
        manifest("M4", "for us and somebody else", not_recipient, [](auto& m) {
            m.recipients.push_back(m.recipients.front());
            m.recipients.back().org = storage::PartyId::random();
        });
        // Passed on: a recipient seals what it opened for us, and the museum's signatures go along.
        m_corpus.attack("M4", "forwarded by another recipient", "signature-invalid", [&] {
            auto parts = parts_of(m_world.first_bundle);
            OpenedUp const first(m_world, m_world.first_bundle);
            part(parts, "payload.age") = first.sealed_payload();
            return m_world.try_bundle(storage::write_container(parts).value());
        });
    }
    void signers() {
        manifest("M5", "another signer inside", "manifest-signer",
                 [](auto& m) { m.outer.signer[0] ^= 1; });
        auto const by = [&](std::string const& name, crypto::minisign::SigningKey const& key) {
            bundle("M6", "a manifest signed by " + name, "signature-wrong-key",
                   [&](OpenedUp& o) { o.put_manifest(o.manifest.document(), key); });
        };
        by("a stranger", crypto::minisign::SigningKey::generate());
        by("the agreement key", World::key(m_world.museum, storage::KeyPurpose::agreement));
        by("the other museum", World::key(m_world.stranger, storage::KeyPurpose::bundle));
        bundle("M6", "a manifest with the signature of the first bundle", "signature-invalid",
               [&](OpenedUp& o) {
                   OpenedUp first(m_world, m_world.first_bundle);
                   part(o.inner, "manifest.json.minisig") =
                       part(first.inner, "manifest.json.minisig");
               });
        bundle("M6", "a manifest with the signature of the whole", "signature-invalid",
               [&](OpenedUp& o) {
                   auto parts = parts_of(m_world.bundle);
                   part(o.inner, "manifest.json.minisig") = part(parts, "payload.age.minisig");
               });
        bundle("M6", "a manifest signed for something else", "signature-comment-invalid",
               [](OpenedUp& o) {
                   part(o.inner, "manifest.json.minisig") = bytes_of(sign_document(
                       o.museum_key, part(o.inner, "manifest.json"), "noodkluis-status-v1"));
               });
    }
    void files() {
        auto const files = "manifest-files";
        auto const last = [](OpenedUp& o) -> storage::NamedContent& {
            return *(o.inner.end() - 2);
        };
        bundle("M7", "a file that was changed", files, [&](auto& o) { last(o).content[10] ^= 1; });
        bundle("M7", "a file of another size", files,
               [&](auto& o) { last(o).content.push_back(0); });
        bundle("M7", "an empty file", files, [&](auto& o) { last(o).content.clear(); });
        bundle("M8", "a file that is listed but not there", files,
               [](auto& o) { o.inner.erase(o.inner.end() - 2); });
        bundle("M8", "a file that is there but not listed", files, [](auto& o) {
            o.inner.insert(o.inner.end() - 1, {"zz.txt", bytes_of("smuggled")});
        });
        bundle("M8", "something after the padding", files, [](auto& o) {
            o.inner.push_back({"zz.txt", bytes_of("smuggled")});
        });
        bundle("M8", "no padding", files, [](auto& o) { o.inner.pop_back(); });
        auto const padding = "manifest-padding";
        bundle("M8", "something in the padding", padding,
               [](auto& o) { o.inner.back().content.back() = 1; });
        bundle("M8", "more padding than is due", padding,
               [](auto& o) { o.inner.back().content.push_back(0); });
        bundle("M8", "less padding than is due", padding,
               [](auto& o) { o.inner.back().content.clear(); });
        for (std::string const media : {"text/html", "image/svg+xml", "application/pdf", ""}) {
            manifest("M10", "a photo that is \"" + media + "\"", files,
                     [&](auto& m) { m.files.back().media = media; });
        }
        bundle("M3", "another agreement beside the list", "manifest-mismatch", [](auto& o) {
            auto& document = part(o.inner, "agreement.json");
            document = bytes_of(replaced(std::string(as_text(document)), "Redden", "Ridden"));
            for (auto& file : o.manifest.files) {
                if (file.name == "agreement.json") {
                    file.hash = crypto::blake2b_256(document);
                }
            }
            o.put_manifest();
        });
    }
    void later_programs() {
        auto const newer = "reader-too-old";
        text("M11", "for a newer program", newer, "\"min_reader\":1", "\"min_reader\":2");
        text("M11", "with a condition of a newer program", newer, "\"release\":\"\"",
             "\"release\":\"call\"");
        text("M11", "with a receipt that a newer program gives", newer, "\"receipt\":false",
             "\"receipt\":true");
        text("T10", "with a time of grace, which this program does not keep", newer,
             "\"grace_s\":0", "\"grace_s\":3600");
    }
    void insides() {
        auto const payload = [&](std::string const& name, std::string const& expected,
                                 Bytes const& plain) {
            OpenedUp const good(m_world, m_world.bundle);
            m_corpus.attack("M12", name, expected,
                            [&] { return m_world.try_bundle(good.around(good.sealed(plain))); });
        };
        auto plain = OpenedUp(m_world, m_world.bundle).payload();
        payload("a payload that is no container", "container-not-zip", bytes_of("hello"));
        payload("a bundle in a bundle", "manifest-missing", m_world.bundle);
        payload("a container in the container", "manifest-missing",
                storage::write_container({{"inner.zip", plain}, {"a", {}}, {"pad", {}}}).value());
        plain[8] = 8;
        payload("a compressed payload", "container-not-canonical", plain);
        plain[8] = 0;
        plain.push_back(0);
        payload("a byte after the payload", "container-not-canonical", plain);
        plain.resize(plain.size() - 2);
        payload("a payload that is cut short", "container-truncated", plain);
    }

    Corpus& m_corpus;
    World& m_world;
};

void put_big_endian(Bytes& to, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        to.push_back(static_cast<Byte>(value >> shift));
    }
}

/// A PNG file that claims so many pixels and has a few bytes of them.
Bytes png_of_size(std::uint32_t width, std::uint32_t height) {
    Bytes file{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    auto const add_chunk = [&](Bytes const& content) {  // with its type
        put_big_endian(file, static_cast<std::uint32_t>(content.size() - 4));
        file.insert(file.end(), content.begin(), content.end());
        put_big_endian(file, storage::crc32(content));
    };
    Bytes header{'I', 'H', 'D', 'R'};
    put_big_endian(header, width);
    put_big_endian(header, height);
    Bytes const kind{8, 2, 0, 0, 0};
    header.insert(header.end(), kind.begin(), kind.end());
    add_chunk(header);
    add_chunk({'I', 'D', 'A', 'T', 0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01});
    add_chunk({'I', 'E', 'N', 'D'});
    return file;
}

/// A picture out of a bundle, on its way to the screen.
void attack_pictures(Corpus& all) {
    auto const shown = [](Bytes const& picture) {
        return outcome_of(app::decode_picture(picture, 320, "x.jpg"));
    };
    for (auto const& [width, height] :
         {std::pair{60'000U, 60'000U}, {30'001U, 1U}, {200'000U, 200'000U}}) {
        all.attack("M10", "a picture of " + std::to_string(width) + " by " + std::to_string(height),
                   "image-too-large",
                   [&, w = width, h = height] { return shown(png_of_size(w, h)); });
    }
    for (std::string const text :
         {"<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>",
          "%!PS-Adobe-3.0\nshowpage\n", "GIF89a", "BM", "<html><script>", "%PDF-1.4\n",
          "PK\x03\x04", ""}) {
        all.attack("M10", "a picture that is \"" + text.substr(0, 12) + "\"", "image-format",
                   [&] { return shown(bytes_of(text)); });
    }
}

}  // namespace

Corpus const& manifest_attacks() {
    static Corpus const corpus = [] {
        auto& world = shared_world();
        Corpus all([&world] { return world.traces(); });
        ManifestAttacks(all, world).make();
        attack_pictures(all);
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
