// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "crypto/key_slots.h"
#include "crypto/random.h"
#include "fuzz/fuzz.h"

// vault.keys as somebody without any key can make it: the checksum, which needs none, is right.
// The input is what stands before the zeros at the end of a copy.
namespace noodkluis::fuzz {
namespace {

constexpr std::size_t kCopySize = 32768;

}  // namespace

std::vector<Bytes> seeds() {
    auto const folder = std::filesystem::temp_directory_path() /
                        ("keys_file_fuzz-" + to_hex(crypto::random_array<8>()));
    std::filesystem::create_directory(folder);
    auto const path = folder / "vault.keys";
    NK_ASSERT(crypto::KeysFile::create(path, {1, 2, 3},
                                       crypto::Secret::copy_of(as_bytes("zeven zilveren zwanen")),
                                       crypto::cheapest_kdf())
                  .has_value());
    auto file = read_file(path, 2 * kCopySize);
    NK_ASSERT(file && file->size() == 2 * kCopySize);
    std::filesystem::remove_all(folder);
    file->resize(128 + 256);  // the head and one slot
    return {*file};
}

void feed(ByteView input) {
    Bytes copy(kCopySize);
    std::copy_n(input.begin(), std::min(input.size(), kCopySize - 32), copy.begin());
    auto const checksum = crypto::blake2b_256(ByteView(copy).first(kCopySize - 32));
    std::copy(checksum.begin(), checksum.end(), copy.end() - 32);
    copy.insert(copy.end(), copy.begin(), copy.begin() + kCopySize);
    MemoryFile const memory(copy);
    if (auto const file = crypto::KeysFile::open(memory.path())) {
        NK_ASSERT(file->format_version() >= 0 && file->slots().size() <= kCopySize / 256);
    }
    MemoryFile const as_it_is(input);
    static_cast<void>(crypto::KeysFile::open(as_it_is.path()));
}

}  // namespace noodkluis::fuzz
