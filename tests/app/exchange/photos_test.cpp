// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/photos.h"

#include <cstdlib>
#include <set>

#include <catch2/generators/catch_generators.hpp>

#include "crypto/base/limits.h"
#include "support/fixtures.h"

namespace noodkluis::app {
namespace {

Path shared_data() {
    auto const folder = test::shared_folder("data");
    if (!folder) {
        SKIP("the shared data is not here");
    }
    return *folder;
}

Result<PreparedPhoto> prepared(std::string_view name, PictureKind kind = PictureKind::photo) {
    return prepare_photo(shared_data() / name, kind);
}

std::uint32_t big_endian(ByteView bytes, std::size_t offset, std::size_t count) {
    std::uint32_t value = 0;
    for (auto const byte : bytes.subspan(offset, count)) {
        value = (value << 8) | byte;
    }
    return value;
}

/// The markers of a JPEG file up to its first scan; fails on anything after the end marker.
std::set<unsigned> jpeg_markers(ByteView jpeg) {
    std::set<unsigned> markers;
    REQUIRE(big_endian(jpeg, 0, 2) == 0xffd8);
    REQUIRE(big_endian(jpeg, jpeg.size() - 2, 2) == 0xffd9);
    for (std::size_t at = 2; !markers.contains(0xffda);) {
        markers.insert(big_endian(jpeg, at, 2));
        at += 2 + big_endian(jpeg, at + 2, 2);
    }
    return markers;
}

std::set<std::string> png_chunks(ByteView png) {
    std::set<std::string> chunks;
    std::size_t at = 8;
    while (at < png.size()) {
        chunks.emplace(as_text(png.subspan(at + 4, 4)));
        at += 12 + big_endian(png, at, 4);
    }
    REQUIRE(at == png.size());
    return chunks;
}

void require_bare_jpeg(ByteView jpeg) {
    // JFIF header, quantisation and Huffman tables, baseline frame, scan: nothing else.
    std::set<unsigned> const allowed = {0xffe0, 0xffdb, 0xffc4, 0xffc0, 0xffda};
    for (auto const marker : jpeg_markers(jpeg)) {
        REQUIRE(allowed.contains(marker));
    }
}

void require_without(ByteView bytes, std::string_view needle) {
    REQUIRE(as_text(bytes).find(needle) == std::string_view::npos);
}

std::uint32_t crc_of(ByteView bytes) {
    std::uint32_t crc = 0xffffffff;
    for (auto const byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
        }
    }
    return ~crc;
}

void put_big_endian(Bytes& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out.push_back(static_cast<Byte>(value >> shift));
    }
}

/// A correct PNG header that claims a size, and a few bytes of pixels.
Bytes png_that_claims(std::uint32_t width, std::uint32_t height) {
    Bytes png = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    auto const add_chunk = [&](std::string_view type, ByteView content) {
        put_big_endian(png, static_cast<std::uint32_t>(content.size()));
        auto const start = png.size();
        png.insert(png.end(), type.begin(), type.end());
        png.insert(png.end(), content.begin(), content.end());
        put_big_endian(png, crc_of(ByteView(png).subspan(start)));
    };
    Bytes header;
    put_big_endian(header, width);
    put_big_endian(header, height);
    header.insert(header.end(), {8, 2, 0, 0, 0});
    add_chunk("IHDR", header);
    add_chunk("IDAT", Bytes{0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01});
    add_chunk("IEND", {});
    return png;
}

/// An uncompressed grey TIFF file, white but for what `tags` say, with a description.
Bytes tiff(std::uint32_t width, std::uint32_t height, std::uint32_t orientation) {
    std::string_view const description = "Depot 2 stelling 4";
    constexpr std::uint32_t kTags = 10;
    constexpr std::uint32_t kTextOffset = 8 + 2 + 12 * kTags + 4;
    auto const pixels_offset = kTextOffset + static_cast<std::uint32_t>(description.size()) + 1;
    Bytes out = {0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, kTags};
    auto const add_tag = [&](std::uint32_t tag, std::uint32_t count, std::uint32_t value) {
        constexpr std::uint32_t kLong = 4;
        constexpr std::uint32_t kText = 2;
        put_big_endian(out, (tag << 16) | (count > 1 ? kText : kLong));
        put_big_endian(out, count);
        put_big_endian(out, value);
    };
    add_tag(256, 1, width);
    add_tag(257, 1, height);
    add_tag(258, 1, 8);  // bits per sample
    add_tag(259, 1, 1);  // no compression
    add_tag(262, 1, 1);  // zero is black
    add_tag(270, static_cast<std::uint32_t>(description.size()) + 1, kTextOffset);
    add_tag(273, 1, pixels_offset);
    add_tag(274, 1, orientation);
    add_tag(278, 1, height);  // rows per strip
    add_tag(279, 1, width * height);
    put_big_endian(out, 0);
    out.insert(out.end(), description.begin(), description.end());
    out.push_back(0);
    out.resize(out.size() + std::size_t{width} * height, 0xff);
    return out;
}

/// Three by two red pixels, lossless.
constexpr ByteArray<248> kWebp = {
    0x52, 0x49, 0x46, 0x46, 0xf0, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x58,
    0x0a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x01, 0x00, 0x00, 0x56, 0x50,
    0x38, 0x4c, 0x0f, 0x00, 0x00, 0x00, 0x2f, 0x02, 0x40, 0x00, 0x00, 0x07, 0x10, 0xfd, 0x8f, 0xfe,
    0x07, 0x22, 0xa2, 0xff, 0x01, 0x00, 0x45, 0x58, 0x49, 0x46, 0xba, 0x00, 0x00, 0x00, 0x45, 0x78,
    0x69, 0x66, 0x00, 0x00, 0x49, 0x49, 0x2a, 0x00, 0x08, 0x00, 0x00, 0x00, 0x06, 0x00, 0x12, 0x01,
    0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x1a, 0x01, 0x05, 0x00, 0x01, 0x00,
    0x00, 0x00, 0x56, 0x00, 0x00, 0x00, 0x1b, 0x01, 0x05, 0x00, 0x01, 0x00, 0x00, 0x00, 0x5e, 0x00,
    0x00, 0x00, 0x28, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x13, 0x02,
    0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x69, 0x87, 0x04, 0x00, 0x01, 0x00,
    0x00, 0x00, 0x66, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x38, 0x63, 0x00, 0x00, 0xe8, 0x03,
    0x00, 0x00, 0x38, 0x63, 0x00, 0x00, 0xe8, 0x03, 0x00, 0x00, 0x06, 0x00, 0x00, 0x90, 0x07, 0x00,
    0x04, 0x00, 0x00, 0x00, 0x30, 0x32, 0x31, 0x30, 0x01, 0x91, 0x07, 0x00, 0x04, 0x00, 0x00, 0x00,
    0x01, 0x02, 0x03, 0x00, 0x00, 0xa0, 0x07, 0x00, 0x04, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30, 0x30,
    0x01, 0xa0, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0xff, 0xff, 0x00, 0x00, 0x02, 0xa0, 0x04, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x03, 0xa0, 0x04, 0x00, 0x01, 0x00, 0x00, 0x00,
    0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00};

}  // namespace

TEST_CASE("a large picture is shrunk to its greatest side", "[photos]") {
    auto const kind = GENERATE(PictureKind::photo, PictureKind::plan);
    auto const photo = prepare_photo(tiff(4000, 1000, 1), kind, "large");
    NK_REQUIRE_OK(photo);
    CHECK(photo->width == limits::kPictureSide);
    CHECK(photo->height == limits::kPictureSide / 4);
    auto const thumbnail = prepare_photo(photo->thumbnail, kind, "thumbnail");
    NK_REQUIRE_OK(thumbnail);
    CHECK(thumbnail->width == limits::kThumbnailSide);
    CHECK(thumbnail->height == limits::kThumbnailSide / 4);
}

TEST_CASE("a TIFF file is read, turned and stripped like the others", "[photos]") {
    constexpr std::uint32_t kTurnedRight = 6;
    auto const photo = prepare_photo(tiff(30, 20, kTurnedRight), PictureKind::photo, "tiff");
    NK_REQUIRE_OK(photo);
    CHECK(photo->width == 20);
    CHECK(photo->height == 30);
    require_without(photo->bytes, "Depot");
    require_bare_jpeg(photo->bytes);
}

TEST_CASE("a photo of the vault is turned a quarter to the right", "[photos]") {
    auto const photo = prepare_photo(tiff(40, 20, 1), PictureKind::photo, "tiff");
    NK_REQUIRE_OK(photo);
    auto const turned = turn_photo(photo->bytes, "photo");
    NK_REQUIRE_OK(turned);
    CHECK(turned->width == 20);
    CHECK(turned->height == 40);
    require_bare_jpeg(turned->bytes);
    NK_REQUIRE_ERROR(turn_photo(as_bytes("no picture"), "photo"), image_format);
}

TEST_CASE("a WebP file is read", "[photos]") {
    auto const photo = prepare_photo(kWebp, PictureKind::photo, "webp");
    NK_REQUIRE_OK(photo);
    CHECK(photo->width == 3);
    CHECK(photo->height == 2);
}

TEST_CASE("photos of every accepted kind become bare JPEG files", "[photos]") {
    auto const name = GENERATE(
        "iphone4-gps.jpg", "htc-desire-gps.jpg", "one-pixel-gps.jpg",
        "nikon-d5000-serial-thumbnail.jpg", "png-with-exif.png", "testorig.jpg", "testorig.png",
        "testimgint.jpg", "monkey16.png", "vgl_5674_0098.png", "pngsuite-basn2c08.png",
        "pngsuite-basi6a16.png", "pngsuite-tbbn2c16.png", "derived-orientation6-all-metadata.jpg");
    auto const photo = prepared(std::string("photos/") + name);
    NK_REQUIRE_OK(photo);
    CHECK(photo->media_type == "image/jpeg");
    require_bare_jpeg(photo->bytes);
    require_bare_jpeg(photo->thumbnail);
    auto const again = prepare_photo(photo->bytes, PictureKind::photo, "again");
    NK_REQUIRE_OK(again);
    CHECK(again->width == photo->width);
    CHECK(again->height == photo->height);
    auto const small = prepare_photo(photo->thumbnail, PictureKind::photo, "thumbnail");
    NK_REQUIRE_OK(small);
    CHECK(std::max(small->width, small->height) <= limits::kThumbnailSide);
}

TEST_CASE("nothing of a photo's metadata is left", "[photos]") {
    auto const kind = GENERATE(PictureKind::photo, PictureKind::plan);
    auto const source =
        read_file(shared_data() / "photos/derived-orientation6-all-metadata.jpg", 1 << 20);
    NK_REQUIRE_OK(source);
    for (auto const* const canary : {"Depot 2 stelling 4", "GPS", "Exif", "http://ns.adobe.com"}) {
        INFO(canary);
        auto const photo = prepare_photo(*source, kind, "photo");
        NK_REQUIRE_OK(photo);
        require_without(photo->bytes, canary);
        require_without(photo->thumbnail, canary);
    }
    REQUIRE(as_text(*source).find("Depot 2 stelling 4") != std::string_view::npos);
}

TEST_CASE("a floor plan becomes a PNG file of pixels only", "[photos]") {
    auto const plan = prepared("photos/vgl_5674_0098.png", PictureKind::plan);
    NK_REQUIRE_OK(plan);
    CHECK(plan->media_type == "image/png");
    for (auto const& chunk : png_chunks(plan->bytes)) {
        INFO(chunk);
        REQUIRE(std::set<std::string>{"IHDR", "IDAT", "IEND", "pHYs"}.contains(chunk));
    }
    require_bare_jpeg(plan->thumbnail);
}

TEST_CASE("a photo is turned upright", "[photos]") {
    auto const upright = prepared("photos/testorig.jpg");
    auto const turned = prepared("photos/derived-orientation6-all-metadata.jpg");
    NK_REQUIRE_OK(upright);
    NK_REQUIRE_OK(turned);
    CHECK(upright->width == 227);
    CHECK(upright->height == 149);
    CHECK(turned->width == upright->height);
    CHECK(turned->height == upright->width);
}

TEST_CASE("a picture of one pixel is a picture", "[photos]") {
    auto const photo = prepared("photos/one-pixel-gps.jpg");
    NK_REQUIRE_OK(photo);
    CHECK(photo->width == 1);
    CHECK(photo->height == 1);
}

TEST_CASE("a picture is read by its content and not by its name", "[photos]") {
    auto const photo = prepared("malformed/png-named.jpg");
    NK_REQUIRE_OK(photo);
    CHECK(photo->width == 227);
}

TEST_CASE("the same picture gives the same bytes", "[photos]") {
    auto const kind = GENERATE(PictureKind::photo, PictureKind::plan);
    auto const once = prepared("photos/iphone4-gps.jpg", kind);
    auto const twice = prepared("photos/iphone4-gps.jpg", kind);
    NK_REQUIRE_OK(once);
    NK_REQUIRE_OK(twice);
    CHECK(once->bytes == twice->bytes);
    CHECK(once->thumbnail == twice->thumbnail);
}

TEST_CASE("a damaged picture is refused", "[photos]") {
    auto const name =
        GENERATE("truncated.jpg", "truncated.png", "soi-only.jpg", "cut-inside-exif.jpg",
                 "pngsuite-xc1n0g08.png", "pngsuite-xdtn0g01.png", "pngsuite-xhdn0g08.png",
                 "pngsuite-xcsn0g01.png");
    CAPTURE(name);
    auto const photo = prepared(std::string("malformed/") + name);
    if (std::string_view(name) == "soi-only.jpg") {
        NK_REQUIRE_ERROR(photo, image_format);
    } else {
        NK_REQUIRE_ERROR(photo, image_damaged);
    }
}

TEST_CASE("what is not a picture of a known kind is refused", "[photos]") {
    auto const name = GENERATE("empty.jpg", "pngsuite-xs1n0g01.png", "truncated.zip",
                               "entity-expansion.xml", "formula-cells.csv");
    NK_REQUIRE_ERROR(prepared(std::string("malformed/") + name), image_format);
}

TEST_CASE("a kind of picture that the library reads but we do not is refused", "[photos]") {
    auto const* const text = GENERATE("GIF89a\x01\x01", "P6 1 1 255\nabc", "<svg/>", "%PDF-1.4");
    NK_REQUIRE_ERROR(prepare_photo(as_bytes(text), PictureKind::photo, "x"), image_format);
}

TEST_CASE("a picture that claims too many pixels is refused at its header", "[photos]") {
    NK_REQUIRE_ERROR(prepare_photo(png_that_claims(60000, 60000), PictureKind::photo, "bomb"),
                     image_too_large);
    NK_REQUIRE_ERROR(prepare_photo(png_that_claims(10001, 10000), PictureKind::photo, "bomb"),
                     image_too_large);
    NK_REQUIRE_ERROR(prepare_photo(png_that_claims(30001, 1), PictureKind::photo, "bomb"),
                     image_too_large);
    // Within the limits it is the missing pixels that are noticed.
    NK_REQUIRE_ERROR(prepare_photo(png_that_claims(100, 100), PictureKind::photo, "small"),
                     image_damaged);
}

TEST_CASE("a file that is too large is refused unread", "[photos]") {
    test::TemporaryFolder const folder;
    auto const path = folder / "large.jpg";
    REQUIRE(write_file(path, {}, Overwrite::no));
    std::filesystem::resize_file(path, limits::kPictureFileMax + 1);
    NK_REQUIRE_ERROR(prepare_photo(path, PictureKind::photo), image_too_large);
    NK_REQUIRE_ERROR(prepare_photo(folder / "none.jpg", PictureKind::photo), file_not_found);
}

TEST_CASE("a HEIC photo comes in as JPEG, without where and with what it was taken", "[photos]") {
    auto const file =
        read_file(Path(NK_SOURCE_DIR) / "tests/app/exchange/data/gps.heic", 1U << 20).value();
    REQUIRE(as_text(file).find("Depot 2 stelling 4") != std::string_view::npos);
    auto const photo = prepare_photo(file, PictureKind::photo, "gps.heic");
    NK_REQUIRE_OK(photo);
    CHECK(photo->width == 64);
    CHECK(photo->height == 48);
    require_bare_jpeg(photo->bytes);
    require_bare_jpeg(photo->thumbnail);
    auto cut = file;
    cut.resize(cut.size() / 2);
    CHECK_FALSE(prepare_photo(cut, PictureKind::photo, "cut").has_value());
    // The container of a film is much the same.
    auto film = file;
    std::string_view const brand = "isom";
    std::copy(brand.begin(), brand.end(), film.begin() + 8);
    NK_REQUIRE_ERROR(prepare_photo(film, PictureKind::photo, "film"), image_format);
}

}  // namespace noodkluis::app
