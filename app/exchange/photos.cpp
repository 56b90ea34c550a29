// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/photos.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

// vector.h needs what vips.h brings, though it comes first in the alphabet.
// clang-format off
#include <libdeflate.h>
#include <vips/vips.h>
#include <vips/vector.h>
// clang-format on

#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

struct Unref {
    void operator()(VipsImage* image) const noexcept { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

/// The only readers that stay on. Their names are those of the library's classes.
constexpr std::array kLoaders = {"VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer",
                                 "VipsForeignLoadTiffBuffer", "VipsForeignLoadWebpBuffer",
                                 "VipsForeignLoadHeifBuffer"};

constexpr std::array<std::string_view, 6> kHeicBrands = {"heic", "heix", "heim",
                                                         "heis", "mif1", "msf1"};
constexpr int kJpegQuality = 88;
constexpr int kPngCompression = 9;
constexpr int kBandsMax = 5;  // CMYK and transparency

/// The library's messages may quote metadata of the picture, so they go nowhere.
void discard_log(char const* /*domain*/, GLogLevelFlags /*level*/, char const* /*message*/,
                 void* /*data*/) {}

/// Takes the result of a call of the library: null when it failed.
template <class Operation>
Image image_of(Operation operation) {
    VipsImage* image = nullptr;
    if (operation(&image) != 0) {
        vips_error_clear();
        return nullptr;
    }
    return Image(image);
}

template <class Operation>
std::optional<Bytes> bytes_of(Operation operation) {
    void* data = nullptr;
    std::size_t size = 0;
    if (operation(&data, &size) != 0) {
        vips_error_clear();
        return std::nullopt;
    }
    auto const* const first = static_cast<Byte const*>(data);
    Bytes bytes(first, first + size);
    g_free(data);
    return bytes;
}

bool has_prefix(ByteView file, std::string_view prefix, std::size_t offset = 0) {
    return file.size() >= offset + prefix.size() &&
           as_text(file.subspan(offset, prefix.size())) == prefix;
}

/// HEIC as telephones write it; not everything that has the same container.
bool is_heic(ByteView file) {
    return has_prefix(file, "ftyp", 4) &&
           std::any_of(kHeicBrands.begin(), kHeicBrands.end(),
                       [file](auto brand) { return has_prefix(file, brand, 8); });
}

bool is_known_format(ByteView file) {
    using std::string_view_literals::operator""sv;
    return has_prefix(file, "\xff\xd8\xff"sv) || has_prefix(file, "\x89PNG\r\n\x1a\n"sv) ||
           has_prefix(file, "II*\0"sv) || has_prefix(file, "MM\0*"sv) ||
           (has_prefix(file, "RIFF"sv) && has_prefix(file, "WEBP"sv, 8)) || is_heic(file);
}

/// Every chunk of a PNG is there with the checksum it should have. The decoder checks this too, but
/// a checksum that fails in the last rows does not always reach us through its threads.
bool is_whole_png(ByteView file) {
    auto const big_endian = [](ByteView bytes) {
        return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
               std::uint32_t{bytes[2]} << 8 | bytes[3];
    };
    constexpr std::size_t kFrame = 12;  // length, type and checksum
    auto rest = file.subspan(8);
    while (rest.size() >= kFrame) {
        auto const size = big_endian(rest.first(4));
        if (size > rest.size() - kFrame) {
            return false;
        }
        auto const checked = rest.subspan(4, size + 4);
        if (libdeflate_crc32(0, checked.data(), checked.size()) !=
            big_endian(rest.subspan(size + 8, 4))) {
            return false;
        }
        if (as_text(checked.first(4)) == "IEND") {
            return true;
        }
        rest = rest.subspan(size + kFrame);
    }
    return false;
}

/// Reads the header only: pixels are decoded when an operation asks for them.
Image open_header(ByteView file) {
    Image image(vips_image_new_from_buffer(file.data(), file.size(), "", "access",
                                           VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR,
                                           nullptr));
    vips_error_clear();
    return image;
}

/// Looks at what the header claims, before any memory is set aside for pixels.
Status check_header(VipsImage* header, std::string const& name) {
    auto const width = static_cast<std::uint64_t>(vips_image_get_width(header));
    auto const height = static_cast<std::uint64_t>(vips_image_get_height(header));
    if (width > limits::kPictureSideMax || height > limits::kPictureSideMax ||
        width * height > limits::kPicturePixelsMax) {
        return fail(ErrorCode::image_too_large, name);
    }
    auto const format = vips_image_get_format(header);
    if (vips_image_get_bands(header) > kBandsMax ||
        (format != VIPS_FORMAT_UCHAR && format != VIPS_FORMAT_USHORT)) {
        return fail(ErrorCode::image_format, name);
    }
    return {};
}

/// Decoded, upright, sRGB, 8 bits, no transparency, at most `side` pixels long; in memory.
Image decode(VipsImage* header, std::uint32_t side) {
    auto const most = static_cast<int>(side);
    auto const shrunk = image_of([&](VipsImage** out) {
        return vips_thumbnail_image(header, out, most, "height", most, "size", VIPS_SIZE_DOWN,
                                    "export_profile", "srgb", nullptr);
    });
    if (!shrunk) {
        return nullptr;
    }
    auto const colour = image_of([&](VipsImage** out) {
        return vips_colourspace(shrunk.get(), out, VIPS_INTERPRETATION_sRGB, nullptr);
    });
    if (!colour) {
        return nullptr;
    }
    // The colours of transparent pixels are content nobody sees; nothing of them may be passed on.
    auto const opaque = image_of([&](VipsImage** out) {
        if (vips_image_hasalpha(colour.get()) == 0) {
            return vips_copy(colour.get(), out, nullptr);
        }
        std::unique_ptr<VipsArrayDouble, void (*)(VipsArrayDouble*)> const white(
            vips_array_double_newv(3, 255.0, 255.0, 255.0),
            [](VipsArrayDouble* array) { vips_area_unref(VIPS_AREA(array)); });
        return vips_flatten(colour.get(), out, "background", white.get(), nullptr);
    });
    auto const bytes = image_of(
        [&](VipsImage** out) { return opaque ? vips_cast_uchar(opaque.get(), out, nullptr) : -1; });
    // The resolution is written even when metadata is stripped: give every picture the same.
    auto const plain = image_of([&](VipsImage** out) {
        return bytes ? vips_copy(bytes.get(), out, "xres", 1.0, "yres", 1.0, nullptr) : -1;
    });
    if (!plain) {
        return nullptr;
    }
    Image in_memory(vips_image_copy_memory(plain.get()));
    vips_error_clear();
    return in_memory;
}

std::optional<Bytes> to_jpeg(VipsImage* image) {
    return bytes_of([&](void** data, std::size_t* size) {
        return vips_jpegsave_buffer(image, data, size, "Q", kJpegQuality, "optimize_coding", TRUE,
                                    "strip", TRUE, nullptr);
    });
}

std::optional<Bytes> to_png(VipsImage* image) {
    return bytes_of([&](void** data, std::size_t* size) {
        return vips_pngsave_buffer(image, data, size, "compression", kPngCompression, "strip", TRUE,
                                   nullptr);
    });
}

std::optional<Bytes> thumbnail_of(VipsImage* image) {
    constexpr int kSide = static_cast<int>(limits::kThumbnailSide);
    auto const small = image_of([&](VipsImage** out) {
        return vips_thumbnail_image(image, out, kSide, "height", kSide, "size", VIPS_SIZE_DOWN,
                                    nullptr);
    });
    return small ? to_jpeg(small.get()) : std::nullopt;
}

Result<Image> checked_image(ByteView file, std::uint32_t side, std::string const& name) {
    if (file.size() > limits::kPictureFileMax) {
        return fail(ErrorCode::image_too_large, name);
    }
    if (!is_known_format(file)) {
        return fail(ErrorCode::image_format, name);
    }
    bool const is_png = has_prefix(file, "\x89PNG");
    auto const header = is_png && !is_whole_png(file) ? nullptr : open_header(file);
    if (!header) {
        return fail(ErrorCode::image_damaged, name);
    }
    NK_CHECK(check_header(header.get(), name));
    auto image = decode(header.get(), side);
    if (!image) {
        return fail(ErrorCode::image_damaged, name);
    }
    return image;
}

Result<PreparedPhoto> encode(VipsImage* image, PictureKind kind, std::string const& name) {
    auto bytes = kind == PictureKind::photo ? to_jpeg(image) : to_png(image);
    auto thumbnail = thumbnail_of(image);
    if (!bytes || !thumbnail) {
        return fail(ErrorCode::out_of_memory, name);
    }
    PreparedPhoto photo;
    photo.bytes = std::move(*bytes);
    photo.media_type = kind == PictureKind::photo ? "image/jpeg" : "image/png";
    photo.width = static_cast<std::uint32_t>(vips_image_get_width(image));
    photo.height = static_cast<std::uint32_t>(vips_image_get_height(image));
    photo.thumbnail = std::move(*thumbnail);
    return photo;
}

}  // namespace

bool start_images() {
    g_log_set_handler(
        "VIPS",
        static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION),
        discard_log, nullptr);
    if (vips_init("noodkluis") != 0) {
        return false;
    }
    // The vector code would be compiled at run time, through an executable temporary file.
    vips_vector_set_enabled(FALSE);
    // A cache would keep decoded pictures in memory after they are needed.
    vips_cache_set_max(0);
    vips_block_untrusted_set(TRUE);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (char const* const loader : kLoaders) {
        vips_operation_block_set(loader, FALSE);
    }
    return true;
}

Result<PreparedPhoto> prepare_photo(ByteView file, PictureKind kind, std::string const& name) {
    NK_TRY(auto const image, checked_image(file, limits::kPictureSide, name));
    return encode(image.get(), kind, name);
}

Result<PreparedPhoto> turn_photo(ByteView photo, std::string const& name) {
    NK_TRY(auto const image, checked_image(photo, limits::kPictureSide, name));
    auto const turned = image_of(
        [&](VipsImage** out) { return vips_rot(image.get(), out, VIPS_ANGLE_D90, nullptr); });
    if (!turned) {
        return fail(ErrorCode::out_of_memory, name);
    }
    return encode(turned.get(), PictureKind::photo, name);
}

Result<PictureSize> picture_size(ByteView picture, std::string const& name) {
    auto const header = is_known_format(picture) ? open_header(picture) : nullptr;
    if (!header) {
        return fail(ErrorCode::image_format, name);
    }
    NK_CHECK(check_header(header.get(), name));
    return PictureSize{vips_image_get_width(header.get()), vips_image_get_height(header.get())};
}

Result<Pixels> decode_picture(ByteView picture, std::uint32_t side, std::string const& name) {
    NK_TRY(auto const image, checked_image(picture, side, name));
    auto const colour = image_of([&](VipsImage** out) {
        return vips_colourspace(image.get(), out, VIPS_INTERPRETATION_sRGB, nullptr);
    });
    std::size_t size = 0;
    auto* const memory =
        colour ? static_cast<Byte*>(vips_image_write_to_memory(colour.get(), &size)) : nullptr;
    if (memory == nullptr) {
        vips_error_clear();
        return fail(ErrorCode::out_of_memory, name);
    }
    Pixels pixels{vips_image_get_width(colour.get()), vips_image_get_height(colour.get()),
                  Bytes(memory, memory + size)};
    g_free(memory);
    auto const wanted = std::size_t{3} * static_cast<std::size_t>(pixels.width) *
                        static_cast<std::size_t>(pixels.height);
    return pixels.rgb.size() == wanted ? Result<Pixels>(std::move(pixels))
                                       : fail(ErrorCode::image_format, name);
}

Result<Bytes> encode_png(Pixels const& pixels) {
    Image const image(vips_image_new_from_memory_copy(
        pixels.rgb.data(), pixels.rgb.size(), pixels.width, pixels.height, 3, VIPS_FORMAT_UCHAR));
    auto bytes = bytes_of([&](void** data, std::size_t* size) {
        return vips_pngsave_buffer(image.get(), data, size, nullptr);
    });
    return bytes ? Result<Bytes>(*std::move(bytes)) : fail(ErrorCode::out_of_memory, "PNG");
}

Result<Bytes> read_picture(Path const& path) {
    auto file = read_file(path, limits::kPictureFileMax);
    bool const too_large = !file && file.error().code == ErrorCode::file_too_large;
    return too_large ? fail(ErrorCode::image_too_large, path.string()) : std::move(file);
}

Result<PreparedPhoto> prepare_photo(Path const& path, PictureKind kind) {
    NK_TRY(auto const file, read_picture(path));
    return prepare_photo(file, kind, path.string());
}

}  // namespace noodkluis::app
