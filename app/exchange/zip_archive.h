// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "crypto/base/file.h"

namespace noodkluis::app {

/// The parts of a ZIP file that somebody else made, such as a spreadsheet. Trusts nothing in it: a
/// part is unpacked in memory only, under its own name only, up to the size that the directory
/// says, which has its limits, and when it has the checksum that is said there.
class ZipArchive {
  public:
    /// Reads the directory. Errors: file_not_found, io_read, archive_damaged (also for ZIP64,
    /// several disks and two parts of one name), archive_too_large.
    [[nodiscard]] static Result<ZipArchive> open(Path const& path);

    [[nodiscard]] bool contains(std::string_view part) const { return m_parts.contains(part); }
    /// The content of a part. All that is read of one archive together stays below a limit. Errors:
    /// archive_damaged (also for a part that is not there, is encrypted or packed in a rare way),
    /// archive_too_large, io_read.
    [[nodiscard]] Result<Bytes> read(std::string_view part);

  private:
    struct Part {
        std::uint32_t crc = 0;
        std::uint64_t packed = 0;    ///< bytes in the file
        std::uint64_t unpacked = 0;  ///< bytes, as the directory says
        std::uint64_t header = 0;    ///< where its local header begins
        std::uint16_t method = 0;
        bool encrypted = false;
    };
    ZipArchive(File file, std::uint64_t size) : m_file(std::move(file)), m_size(size) {}
    [[nodiscard]] std::string name() const { return m_file.path().filename().string(); }
    [[nodiscard]] Status read_directory();
    [[nodiscard]] Status read_entries(ByteView directory, std::size_t count);
    [[nodiscard]] Result<Bytes> packed_bytes(std::string_view name, Part const& part) const;

    File m_file;
    std::uint64_t m_size;
    std::uint64_t m_unpacked = 0;  ///< bytes, of all parts that were read
    std::map<std::string, Part, std::less<>> m_parts;
};

}  // namespace noodkluis::app
