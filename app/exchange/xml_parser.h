// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"

// XML that somebody else wrote, read piece by piece. What could be used for an attack is refused,
// not resolved: document types and with them all entities but the five of XML itself, elements too
// deep inside each other, texts without end.
namespace noodkluis::app {

/// A name without the prefix of its namespace: "lido:title" is "title".
[[nodiscard]] std::string_view local_name(std::string_view name);

/// The attributes of an element, by local name; valid while the element is announced.
class XmlAttributes {
  public:
    explicit XmlAttributes(char const* const* pairs) : m_pairs(pairs) {}
    /// "" when there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;
    [[nodiscard]] bool contains(std::string_view name) const;
    /// Calls `use(name, value)` for each.
    template <class Use>
    void each(Use use) const {
        for (char const* const* pair = m_pairs; *pair != nullptr; pair += 2) {
            use(local_name(pair[0]), std::string_view(pair[1]));
        }
    }

  private:
    char const* const* m_pairs;
};

/// Who is told what stands in the file. An error stops the parser, which hands it on.
class XmlHandler {
  public:
    XmlHandler() = default;
    XmlHandler(XmlHandler const&) = delete;
    XmlHandler& operator=(XmlHandler const&) = delete;
    XmlHandler(XmlHandler&&) = delete;
    XmlHandler& operator=(XmlHandler&&) = delete;
    virtual ~XmlHandler() = default;
    /// Local names, and texts in UTF-8. A text may come in several pieces.
    [[nodiscard]] virtual Status start(std::string_view name, XmlAttributes const& attributes) = 0;
    [[nodiscard]] virtual Status end(std::string_view name) = 0;
    [[nodiscard]] virtual Status text(std::string_view piece) = 0;
};

class XmlParser {
  public:
    /// `name` is that of the file, for errors. `handler` must outlive the parser.
    XmlParser(std::string name, XmlHandler& handler);
    XmlParser(XmlParser const&) = delete;
    XmlParser& operator=(XmlParser const&) = delete;
    XmlParser(XmlParser&&) = delete;
    XmlParser& operator=(XmlParser&&) = delete;
    ~XmlParser();

    /// The next piece of the file; `last`: nothing follows. Errors: xml_doctype, xml_damaged (with
    /// the line), xml_too_deep, xml_text_too_long, and those of the handler.
    [[nodiscard]] Status feed(ByteView piece, bool last);

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// A whole document that is in memory. Errors: as XmlParser::feed.
[[nodiscard]] Status parse_xml(ByteView document, std::string const& name, XmlHandler& handler);

}  // namespace noodkluis::app
