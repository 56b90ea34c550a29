// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <optional>

#include "crypto/age/age.h"
#include "fuzz/fuzz.h"

// Files for a known key: read as a stream and in any order, which must agree.
namespace noodkluis::fuzz {
namespace {

using namespace crypto::age;

constexpr std::uint64_t kPlaintextMax = 1 << 20;  // libFuzzer's inputs are smaller

std::vector<Identity> const& identities() {
    static auto const all = [] {
        std::vector<Identity> made;
        Bytes key(32, 7);
        made.emplace_back(X25519Identity::from_bytes(crypto::Secret::take(key)));
        return made;
    }();
    return all;
}

Bytes encrypted(std::size_t size, bool armored) {
    Bytes file;
    auto const collect = [&](ByteView bytes) -> Status {
        file.insert(file.end(), bytes.begin(), bytes.end());
        return {};
    };
    ArmorWriter armor(collect);
    ByteSink const sink =
        armored ? ByteSink([&](ByteView bytes) { return armor.write(bytes); }) : ByteSink(collect);
    auto encryptor =
        Encryptor::to({std::get<X25519Identity>(identities().front()).recipient()}, sink);
    NK_ASSERT(encryptor && encryptor->write(Bytes(size, 'x')) && encryptor->finish());
    NK_ASSERT(!armored || armor.finish());
    return file;
}

std::optional<Bytes> as_stream(ByteView input) {
    Bytes plaintext;
    auto rest = input;
    auto const status = decrypt(
        [&](MutableByteView out) -> Result<std::size_t> {
            auto const count = std::min(out.size(), rest.size());
            std::copy_n(rest.begin(), count, out.begin());
            rest = rest.subspan(count);
            return count;
        },
        identities(),
        [&](ByteView bytes) -> Status {
            plaintext.insert(plaintext.end(), bytes.begin(), bytes.end());
            return {};
        },
        "input");
    return status ? std::optional(plaintext) : std::nullopt;
}

std::optional<Bytes> at_random(ByteView input) {
    auto const file = RandomAccess::open(
        [input](std::uint64_t offset, MutableByteView out) -> Status {
            NK_ASSERT(offset <= input.size() && out.size() <= input.size() - offset);
            std::copy_n(input.begin() + static_cast<std::ptrdiff_t>(offset), out.size(),
                        out.begin());
            return {};
        },
        input.size(), identities(), "input");
    if (!file) {
        return std::nullopt;
    }
    Bytes in_order;
    auto const whole = file->read_all([&](ByteView bytes) -> Status {
        in_order.insert(in_order.end(), bytes.begin(), bytes.end());
        return {};
    });
    Bytes at_once(static_cast<std::size_t>(std::min(file->plaintext_size(), kPlaintextMax)));
    auto const read = file->read(0, at_once);
    if (!whole) {
        return std::nullopt;
    }
    NK_ASSERT(in_order.size() == file->plaintext_size() && read && at_once == in_order);
    return in_order;
}

}  // namespace

std::vector<Bytes> seeds() {
    return {encrypted(0, false), encrypted(10, false), encrypted(kChunkBytes, false),
            encrypted(kChunkBytes + 1, false), encrypted(10, true)};
}

void feed(ByteView input) {
    auto const stream = as_stream(input);
    auto const random = at_random(input);
    NK_ASSERT(!random || (stream && *stream == *random));
}

}  // namespace noodkluis::fuzz
