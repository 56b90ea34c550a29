// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/zip_archive.h"

#include <algorithm>
#include <optional>

#include "app/exchange/inflater.h"
#include "crypto/base/byte_fields.h"
#include "crypto/base/limits.h"

// The structures are those of APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
namespace noodkluis::app {
namespace {

constexpr std::uint32_t kZipLocal = 0x04034b50;
constexpr std::uint32_t kZipCentral = 0x02014b50;
constexpr std::uint32_t kZipEnd = 0x06054b50;
constexpr std::size_t kZipLocalSize = 30;
constexpr std::size_t kZipCentralSize = 46;
constexpr std::size_t kZipEndSize = 22;
constexpr std::size_t kZipCommentMax = 0xffff;
constexpr std::uint16_t kZipStored = 0;
constexpr std::uint16_t kZipDeflated = 8;
constexpr std::uint16_t kZipEncrypted = 1;

/// Where the end record begins in the last bytes of a file; it must end where the file does.
std::optional<std::size_t> find_zip_end(ByteView tail) {
    for (std::size_t at = tail.size() - kZipEndSize + 1; at-- > 0;) {
        if (get_at<std::uint32_t>(tail, at) == kZipEnd &&
            at + kZipEndSize + get_at<std::uint16_t>(tail, at + 20) == tail.size()) {
            return at;
        }
    }
    return std::nullopt;
}

/// What is left when a text of a spreadsheet is packed as tightly as it can be; beyond it a small
/// file is made to fill the memory.
bool is_too_tight(std::uint64_t packed, std::uint64_t unpacked) {
    return unpacked > limits::kArchiveRatioFrom && unpacked / limits::kArchiveRatioMax > packed;
}

}  // namespace

Result<ZipArchive> ZipArchive::open(Path const& path) {
    NK_TRY(auto file, File::open(path));
    NK_TRY(auto const size, file.size());
    ZipArchive archive(std::move(file), size);
    NK_CHECK(archive.read_directory());
    return archive;
}

Status ZipArchive::read_directory() {
    auto const damaged = [this] { return fail(ErrorCode::archive_damaged, name(), "zip"); };
    if (m_size < kZipEndSize) {
        return damaged();
    }
    auto const tail_size = std::min<std::uint64_t>(m_size, kZipEndSize + kZipCommentMax);
    Bytes tail(static_cast<std::size_t>(tail_size));
    NK_CHECK(m_file.read_at(m_size - tail_size, tail));
    auto const at = find_zip_end(tail);
    if (!at) {
        return damaged();
    }
    std::uint64_t const end = m_size - tail_size + *at;
    std::uint16_t const count = get_at<std::uint16_t>(tail, *at + 10);
    std::uint64_t const size = get_at<std::uint32_t>(tail, *at + 12);
    std::uint64_t const begin = get_at<std::uint32_t>(tail, *at + 16);
    bool const one_disk = get_at<std::uint16_t>(tail, *at + 4) == 0 &&
                          get_at<std::uint16_t>(tail, *at + 6) == 0 &&
                          get_at<std::uint16_t>(tail, *at + 8) == count;
    if (!one_disk || begin + size > end) {
        return damaged();
    }
    if (count > limits::kArchivePartsMax || size > limits::kArchiveDirectoryMax) {
        return fail(ErrorCode::archive_too_large, name(), std::to_string(count));
    }
    Bytes directory(static_cast<std::size_t>(size));
    NK_CHECK(m_file.read_at(begin, directory));
    return read_entries(directory, count);
}

Status ZipArchive::read_entries(ByteView directory, std::size_t count) {
    auto const damaged = [this] { return fail(ErrorCode::archive_damaged, name(), "zip"); };
    for (std::size_t i = 0; i < count; ++i) {
        if (directory.size() < kZipCentralSize ||
            get_at<std::uint32_t>(directory, 0) != kZipCentral) {
            return damaged();
        }
        Part part;
        part.encrypted = (get_at<std::uint16_t>(directory, 8) & kZipEncrypted) != 0;
        part.method = get_at<std::uint16_t>(directory, 10);
        part.crc = get_at<std::uint32_t>(directory, 16);
        part.packed = get_at<std::uint32_t>(directory, 20);
        part.unpacked = get_at<std::uint32_t>(directory, 24);
        part.header = get_at<std::uint32_t>(directory, 42);
        std::size_t const name_size = get_at<std::uint16_t>(directory, 28);
        std::size_t const size = kZipCentralSize + name_size +
                                 get_at<std::uint16_t>(directory, 30) +
                                 get_at<std::uint16_t>(directory, 32);
        if (directory.size() < size) {
            return damaged();
        }
        auto const part_name = as_text(directory.subspan(kZipCentralSize, name_size));
        // Of two parts with one name it would depend on the program which one is meant.
        if (!m_parts.try_emplace(std::string(part_name), part).second) {
            return damaged();
        }
        directory = directory.subspan(size);
    }
    return {};
}

Result<Bytes> ZipArchive::packed_bytes(std::string_view name_of_part, Part const& part) const {
    auto const damaged = [&] {
        return fail(ErrorCode::archive_damaged, name(), std::string(name_of_part));
    };
    ByteArray<kZipLocalSize> header{};
    if (part.header + kZipLocalSize > m_size) {
        return damaged();
    }
    NK_CHECK(m_file.read_at(part.header, header));
    std::uint64_t const begin = part.header + kZipLocalSize + get_at<std::uint16_t>(header, 26) +
                                get_at<std::uint16_t>(header, 28);
    if (get_at<std::uint32_t>(header, 0) != kZipLocal || begin + part.packed > m_size) {
        return damaged();
    }
    Bytes packed(static_cast<std::size_t>(part.packed));
    NK_CHECK(m_file.read_at(begin, packed));
    return packed;
}

Result<Bytes> ZipArchive::read(std::string_view name_of_part) {
    auto const damaged = [&] {
        return fail(ErrorCode::archive_damaged, name(), std::string(name_of_part));
    };
    auto const found = m_parts.find(name_of_part);
    if (found == m_parts.end()) {
        return damaged();
    }
    auto const& part = found->second;
    bool const stored = part.method == kZipStored && part.packed == part.unpacked;
    if (part.encrypted || (!stored && part.method != kZipDeflated)) {
        return damaged();
    }
    m_unpacked += part.unpacked;
    if (m_unpacked > limits::kArchiveUnpackedMax || is_too_tight(part.packed, part.unpacked)) {
        return fail(ErrorCode::archive_too_large, name(), std::string(name_of_part));
    }
    NK_TRY(auto content, packed_bytes(name_of_part, part));
    if (!stored) {
        auto const inflater = make_inflater();
        if (inflater == nullptr) {
            return fail(ErrorCode::out_of_memory);
        }
        Bytes unpacked(static_cast<std::size_t>(part.unpacked));
        // Without a place for the size, anything but exactly that many bytes is an error.
        if (libdeflate_deflate_decompress(inflater.get(), content.data(), content.size(),
                                          unpacked.data(), unpacked.size(),
                                          nullptr) != LIBDEFLATE_SUCCESS) {
            return damaged();
        }
        content = std::move(unpacked);
    }
    if (libdeflate_crc32(0, content.data(), content.size()) != part.crc) {
        return damaged();
    }
    return content;
}

}  // namespace noodkluis::app
