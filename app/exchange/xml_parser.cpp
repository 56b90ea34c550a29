// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/xml_parser.h"

#include <algorithm>
#include <new>
#include <optional>

#include <expat.h>

#include "app/exchange/encoding.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kXmlPiece = std::size_t{64} << 10;

}  // namespace

std::string_view local_name(std::string_view name) {
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view XmlAttributes::value(std::string_view name) const {
    for (char const* const* pair = m_pairs; *pair != nullptr; pair += 2) {
        if (local_name(pair[0]) == name) {
            return pair[1];
        }
    }
    return {};
}

bool XmlAttributes::contains(std::string_view name) const {
    bool found = false;
    each([&](std::string_view other, std::string_view) { found = found || other == name; });
    return found;
}

struct XmlParser::State {
    State(std::string file, XmlHandler& told) : name(std::move(file)), handler(told) {}
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    State(State&&) = delete;
    State& operator=(State&&) = delete;
    ~State() { XML_ParserFree(parser); }

    static State& of(void* data) { return *static_cast<State*>(data); }

    void stop(Error why) {
        if (!error) {
            error = std::move(why);
            XML_StopParser(parser, XML_FALSE);
        }
    }
    /// Exceptions must not go through the C of Expat.
    template <class Work>
    void tell(Work work) {
        if (error) {
            return;
        }
        try {
            if (Status status = work(); !status) {
                stop(std::move(status).error());
            }
        } catch (std::bad_alloc const&) {
            stop({ErrorCode::out_of_memory, {}, {}});
        }
    }

    static void XMLCALL on_start(void* data, char const* name, char const** attributes) {
        auto& self = of(data);
        if (++self.depth > limits::kXmlDepthMax) {
            self.stop({ErrorCode::xml_too_deep, self.name, std::to_string(limits::kXmlDepthMax)});
            return;
        }
        self.tell([&] { return self.handler.start(local_name(name), XmlAttributes(attributes)); });
    }
    static void XMLCALL on_end(void* data, char const* name) {
        auto& self = of(data);
        --self.depth;
        self.tell([&] { return self.handler.end(local_name(name)); });
    }
    static void XMLCALL on_text(void* data, char const* piece, int size) {
        auto& self = of(data);
        self.tell([&] { return self.handler.text({piece, static_cast<std::size_t>(size)}); });
    }
    static void XMLCALL on_doctype(void* data, char const*, char const*, char const*, int) {
        of(data).stop({ErrorCode::xml_doctype, of(data).name, {}});
    }
    static int XMLCALL on_encoding(void*, char const* encoding, XML_Encoding* info) {
        auto const known = find_encoding(encoding);
        auto const letters = known ? single_byte_letters(*known) : std::nullopt;
        if (!letters) {
            return XML_STATUS_ERROR;
        }
        std::copy(letters->begin(), letters->end(), std::begin(info->map));
        info->data = nullptr;
        info->convert = nullptr;
        info->release = nullptr;
        return XML_STATUS_OK;
    }

    std::string name;
    XmlHandler& handler;
    XML_Parser parser = nullptr;
    std::size_t depth = 0;
    std::uint64_t fed = 0;  ///< bytes
    std::optional<Error> error;
};

XmlParser::XmlParser(std::string name, XmlHandler& handler)
    : m_state(std::make_unique<State>(std::move(name), handler)) {
    auto* const parser = XML_ParserCreate(nullptr);
    if (parser == nullptr) {
        throw std::bad_alloc();
    }
    m_state->parser = parser;
    XML_SetUserData(parser, m_state.get());
    XML_SetElementHandler(parser, State::on_start, State::on_end);
    XML_SetCharacterDataHandler(parser, State::on_text);
    XML_SetStartDoctypeDeclHandler(parser, State::on_doctype);
    XML_SetUnknownEncodingHandler(parser, State::on_encoding, nullptr);
}

XmlParser::~XmlParser() = default;

Status XmlParser::feed(ByteView piece, bool last) {
    auto& state = *m_state;
    do {
        auto const part = piece.first(std::min(piece.size(), kXmlPiece));
        piece = piece.subspan(part.size());
        bool const final = last && piece.empty();
        state.fed += part.size();
        auto const status = XML_Parse(state.parser, as_text(part).data(),
                                      static_cast<int>(part.size()), final ? XML_TRUE : XML_FALSE);
        if (state.error) {
            return tl::unexpected(*state.error);
        }
        if (status == XML_STATUS_ERROR) {
            if (XML_GetErrorCode(state.parser) == XML_ERROR_NO_MEMORY) {
                return fail(ErrorCode::out_of_memory);
            }
            return fail(ErrorCode::xml_damaged, state.name,
                        std::to_string(XML_GetCurrentLineNumber(state.parser)));
        }
        // Expat keeps a tag until it has all of it.
        auto const done = XML_GetCurrentByteIndex(state.parser);
        if (done >= 0 && state.fed > static_cast<std::uint64_t>(done) + limits::kXmlTagMax) {
            return fail(ErrorCode::xml_text_too_long, state.name,
                        std::to_string(XML_GetCurrentLineNumber(state.parser)));
        }
    } while (!piece.empty());
    return {};
}

Status parse_xml(ByteView document, std::string const& name, XmlHandler& handler) {
    XmlParser parser(name, handler);
    return parser.feed(document, true);
}

}  // namespace noodkluis::app
