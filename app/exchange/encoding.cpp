// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>

#include <uchardet.h>

namespace noodkluis::app {
namespace {

constexpr Byte kNoMeaning = 0xff;
constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::uint64_t kGuessBytesMax = std::uint64_t{1} << 20;

struct EncodingNames {
    Encoding encoding;
    std::array<std::string_view, 5> names;  ///< the first is ours
};
constexpr std::array kEncodings{
    EncodingNames{Encoding::utf8, {"utf-8", "utf8"}},
    EncodingNames{Encoding::utf16le, {"utf-16le", "utf16le", "utf-16-le"}},
    EncodingNames{Encoding::utf16be, {"utf-16be", "utf16be", "utf-16-be"}},
    EncodingNames{Encoding::windows_1252, {"windows-1252", "cp1252", "ansi", "1252"}},
    EncodingNames{Encoding::iso_8859_15,
                  {"iso-8859-15", "iso8859-15", "latin-9", "latin9", "8859-15"}},
};

// What 0x80 to 0x9f are in Windows-1252; 0 is undefined. The other bytes are as in Latin-1.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

char32_t from_iso_8859_15(Byte byte) {
    switch (byte) {
        case 0xa4:
            return 0x20ac;
        case 0xa6:
            return 0x0160;
        case 0xa8:
            return 0x0161;
        case 0xb4:
            return 0x017d;
        case 0xb8:
            return 0x017e;
        case 0xbc:
            return 0x0152;
        case 0xbd:
            return 0x0153;
        case 0xbe:
            return 0x0178;
        default:  // control characters from 0x80 have no place in text
            return byte >= 0x80 && byte < 0xa0 ? 0 : byte;
    }
}

/// Zero, except for the byte zero itself, is "no meaning".
char32_t from_single_byte(Encoding encoding, Byte byte) {
    if (encoding == Encoding::iso_8859_15) {
        return from_iso_8859_15(byte);
    }
    return byte >= 0x80 && byte < 0xa0 ? kWindows1252[byte - 0x80U] : byte;
}

/// Writes one code point (not ASCII) and returns the bytes used, at most 4.
std::size_t put_utf8(char32_t code, Byte* out) {
    auto const tail = [code](int shift) {
        return static_cast<Byte>(0x80 | ((code >> shift) & 0x3f));
    };
    if (code < 0x800) {
        out[0] = static_cast<Byte>(0xc0 | (code >> 6));
        out[1] = tail(0);
        return 2;
    }
    if (code < 0x10000) {
        out[0] = static_cast<Byte>(0xe0 | (code >> 12));
        out[1] = tail(6);
        out[2] = tail(0);
        return 3;
    }
    out[0] = static_cast<Byte>(0xf0 | (code >> 18));
    out[1] = tail(12);
    out[2] = tail(6);
    out[3] = tail(0);
    return 4;
}

/// `out` has room for three bytes per byte of `in`. Returns the bytes written.
std::size_t convert_single_bytes(Encoding encoding, ByteView in, Byte* out) {
    Byte* at = out;
    for (Byte const byte : in) {
        if (byte < 0x80) {
            *at++ = byte;
        } else if (char32_t const code = from_single_byte(encoding, byte); code != 0) {
            at += put_utf8(code, at);
        } else {
            *at++ = kNoMeaning;
        }
    }
    return static_cast<std::size_t>(at - out);
}

bool is_high_surrogate(char32_t unit) {
    return unit >= 0xd800 && unit < 0xdc00;
}
bool is_low_surrogate(char32_t unit) {
    return unit >= 0xdc00 && unit < 0xe000;
}

struct Converted {
    std::size_t taken;
    std::size_t written;
};

/// Leaves an unfinished unit or surrogate pair at the end of `in` for the next call, unless `last`.
Converted convert_utf16(Encoding encoding, ByteView in, bool last, Byte* out) {
    auto const unit_at = [&](std::size_t i) -> char32_t {
        return encoding == Encoding::utf16le ? static_cast<char32_t>(in[i] | (in[i + 1] << 8))
                                             : static_cast<char32_t>(in[i + 1] | (in[i] << 8));
    };
    Byte* at = out;
    std::size_t i = 0;
    while (i + 1 < in.size()) {
        char32_t const unit = unit_at(i);
        if (unit < 0x80) {
            *at++ = static_cast<Byte>(unit);
            i += 2;
        } else if (is_high_surrogate(unit)) {
            if (i + 3 >= in.size() && !last) {
                break;
            }
            bool const pair = i + 3 < in.size() && is_low_surrogate(unit_at(i + 2));
            if (pair) {
                at += put_utf8(0x10000 + ((unit - 0xd800) << 10) + (unit_at(i + 2) - 0xdc00), at);
            } else {
                *at++ = kNoMeaning;
            }
            i += pair ? 4 : 2;
        } else if (is_low_surrogate(unit)) {
            *at++ = kNoMeaning;
            i += 2;
        } else {
            at += put_utf8(unit, at);
            i += 2;
        }
    }
    if (last && i < in.size()) {
        *at++ = kNoMeaning;  // half a unit
        i = in.size();
    }
    return {i, static_cast<std::size_t>(at - out)};
}

struct BomChoice {
    std::array<Byte, 3> bytes;
    std::size_t size;
    Encoding encoding;
};
constexpr std::array kBoms{BomChoice{{0xef, 0xbb, 0xbf}, 3, Encoding::utf8},
                           BomChoice{{0xff, 0xfe}, 2, Encoding::utf16le},
                           BomChoice{{0xfe, 0xff}, 2, Encoding::utf16be}};

struct ByteCounts {
    Utf8Scan utf8;
    bool has_c1 = false;  ///< 0x80 to 0x9f: letters in Windows-1252, nothing in ISO-8859-15
    std::string uchardet_name;
};

struct FreeUchardet {
    void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

Result<ByteCounts> count_bytes(File const& file, std::uint64_t size) {
    ByteCounts counts;
    std::unique_ptr<uchardet, FreeUchardet> const detector(uchardet_new());
    Bytes block(static_cast<std::size_t>(std::min<std::uint64_t>(size, kBlock)));
    for (std::uint64_t offset = 0; offset < size;) {
        auto const part = MutableByteView(block).first(
            static_cast<std::size_t>(std::min<std::uint64_t>(size - offset, block.size())));
        NK_CHECK(file.read_at(offset, part));
        counts.utf8.feed(part);
        if (counts.utf8.errors() > 0) {
            counts.has_c1 = counts.has_c1 || std::any_of(part.begin(), part.end(), [](Byte byte) {
                                return byte >= 0x80 && byte < 0xa0;
                            });
        }
        if (offset < kGuessBytesMax) {
            uchardet_handle_data(detector.get(), as_text(part).data(), part.size());
        }
        offset += part.size();
    }
    counts.utf8.finish();
    uchardet_data_end(detector.get());
    counts.uchardet_name = uchardet_get_charset(detector.get());
    return counts;
}

}  // namespace

char const* encoding_name(Encoding encoding) {
    for (auto const& names : kEncodings) {
        if (names.encoding == encoding) {
            return names.names[0].data();
        }
    }
    return "";
}

std::optional<Encoding> find_encoding(std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    for (auto const& names : kEncodings) {
        if (!lower.empty() &&
            std::find(names.names.begin(), names.names.end(), lower) != names.names.end()) {
            return names.encoding;
        }
    }
    return std::nullopt;
}

std::optional<std::array<int, 256>> single_byte_letters(Encoding encoding) {
    if (encoding != Encoding::windows_1252 && encoding != Encoding::iso_8859_15) {
        return std::nullopt;
    }
    std::array<int, 256> letters{};
    for (std::size_t i = 1; i < letters.size(); ++i) {
        auto const letter = from_single_byte(encoding, static_cast<Byte>(i));
        letters[i] = letter == 0 ? -1 : static_cast<int>(letter);
    }
    return letters;
}

void Utf8Scan::begin_sequence(Byte lead) {
    m_low = 0x80;
    m_high = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) {
        m_missing = 1;
    } else if (lead >= 0xe0 && lead <= 0xef) {
        m_missing = 2;
        m_low = lead == 0xe0 ? 0xa0 : 0x80;   // no overlong forms
        m_high = lead == 0xed ? 0x9f : 0xbf;  // no surrogates
    } else if (lead >= 0xf0 && lead <= 0xf4) {
        m_missing = 3;
        m_low = lead == 0xf0 ? 0x90 : 0x80;
        m_high = lead == 0xf4 ? 0x8f : 0xbf;
    } else {
        ++m_errors;
    }
}

void Utf8Scan::feed(ByteView bytes) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (m_missing == 0) {
            std::uint64_t word = 0;
            while (i + sizeof word <= bytes.size() &&
                   (std::memcpy(&word, &bytes[i], sizeof word), (word & kHighBits) == 0)) {
                i += sizeof word;
            }
            if (i == bytes.size()) {
                return;
            }
            if (bytes[i] >= 0x80) {
                begin_sequence(bytes[i]);
            }
            ++i;
        } else if (bytes[i] >= m_low && bytes[i] <= m_high) {
            m_low = 0x80;
            m_high = 0xbf;
            --m_missing;
            m_sequences += m_missing == 0 ? 1U : 0U;
            ++i;
        } else {  // the byte is looked at again, as the start of something
            ++m_errors;
            m_missing = 0;
        }
    }
}

void Utf8Scan::finish() {
    m_errors += m_missing > 0 ? 1U : 0U;
    m_missing = 0;
}

bool is_utf8(std::string_view text) {
    Utf8Scan scan;
    scan.feed(as_bytes(text));
    scan.finish();
    return scan.errors() == 0;
}

Result<EncodingChoice> detect_encoding(File const& file, std::optional<Encoding> asked) {
    NK_TRY(auto const size, file.size());
    std::array<Byte, 3> start{};
    auto const start_size = static_cast<std::size_t>(std::min<std::uint64_t>(size, start.size()));
    NK_CHECK(file.read_at(0, MutableByteView(start).first(start_size)));
    for (auto const& bom : kBoms) {
        if ((!asked || *asked == bom.encoding) && start_size >= bom.size &&
            std::equal(bom.bytes.begin(), bom.bytes.begin() + bom.size, start.begin())) {
            return EncodingChoice{bom.encoding, bom.size, false};
        }
    }
    if (asked) {
        return EncodingChoice{*asked, 0, false};
    }
    NK_TRY(auto const counts, count_bytes(file, size));
    if (counts.utf8.errors() == 0) {
        return EncodingChoice{Encoding::utf8, 0, false};
    }
    if (counts.utf8.sequences() >= counts.utf8.errors()) {
        return EncodingChoice{Encoding::utf8, 0, true};
    }
    bool const latin9 = !counts.has_c1 && counts.uchardet_name == "ISO-8859-15";
    return EncodingChoice{latin9 ? Encoding::iso_8859_15 : Encoding::windows_1252, 0, true};
}

Result<TextSource> TextSource::open(Path const& path, std::optional<Encoding> asked) {
    NK_TRY(auto file, File::open(path));
    NK_TRY(auto const choice, detect_encoding(file, asked));
    NK_TRY(auto const size, file.size());
    return TextSource(std::move(file), choice, size);
}

Status TextSource::fetch(MutableByteView out) {
    NK_CHECK(m_file.read_at(m_offset, out));
    m_offset += out.size();
    return {};
}

Result<std::size_t> TextSource::read(MutableByteView out) {
    auto const left = [this](std::size_t most) {
        return static_cast<std::size_t>(std::min<std::uint64_t>(m_size - m_offset, most));
    };
    if (m_choice.encoding == Encoding::utf8) {
        auto const part = out.first(left(out.size()));
        NK_CHECK(fetch(part));
        return part.size();
    }
    // Three bytes at most come from one, and from the two of a UTF-16 unit.
    std::size_t const kept = m_raw.size();
    std::size_t const part = left(std::min(kBlock, out.size() / 3 - kept));
    m_raw.resize(kept + part);
    NK_CHECK(fetch(MutableByteView(m_raw).subspan(kept)));
    bool const last = m_offset == m_size;
    if (m_choice.encoding == Encoding::windows_1252 || m_choice.encoding == Encoding::iso_8859_15) {
        auto const written = convert_single_bytes(m_choice.encoding, m_raw, out.data());
        m_raw.clear();
        return written;
    }
    auto const done = convert_utf16(m_choice.encoding, m_raw, last, out.data());
    m_raw.erase(m_raw.begin(), m_raw.begin() + static_cast<std::ptrdiff_t>(done.taken));
    return done.written;
}

}  // namespace noodkluis::app
