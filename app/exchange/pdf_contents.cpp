// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/pdf_contents.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/exchange/inflater.h"
#include "crypto/base/limits.h"

// Names and streams are those of ISO 32000-1, 7.3.5 and 7.3.8.
namespace noodkluis::app {
namespace {

struct PdfName {
    std::string_view name;
    ErrorCode means;
};
/// Each is long enough not to be met by chance in the bytes of a picture.
constexpr std::array kNotDrawn{PdfName{"JavaScript", ErrorCode::plan_scripts},
                               PdfName{"Rendition", ErrorCode::plan_scripts},
                               PdfName{"Launch", ErrorCode::plan_scripts},
                               PdfName{"RichMedia", ErrorCode::plan_scripts},
                               PdfName{"EmbeddedFile", ErrorCode::plan_files},
                               PdfName{"EmbeddedFiles", ErrorCode::plan_files},
                               PdfName{"FileAttachment", ErrorCode::plan_files},
                               PdfName{"Encrypt", ErrorCode::plan_closed}};
constexpr std::size_t kPdfNameMax = 15;

constexpr std::string_view kPdfStream = "stream";
/// What is packed more tightly than this is a large picture, which has no names in it.
constexpr std::size_t kPdfUnpackedPart = std::size_t{64} << 20;

bool ends_pdf_name(Byte byte) {
    return byte <= ' ' ||
           std::string_view("()<>[]{}/%").find(static_cast<char>(byte)) != std::string_view::npos;
}

int hex_digit(Byte byte) {
    return byte >= '0' && byte <= '9'   ? byte - '0'
           : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
           : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                        : -1;
}

/// The name that begins here, behind its slash; "" for one that is none of ours. Any letter may be
/// written as # and two digits.
std::string pdf_name_at(ByteView text) {
    std::string name;
    for (std::size_t i = 0; i < text.size() && !ends_pdf_name(text[i]); ++i) {
        if (name.size() == kPdfNameMax) {
            return {};
        }
        bool const coded = text[i] == '#' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                           hex_digit(text[i + 2]) >= 0;
        name += static_cast<char>(coded ? hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])
                                        : text[i]);
        i += coded ? 2 : 0;
    }
    return name;
}

Status check_pdf_names(ByteView text, std::string const& file) {
    for (auto at = std::find(text.begin(), text.end(), '/'); at != text.end();
         at = std::find(at + 1, text.end(), '/')) {
        auto const name =
            pdf_name_at(text.subspan(static_cast<std::size_t>(at + 1 - text.begin())));
        auto const* const found =
            std::find_if(kNotDrawn.begin(), kNotDrawn.end(),
                         [&](PdfName const& other) { return other.name == name; });
        if (found != kNotDrawn.end()) {
            return fail(found->means, file);
        }
    }
    return {};
}

class PdfUnpacker {
  public:
    /// What is packed at the start of `data`; empty when nothing is, or too much.
    [[nodiscard]] Result<ByteView> unpack(ByteView data);
    [[nodiscard]] std::uint64_t total() const { return m_total; }

  private:
    Inflater m_inflater = make_inflater();
    Bytes m_buffer = Bytes(std::size_t{1} << 20);
    std::uint64_t m_total = 0;
};

Result<ByteView> PdfUnpacker::unpack(ByteView data) {
    if (m_inflater == nullptr) {
        return fail(ErrorCode::out_of_memory);
    }
    while (true) {
        std::size_t read = 0;
        std::size_t written = 0;
        auto const outcome =
            libdeflate_zlib_decompress_ex(m_inflater.get(), data.data(), data.size(),
                                          m_buffer.data(), m_buffer.size(), &read, &written);
        if (outcome == LIBDEFLATE_INSUFFICIENT_SPACE && m_buffer.size() < kPdfUnpackedPart) {
            m_buffer.resize(m_buffer.size() * 4);
            continue;
        }
        m_total += outcome == LIBDEFLATE_INSUFFICIENT_SPACE ? m_buffer.size() : written;
        return ByteView(m_buffer).first(outcome == LIBDEFLATE_SUCCESS ? written : 0);
    }
}

/// Whether this is how zlib begins; RFC 1950, 2.2.
bool begins_packed(ByteView data) {
    return data.size() > 2 && (data[0] & 0x0f) == 8 && (data[0] * 256 + data[1]) % 31 == 0;
}

}  // namespace

Status check_pdf_contents(ByteView pdf, std::string const& name) {
    NK_CHECK(check_pdf_names(pdf, name));
    PdfUnpacker unpacker;
    auto const text = as_text(pdf);
    for (auto at = text.find(kPdfStream); at != std::string_view::npos;
         at = text.find(kPdfStream, at)) {
        at += kPdfStream.size();
        auto data = pdf.subspan(at);
        while (!data.empty() && (data[0] == '\r' || data[0] == '\n')) {
            data = data.subspan(1);
        }
        if (!begins_packed(data)) {
            continue;
        }
        NK_TRY(auto const unpacked, unpacker.unpack(data));
        NK_CHECK(check_pdf_names(unpacked, name));
        if (unpacker.total() > limits::kArchiveUnpackedMax) {
            return fail(ErrorCode::plan_closed, name);
        }
    }
    return {};
}

}  // namespace noodkluis::app
