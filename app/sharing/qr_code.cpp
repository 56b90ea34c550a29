// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/qr_code.h"

#include <algorithm>
#include <memory>

#include <qrencode.h>

#include "crypto/base/result.h"

namespace noodkluis::app {
namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

QrCode qr_code(std::string const& text) {
    std::unique_ptr<QRcode, FreeCode> const code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
    NK_ASSERT(code != nullptr);  // a short text always fits
    QrCode result;
    result.side = code->width;
    auto const count =
        static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    result.dark.resize(count);
    // The lowest bit of a module says whether it is dark.
    std::transform(code->data, code->data + count, result.dark.begin(),
                   [](unsigned char module) { return (module & 1U) != 0; });
    return result;
}

}  // namespace noodkluis::app
