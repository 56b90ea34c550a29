// SPDX-License-Identifier: Apache-2.0
#include "crypto/minisign.h"

#include <algorithm>
#include <array>
#include <functional>

#include "crypto/base/limits.h"
#include "support/careless.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::crypto;
using minisign::PublicKey;
using minisign::Signature;
using minisign::SigningKey;
using test::add_group_order;
using test::with_spare_bit;

namespace {

constexpr std::string_view kFile = "the payload\n";
constexpr std::string_view kComment = "nkbundle v=1 seq=7";
constexpr std::size_t kKeyIdAt = 2;
constexpr std::size_t kSignatureAt = 10;
using Lines = std::array<std::string, 4>;
using FirstLine = ByteArray<74>;
using GlobalLine = ByteArray<64>;

Hash512 digest() {
    return minisign::digest_of(as_bytes(kFile));
}

Lines lines_of(std::string const& text) {
    Lines lines;
    std::size_t at = 0;
    for (auto& line : lines) {
        auto const end = text.find('\n', at);
        REQUIRE(end != std::string::npos);
        line = text.substr(at, end - at);
        at = end + 1;
    }
    REQUIRE(at == text.size());
    return lines;
}

std::string joined(Lines const& lines, std::string const& end = "\n") {
    std::string text;
    for (auto const& line : lines) {
        text += line + end;
    }
    return text;
}

template <class Array>
Array decoded(std::string const& line) {
    Array bytes{};
    REQUIRE(from_base64(line, Base64::padded, bytes));
    return bytes;
}

/// The same text with the bytes of one of its two base64 lines changed.
template <class Array>
std::string changed(std::string const& text, std::size_t line,
                    std::function<void(Array&)> const& change) {
    auto lines = lines_of(text);
    auto bytes = decoded<Array>(lines.at(line));
    change(bytes);
    lines.at(line) = to_base64(bytes, Base64::padded);
    return joined(lines);
}
std::string changed_first(std::string const& text, std::function<void(FirstLine&)> const& change) {
    return changed<FirstLine>(text, 1, change);
}
std::string changed_global(std::string const& text,
                           std::function<void(GlobalLine&)> const& change) {
    return changed<GlobalLine>(text, 3, change);
}

/// Parsed and verified, as every reader of ours does it.
Status read(std::string const& text, PublicKey const& key) {
    NK_TRY(auto const signature, Signature::parse(text, "payload.age.minisig"));
    return signature.verify(key, digest());
}

struct Fixture {
    SigningKey key = SigningKey::generate();
    PublicKey const& pinned = key.public_key();
    std::string text = minisign::sign(key, digest(), kComment);
};

/// Each way to write a good signature that the stock tool also reads.
std::vector<std::pair<std::string, std::string>> tolerated_variants(std::string const& text) {
    auto const lines = lines_of(text);
    auto const with = [&](std::size_t at, std::string const& line) {
        auto copy = lines;
        copy.at(at) = line;
        return joined(copy);
    };
    auto first = lines[1];
    first.at(98) = with_spare_bit(first.at(98));
    auto global = lines[3];
    global.at(85) = with_spare_bit(global.at(85));
    return {{"CRLF", joined(lines, "\r\n")},
            {"no final newline", text.substr(0, text.size() - 1)},
            {"trailing line", text + "more\n"},
            {"other untrusted comment", with(0, "untrusted comment: signature")},
            {"non-canonical base64 in line 2", with(1, first)},
            {"non-canonical base64 in line 4", with(3, global)}};
}

/// A folder with payload, public key and a place for a signature, for the stock tool.
struct StockFixture {
    test::TemporaryFolder folder;
    Path payload = folder / "payload.age";

    StockFixture() { put("payload.age", kFile); }
    void put(std::string_view name, std::string_view text) const {
        NK_REQUIRE_OK(write_file(folder / name, as_bytes(text), Overwrite::yes));
    }
    [[nodiscard]] std::string get(std::string_view name) const {
        auto const bytes = read_file(folder / name, 1 << 20);
        NK_REQUIRE_OK(bytes);
        return std::string(as_text(*bytes));
    }
    [[nodiscard]] test::CommandResult minisign(std::string const& arguments) const {
        return test::run("cd " + folder.path().string() + " && minisign " + arguments);
    }
    [[nodiscard]] bool accepts(std::string const& text) const {
        put("payload.age.minisig", text);
        return minisign("-V -H -m payload.age -p museum.pub").exit_code == 0;
    }
};

}  // namespace

TEST_CASE("what we sign we verify", "[minisign]") {
    Fixture const fixture;
    auto const signature = Signature::parse(fixture.text, "payload.age.minisig");
    NK_REQUIRE_OK(signature);
    CHECK(signature->claimed_comment() == kComment);
    NK_REQUIRE_OK(signature->verify(fixture.pinned, digest()));
    CHECK(fixture.text.size() == minisign::signature_file_size(kComment.size()));
}

TEST_CASE("a signing key comes back from its bytes", "[minisign]") {
    Fixture const fixture;
    auto const again = SigningKey::from_bytes(fixture.key.bytes().clone());
    NK_REQUIRE_OK(again);
    CHECK(again->public_key() == fixture.pinned);
    CHECK(minisign::sign(*again, digest(), kComment) == fixture.text);

    NK_REQUIRE_ERROR(SigningKey::from_bytes(Secret(71)), public_key_malformed);
    for (std::size_t const at : {8U, 39U, 40U, 71U}) {
        CAPTURE(at);
        auto mixed = fixture.key.bytes().clone();
        mixed.writable()[at] ^= 1;
        NK_REQUIRE_ERROR(SigningKey::from_bytes(std::move(mixed)), public_key_malformed);
    }
}

TEST_CASE("a public key has one spelling", "[minisign]") {
    Fixture const fixture;
    auto const line = fixture.pinned.line();
    REQUIRE(line.size() == 56);
    auto const parsed = PublicKey::parse(line);
    NK_REQUIRE_OK(parsed);
    CHECK(*parsed == fixture.pinned);
    for (auto const& wrong : {std::string(), line + "\n", " " + line, line.substr(1), line + "A",
                              "RUQ" + line.substr(3), "RX" + line.substr(2)}) {
        CAPTURE(wrong);
        NK_REQUIRE_ERROR(PublicKey::parse(wrong), public_key_malformed);
    }
    auto const refused = PublicKey::parse("\x1b[2J\xc3");
    NK_REQUIRE_ERROR(refused, public_key_malformed);
    CHECK(refused.error().subject == "?[2J?");
}

TEST_CASE("public keys of small order or in a second spelling are refused (S14)", "[minisign]") {
    // The last five are y = p or above, so they stand for a point that has another spelling.
    for (std::string const hex :
         {"0000000000000000000000000000000000000000000000000000000000000000",
          "0000000000000000000000000000000000000000000000000000000000000080",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "f1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
        CAPTURE(hex);
        PublicKey key;
        REQUIRE(from_hex(hex, key.key));
        NK_REQUIRE_ERROR(PublicKey::parse(key.line()), public_key_malformed);
    }
}

TEST_CASE("a changed file, key or comment is told apart (S2, S4, S5, S9, S10, S11)", "[minisign]") {
    Fixture const fixture;
    auto const signature = Signature::parse(fixture.text, "payload.age.minisig");
    NK_REQUIRE_OK(signature);
    auto const other_file = signature->verify(fixture.pinned, minisign::digest_of({}));
    NK_REQUIRE_ERROR(other_file, signature_invalid);
    CHECK(other_file.error().subject == "payload.age.minisig");

    auto other_key = SigningKey::generate().public_key();
    NK_REQUIRE_ERROR(read(fixture.text, other_key), signature_wrong_key);
    other_key.id = fixture.pinned.id;
    NK_REQUIRE_ERROR(read(fixture.text, other_key), signature_invalid);
    auto other_id = fixture.pinned;
    other_id.id[7] ^= 1;
    NK_REQUIRE_ERROR(read(fixture.text, other_id), signature_wrong_key);

    auto lines = lines_of(fixture.text);
    lines[2].back() = '8';
    NK_REQUIRE_ERROR(read(joined(lines), fixture.pinned), signature_comment_invalid);
    auto const other =
        lines_of(minisign::sign(fixture.key, minisign::digest_of({}), "nkbundle v=1 seq=8"));
    lines[2] = other[2];
    lines[3] = other[3];
    NK_REQUIRE_ERROR(read(joined(lines), fixture.pinned), signature_comment_invalid);
}

TEST_CASE("every bit of both signatures counts (S3)", "[minisign]") {
    Fixture const fixture;
    for (std::size_t at = kKeyIdAt; at < FirstLine().size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            CAPTURE(at, bit);
            auto const status = read(changed_first(fixture.text,
                                                   [&](FirstLine& bytes) {
                                                       bytes.at(at) ^= static_cast<Byte>(1U << bit);
                                                   }),
                                     fixture.pinned);
            if (at < kSignatureAt) {
                NK_REQUIRE_ERROR(status, signature_wrong_key);
            } else {
                NK_REQUIRE_ERROR(status, signature_invalid);
            }
        }
    }
    for (std::size_t at = 0; at < GlobalLine().size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            CAPTURE(at, bit);
            NK_REQUIRE_ERROR(read(changed_global(fixture.text,
                                                 [&](GlobalLine& bytes) {
                                                     bytes.at(at) ^= static_cast<Byte>(1U << bit);
                                                 }),
                                  fixture.pinned),
                             signature_comment_invalid);
        }
    }
}

TEST_CASE("no other character anywhere is accepted, and no shorter file (S16)", "[minisign]") {
    Fixture const fixture;
    for (std::size_t at = 0; at < fixture.text.size(); ++at) {
        for (int const by : {1, 4, 0x20, 0x80}) {
            auto text = fixture.text;
            text[at] = static_cast<char>(text[at] ^ by);
            CAPTURE(at, by);
            CHECK_FALSE(read(text, fixture.pinned));
        }
        NK_REQUIRE_ERROR(Signature::parse(fixture.text.substr(0, at), "cut"), signature_malformed);
    }
}

TEST_CASE("a signature with the group order added is refused (S15)", "[minisign]") {
    Fixture const fixture;
    auto const first = changed_first(fixture.text, [](FirstLine& bytes) {
        add_group_order(MutableByteView(bytes).subspan(kSignatureAt));
    });
    NK_REQUIRE_ERROR(read(first, fixture.pinned), signature_invalid);
    auto const global =
        changed_global(fixture.text, [](GlobalLine& bytes) { add_group_order(bytes); });
    NK_REQUIRE_ERROR(read(global, fixture.pinned), signature_comment_invalid);
}

TEST_CASE("only the prehashed kind of signature is accepted (S6, S7, S8)", "[minisign]") {
    Fixture const fixture;
    auto const with_algorithm = [&](Byte first, Byte second) {
        return changed_first(fixture.text, [&](FirstLine& bytes) {
            bytes[0] = first;
            bytes[1] = second;
        });
    };
    NK_REQUIRE_ERROR(read(with_algorithm('E', 'd'), fixture.pinned), signature_legacy);
    NK_REQUIRE_ERROR(read(with_algorithm('e', 'D'), fixture.pinned), signature_malformed);
    NK_REQUIRE_ERROR(read(with_algorithm(0, 0), fixture.pinned), signature_malformed);
}

TEST_CASE("each tolerated spelling and other forms are refused (S16, S17)", "[minisign]") {
    Fixture const fixture;
    for (auto const& [name, text] : tolerated_variants(fixture.text)) {
        CAPTURE(name);
        NK_REQUIRE_ERROR(Signature::parse(text, name), signature_malformed);
    }
    auto const lines = lines_of(fixture.text);
    for (auto const& text :
         {std::string(), std::string("\xef\xbb\xbf") + fixture.text, "\n" + fixture.text,
          fixture.text + "\n", fixture.text + fixture.text, fixture.text + std::string(1, '\0'),
          joined({lines[0], lines[1] + " ", lines[2], lines[3]}),
          joined({lines[0], lines[3], lines[2], lines[1]}),
          joined({lines[0], lines[1], "Trusted comment: x", lines[3]})}) {
        CAPTURE(text);
        NK_REQUIRE_ERROR(Signature::parse(text, "other form"), signature_malformed);
    }
}

TEST_CASE("a trusted comment is short printable ASCII (S18, S19)", "[minisign]") {
    Fixture const fixture;
    for (auto const size : {std::size_t{0}, std::size_t{1}, limits::kTrustedCommentMax}) {
        auto const text = minisign::sign(fixture.key, digest(), std::string(size, '~'));
        NK_REQUIRE_OK(read(text, fixture.pinned));
        CHECK(text.size() == minisign::signature_file_size(size));
    }
    auto lines = lines_of(fixture.text);
    for (std::string const& comment :
         {std::string(limits::kTrustedCommentMax + 1, 'x'), std::string("tab\there"),
          std::string("caf\xc3\xa9"), std::string("\x7f"), std::string(1, '\0'),
          std::string(limits::kSignatureFileMax, 'x')}) {
        CAPTURE(comment);
        lines[2] = "trusted comment: " + comment;
        NK_REQUIRE_ERROR(Signature::parse(joined(lines), "comment"), signature_malformed);
    }
}

TEST_CASE("the stock tool verifies ours, and reads what we refuse", "[minisign]") {
    Fixture const fixture;
    StockFixture const stock;
    stock.put("museum.pub", fixture.pinned.file());
    REQUIRE(stock.accepts(fixture.text));
    CHECK(stock.minisign("-V -H -Q -m payload.age -p museum.pub").output ==
          std::string(kComment) + "\n");
    CHECK(stock.minisign("-V -H -m payload.age -P " + fixture.pinned.line()).exit_code == 0);
    // Otherwise the test of these spellings would prove nothing.
    for (auto const& [name, text] : tolerated_variants(fixture.text)) {
        CAPTURE(name);
        CHECK(stock.accepts(text));
    }
    stock.put("payload.age", "another payload\n");
    CHECK_FALSE(stock.accepts(fixture.text));
}

TEST_CASE("we verify what the stock tool signs", "[minisign]") {
    StockFixture const stock;
    REQUIRE(stock.minisign("-G -W -p museum.pub -s museum.key").exit_code == 0);
    auto const file = stock.get("museum.pub");
    auto const line = file.substr(file.find('\n') + 1, 56);
    auto const key = PublicKey::parse(line);
    NK_REQUIRE_OK(key);
    CHECK(file == key->file());

    auto const sign = [&](std::string const& options) {
        REQUIRE(stock.minisign("-S -s museum.key -m payload.age " + options).exit_code == 0);
        return stock.get("payload.age.minisig");
    };
    std::string const ours = "-c 'signature from noodkluis' -t '" + std::string(kComment) + "'";
    NK_REQUIRE_OK(read(sign("-H " + ours), *key));
    NK_REQUIRE_ERROR(read(sign("-l " + ours), *key), signature_legacy);
    NK_REQUIRE_ERROR(read(sign("-H"), *key), signature_malformed);

    // A prehashed signature is a legacy one of the 64 bytes of the digest (S7).
    auto const relabelled = changed_first(sign("-H " + ours), [](FirstLine& b) { b[1] = 'd'; });
    auto const hash = digest();
    stock.put("payload.age", as_text(hash));
    stock.put("payload.age.minisig", relabelled);
    CHECK(stock.minisign("-V -m payload.age -p museum.pub").exit_code == 0);
    NK_REQUIRE_ERROR(read(relabelled, *key), signature_legacy);
}

TEST_CASE("the id of a public key is printed as the stock tool prints it", "[minisign]") {
    PublicKey key;
    CHECK(key.file().find("public key 0\n") != std::string::npos);
    key.id = {0xcf, 0x7f, 0x83, 0x82, 0x66, 0x2f, 0xf9, 0x00};
    CHECK(key.file().find("public key F92F6682837FCF\n") != std::string::npos);
}
