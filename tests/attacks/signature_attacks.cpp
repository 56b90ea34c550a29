// SPDX-License-Identifier: Apache-2.0
// Signatures that are missing, foreign, edited, made for something else or only nearly in form.
#include "attacks/corpus.h"
#include "attacks/world.h"
#include "crypto/base/limits.h"
#include "support/careless.h"

namespace noodkluis::test {
namespace {

using crypto::minisign::SigningKey;
using storage::KeyPurpose;

constexpr std::size_t kAlgorithmAt = 0;
constexpr std::size_t kKeyIdAt = 2;
constexpr std::size_t kSignatureAt = 10;

/// The four lines of a signature file, to be changed and written again.
struct Lines {
    std::vector<std::string> lines;

    explicit Lines(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            auto const end = text.find('\n', at);
            lines.emplace_back(text.substr(at, end - at));
            at = end + 1;
        }
        REQUIRE(lines.size() == 4);
    }
    [[nodiscard]] std::string text(std::string const& end = "\n") const {
        std::string all;
        for (auto const& line : lines) {
            all += line + end;
        }
        return all;
    }
    /// The bytes of line 2 (algorithm, key id, signature) or line 4 (the second signature).
    template <class Change>
    void change(std::size_t line, Change change_bytes) {
        Bytes bytes(line == 1 ? 74 : 64);
        REQUIRE(from_base64(lines[line], Base64::padded, bytes));
        change_bytes(bytes);
        lines[line] = to_base64(bytes, Base64::padded);
    }
    void set_comment(std::string const& comment) { lines[2] = "trusted comment: " + comment; }
    [[nodiscard]] std::string comment() const { return lines[2].substr(17); }
};

/// Another key pair under the id of this one.
SigningKey with_id_of(SigningKey const& key) {
    auto const other = SigningKey::generate();
    auto bytes = other.bytes().clone();
    std::ranges::copy(key.public_key().id, bytes.writable().begin());
    auto made = SigningKey::from_bytes(std::move(bytes));
    NK_REQUIRE_OK(made);
    return std::move(*made);
}

/// What is signed, with which key, and keys of the same party for other purposes.
struct Signed {
    FileKind const& kind;
    std::string document_name;  ///< its signature is the entry document_name.minisig, or `entry`
    std::string entry;
    SigningKey const& key;
    SigningKey const& other_purpose;
    std::string edited_comment;  ///< in form, but not what was signed
    std::string foreign_code;    ///< of a comment for something else, rightly signed
};

class SignatureAttacks {
  public:
    SignatureAttacks(Corpus& corpus, Signed const& about)
        : m_corpus(corpus),
          m_about(about),
          m_parts(parts_of(about.kind.good)),
          m_good(std::string(as_text(part(m_parts, about.entry)))),
          m_digest(crypto::minisign::digest_of(part(m_parts, about.document_name))) {}
    void make() {
        others();
        changed();
        kinds();
        spellings();
        comments();
    }

  private:
    void with_text(std::string const& line, std::string const& name, std::string const& expected,
                   std::string const& text) {
        auto parts = m_parts;
        part(parts, m_about.entry) = bytes_of(text);
        m_corpus.attack(line, m_about.kind.name + ": " + name, expected, [&] {
            return m_about.kind.outcome(storage::write_container(parts).value());
        });
    }
    template <class Change>
    void with(std::string const& line, std::string const& name, std::string const& expected,
              Change change) {
        auto lines = m_good;
        change(lines);
        with_text(line, name, expected, lines.text());
    }
    [[nodiscard]] std::string signed_by(SigningKey const& key) const {
        return crypto::minisign::sign(key, m_digest, m_good.comment());
    }

    void others() {
        with_text("S2", "of something else", "signature-invalid",
                  crypto::minisign::sign(m_about.key, crypto::minisign::digest_of(bytes_of("x")),
                                         m_good.comment()));
        with("S4", "with an edited comment", "signature-comment-invalid",
             [&](Lines& l) { l.set_comment(m_about.edited_comment); });
        Lines const other(crypto::minisign::sign(
            m_about.key, crypto::minisign::digest_of(bytes_of("x")), m_about.edited_comment));
        with("S5", "with comment and second signature of another", "signature-comment-invalid",
             [&](Lines& l) {
                 l.lines[2] = other.lines[2];
                 l.lines[3] = other.lines[3];
             });
        with("S5", "with the second signature of another", "signature-comment-invalid",
             [&](Lines& l) { l.lines[3] = other.lines[3]; });
        with_text("S10", "by another key under the same id", "signature-invalid",
                  signed_by(with_id_of(m_about.key)));
        with_text("S11", "by a stranger", "signature-wrong-key", signed_by(SigningKey::generate()));
        with_text("S12", "by a key of the same party for something else", "signature-wrong-key",
                  signed_by(m_about.other_purpose));
    }
    void changed() {
        for (auto const& [what, at, bit] : std::vector<std::tuple<std::string, int, int>>{
                 {"R", 0, 1}, {"the sign of R", 31, 0x80}, {"S", 32, 1}, {"the end of S", 63, 8}}) {
            auto const place = static_cast<std::size_t>(at);
            auto const flip = static_cast<Byte>(bit);
            with("S3", "a bit of " + what, "signature-invalid", [&](Lines& l) {
                l.change(1, [&](Bytes& b) { b[kSignatureAt + place] ^= flip; });
            });
            with("S3", "a bit of " + what + " of the second one", "signature-comment-invalid",
                 [&](Lines& l) { l.change(3, [&](Bytes& b) { b[place] ^= flip; }); });
        }
        for (std::size_t const at : {0U, 7U}) {
            with("S9", "another key id, byte " + std::to_string(at), "signature-wrong-key",
                 [&](Lines& l) { l.change(1, [&](Bytes& b) { b[kKeyIdAt + at] ^= 1; }); });
        }
        with("S15", "with the group order added", "signature-invalid", [](Lines& l) {
            l.change(1, [](Bytes& b) { add_group_order(MutableByteView(b).subspan(10)); });
        });
        with("S15", "with the group order added to the second one", "signature-comment-invalid",
             [](Lines& l) { l.change(3, [](Bytes& b) { add_group_order(b); }); });
    }
    void kinds() {
        auto const algorithm = [&](std::string const& line, std::string const& expected, Byte first,
                                   Byte second) {
            with(line, "of kind " + to_hex(ByteArray<2>{first, second}), expected, [&](Lines& l) {
                l.change(1, [&](Bytes& b) {
                    b[kAlgorithmAt] = first;
                    b[kAlgorithmAt + 1] = second;
                });
            });
        };
        algorithm("S6", "signature-legacy", 'E', 'd');
        algorithm("S8", "signature-malformed", 'e', 'D');
        algorithm("S8", "signature-malformed", 'E', 'C');
        algorithm("S8", "signature-malformed", 0, 0);
    }
    void spellings() {
        auto const good = m_good.text();
        auto const& lines = m_good.lines;
        auto const malformed = "signature-malformed";
        with_text("S16", "with line ends of Windows", malformed, m_good.text("\r\n"));
        with_text("S16", "with a byte order mark", malformed, "\xEF\xBB\xBF" + good);
        with_text("S16", "with an empty line before", malformed, "\n" + good);
        with_text("S16", "with an empty line after", malformed, good + "\n");
        with_text("S16", "with something after", malformed, good + "more\n");
        with_text("S16", "with a NUL after", malformed, good + std::string(1, '\0'));
        with_text("S16", "without its last line end", malformed, good.substr(0, good.size() - 1));
        with_text("S16", "empty", malformed, "");
        with_text("S16", "two of them", malformed, good + good);
        with("S16", "with another first line", malformed,
             [](Lines& l) { l.lines[0] = "untrusted comment: signature from minisign"; });
        with("S16", "with two lines swapped", malformed,
             [](Lines& l) { std::swap(l.lines[1], l.lines[3]); });
        with("S16", "with a comment in other case", malformed,
             [&](Lines& l) { l.lines[2] = "Trusted comment: " + m_good.comment(); });
        with("S17", "with a spare bit", malformed,
             [](Lines& l) { l.lines[1][98] = with_spare_bit(l.lines[1][98]); });
        with("S17", "with a spare bit in the second one", malformed,
             [](Lines& l) { l.lines[3][85] = with_spare_bit(l.lines[3][85]); });
        with("S17", "without padding", malformed,
             [&](Lines& l) { l.lines[3] = lines[3].substr(0, 86); });
        with("S17", "with white space", malformed, [&](Lines& l) { l.lines[1].insert(40, " "); });
        with("S17", "in base64 for URLs", malformed, [](Lines& l) {
            l.lines[1][20] = '-';
            l.lines[1][21] = '_';
        });
    }
    void comments() {
        auto const comment = m_good.comment();
        for (auto const& [what, text] : std::vector<std::pair<std::string, std::string>>{
                 {"a tab", "\t" + comment},
                 {"an escape sequence", comment + "\x1b[2J"},
                 {"a NUL", comment + std::string(1, '\0')},
                 {"a letter that is not ASCII", "\xc3\xa9" + comment}}) {
            with("S18", "a comment with " + what, "signature-malformed",
                 [&, text = text](Lines& l) { l.set_comment(text); });
        }
        for (auto const& text : {std::string("noodkluis-other-v1 x=1"), comment + " ",
                                 replaced(comment, "-v1", "-v2"), std::string()}) {
            with_text("S18", "signed with the comment \"" + text.substr(0, 30) + "\"",
                      m_about.foreign_code, crypto::minisign::sign(m_about.key, m_digest, text));
        }
        with("S19", "a comment of 513 characters", "signature-malformed",
             [](Lines& l) { l.set_comment(std::string(limits::kTrustedCommentMax + 1, 'x')); });
        with("S19", "a comment of 10,000 characters", "file-too-large",
             [](Lines& l) { l.set_comment(std::string(10'000, 'x')); });
    }

    Corpus& m_corpus;
    Signed const& m_about;
    std::vector<storage::NamedContent> m_parts;
    Lines m_good;
    crypto::Hash512 m_digest;
};

std::string edited(std::string const& comment, std::string const& from, std::string const& to) {
    return replaced(comment, from, to);
}

std::string comment_in(Bytes const& file, std::string const& entry) {
    auto parts = parts_of(file);
    return Lines(as_text(part(parts, entry))).comment();
}

/// The last digit of the hash or id at the end of a comment made another one.
std::string with_other_end(std::string comment) {
    comment.back() = comment.back() == '0' ? '1' : '0';
    return comment;
}

void attack_missing(Corpus& all, FileKind const& kind, std::string const& entry,
                    std::string const& expected) {
    auto parts = parts_of(kind.good);
    std::erase_if(parts, [&](auto const& item) { return item.name == entry; });
    all.attack("S1", kind.name + ": no signature", expected,
               [&] { return kind.outcome(storage::write_container(parts).value()); });
}

/// What only bundles have: who signs says so, and what is signed is sealed.
void attack_signers(Corpus& all, World& world) {
    OpenedUp const good(world, world.bundle);
    auto const payload = good.sealed_payload();
    auto const outcome = [&](std::string const& comment, SigningKey const& key) {
        return [&world, &good, &payload, comment, &key] {
            return world.try_bundle(good.around(payload, comment, key));
        };
    };
    auto const claiming = [&](SigningKey const& key) {
        auto outer = good.manifest.outer;
        outer.signer = key.public_key().key;
        return outer.text();
    };
    auto const nobody = SigningKey::generate();
    auto const agreement = World::key(world.museum, KeyPurpose::agreement);
    auto const status = World::key(world.museum, KeyPurpose::status);
    auto const other = World::key(world.stranger, KeyPurpose::bundle);
    all.attack("S11", "bundle: by a stranger who says so", "signer-unknown",
               outcome(claiming(nobody), nobody));
    all.attack("S12", "bundle: by the agreement key, which says so", "signer-unknown",
               outcome(claiming(agreement), agreement));
    all.attack("S12", "bundle: by the status key, which says so", "signer-unknown",
               outcome(claiming(status), status));
    all.attack("S13", "bundle: by another museum that is pinned", "signer-unknown",
               outcome(claiming(other), other));
    all.attack("S13", "bundle: by another museum in the name of this one", "signature-wrong-key",
               outcome(good.manifest.outer.text(), other));
    auto const digest = crypto::minisign::digest_of(payload);
    Lines legacy(crypto::minisign::sign(
        good.museum_key, crypto::minisign::digest_of(Bytes(digest.begin(), digest.end())),
        good.manifest.outer.text()));
    legacy.change(1, [](Bytes& b) { b[1] = 'd'; });
    all.attack("S7", "bundle: the digest of a signed one as a payload of 64 bytes",
               "signature-legacy", [&] {
                   auto parts = parts_of(world.bundle);
                   part(parts, "payload.age") = Bytes(digest.begin(), digest.end());
                   part(parts, "payload.age.minisig") = bytes_of(legacy.text());
                   return world.try_bundle(storage::write_container(parts).value());
               });
}

}  // namespace

Corpus const& signature_attacks() {
    static Corpus const corpus = [] {
        auto& world = shared_world();
        Corpus all([&world] { return world.traces(); });
        auto const kinds = file_kinds(world);
        auto const museum = [&](KeyPurpose purpose) { return World::key(world.museum, purpose); };
        auto const brigade = [&](KeyPurpose purpose) { return World::key(world.brigade, purpose); };
        auto const bundle_key = museum(KeyPurpose::bundle);
        auto const agreement_key = museum(KeyPurpose::agreement);
        auto const status_key = museum(KeyPurpose::status);
        auto const card_key = brigade(KeyPurpose::card);
        auto const brigade_agreement_key = brigade(KeyPurpose::agreement);
        auto const receipt_key = brigade(KeyPurpose::status);
        std::vector<Signed> const all_signed{
            {kinds[0], "payload.age", "payload.age.minisig", bundle_key, agreement_key,
             edited(comment_in(world.bundle, "payload.age.minisig"), "seq=2", "seq=3"),
             "bundle-comment-malformed"},
            {kinds[1], "card.json", "card.json.minisig", card_key, brigade_agreement_key,
             with_other_end(comment_in(world.card, "card.json.minisig")),
             "signature-comment-invalid"},
            {kinds[2], "agreement.json", "agreement.json.a.minisig", agreement_key, bundle_key,
             with_other_end(comment_in(world.draft_file, "agreement.json.a.minisig")),
             "signature-comment-invalid"},
            {kinds[3], "status.json", "status.json.minisig", status_key, bundle_key,
             with_other_end(comment_in(world.status, "status.json.minisig")),
             "signature-comment-invalid"},
            {kinds[4], "receipt.json", "receipt.json.minisig", receipt_key, brigade_agreement_key,
             with_other_end(comment_in(world.receipt, "receipt.json.minisig")),
             "signature-comment-invalid"}};
        for (auto const& one : all_signed) {
            attack_missing(
                all, one.kind, one.entry,
                one.kind.name == "agreement" ? "agreement-unsigned" : "container-entries");
            SignatureAttacks(all, one).make();
        }
        attack_signers(all, world);
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
