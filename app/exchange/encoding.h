// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "crypto/base/file.h"

// The character encodings of collection exports. Whatever a file is in, the rest of the program
// sees UTF-8.
namespace noodkluis::app {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows_1252, iso_8859_15 };

/// "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15".
[[nodiscard]] char const* encoding_name(Encoding encoding);
/// Also takes the common other names such as "cp1252" and "latin-9", in any case.
[[nodiscard]] std::optional<Encoding> find_encoding(std::string_view name);

/// What each byte is in an encoding of one byte per letter, -1 for nothing; none for the others.
[[nodiscard]] std::optional<std::array<int, 256>> single_byte_letters(Encoding encoding);

/// Follows a stream of bytes and counts what it would be as UTF-8.
class Utf8Scan {
  public:
    void feed(ByteView bytes);
    /// Counts a sequence that the end of the stream cut off as one error.
    void finish();
    [[nodiscard]] std::uint64_t sequences() const { return m_sequences; }  ///< beyond ASCII
    [[nodiscard]] std::uint64_t errors() const { return m_errors; }

  private:
    void begin_sequence(Byte lead);
    std::uint64_t m_sequences = 0;
    std::uint64_t m_errors = 0;
    int m_missing = 0;  ///< bytes that the open sequence still needs
    Byte m_low = 0;     ///< bounds of its next byte
    Byte m_high = 0;
};
[[nodiscard]] bool is_utf8(std::string_view text);

struct EncodingChoice {
    Encoding encoding = Encoding::utf8;
    std::size_t bom_bytes = 0;
    bool guessed = false;  ///< neither asked for, nor said by a byte order mark, nor plain UTF-8
};

/// `asked` decides, then a byte order mark; else the whole file is read: UTF-8 when it is
/// valid UTF-8, or holds at least as many whole multi-byte sequences as damaged ones: such a file
/// is damaged UTF-8, and reading it as anything else would garble every letter to hide one bad
/// byte. Else the guess of uchardet when that is ISO-8859-15 and possible, else Windows-1252.
/// UTF-16 needs its byte order mark or `asked`. Errors: io_read.
[[nodiscard]] Result<EncodingChoice> detect_encoding(File const& file,
                                                     std::optional<Encoding> asked);

/// A text file as a stream of UTF-8. Bytes that mean nothing in the file's encoding come out as
/// 0xFF, which UTF-8 never holds, so that whoever checks the text finds them in their place.
class TextSource {
  public:
    /// Errors: file_not_found, io_read.
    [[nodiscard]] static Result<TextSource> open(Path const& path, std::optional<Encoding> asked);
    [[nodiscard]] EncodingChoice const& choice() const { return m_choice; }
    [[nodiscard]] std::uint64_t bytes_total() const { return m_size; }
    [[nodiscard]] std::uint64_t bytes_done() const { return m_offset; }
    /// Fills at most `out`, which holds 16 bytes or more; 0 only at the end of the file.
    [[nodiscard]] Result<std::size_t> read(MutableByteView out);

  private:
    TextSource(File file, EncodingChoice choice, std::uint64_t size)
        : m_file(std::move(file)), m_choice(choice), m_size(size), m_offset(choice.bom_bytes) {}
    [[nodiscard]] Status fetch(MutableByteView out);

    File m_file;
    EncodingChoice m_choice;
    std::uint64_t m_size;
    std::uint64_t m_offset;
    Bytes m_raw;  ///< bytes in the file's encoding that are not converted yet
};

}  // namespace noodkluis::app
