// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/header.h"

#include <algorithm>

#include "crypto/base/limits.h"

namespace noodkluis::crypto::age {
namespace {

constexpr std::string_view kVersion = "age-encryption.org/v1";
constexpr std::string_view kStanza = "-> ";
constexpr std::string_view kMac = "---";

/// Reads a header line by line and keeps what the MAC will cover.
class HeaderReader {
  public:
    HeaderReader(Input& input, std::string const& name) : m_input(input), m_name(name) {}

    Result<Header> read() {
        NK_TRY(auto line, next_line());
        if (line != kVersion) {
            return bad();
        }
        NK_TRY(line, next_line());
        while (line.rfind(kStanza, 0) == 0) {
            if (m_header.stanzas.size() == limits::kAgeStanzasMax) {
                return bad();
            }
            NK_TRY(auto stanza, read_stanza(line.substr(kStanza.size())));
            m_header.stanzas.push_back(std::move(stanza));
            NK_TRY(line, next_line());
        }
        auto const mac = std::string(kMac) + " ";
        if (m_header.stanzas.empty() || line.rfind(mac, 0) != 0 ||
            !from_base64(std::string_view(line).substr(mac.size()), Base64::unpadded,
                         m_header.mac)) {
            return bad();
        }
        // The MAC covers its own line up to and including "---".
        m_header.covered.resize(m_header.covered.size() - line.size() - 1 + kMac.size());
        return std::move(m_header);
    }

  private:
    [[nodiscard]] tl::unexpected<Error> bad() const { return fail(ErrorCode::age_header, m_name); }

    Result<std::string> next_line() {
        auto const room = limits::kAgeHeaderMax - m_header.covered.size();
        NK_TRY(auto line, m_input.line(room));
        if (!line || line->ended || line->text.size() + 1 > room) {
            return bad();
        }
        m_header.covered += line->text;
        m_header.covered += '\n';
        return std::move(line->text);
    }

    Result<Stanza> read_stanza(std::string const& arguments) {
        Stanza stanza;
        stanza.arguments.emplace_back();
        for (char const c : arguments) {
            if (c == ' ') {
                stanza.arguments.emplace_back();
            } else if (c > 0x20 && c < 0x7f) {
                stanza.arguments.back() += c;
            } else {
                return bad();
            }
        }
        for (auto const& argument : stanza.arguments) {
            if (argument.empty()) {
                return bad();
            }
        }
        while (true) {
            NK_TRY(auto const line, next_line());
            Bytes part(line.size() * 3 / 4);
            if (line.size() > kLineColumns || !from_base64(line, Base64::unpadded, part)) {
                return bad();
            }
            stanza.body.insert(stanza.body.end(), part.begin(), part.end());
            if (line.size() < kLineColumns) {
                return stanza;
            }
        }
    }

    Input& m_input;
    std::string const& m_name;
    Header m_header;
};

}  // namespace

std::string write_stanzas(std::vector<Stanza> const& stanzas) {
    std::string text(kVersion);
    text += '\n';
    for (auto const& stanza : stanzas) {
        text += "->";
        for (auto const& argument : stanza.arguments) {
            text += ' ';
            text += argument;
        }
        text += '\n';
        ByteView body(stanza.body);
        // The last line is shorter than the others, and may be empty.
        while (body.size() >= kLineBytes) {
            text += to_base64(body.first(kLineBytes), Base64::unpadded) + "\n";
            body = body.subspan(kLineBytes);
        }
        text += to_base64(body, Base64::unpadded) + "\n";
    }
    text += kMac;
    return text;
}

Result<Header> read_header(Input& input, std::string const& name) {
    return HeaderReader(input, name).read();
}

}  // namespace noodkluis::crypto::age
