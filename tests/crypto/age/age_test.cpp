// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/age.h"

#include <algorithm>

#include "crypto/random.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::crypto;

namespace {

ByteSource source_of(ByteView file, std::size_t& offset) {
    return [file, &offset](MutableByteView out) -> Result<std::size_t> {
        auto const count = std::min(out.size(), file.size() - offset);
        std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
        offset += count;
        return count;
    };
}

ByteSink sink_to(Bytes& out) {
    return [&out](ByteView bytes) {
        out.insert(out.end(), bytes.begin(), bytes.end());
        return Status();
    };
}

Bytes sealed(ByteView plaintext, std::vector<age::X25519Recipient> const& recipients) {
    Bytes file;
    auto encryptor = age::Encryptor::to(recipients, sink_to(file));
    NK_REQUIRE_OK(encryptor);
    NK_REQUIRE_OK(encryptor->write(plaintext));
    NK_REQUIRE_OK(encryptor->finish());
    return file;
}

Status opened(ByteView file, std::vector<age::Identity> const& identities, Bytes& out) {
    std::size_t offset = 0;
    out.clear();
    return age::decrypt(source_of(file, offset), identities, sink_to(out), "file");
}

std::vector<age::Identity> just(age::X25519Identity const& identity) {
    std::vector<age::Identity> identities;
    identities.emplace_back(age::X25519Identity::from_bytes(identity.bytes().clone()));
    return identities;
}

Bytes random_bytes(std::size_t size) {
    Bytes bytes(size);
    fill_random(bytes);
    return bytes;
}

}  // namespace

TEST_CASE("the key of the specification has its text", "[crypto]") {
    ByteArray<32> bytes{};
    bytes.fill(0x42);
    auto const identity = age::X25519Identity::from_bytes(Secret::copy_of(bytes));
    CHECK(as_text(identity.text().expose()) ==
          "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX");
    CHECK(identity.recipient().text() ==
          "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj");
}

TEST_CASE("a key with a typo or of another kind is refused", "[crypto]") {
    std::string const good = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    NK_REQUIRE_OK(age::X25519Recipient::parse(good));
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto bad = good;
        bad[i] = bad[i] == 'q' ? 'p' : 'q';
        NK_REQUIRE_ERROR(age::X25519Recipient::parse(bad), age_recipient);
    }
    auto upper = good;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    NK_REQUIRE_ERROR(age::X25519Recipient::parse(upper), age_recipient);
    NK_REQUIRE_ERROR(age::X25519Recipient::parse(good + "q"), age_recipient);
    NK_REQUIRE_ERROR(age::X25519Recipient::parse(good.substr(1)), age_recipient);
    NK_REQUIRE_ERROR(age::X25519Recipient::parse(""), age_recipient);
    NK_REQUIRE_ERROR(age::X25519Identity::parse(good), age_identity);
}

TEST_CASE("every size around the chunks comes back, for each recipient", "[crypto]") {
    auto const first = age::X25519Identity::generate();
    auto const second = age::X25519Identity::generate();
    auto const stranger = age::X25519Identity::generate();
    for (std::size_t const size : {std::size_t{0}, std::size_t{1}, age::kChunkBytes - 1,
                                   age::kChunkBytes, age::kChunkBytes + 1, 3 * age::kChunkBytes}) {
        auto const plaintext = random_bytes(size);
        auto const file = sealed(plaintext, {first.recipient(), second.recipient()});
        Bytes out;
        NK_REQUIRE_OK(opened(file, just(first), out));
        CHECK(out == plaintext);
        NK_REQUIRE_OK(opened(file, just(second), out));
        CHECK(out == plaintext);
        NK_REQUIRE_ERROR(opened(file, just(stranger), out), age_no_match);
        CHECK(out.empty());
    }
}

TEST_CASE("a file that is changed or cut anywhere is refused", "[crypto]") {
    auto const identity = age::X25519Identity::generate();
    auto const plaintext = random_bytes(100);
    auto const file = sealed(plaintext, {identity.recipient()});
    Bytes out;
    for (std::size_t i = 0; i < file.size(); ++i) {
        auto changed = file;
        changed[i] ^= 1;
        CHECK_FALSE(opened(changed, just(identity), out).has_value());
        CHECK_FALSE(opened(ByteView(file).first(i), just(identity), out).has_value());
    }
    auto longer = file;
    longer.push_back(0);
    NK_REQUIRE_ERROR(opened(longer, just(identity), out), age_payload);
}

TEST_CASE("a passphrase opens what was sealed to it", "[crypto]") {
    Bytes file;
    age::Passphrase const passphrase{Secret::copy_of(as_bytes("drie bomen")), 10};
    auto encryptor = age::Encryptor::to(passphrase, sink_to(file));
    NK_REQUIRE_OK(encryptor);
    NK_REQUIRE_OK(encryptor->write(as_bytes("kelk")));
    NK_REQUIRE_OK(encryptor->finish());
    std::vector<age::Identity> identities;
    identities.emplace_back(age::Passphrase{Secret::copy_of(as_bytes("drie bomen"))});
    Bytes out;
    NK_REQUIRE_OK(opened(file, identities, out));
    CHECK(as_text(out) == "kelk");
    std::vector<age::Identity> wrong;
    wrong.emplace_back(age::Passphrase{Secret::copy_of(as_bytes("vier bomen"))});
    NK_REQUIRE_ERROR(opened(file, wrong, out), age_no_match);
}

TEST_CASE("any part of a sealed file can be read alone", "[crypto]") {
    auto const identity = age::X25519Identity::generate();
    auto const plaintext = random_bytes(3 * age::kChunkBytes + 5);
    auto const file = sealed(plaintext, {identity.recipient()});
    auto const reader = [&file](std::uint64_t offset, MutableByteView out) -> Status {
        if (offset + out.size() > file.size()) {
            return fail(ErrorCode::io_read, "file");
        }
        std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(offset), out.size(), out.begin());
        return {};
    };
    auto access = age::RandomAccess::open(reader, file.size(), just(identity), "file", {false, 1});
    NK_REQUIRE_OK(access);
    CHECK(access->plaintext_size() == plaintext.size());
    CHECK(access->recipient() == identity.recipient());
    Bytes part(age::kChunkBytes + 10);
    NK_REQUIRE_OK(access->read(age::kChunkBytes - 3, part));
    CHECK(std::equal(part.begin(), part.end(),
                     plaintext.begin() + static_cast<std::ptrdiff_t>(age::kChunkBytes - 3)));
    Bytes all;
    NK_REQUIRE_OK(access->read_all(sink_to(all)));
    CHECK(all == plaintext);
    NK_REQUIRE_ERROR(access->read(plaintext.size(), part), age_payload);
    NK_REQUIRE_ERROR(
        age::RandomAccess::open(reader, file.size(), just(identity), "file", {false, 2}),
        age_header);
    NK_REQUIRE_ERROR(age::RandomAccess::open(reader, file.size() - 6, just(identity), "file"),
                     age_payload);
}

TEST_CASE("a file of identities has comments and one key a line", "[crypto]") {
    auto const identity = age::X25519Identity::generate();
    auto const key = std::string(as_text(identity.text().expose()));
    auto const parse = [](std::string const& text) {
        return age::parse_identities(Secret::copy_of(as_bytes(text)), "keys.txt");
    };
    auto const two = parse("# mine\n\n" + key + "\r\n" + key + "\n");
    NK_REQUIRE_OK(two);
    CHECK(two->size() == 2);
    auto const bad = parse("# mine\n" + key.substr(1) + "\n");
    NK_REQUIRE_ERROR(bad, age_identity);
    CHECK(bad.error().subject == "keys.txt:2");
    NK_REQUIRE_ERROR(parse("# nothing\n"), age_identity);
}
