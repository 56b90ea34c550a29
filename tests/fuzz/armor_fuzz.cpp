// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "crypto/age/age.h"
#include "crypto/age/armor.h"
#include "fuzz/fuzz.h"

namespace noodkluis::fuzz {
namespace {

using namespace crypto::age;

Bytes armored(ByteView bytes) {
    Bytes text;
    ArmorWriter writer([&](ByteView piece) -> Status {
        text.insert(text.end(), piece.begin(), piece.end());
        return {};
    });
    NK_ASSERT(writer.write(bytes) && writer.finish());
    return text;
}

/// False when it is refused.
bool dearmor(ByteView input, Bytes& bytes) {
    auto rest = input;
    auto const source =
        dearmored(std::make_shared<Input>([&rest](MutableByteView out) -> Result<std::size_t> {
                      auto const count = std::min(out.size(), rest.size());
                      std::copy_n(rest.begin(), count, out.begin());
                      rest = rest.subspan(count);
                      return count;
                  }),
                  "input");
    Bytes piece(100);
    while (true) {
        auto const count = source(piece);
        if (!count) {
            return false;
        }
        if (*count == 0) {
            return true;
        }
        NK_ASSERT(*count <= piece.size());
        bytes.insert(bytes.end(), piece.begin(),
                     piece.begin() + static_cast<std::ptrdiff_t>(*count));
    }
}

}  // namespace

std::vector<Bytes> seeds() {
    std::vector<Bytes> all;
    for (std::size_t const size : {1U, 2U, 47U, 48U, 49U, 200U}) {
        all.push_back(armored(Bytes(size, 0x5a)));
    }
    return all;
}

void feed(ByteView input) {
    Bytes bytes;
    if (dearmor(input, bytes)) {
        Bytes again;
        NK_ASSERT(dearmor(armored(bytes), again) && again == bytes);
    }
}

}  // namespace noodkluis::fuzz
