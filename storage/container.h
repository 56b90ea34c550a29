// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/age/age.h"
#include "crypto/base/file.h"

// The one container of everything that is exchanged: a ZIP file with stored entries and a single
// byte-exact layout (docs/formats.md, "Container"). Any unzip program opens it. The reader takes
// the names, sizes and checksums from a file, lays them out again and refuses every difference,
// which rules out duplicates, hidden data, prefixes, compression and every other ambiguity.
namespace noodkluis::storage {

using crypto::age::ByteReaderAt;

/// CRC-32 as ZIP uses it; `crc` continues an earlier piece.
[[nodiscard]] std::uint32_t crc32(ByteView bytes, std::uint32_t crc = 0);

struct ContainerEntry {
    std::string name;
    std::uint32_t crc = 0;
    std::uint64_t size = 0;    ///< bytes
    std::uint64_t offset = 0;  ///< of the content, from the start of the container
};

/// True for `[a-z0-9][a-z0-9._-]{0,63}` with at most 3 levels separated by '/', each level so, no
/// trailing dot, no `..`, no Windows device name.
[[nodiscard]] bool is_entry_name(std::string_view name);

/// Where everything goes in a container whose entries' names, sizes and checksums are known.
class ContainerLayout {
  public:
    /// Fills in the offsets. Sizes and checksums may be set later, before the headers are asked
    /// for, as long as the sizes stay the same. Errors: container_too_large.
    [[nodiscard]] static Result<ContainerLayout> of(std::vector<ContainerEntry> entries);
    [[nodiscard]] std::vector<ContainerEntry> const& entries() const { return m_entries; }
    void set_crc(std::size_t index, std::uint32_t crc) { m_entries[index].crc = crc; }
    /// The bytes that stand right before the content of an entry.
    [[nodiscard]] Bytes header(std::size_t index) const;
    [[nodiscard]] std::uint64_t header_offset(std::size_t index) const;
    /// The bytes after the last content: central directory and its end record.
    [[nodiscard]] Bytes trailer() const;
    [[nodiscard]] std::uint64_t trailer_offset() const;
    [[nodiscard]] std::uint64_t total_size() const;

  private:
    std::vector<ContainerEntry> m_entries;
};

/// A small container in memory, such as a contact card.
struct NamedContent {
    std::string name;
    Bytes content;
};
[[nodiscard]] Result<Bytes> write_container(std::vector<NamedContent> const& contents);

/// A container whose layout is proved canonical. Contents are read on demand.
class ContainerReader {
  public:
    /// `name` is for messages. Reads only headers. Errors: container_not_zip, container_truncated,
    /// container_not_canonical, container_too_large, and those of `source`.
    [[nodiscard]] static Result<ContainerReader> open(ByteReaderAt source, std::uint64_t size,
                                                      std::string name);
    /// Over bytes that outlive the reader.
    [[nodiscard]] static Result<ContainerReader> open(ByteView bytes, std::string name);

    [[nodiscard]] std::vector<ContainerEntry> const& entries() const { return m_entries; }
    [[nodiscard]] ContainerEntry const* find(std::string_view name) const;
    /// Exactly these entries in this order. Errors: container_entries.
    [[nodiscard]] Status require_names(std::vector<std::string_view> const& names) const;
    /// The content of one entry, its CRC checked. Errors: container_entries (no such entry),
    /// file_too_large, container_crc.
    [[nodiscard]] Result<Bytes> read(std::string_view name, std::uint64_t limit) const;
    /// Bytes within the content of an entry, not checked against the CRC.
    [[nodiscard]] Status read_at(ContainerEntry const& entry, std::uint64_t offset,
                                 MutableByteView out) const;
    [[nodiscard]] ByteReaderAt const& source() const { return m_source; }

  private:
    ContainerReader() = default;
    ByteReaderAt m_source;
    std::string m_name;
    std::vector<ContainerEntry> m_entries;
};

}  // namespace noodkluis::storage
