// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/armor.h"

#include <algorithm>

#include "crypto/age/age.h"

namespace noodkluis::crypto::age {
namespace {

constexpr std::string_view kBegin = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view kEnd = "-----END AGE ENCRYPTED FILE-----";
/// White space before the armor: more than anybody needs, and less than an attack wants.
constexpr std::size_t kBlankBytesMax = 1024;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Dearmor {
  public:
    Dearmor(std::shared_ptr<Input> input, std::string name)
        : m_input(std::move(input)), m_name(std::move(name)) {}

    Result<std::size_t> read(MutableByteView out) {
        std::size_t filled = 0;
        while (filled < out.size()) {
            if (m_taken == m_bytes.size()) {
                NK_CHECK(next_line());
                if (m_bytes.empty()) {
                    break;
                }
            }
            auto const count = std::min(out.size() - filled, m_bytes.size() - m_taken);
            std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(m_taken), count,
                        out.begin() + static_cast<std::ptrdiff_t>(filled));
            filled += count;
            m_taken += count;
        }
        return filled;
    }

  private:
    enum class Place : std::uint8_t { before, inside, last, after };

    [[nodiscard]] tl::unexpected<Error> bad() const { return fail(ErrorCode::age_armor, m_name); }

    /// A line of the armor without its line end.
    Result<std::string> line() {
        NK_TRY(auto line, m_input->line(kLineColumns + 1));
        if (!line) {
            return bad();
        }
        if (!line->text.empty() && line->text.back() == '\r') {
            line->text.pop_back();
        }
        // Only the last line of the armor may do without a line end.
        if (line->text.size() > kLineColumns || (line->ended && line->text != kEnd)) {
            return bad();
        }
        return std::move(line->text);
    }

    Status begin() {
        std::string text;
        std::size_t blank = 0;
        while (text.empty()) {
            NK_TRY(text, line());
            blank += text.size() + 1;
            text.erase(0, static_cast<std::size_t>(
                              std::find_if_not(text.begin(), text.end(), is_blank) - text.begin()));
            if (blank > kBlankBytesMax) {
                return bad();
            }
        }
        if (text != kBegin) {
            return bad();
        }
        m_place = Place::inside;
        return {};
    }

    Status end() {
        m_place = Place::after;
        m_bytes.clear();
        ByteArray<256> rest{};
        while (true) {
            NK_TRY(auto const count, m_input->read(rest));
            auto const text = as_text(ByteView(rest).first(count));
            if (!std::all_of(text.begin(), text.end(), is_blank)) {
                return bad();
            }
            if (count < rest.size()) {
                return {};
            }
        }
    }

    /// Fills m_bytes from the next line; leaves it empty at the end.
    Status next_line() {
        m_taken = 0;
        m_bytes.clear();
        if (m_place == Place::after) {
            return {};
        }
        if (m_place == Place::before) {
            NK_CHECK(begin());
        }
        NK_TRY(auto const text, line());
        if (text == kEnd) {
            return end();
        }
        if (m_place == Place::last || text.empty() || text.size() % 4 != 0) {
            return bad();
        }
        auto const padding =
            static_cast<std::size_t>(text.end() - std::find(text.end() - 2, text.end(), '='));
        m_bytes.resize(text.size() / 4 * 3 - padding);
        if (!from_base64(text, Base64::padded, m_bytes)) {
            return bad();
        }
        if (m_bytes.size() < kLineBytes) {
            m_place = Place::last;
        }
        return {};
    }

    std::shared_ptr<Input> m_input;
    std::string m_name;
    Place m_place = Place::before;
    Bytes m_bytes;
    std::size_t m_taken = 0;
};

}  // namespace

bool looks_armored(ByteView start) {
    auto const text = as_text(start);
    auto const first = std::find_if_not(text.begin(), text.end(), is_blank);
    return (first != text.end() && *first == '-') || text.find(kBegin) != std::string_view::npos;
}

ByteSource dearmored(std::shared_ptr<Input> input, std::string name) {
    auto armor = std::make_shared<Dearmor>(std::move(input), std::move(name));
    return [armor](MutableByteView out) { return armor->read(out); };
}

ArmorWriter::ArmorWriter(ByteSink sink) : m_sink(std::move(sink)) {}

Status ArmorWriter::write(ByteView bytes) {
    if (!m_started) {
        m_started = true;
        NK_CHECK(m_sink(as_bytes(std::string(kBegin) + "\n")));
    }
    std::string lines;
    while (!bytes.empty()) {
        auto const count = std::min(kLineBytes - m_line.size(), bytes.size());
        m_line.insert(m_line.end(), bytes.begin(),
                      bytes.begin() + static_cast<std::ptrdiff_t>(count));
        bytes = bytes.subspan(count);
        if (m_line.size() == kLineBytes) {
            lines += to_base64(m_line, Base64::padded) + "\n";
            m_line.clear();
        }
    }
    return m_sink(as_bytes(lines));
}

Status ArmorWriter::finish() {
    NK_CHECK(write({}));
    std::string lines;
    if (!m_line.empty()) {
        lines = to_base64(m_line, Base64::padded) + "\n";
    }
    return m_sink(as_bytes(lines + std::string(kEnd) + "\n"));
}

}  // namespace noodkluis::crypto::age
