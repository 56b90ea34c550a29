// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/base/file.h"

// Pictures on their way into the vault. Whatever comes in, what goes out is a plain picture: turned
// upright, in sRGB, of bounded size and without a single byte that says where, when, with what or
// by whom it was made.
namespace noodkluis::app {

/// Starts the picture library and switches off every reader but those for JPEG, PNG, TIFF, WebP and
/// HEIC. Call once at the start of main. Returns false when it cannot start: then the program must
/// not go on.
[[nodiscard]] bool start_images();

/// A photo becomes JPEG; a floor plan becomes PNG, so that its thin lines stay sharp.
enum class PictureKind : std::uint8_t { photo, plan };

struct PreparedPhoto {
    Bytes bytes;
    std::string media_type;   ///< "image/jpeg" or "image/png"
    std::uint32_t width = 0;  ///< pixels, after turning and shrinking
    std::uint32_t height = 0;
    Bytes thumbnail;  ///< JPEG, at most limits::kThumbnailSide pixels on its long side
};

/// Reads a JPEG, PNG, TIFF, WebP or HEIC file by its content, whatever its name. Applies the
/// orientation, converts to 8-bit sRGB, puts transparent parts on white, shrinks to
/// limits::kPictureSide pixels on the long side and leaves out all metadata. The same input gives
/// the same output with the same version of the picture library. Works in memory only. `name` is
/// for messages. Errors: image_format, image_damaged, image_too_large.
[[nodiscard]] Result<PreparedPhoto> prepare_photo(ByteView file, PictureKind kind,
                                                  std::string const& name);
/// The file as it is. Errors: file_not_found, io_read, image_too_large.
[[nodiscard]] Result<Bytes> read_picture(Path const& path);
/// Also: file_not_found, io_read.
[[nodiscard]] Result<PreparedPhoto> prepare_photo(Path const& path, PictureKind kind);

/// A photo from the vault, turned a quarter to the right. Errors: as prepare_photo.
[[nodiscard]] Result<PreparedPhoto> turn_photo(ByteView photo, std::string const& name);

struct PictureSize {
    int width = 0;  ///< pixels, both
    int height = 0;
};
/// From its header; the pixels are not looked at. Errors: image_format, image_too_large.
[[nodiscard]] Result<PictureSize> picture_size(ByteView picture, std::string const& name);

/// A picture as a screen takes it.
struct Pixels {
    int width = 0;
    int height = 0;
    Bytes rgb;  ///< 8 bits each, row by row from the top
};
/// As a PNG file. Errors: out_of_memory.
[[nodiscard]] Result<Bytes> encode_png(Pixels const& pixels);
/// Of a picture from the vault or from a checked bundle, shrunk to at most `side` pixels on the
/// long side. Errors: as prepare_photo.
[[nodiscard]] Result<Pixels> decode_picture(ByteView picture, std::uint32_t side,
                                            std::string const& name);

}  // namespace noodkluis::app
