// SPDX-License-Identifier: Apache-2.0
#include "app/session/passphrase_input.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <glib.h>

#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

struct GlibFree {
    void operator()(gchar* text) const noexcept { g_free(text); }
};

}  // namespace

Result<crypto::Secret> normalise_passphrase(crypto::Secret typed) {
    auto const bytes = typed.expose();
    if (std::all_of(bytes.begin(), bytes.end(), [](Byte b) { return b != 0 && b < 0x80; })) {
        // ASCII is in form C already, and so never leaves guarded memory.
        return typed;
    }
    auto const* const text = reinterpret_cast<gchar const*>(bytes.data());
    if (!g_utf8_validate_len(text, bytes.size(), nullptr)) {
        return fail(ErrorCode::passphrase_not_text);
    }
    std::unique_ptr<gchar, GlibFree> const normal(
        g_utf8_normalize(text, static_cast<gssize>(bytes.size()), G_NORMALIZE_NFC));
    if (normal == nullptr) {
        return fail(ErrorCode::passphrase_not_text);
    }
    auto* const first = reinterpret_cast<Byte*>(normal.get());
    return crypto::Secret::take({first, std::strlen(normal.get())});
}

Result<crypto::Secret> read_passphrase(File& file) {
    constexpr std::size_t kNewlineMax = 2;
    crypto::Secret buffer(limits::kPassphraseBytesMax + kNewlineMax + 1);
    NK_TRY(std::size_t size, file.read(buffer.writable()));
    auto const bytes = buffer.expose();
    if (size > 0 && bytes[size - 1] == '\n') {
        --size;
        if (size > 0 && bytes[size - 1] == '\r') {
            --size;
        }
    }
    if (size > limits::kPassphraseBytesMax) {
        return fail(ErrorCode::passphrase_too_long, std::to_string(limits::kPassphraseBytesMax));
    }
    if (size == 0) {
        return crypto::Secret();
    }
    return normalise_passphrase(crypto::Secret::copy_of(bytes.first(size)));
}

}  // namespace noodkluis::app
