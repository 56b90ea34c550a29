// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/zip_writer.h"

#include <memory>

#include <libdeflate.h>

#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

constexpr int kZipLevel = 6;
constexpr std::uint16_t kZipVersion = 20;
constexpr std::uint16_t kZipUtf8 = 0x0800;
constexpr std::uint16_t kZipNewYear1980 = 33;

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const {
        libdeflate_free_compressor(compressor);
    }
};

template <class Unsigned>
void append_le(Bytes& bytes, std::uint64_t value) {
    ByteArray<sizeof(Unsigned)> field{};
    put_le(MutableByteView(field), static_cast<Unsigned>(value));
    bytes.insert(bytes.end(), field.begin(), field.end());
}

}  // namespace

Status ZipWriter::put(ByteView bytes) {
    m_size += bytes.size();
    if (m_size > limits::kContainerBytesMax) {
        return fail(ErrorCode::archive_too_large, "zip",
                    std::to_string(limits::kContainerBytesMax));
    }
    return m_sink(bytes);
}

Status ZipWriter::add(std::string_view name, std::string_view content) {
    std::unique_ptr<libdeflate_compressor, FreeCompressor> const compressor(
        libdeflate_alloc_compressor(kZipLevel));
    if (compressor == nullptr) {
        return fail(ErrorCode::out_of_memory);
    }
    Bytes packed(libdeflate_deflate_compress_bound(compressor.get(), content.size()));
    packed.resize(libdeflate_deflate_compress(compressor.get(), content.data(), content.size(),
                                              packed.data(), packed.size()));
    Bytes common;
    append_le<std::uint16_t>(common, kZipVersion);
    append_le<std::uint16_t>(common, kZipUtf8);
    append_le<std::uint16_t>(common, 8);  // deflated
    append_le<std::uint16_t>(common, 0);
    append_le<std::uint16_t>(common, kZipNewYear1980);
    append_le<std::uint32_t>(common, libdeflate_crc32(0, content.data(), content.size()));
    append_le<std::uint32_t>(common, packed.size());
    append_le<std::uint32_t>(common, content.size());
    append_le<std::uint16_t>(common, name.size());
    append_le<std::uint16_t>(common, 0);
    Bytes local;
    append_le<std::uint32_t>(local, 0x04034b50);
    local.insert(local.end(), common.begin(), common.end());
    auto const letters = as_bytes(name);
    local.insert(local.end(), letters.begin(), letters.end());

    append_le<std::uint32_t>(m_directory, 0x02014b50);
    append_le<std::uint16_t>(m_directory, kZipVersion);
    m_directory.insert(m_directory.end(), common.begin(), common.end());
    append_le<std::uint16_t>(m_directory, 0);  // comment
    append_le<std::uint32_t>(m_directory, 0);  // disk, internal attributes
    append_le<std::uint32_t>(m_directory, 0);
    append_le<std::uint32_t>(m_directory, m_size);
    m_directory.insert(m_directory.end(), letters.begin(), letters.end());
    ++m_parts;
    NK_CHECK(put(local));
    return put(packed);
}

Status ZipWriter::finish() {
    Bytes end;
    append_le<std::uint32_t>(end, 0x06054b50);
    append_le<std::uint32_t>(end, 0);
    append_le<std::uint16_t>(end, m_parts);
    append_le<std::uint16_t>(end, m_parts);
    append_le<std::uint32_t>(end, m_directory.size());
    append_le<std::uint32_t>(end, m_size);
    append_le<std::uint16_t>(end, 0);
    NK_CHECK(put(m_directory));
    return put(end);
}

}  // namespace noodkluis::app
