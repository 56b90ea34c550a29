// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/wiping_allocator.h"

#include <cstddef>
#include <cstdlib>

#include <imgui.h>

#include "crypto/secret.h"

namespace noodkluis::app::desktop {
namespace {

// In front of each block stands its size, in a space that keeps the alignment of malloc.
constexpr std::size_t kFront = alignof(std::max_align_t);

void* allocate(std::size_t size, void* /*user_data*/) {
    auto* const block = static_cast<Byte*>(std::malloc(kFront + size));
    if (block == nullptr) {
        std::abort();  // ImGui does not check
    }
    *reinterpret_cast<std::size_t*>(block) = size;
    return block + kFront;
}

void release(void* memory, void* /*user_data*/) {
    if (memory == nullptr) {
        return;
    }
    auto* const block = static_cast<Byte*>(memory) - kFront;
    auto const size = *reinterpret_cast<std::size_t*>(block);
    crypto::wipe({block, kFront + size});
    std::free(block);
}

}  // namespace

void use_wiping_allocator() {
    ImGui::SetAllocatorFunctions(allocate, release);
}

}  // namespace noodkluis::app::desktop
