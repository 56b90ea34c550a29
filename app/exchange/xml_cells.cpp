// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/exchange/value_forms.h"
#include "app/exchange/xml_shape.h"

// What the paths of a profile find in a record.
namespace noodkluis::app {
namespace {

void append_text(XmlNode const& node, std::string& text) {
    std::size_t done = 0;
    for (auto const& child : node.children) {
        text.append(node.text, done, child.place - done);
        done = child.place;
        append_text(child, text);
    }
    text.append(node.text, done);
}

/// Without the line ends and blanks that only make the file look orderly.
std::string tidy_text(std::string_view text) {
    std::string tidy;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = trim_blanks(text.substr(0, end));
        if (!line.empty()) {
            tidy += (tidy.empty() ? "" : "\n") + std::string(line);
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return tidy;
}

std::string text_of(XmlNode const& node) {
    std::string text;
    append_text(node, text);
    return tidy_text(text);
}

std::string attribute_of(XmlNode const& node, std::string_view name) {
    auto const found = std::find_if(node.attributes.begin(), node.attributes.end(),
                                    [name](auto const& pair) { return pair.first == name; });
    return found == node.attributes.end() ? "" : tidy_text(found->second);
}

void take_texts(XmlNode const& node, std::vector<std::string> const& names, std::size_t at,
                std::vector<std::string>& texts) {
    auto text = at == names.size()           ? text_of(node)
                : names[at].starts_with('@') ? attribute_of(node, names[at].substr(1))
                                             : std::string();
    if (!text.empty()) {
        texts.push_back(std::move(text));
    }
    for (auto const& child : node.children) {
        if (at < names.size() && child.name == names[at]) {
            take_texts(child, names, at + 1, texts);
        }
    }
}

bool fits_condition(XmlNode const& node, XmlCondition const& condition) {
    std::vector<std::string> texts;
    take_texts(node, condition.path, 0, texts);
    if (condition.kind == XmlCondition::Kind::present) {
        return !texts.empty();
    }
    bool const equal = condition.text.empty()
                           ? texts.empty()
                           : std::find(texts.begin(), texts.end(), condition.text) != texts.end();
    return equal == (condition.kind == XmlCondition::Kind::equal);
}

bool fits_step(XmlNode const& node, XmlStep const& step) {
    return (step.name == "*" || step.name == node.name) &&
           std::all_of(step.conditions.begin(), step.conditions.end(),
                       [&](auto const& condition) { return fits_condition(node, condition); });
}

/// Calls `use` with each node that the steps from `at` on lead to, and the attribute that is meant
/// there, "" for none.
template <class Use>
void walk(XmlNode const& node, XmlPath const& path, std::size_t at, Use const& use) {
    if (at == path.size()) {
        use(node, std::string_view());
        return;
    }
    auto const& step = path[at];
    if (step.name == ".") {
        walk(node, path, at + 1, use);
        return;
    }
    if (step.name.starts_with('@')) {
        use(node, std::string_view(step.name).substr(1));
    }
    for (auto const& child : node.children) {
        if (fits_step(child, step)) {
            walk(child, path, at + 1, use);
        }
        if (step.anywhere) {
            walk(child, path, at, use);
        }
    }
}

/// The text between the last two quotes, which is what names of CollectionSpace have for people.
std::string quoted_part(std::string const& text) {
    auto const end = text.rfind('\'');
    auto const begin = end == 0 || end == std::string::npos ? end : text.rfind('\'', end - 1);
    return begin == std::string::npos || begin == end ? text
                                                      : text.substr(begin + 1, end - begin - 1);
}

/// What a text with slots becomes at a node. A part in brackets is left out when its slots find
/// nothing; without any find there is no text at all.
std::string fill_slots(XmlNode const& node, std::string_view slots) {
    std::string text;
    bool any = false;
    std::size_t bracket = std::string::npos;
    bool bracket_blank = false;
    while (!slots.empty()) {
        if (slots.front() == '{') {
            auto const end = slots.find('}');
            auto const path = parse_xml_path(slots.substr(1, end - 1));
            auto const found = path ? find_xml_texts(node, *path) : std::vector<std::string>{};
            text += found.empty() ? "" : found.front();
            any = any || !found.empty();
            bracket_blank = bracket_blank || found.empty();
            slots.remove_prefix(end + 1);
            continue;
        }
        if (slots.front() == '[') {
            bracket = text.size();
            bracket_blank = false;
        } else if (slots.front() == ']') {
            text.resize(bracket_blank ? std::min(bracket, text.size()) : text.size());
        } else if (slots.front() != ' ' || !text.ends_with(' ')) {
            text += slots.front();
        }
        slots.remove_prefix(1);
    }
    return any ? std::string(trim_blanks(text)) : "";
}

}  // namespace

bool are_xml_slots(std::string_view text) {
    bool any = false;
    int brackets = 0;
    while (!text.empty()) {
        if (text.front() == '{') {
            auto const end = text.find('}');
            if (end == std::string_view::npos || !parse_xml_path(text.substr(1, end - 1))) {
                return false;
            }
            any = true;
            text.remove_prefix(end + 1);
            continue;
        }
        brackets += text.front() == '[' ? 1 : text.front() == ']' ? -1 : 0;
        if (brackets < 0 || brackets > 1) {
            return false;
        }
        text.remove_prefix(1);
    }
    return any && brackets == 0;
}

std::vector<std::string> find_xml_texts(XmlNode const& node, XmlPath const& path) {
    std::vector<std::string> texts;
    walk(node, path, 0, [&](XmlNode const& found, std::string_view attribute) {
        auto text = attribute.empty() ? text_of(found) : attribute_of(found, attribute);
        if (!text.empty()) {
            texts.push_back(std::move(text));
        }
    });
    return texts;
}

std::string xml_cell(XmlNode const& record, XmlColumn const& column, std::string const& repeat) {
    std::vector<std::string> texts;
    if (column.each) {
        walk(record, *column.each, 0, [&](XmlNode const& found, std::string_view) {
            if (auto text = fill_slots(found, column.text); !text.empty()) {
                texts.push_back(std::move(text));
            }
        });
    }
    for (auto path = column.paths.begin(); texts.empty() && path != column.paths.end(); ++path) {
        texts = find_xml_texts(record, *path);
    }
    auto const& between = column.between.empty() ? repeat : column.between;
    std::string cell;
    for (auto const& text : texts) {
        cell += (cell.empty() ? "" : between) + (column.inside_quotes ? quoted_part(text) : text);
    }
    return cell;
}

bool is_xml_record(std::vector<XmlNode> const& open, XmlPath const& path) {
    // From the innermost outwards; a step that may be anywhere looks on.
    std::size_t level = open.size();
    bool direct = true;
    for (std::size_t i = path.size(); i-- > 0;) {
        do {
            if (level == 0) {
                return false;
            }
            --level;
        } while (!fits_step(open[level], path[i]) && !direct);
        if (!fits_step(open[level], path[i])) {
            return false;
        }
        direct = !path[i].anywhere;
    }
    return !direct || level == 0;
}

}  // namespace noodkluis::app
