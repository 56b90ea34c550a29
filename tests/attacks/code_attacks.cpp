// SPDX-License-Identifier: Apache-2.0
// Bundles that open with a code, made by a museum whose program seals anything.
#include "app/sharing/release_codes.h"
#include "app/sharing/release_notice.h"
#include "attacks/age_forge.h"
#include "attacks/corpus.h"
#include "attacks/world.h"

namespace noodkluis::test {
namespace {

/// A world in which bundles open with a code, and one such bundle.
struct CodedWorld {
    World world;
    Bytes bundle = sealed();
    crypto::Secret code = told_code();
    OpenedUp good{world, bundle};

    [[nodiscard]] Bytes sealed() {
        auto terms = world.draft();
        terms.title = "Code";
        terms.release_code = true;
        terms.own_contacts = {{"wacht", "0201", "piket", "0202"}};
        auto const drafted = draft_and_sign(world.museum, terms, kNow);
        NK_REQUIRE_OK(drafted);
        auto const both = countersign(world.brigade, *drafted, kNow);
        NK_REQUIRE_OK(both);
        NK_REQUIRE_OK(accept_agreement(world.museum, *both, kNow));
        auto const file = world.folder / "coded.nkbundle";
        NK_REQUIRE_OK(seal_list(world.museum, {"Code", "Brand", kNow, kNow + 14 * kDay, file},
                                world.clock, world.job));
        return file_bytes(file);
    }
    [[nodiscard]] crypto::Secret told_code() {
        auto shown = show_release_code(world.museum, "coded.nkbundle");
        NK_REQUIRE_OK(shown);
        return std::move(shown->code);
    }
    /// What comes of it with another payload, and the right code.
    [[nodiscard]] std::string opened(Bytes const& payload) {
        return world.try_bundle(good.around(good.sealed(payload)), code);
    }
};

class CodeAttacks {
  public:
    CodeAttacks(Corpus& corpus, CodedWorld& coded) : m_corpus(corpus), m_coded(coded) {
        auto parts = m_coded.good.inner;
        m_notice.bundle = m_coded.good.manifest.outer.bundle;
        m_notice.signer = m_coded.good.manifest.outer.signer;
        m_coded_age = part(parts, "coded.age");
        m_notice.size = m_coded_age.size();
        m_notice.hash = crypto::blake2b_256(m_coded_age);
    }
    void make() {
        notices();
        work_factors();
        insides();
    }

  private:
    void with_notice(std::string const& line, std::string const& name, std::string const& expected,
                     ReleaseNotice const& notice, crypto::minisign::SigningKey const& key) {
        with_text(line, name, expected, notice.document(), key);
    }
    void with_text(std::string const& line, std::string const& name, std::string const& expected,
                   std::string const& text, crypto::minisign::SigningKey const& key) {
        auto parts = m_coded.good.inner;
        part(parts, "code.json") = bytes_of(text);
        part(parts, "code.json.minisig") =
            bytes_of(sign_document(key, as_bytes(text), m_notice.signature_comment()));
        m_corpus.attack(line, "notice: " + name, expected,
                        [&] { return m_coded.opened(storage::write_container(parts).value()); });
    }
    /// Another file behind the code, with a notice that fits it.
    void with_inside(std::string const& line, std::string const& name, std::string const& expected,
                     Bytes const& coded_age) {
        auto notice = m_notice;
        notice.size = coded_age.size();
        notice.hash = crypto::blake2b_256(coded_age);
        auto parts = m_coded.good.inner;
        part(parts, "code.json") = bytes_of(notice.document());
        part(parts, "code.json.minisig") = bytes_of(sign_document(
            m_coded.good.museum_key, as_bytes(notice.document()), notice.signature_comment()));
        part(parts, "coded.age") = coded_age;
        m_corpus.attack(line, "behind a code: " + name, expected,
                        [&] { return m_coded.opened(storage::write_container(parts).value()); });
    }

    void notices() {
        auto const& key = m_coded.good.museum_key;
        auto notice = m_notice;
        notice.bundle = storage::BundleId::random();
        with_notice("M3", "of another bundle", "manifest-mismatch", notice, key);
        notice = m_notice;
        notice.signer[0] ^= 1;
        with_notice("M5", "of another signer", "manifest-mismatch", notice, key);
        notice = m_notice;
        notice.size += 1;
        with_notice("M7", "with another size", "manifest-mismatch", notice, key);
        notice = m_notice;
        notice.hash[0] ^= 1;
        with_notice("M7", "with another hash", "payload-damaged", notice, key);
        auto const agreement = World::key(m_coded.world.museum, storage::KeyPurpose::agreement);
        with_notice("M6", "signed by another key", "signature-wrong-key", m_notice, agreement);
        auto const text = m_notice.document();
        with_text("M2", "in another form", "document-malformed", text + " ", key);
        with_text("M2", "of another version", "document-malformed",
                  replaced(text, "\"v\":1", "\"v\":2"), key);
        auto parts = m_coded.good.inner;
        parts.push_back({"notes.txt", bytes_of("x")});
        m_corpus.attack("M8", "notice: something beside it", "container-entries",
                        [&] { return m_coded.opened(storage::write_container(parts).value()); });
    }
    /// The work factor is what the file asks of the reader, before anything is authenticated.
    void work_factors() {
        AgeForge const forge;
        auto const salt = std::string(22, 'A');
        for (std::string const work : {"21", "23", "30", "60", "63", "64", "255", "4294967306", "0",
                                       "-1", "+10", "010", "0x10", "1e1", "10.0", ""}) {
            auto const header = "age-encryption.org/v1\n-> scrypt " + salt + " " + work + "\n" +
                                std::string(43, 'A') + "\n---";
            with_inside("A9", "2^" + work + " steps of scrypt", "bundle-profile",
                        forge.file(header, AgeForge::chunks_of(Bytes(100))));
        }
        auto const twice = std::string("-> scrypt ") + salt + " 10\n" + std::string(43, 'A') + "\n";
        with_inside("A9", "two passphrases", "bundle-profile",
                    forge.file("age-encryption.org/v1\n" + twice + twice + "---",
                               AgeForge::chunks_of(Bytes(100))));
    }
    void insides() {
        auto damaged = m_coded_age;
        damaged.back() ^= 1;
        with_inside("A2", "a damaged last chunk", "payload-damaged", damaged);
        crypto::age::Passphrase const right{m_coded.code.clone(), 10};
        with_inside("M12", "no container", "container-not-zip",
                    encrypted(bytes_of("hello"), right));
        with_inside("M1", "no manifest", "manifest-missing",
                    encrypted(storage::write_container({{"a", {}}, {"b", {}}, {"pad", {}}}).value(),
                              right));
        m_corpus.attack("M12", "behind a code: a bundle without a code", "manifest-mismatch", [&] {
            OpenedUp plain(m_coded.world, m_coded.world.bundle);
            return m_coded.opened(plain.payload());
        });
        m_corpus.attack("A15", "no code", "release-code-needed",
                        [&] { return m_coded.world.try_bundle(m_coded.bundle); });
        m_corpus.attack_that_is_noted("A15", "a wrong code", "release-code-wrong", [&] {
            return m_coded.world.try_bundle(m_coded.bundle, generate_release_code());
        });
        m_corpus.attack("A15", "the right code at once after a wrong one", "release-code-wait",
                        [&] { return m_coded.world.try_bundle(m_coded.bundle, m_coded.code); });
    }

    Corpus& m_corpus;
    CodedWorld& m_coded;
    ReleaseNotice m_notice;
    Bytes m_coded_age;
};

}  // namespace

Corpus const& code_attacks() {
    static Corpus const corpus = [] {
        CodedWorld coded;
        Corpus all([&coded] { return coded.world.traces(); });
        CodeAttacks(all, coded).make();
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
