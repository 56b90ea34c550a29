// SPDX-License-Identifier: Apache-2.0
// Age files inside of bundles that are signed as they should be: by a museum whose program seals
// anything. Every header has the MAC that fits it, so that nothing but the reader's strictness
// refuses it.
#include "attacks/age_forge.h"
#include "attacks/corpus.h"
#include "attacks/world.h"

namespace noodkluis::test {
namespace {

constexpr char const* kProfile = "bundle-profile";
constexpr char const* kDamaged = "payload-damaged";

/// What the attacks are made of: a bundle whose payload has three chunks.
struct AgeAttacks {
    Corpus& corpus;
    World& world;
    OpenedUp good{world, world.bundle};
    Bytes plain = good.payload();
    AgeForge forge = {};
    std::string header = forge.header_for(good.week_key.recipient());
    std::vector<ForgedChunk> chunks = AgeForge::chunks_of(plain);

    void payload_age(std::string const& line, std::string const& name, std::string const& expected,
                     Bytes const& payload) {
        corpus.attack(line, name, expected, [&] { return world.try_bundle(good.around(payload)); });
    }
    /// Another header, up to its "---", with the MAC that it should have.
    void with_header(std::string const& line, std::string const& name, std::string const& changed) {
        payload_age(line, name, kProfile, forge.file(changed, chunks));
    }
    void with_chunks(std::string const& line, std::string const& name,
                     std::vector<ForgedChunk> const& changed,
                     std::string const& expected = kDamaged) {
        payload_age(line, name, expected, forge.file(header, changed));
    }
    [[nodiscard]] std::string changed(std::string const& from, std::string const& to) const {
        return replaced(header, from, to);
    }
    /// The header with another second argument of its stanza.
    [[nodiscard]] std::string with_share(std::string const& share) const {
        auto const at = header.find("X25519 ") + 7;
        return header.substr(0, at) + share + header.substr(header.find('\n', at));
    }
    [[nodiscard]] std::string share() const {
        auto const at = header.find("X25519 ") + 7;
        return header.substr(at, header.find('\n', at) - at);
    }
    [[nodiscard]] std::string body() const {
        auto const at = header.find(share()) + share().size() + 1;
        return header.substr(at, header.find('\n', at) - at);
    }

    void headers();
    void macs();
    void shares();
    void stanzas();
    void payloads();
    void recipients();
};

void AgeAttacks::headers() {
    auto const kept = share();
    auto const wrapped = body();
    for (auto const& [what, text] : std::vector<std::pair<std::string, std::string>>{
             {"no stanza", "age-encryption.org/v1\n---"},
             {"line ends of Windows", changed("v1\n", "v1\r\n")},
             {"a carriage return in a stanza", changed(wrapped + "\n", wrapped + "\r\n")},
             {"two spaces between arguments", changed("X25519 ", "X25519  ")},
             {"a space after the last argument", changed(kept + "\n", kept + " \n")},
             {"no space after the arrow", changed("-> ", "->")},
             {"a stanza without type", changed("-> X25519 " + kept, "-> ")},
             {"a control character in an argument", changed("X25519 ", "X25519\x7f ")},
             {"an argument that is not ASCII", changed("X25519 ", "X25519\xc3\xa9 ")},
             {"a tab between arguments", changed("X25519 ", "X25519\t")},
             {"an empty line before the stanza", changed("v1\n", "v1\n\n")},
             {"a space before the version", " " + header},
             {"a byte order mark", "\xEF\xBB\xBF" + header},
             {"a version in capitals", changed("age-encryption.org/v1", "AGE-ENCRYPTION.ORG/V1")},
             {"no version line", header.substr(header.find('\n') + 1)},
             {"a body in two short lines",
              changed(wrapped, wrapped.substr(0, 20) + "\n" + wrapped.substr(20))},
             {"a body that is padded", changed(wrapped, wrapped + "=")},
             {"a body with spare bits", changed(wrapped, wrapped.substr(0, 42) + "/")},
             {"a body with a space inside",
              changed(wrapped, wrapped.substr(0, 10) + " " + wrapped.substr(10))},
             {"a body of 31 bytes", changed(wrapped, wrapped.substr(0, 40) + "AA")},
             {"a body of 33 bytes", changed(wrapped, wrapped.substr(0, 42) + "AA")},
             {"no body", changed(wrapped + "\n", "\n")},
             {"a body without its last line", changed(wrapped, std::string(64, 'A'))},
             {"no argument", changed("X25519 " + kept, "X25519")},
             {"an argument more", changed(kept, kept + " x")},
             {"another type in lower case", changed("X25519", "x25519")}}) {
        with_header("A1", "a header with " + what, text);
    }
    payload_age("A1", "no header at all", kProfile, bytes_of("hello"));
    payload_age("A1", "nothing", kProfile, {});
    payload_age("A1", "a header that ends in its first line", kProfile,
                bytes_of("age-encryption.org/v1"));
    payload_age("A1", "a header that ends in its stanza", kProfile,
                bytes_of(header.substr(0, header.size() / 2)));
    with_header("A12", "a header of version 2", changed("/v1", "/v2"));
    with_header("A12", "a header of version 10", changed("/v1", "/v10"));
    with_header("A12", "a header of version 1.1", changed("/v1", "/v1.1"));
}

void AgeAttacks::macs() {
    auto const mac = forge.mac_of(header);
    auto const line = [&](std::string const& end) {
        return forge.file_after(header + end + "\n", chunks);
    };
    for (auto const& [what, end] : std::vector<std::pair<std::string, std::string>>{
             {"no MAC", ""},
             {"no space before the MAC", mac},
             {"two spaces before the MAC", "  " + mac},
             {"a MAC of 42 characters", " " + mac.substr(0, 42)},
             {"a MAC of 44 characters", " " + mac + "A"},
             {"a MAC that is padded", " " + mac + "="},
             {"a MAC with something after it", " " + mac + " x"},
             {"a MAC with a carriage return", " " + mac + "\r"}}) {
        payload_age("A1", "a header with " + what, kProfile, line(end));
    }
    auto other = mac;
    other.front() = other.front() == 'A' ? 'B' : 'A';
    payload_age("A2", "another MAC", kDamaged, line(" " + other));
    payload_age("A2", "a MAC of zeros", kDamaged, line(" " + std::string(43, 'A')));
    AgeForge const foreign;
    payload_age("A2", "the MAC of another file key", kDamaged, line(" " + foreign.mac_of(header)));
}

void AgeAttacks::shares() {
    // The points of small order that RFC 7748 leads to, and some spellings of them: with each the
    // shared secret is zero, whoever the recipient is.
    for (std::string const hex :
         {"0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
          "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
        ByteArray<32> point{};
        REQUIRE(from_hex(hex, point));
        with_header("A7", "the share " + hex.substr(0, 8) + "...",
                    with_share(to_base64(point, Base64::unpadded)));
    }
    auto const kept = share();
    with_header("A1", "a share of 31 bytes", with_share(std::string(42, 'A')));
    with_header("A1", "a share of 33 bytes", with_share(std::string(44, 'A')));
    with_header("A1", "a share that is padded", with_share(kept + "="));
    with_header("A1", "a share with spare bits", with_share(kept.substr(0, 42) + "/"));
}

void AgeAttacks::stanzas() {
    auto const stanza = header.substr(header.find("-> "), header.rfind("---") - header.find("-> "));
    auto const salt = std::string(22, 'A');
    auto const scrypt = [&](std::string const& work) {
        return "-> scrypt " + salt + " " + work + "\n" + body() + "\n";
    };
    std::string const version = "age-encryption.org/v1\n";
    with_header("A8", "two recipients",
                version + stanza +
                    forge.stanza_for(crypto::age::X25519Identity::generate().recipient()) + "---");
    with_header("A8", "the same recipient twice", version + stanza + stanza + "---");
    with_header("A9", "a passphrase", version + scrypt("10") + "---");
    with_header("A9", "a passphrase beside the key", version + stanza + scrypt("10") + "---");
    with_header("A9", "a passphrase before the key", version + scrypt("10") + stanza + "---");
    with_header("A9", "a passphrase that asks for 2^60 steps", version + scrypt("60") + "---");
    with_header("A10", "grease", version + "-> x-grease a b\n\n" + stanza + "---");
    with_header("A10", "a stanza of SSH",
                version + stanza + "-> ssh-ed25519 AAAA BBBB\n" + body() + "\n---");
    with_header("A10", "a post-quantum stanza",
                version + "-> mlkem768x25519 " + std::string(60, 'A') + "\n" + body() + "\n" +
                    stanza + "---");
    std::string many;
    for (int i = 0; i < 65; ++i) {
        many += stanza;
    }
    with_header("A13", "65 stanzas", version + many + "---");
    while (many.size() < (std::size_t{4} << 20)) {
        many += many;
    }
    with_header("A13", "an endless header", version + many + "---");
    with_header("A13", "an endless argument",
                changed(share(), std::string(std::size_t{4} << 20, 'A')));
    with_header("A13", "an endless body", changed(body() + "\n", [] {
                    std::string lines;
                    while (lines.size() < (std::size_t{4} << 20)) {
                        lines += std::string(64, 'A') + "\n";
                    }
                    return lines;
                }()));
    payload_age("A13", "a first line without end", kProfile, Bytes(std::size_t{4} << 20, 'a'));
    Bytes armored;
    crypto::age::ArmorWriter armor([&](ByteView bytes) -> Status {
        armored.insert(armored.end(), bytes.begin(), bytes.end());
        return {};
    });
    NK_REQUIRE_OK(armor.write(good.sealed_payload()));
    NK_REQUIRE_OK(armor.finish());
    payload_age("A11", "in text armor", kProfile, armored);
}

void AgeAttacks::payloads() {
    REQUIRE(chunks.size() == 3);
    auto const whole = forge.file(header, chunks);
    auto const start = forge.file(header, {}).size();
    constexpr auto kSealed = crypto::age::kSealedChunkBytes;
    for (std::size_t const count : {0U, 1U, 2U}) {
        payload_age(
            "A3", "cut after " + std::to_string(count) + " chunks", kDamaged,
            Bytes(whole.begin(), whole.begin() + static_cast<long>(start + count * kSealed)));
    }
    payload_age("A3", "cut in its last chunk", kDamaged, Bytes(whole.begin(), whole.end() - 100));
    payload_age("A3", "cut in its nonce", kProfile,
                Bytes(whole.begin(), whole.begin() + static_cast<long>(start - 3)));
    payload_age("A3", "cut in its first tag", kDamaged,
                Bytes(whole.begin(), whole.begin() + static_cast<long>(start + 10)));
    auto changed_chunks = chunks;
    changed_chunks.back().place.last = false;
    with_chunks("A3", "no last chunk", changed_chunks);
    changed_chunks = chunks;
    changed_chunks[1].place.last = true;
    with_chunks("A4", "two last chunks", changed_chunks);
    changed_chunks = chunks;
    changed_chunks.push_back({{'x'}, {3, true}});
    with_chunks("A4", "a chunk after the last one", changed_chunks);
    auto trailing = whole;
    trailing.insert(trailing.end(), 100, 0);
    payload_age("A4", "bytes after the last chunk", kDamaged, trailing);
    trailing.resize(whole.size() + 1);
    payload_age("A4", "a byte after the last chunk", kDamaged, trailing);
    // A payload that fills its chunks, and then an empty one.
    std::vector<ForgedChunk> const filled{{Bytes(crypto::age::kChunkBytes), {0, false}},
                                          {{}, {1, true}}};
    with_chunks("A5", "an empty last chunk", filled);
    with_chunks("A5", "an empty payload", {{{}, {0, true}}}, "container-not-zip");
    changed_chunks = chunks;
    std::swap(changed_chunks[0].plain, changed_chunks[1].plain);
    std::swap(changed_chunks[0].place, changed_chunks[1].place);
    with_chunks("A6", "two chunks swapped", changed_chunks);
    changed_chunks = chunks;
    changed_chunks[1] = changed_chunks[0];
    with_chunks("A6", "a chunk twice", changed_chunks);
    changed_chunks = chunks;
    changed_chunks.insert(changed_chunks.begin() + 1, chunks[0]);
    with_chunks("A6", "a chunk more", changed_chunks);
    changed_chunks = chunks;
    changed_chunks.erase(changed_chunks.begin());
    with_chunks("A6", "the first chunk missing", changed_chunks);
    changed_chunks = chunks;
    changed_chunks[0].place.index = 1;
    with_chunks("A6", "a chunk with the number of another", changed_chunks);
    // Signed anew by nobody: the payload alone is other.
    auto parts = parts_of(world.bundle);
    AgeForge insider;
    insider.file_key = forge.file_key.clone();
    auto other = plain;
    other.back() ^= 1;
    auto signed_parts = parts_of(good.around(whole));
    part(signed_parts, "payload.age") = insider.file(header, AgeForge::chunks_of(other));
    corpus.attack("A14", "sealed again by a recipient under the same header", "signature-invalid",
                  [&] { return world.try_bundle(storage::write_container(signed_parts).value()); });
    part(parts, "payload.age") = good.sealed_payload();
    corpus.attack("A14", "the same content, sealed again", "signature-invalid",
                  [&] { return world.try_bundle(storage::write_container(parts).value()); });
}

void AgeAttacks::recipients() {
    auto const other_week =
        own_epoch_identities(world.brigade, Week::containing(kNow + 50 * kDay).label());
    NK_REQUIRE_OK(other_week);
    auto const not_for_us = "bundle-not-for-us";
    payload_age("A15", "for another device", not_for_us,
                encrypted(plain, std::vector{crypto::age::X25519Identity::generate().recipient()}));
    payload_age("A17", "for another week of this device", not_for_us,
                encrypted(plain, std::vector{other_week->front().recipient()}));
}

/// A16: the key of its week was erased. Last, as nothing opens the bundle any more.
void attack_erased(Corpus& corpus) {
    World world;
    auto const week = Week::containing(kNow + 14 * kDay).label();
    corpus.attack_that_is_noted("A16", "the key of its week was erased", "bundle-not-for-us", [&] {
        NK_REQUIRE_OK(world.brigade.connection().execute("DELETE FROM epoch_key WHERE week = '" +
                                                         week + "'"));
        return world.try_bundle(world.bundle);
    });
}

}  // namespace

Corpus const& age_attacks() {
    static Corpus const corpus = [] {
        auto& world = shared_world();
        Corpus all([&world] { return world.traces(); });
        AgeAttacks attacks{all, world};
        attacks.headers();
        attacks.macs();
        attacks.shares();
        attacks.stanzas();
        attacks.payloads();
        attacks.recipients();
        attack_erased(all);
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
