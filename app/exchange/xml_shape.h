// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/result.h"

// How XML is a table: which element is a row, and where in it the cells are. Part of a profile, and
// explained with examples in docs/import-profiles.md.
namespace noodkluis::app {

/// What a step asks of an element: `[@type='current']`, `[end='']`, `[value!='']`, `[note]`.
struct XmlCondition {
    enum class Kind : std::uint8_t { equal, differs, present };
    std::vector<std::string> path;  ///< names of elements; of which the last may be `@attribute`
    Kind kind = Kind::present;
    std::string text;
};

struct XmlStep {
    std::string name;       ///< local; "*" is any, "@name" (last only) an attribute, "." itself
    bool anywhere = false;  ///< at any depth below, and not only directly
    std::vector<XmlCondition> conditions{};
};
using XmlPath = std::vector<XmlStep>;

/// A column: values of the first path that has any, or of each element of `each` the text that
/// `text` makes of it.
struct XmlColumn {
    std::string header;
    std::vector<XmlPath> paths;
    std::optional<XmlPath> each;
    std::string text;            ///< with slots: "{type} {value}[ ({part})]"
    std::string between;         ///< instead of the profile's `repeat`, when not ""
    bool inside_quotes = false;  ///< only what stands in the last pair of '…'
};

struct XmlShape {
    std::vector<std::string> roots;  ///< local names by which a file is recognised
    std::vector<XmlPath> records;
    std::vector<XmlColumn> columns;
    std::string source;  ///< JSON, as it was written: what keeps a profile that is written again
};

/// `a/b[c='d']/@e`, `//a`. None when it is not one.
[[nodiscard]] std::optional<XmlPath> parse_xml_path(std::string_view text);

/// Reads the member `xml` of a profile, as JSON. `wrong` gets the name of what is wrong with it.
[[nodiscard]] std::optional<XmlShape> parse_xml_shape(std::string_view json, std::string& wrong);

/// Whether a text has slots with usable paths, and brackets that fit.
[[nodiscard]] bool are_xml_slots(std::string_view text);

/// An element of a record, with what is in it.
struct XmlNode {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text;     ///< of itself, without that of the elements inside
    std::size_t place{};  ///< in the text of its parent, in bytes
    std::vector<XmlNode> children;
};

/// What the path finds from `node` on, trimmed and not blank, in the order of the file.
[[nodiscard]] std::vector<std::string> find_xml_texts(XmlNode const& node, XmlPath const& path);
/// The cell of a column. `repeat` joins several values.
[[nodiscard]] std::string xml_cell(XmlNode const& record, XmlColumn const& column,
                                   std::string const& repeat);
/// Whether the innermost of the open elements is a record by this path, which begins at the root.
[[nodiscard]] bool is_xml_record(std::vector<XmlNode> const& open, XmlPath const& path);

}  // namespace noodkluis::app
