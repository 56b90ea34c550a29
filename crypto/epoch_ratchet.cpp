// SPDX-License-Identifier: Apache-2.0
#include "crypto/epoch_ratchet.h"

#include "crypto/base/error.h"

namespace noodkluis::crypto {
namespace {

constexpr std::chrono::days kWeek{7};
constexpr std::string_view kNextPurpose = "noodkluis/epoch/next";
constexpr std::string_view kKeyPurpose = "noodkluis/epoch/key";

}  // namespace

EpochRatchet EpochRatchet::at(std::chrono::sys_days later) const {
    NK_ASSERT(later >= monday && (later - monday) % kWeek == std::chrono::days{0});
    EpochRatchet next{monday, value.clone()};
    for (; next.monday < later; next.monday += kWeek) {
        next.value = derive_key(next.value.expose(), kNextPurpose);
    }
    return next;
}

Secret EpochRatchet::week_key() const {
    return derive_key(value.expose(), kKeyPurpose);
}

}  // namespace noodkluis::crypto
