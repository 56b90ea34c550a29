// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/error.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace noodkluis {
namespace {

struct Entry {
    char const* name;
    ErrorKind kind;
    char const* sentence;
};

constexpr std::array kEntries{
#define NK_ERROR(name, kind, sentence) Entry{#name, ErrorKind::kind, sentence},
#include "crypto/base/error_list.inc"
#undef NK_ERROR
};

Entry const& entry(ErrorCode code) {
    auto const index = static_cast<std::size_t>(code);
    NK_ASSERT(index < kEntries.size());
    return kEntries[index];
}

}  // namespace

std::string error_name(ErrorCode code) {
    std::string name = entry(code).name;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

ErrorKind error_kind(ErrorCode code) {
    return entry(code).kind;
}

char const* error_sentence(ErrorCode code) {
    return entry(code).sentence;
}

std::size_t error_count() {
    return kEntries.size();
}

void assertion_failed(char const* expression, char const* file, int line) {
    // NOLINTNEXTLINE(cert-err33-c): there is nobody left to tell.
    std::fprintf(stderr, "noodkluis: internal error: %s (%s:%d)\n", expression, file, line);
    std::abort();
}

}  // namespace noodkluis
