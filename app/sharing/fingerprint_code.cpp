// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/fingerprint_code.h"

#include <algorithm>
#include <memory>

#include <qrencode.h>

#include "app/sharing/card.h"

namespace noodkluis::app {
namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

std::string fingerprint_code_text(crypto::Hash256 const& identity) {
    // Capitals, digits and blanks only: they take the least room in a code.
    return "NOODKLUIS " + fingerprint_of(identity);
}

QrCode fingerprint_code(crypto::Hash256 const& identity) {
    auto const text = fingerprint_code_text(identity);
    std::unique_ptr<QRcode, FreeCode> const code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
    NK_ASSERT(code != nullptr);  // a text of fixed length always fits
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
