// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/photos.h"
#include "crypto/base/limits.h"
#include "fuzz/fuzz.h"

// A picture from a camera, and one out of a bundle on its way to the screen.
namespace noodkluis::fuzz {
namespace {

using namespace app;

bool started() {
    static bool const done = start_images();
    return done;
}

}  // namespace

std::vector<Bytes> seeds() {
    NK_ASSERT(started());
    Bytes rgb(std::size_t{3} * 16 * 16);
    for (std::size_t i = 0; i < rgb.size(); ++i) {
        rgb[i] = static_cast<Byte>(i * 5);
    }
    auto const png = encode_png({16, 16, rgb});
    NK_ASSERT(png.has_value());
    auto const jpeg = prepare_photo(*png, PictureKind::photo, "seed");
    NK_ASSERT(jpeg.has_value());
    return {*png, jpeg->bytes};
}

void feed(ByteView input) {
    NK_ASSERT(started());
    auto const size = picture_size(input, "input");
    if (size && std::int64_t{size->width} * size->height > 4'000'000) {
        return;  // within the limits, but too slow to try by the thousand
    }
    if (auto const photo = prepare_photo(input, PictureKind::photo, "input")) {
        NK_ASSERT(photo->width <= limits::kPictureSide && photo->height <= limits::kPictureSide);
        NK_ASSERT(picture_size(photo->bytes, "input").has_value());
    }
    if (auto const pixels = decode_picture(input, 320, "input")) {
        NK_ASSERT(pixels->width <= 320 && pixels->height <= 320);
        NK_ASSERT(pixels->rgb.size() ==
                  std::size_t{3} * static_cast<std::size_t>(pixels->width * pixels->height));
    }
}

}  // namespace noodkluis::fuzz
