// SPDX-License-Identifier: Apache-2.0
#include "storage/container.h"

#include <algorithm>
#include <array>

#include <libdeflate.h>

namespace noodkluis::storage {
namespace {

constexpr std::uint32_t kLocalMagic = 0x04034b50;
constexpr std::uint32_t kCentralMagic = 0x02014b50;
constexpr std::uint32_t kEndMagic = 0x06054b50;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::uint16_t kVersionNeeded = 10;
constexpr std::uint16_t kDate1980 = 33;  // 1 January 1980, the zero of ZIP
constexpr std::size_t kNameMax = 200;

/// Writes little-endian fields one after another.
class Fields {
  public:
    Fields& u16(std::uint64_t value) { return put(value, 2); }
    Fields& u32(std::uint64_t value) { return put(value, 4); }
    Fields& text(std::string_view text) {
        auto const bytes = as_bytes(text);
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        return *this;
    }
    [[nodiscard]] Bytes take() { return std::move(m_bytes); }

  private:
    Fields& put(std::uint64_t value, int count) {
        for (int i = 0; i < count; ++i) {
            m_bytes.push_back(static_cast<Byte>(value >> (8 * i)));
        }
        return *this;
    }
    Bytes m_bytes;
};

/// From "version needed" to "extra length": the same in the local and the central header.
void put_common(Fields& fields, ContainerEntry const& entry) {
    fields.u16(kVersionNeeded).u16(0).u16(0).u16(0).u16(kDate1980);
    fields.u32(entry.crc).u32(entry.size).u32(entry.size).u16(entry.name.size()).u16(0);
}

Bytes local_header(ContainerEntry const& entry) {
    Fields fields;
    fields.u32(kLocalMagic);
    put_common(fields, entry);
    fields.text(entry.name);
    return fields.take();
}

bool is_level(std::string_view level) {
    static constexpr std::array kDevices{"con", "prn", "aux", "nul"};
    auto const is_alnum = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (level.empty() || level.size() > 64 || !is_alnum(level.front()) || level.back() == '.' ||
        level.find("..") != std::string_view::npos) {
        return false;
    }
    if (!std::all_of(level.begin(), level.end(),
                     [&](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-'; })) {
        return false;
    }
    auto const stem = level.substr(0, level.find('.'));
    bool const numbered_device = stem.size() == 4 &&
                                 (stem.substr(0, 3) == "com" || stem.substr(0, 3) == "lpt") &&
                                 stem[3] >= '0' && stem[3] <= '9';
    return !numbered_device && std::find(kDevices.begin(), kDevices.end(), stem) == kDevices.end();
}

}  // namespace

std::uint32_t crc32(ByteView bytes, std::uint32_t crc) {
    return libdeflate_crc32(crc, bytes.data(), bytes.size());
}

bool is_entry_name(std::string_view name) {
    int levels = 0;
    while (true) {
        auto const slash = name.find('/');
        if (++levels > 3 || !is_level(name.substr(0, slash))) {
            return false;
        }
        if (slash == std::string_view::npos) {
            return true;
        }
        name.remove_prefix(slash + 1);
    }
}

Result<ContainerLayout> ContainerLayout::of(std::vector<ContainerEntry> entries) {
    ContainerLayout layout;
    std::uint64_t offset = 0;
    for (auto& entry : entries) {
        NK_ASSERT(!entry.name.empty() && entry.name.size() <= kNameMax);
        entry.offset = offset + kLocalSize + entry.name.size();
        offset = entry.offset + entry.size;
        if (entry.size > limits::kContainerBytesMax || offset > limits::kContainerBytesMax) {
            return fail(ErrorCode::container_too_large, entry.name,
                        std::to_string(limits::kContainerBytesMax));
        }
    }
    layout.m_entries = std::move(entries);
    if (layout.m_entries.size() > limits::kContainerEntriesMax ||
        layout.total_size() > limits::kContainerBytesMax) {
        return fail(ErrorCode::container_too_large, "container",
                    std::to_string(limits::kContainerBytesMax));
    }
    return layout;
}

Bytes ContainerLayout::header(std::size_t index) const {
    return local_header(m_entries[index]);
}

std::uint64_t ContainerLayout::header_offset(std::size_t index) const {
    auto const& entry = m_entries[index];
    return entry.offset - entry.name.size() - kLocalSize;
}

std::uint64_t ContainerLayout::trailer_offset() const {
    return m_entries.empty() ? 0 : m_entries.back().offset + m_entries.back().size;
}

std::uint64_t ContainerLayout::total_size() const {
    std::uint64_t size = trailer_offset() + kEndSize;
    for (auto const& entry : m_entries) {
        size += kCentralSize + entry.name.size();
    }
    return size;
}

Bytes ContainerLayout::trailer() const {
    Fields fields;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        fields.u32(kCentralMagic).u16(kVersionNeeded);
        put_common(fields, m_entries[i]);
        // comment length, disk, internal and external attributes are all zero
        fields.u16(0).u16(0).u16(0).u32(0).u32(header_offset(i)).text(m_entries[i].name);
    }
    auto const central_size = total_size() - trailer_offset() - kEndSize;
    fields.u32(kEndMagic).u16(0).u16(0).u16(m_entries.size()).u16(m_entries.size());
    fields.u32(central_size).u32(trailer_offset()).u16(0);
    return fields.take();
}

Result<Bytes> write_container(std::vector<NamedContent> const& contents) {
    std::vector<ContainerEntry> entries;
    entries.reserve(contents.size());
    for (auto const& [name, content] : contents) {
        entries.push_back({name, crc32(content), content.size(), 0});
    }
    NK_TRY(auto const layout, ContainerLayout::of(std::move(entries)));
    Bytes out;
    auto const append = [&out](ByteView bytes) {
        out.insert(out.end(), bytes.begin(), bytes.end());
    };
    for (std::size_t i = 0; i < contents.size(); ++i) {
        append(layout.header(i));
        append(contents[i].content);
    }
    append(layout.trailer());
    return out;
}

Result<ContainerReader> ContainerReader::open(ByteReaderAt source, std::uint64_t size,
                                              std::string name) {
    if (size > limits::kContainerBytesMax) {
        return fail(ErrorCode::container_too_large, name,
                    std::to_string(limits::kContainerBytesMax));
    }
    std::vector<ContainerEntry> entries;
    std::uint64_t offset = 0;
    while (true) {
        ByteArray<kLocalSize> header{};
        if (size - offset < kEndSize) {
            return fail(offset == 0 ? ErrorCode::container_not_zip : ErrorCode::container_truncated,
                        name);
        }
        NK_CHECK(source(offset, MutableByteView(header).first(4)));
        auto const magic = get_le<std::uint32_t>(ByteView(header).first(4));
        if (magic != kLocalMagic) {
            if (offset == 0) {
                return fail(ErrorCode::container_not_zip, name);
            }
            break;
        }
        if (size - offset < kLocalSize) {
            return fail(ErrorCode::container_truncated, name);
        }
        NK_CHECK(source(offset, header));
        ContainerEntry entry;
        entry.crc = get_le<std::uint32_t>(ByteView(header).subspan(14, 4));
        entry.size = get_le<std::uint32_t>(ByteView(header).subspan(18, 4));
        std::size_t const name_size = get_le<std::uint16_t>(ByteView(header).subspan(26, 2));
        if (name_size == 0 || name_size > kNameMax ||
            entries.size() == limits::kContainerEntriesMax) {
            return fail(ErrorCode::container_not_canonical, name);
        }
        Bytes whole(kLocalSize + name_size);
        if (size - offset < whole.size() + entry.size) {
            return fail(ErrorCode::container_truncated, name);
        }
        NK_CHECK(source(offset, whole));
        entry.name = as_text(ByteView(whole).subspan(kLocalSize));
        if (whole != local_header(entry)) {
            return fail(ErrorCode::container_not_canonical, name);
        }
        offset += whole.size() + entry.size;
        entries.push_back(std::move(entry));
    }
    NK_TRY(auto layout, ContainerLayout::of(std::move(entries)));
    if (layout.total_size() > size) {
        return fail(ErrorCode::container_truncated, name);
    }
    Bytes trailer(static_cast<std::size_t>(layout.total_size() - offset));
    NK_CHECK(source(offset, trailer));
    if (layout.total_size() != size || trailer != layout.trailer()) {
        return fail(ErrorCode::container_not_canonical, name);
    }
    ContainerReader reader;
    reader.m_source = std::move(source);
    reader.m_name = std::move(name);
    reader.m_entries = layout.entries();
    return reader;
}

Result<ContainerReader> ContainerReader::open(ByteView bytes, std::string name) {
    auto source = [bytes, name](std::uint64_t offset, MutableByteView out) -> Status {
        if (offset > bytes.size() || out.size() > bytes.size() - offset) {
            return fail(ErrorCode::container_truncated, name);
        }
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), out.size(), out.begin());
        return {};
    };
    return open(std::move(source), bytes.size(), std::move(name));
}

ContainerEntry const* ContainerReader::find(std::string_view name) const {
    auto const found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](auto const& entry) { return entry.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

Status ContainerReader::require_names(std::vector<std::string_view> const& names) const {
    if (!std::equal(m_entries.begin(), m_entries.end(), names.begin(), names.end(),
                    [](auto const& entry, auto name) { return entry.name == name; })) {
        return fail(ErrorCode::container_entries, m_name);
    }
    return {};
}

Result<Bytes> ContainerReader::read(std::string_view name, std::uint64_t limit) const {
    auto const* entry = find(name);
    if (entry == nullptr) {
        return fail(ErrorCode::container_entries, m_name);
    }
    if (entry->size > limit) {
        return fail(ErrorCode::file_too_large, m_name + ": " + entry->name, std::to_string(limit));
    }
    Bytes content(static_cast<std::size_t>(entry->size));
    NK_CHECK(read_at(*entry, 0, content));
    if (crc32(content) != entry->crc) {
        return fail(ErrorCode::container_crc, m_name, entry->name);
    }
    return content;
}

Status ContainerReader::read_at(ContainerEntry const& entry, std::uint64_t offset,
                                MutableByteView out) const {
    NK_ASSERT(offset <= entry.size && out.size() <= entry.size - offset);
    return m_source(entry.offset + offset, out);
}

}  // namespace noodkluis::storage
