// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include <libdeflate.h>

namespace noodkluis::app {

struct FreeInflater {
    void operator()(libdeflate_decompressor* inflater) const {
        libdeflate_free_decompressor(inflater);
    }
};
/// Unpacks DEFLATE, bare or as zlib has it. Null when there is no memory for it.
using Inflater = std::unique_ptr<libdeflate_decompressor, FreeInflater>;
[[nodiscard]] inline Inflater make_inflater() {
    return Inflater(libdeflate_alloc_decompressor());
}

}  // namespace noodkluis::app
