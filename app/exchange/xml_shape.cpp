// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/xml_shape.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

using ShapeJson = nlohmann::ordered_json;

constexpr std::size_t kXmlPathMax = 1000;

bool is_xml_name(std::string_view name) {
    return !name.empty() && name.find_first_of("/[]='\"<>&{} \t\r\n@") == std::string_view::npos;
}

/// The names of a path without conditions.
std::optional<std::vector<std::string>> plain_path(std::string_view text) {
    std::vector<std::string> names;
    while (true) {
        auto const slash = text.find('/');
        auto const name = text.substr(0, slash);
        bool const last = slash == std::string_view::npos;
        bool const attribute = last && name.starts_with('@');
        if (!is_xml_name(attribute ? name.substr(1) : name)) {
            return std::nullopt;
        }
        names.emplace_back(name);
        if (last) {
            return names;
        }
        text.remove_prefix(slash + 1);
    }
}

/// What stands between brackets.
std::optional<XmlCondition> parse_condition(std::string_view text) {
    XmlCondition condition;
    auto const mark = text.find('=');
    auto name = text.substr(0, mark);
    if (mark != std::string_view::npos) {
        bool const differs = name.ends_with('!');
        name.remove_suffix(differs ? 1 : 0);
        auto const value = text.substr(mark + 1);
        if (value.size() < 2 || value.front() != '\'' || value.find('\'', 1) != value.size() - 1) {
            return std::nullopt;
        }
        condition.kind = differs ? XmlCondition::Kind::differs : XmlCondition::Kind::equal;
        condition.text = value.substr(1, value.size() - 2);
    }
    auto path = plain_path(name);
    if (!path) {
        return std::nullopt;
    }
    condition.path = *std::move(path);
    return condition;
}

/// Takes a step from the front of the text.
std::optional<XmlStep> take_step(std::string_view& text) {
    XmlStep step;
    auto const end = std::min(text.find_first_of("/["), text.size());
    step.name = text.substr(0, end);
    text.remove_prefix(end);
    bool const attribute = step.name.starts_with('@');
    bool const special = step.name == "*" || step.name == ".";
    if (!special && !is_xml_name(std::string_view(step.name).substr(attribute ? 1 : 0))) {
        return std::nullopt;
    }
    while (text.starts_with('[')) {
        // The text of a condition may hold a bracket.
        auto quote = text.find('\'');
        auto close = text.find(']');
        if (quote < close) {
            quote = text.find('\'', quote + 1);
            close = quote == std::string_view::npos ? quote : text.find(']', quote);
        }
        if (close == std::string_view::npos || attribute) {
            return std::nullopt;
        }
        auto condition = parse_condition(text.substr(1, close - 1));
        if (!condition) {
            return std::nullopt;
        }
        step.conditions.push_back(*std::move(condition));
        text.remove_prefix(close + 1);
    }
    return step;
}

std::vector<XmlPath> paths_of(ShapeJson const& json) {
    std::vector<XmlPath> paths;
    auto const take = [&](ShapeJson const& one) {
        auto path = one.is_string() ? parse_xml_path(one.get<std::string>()) : std::nullopt;
        if (!path) {
            return false;
        }
        paths.push_back(*std::move(path));
        return true;
    };
    if (!json.is_array()) {
        return take(json) ? paths : std::vector<XmlPath>{};
    }
    bool const all = std::all_of(json.begin(), json.end(), take);
    return all ? paths : std::vector<XmlPath>{};
}

/// A record is recognised when its first tag has been read.
bool is_known_at_start(XmlPath const& path) {
    return std::all_of(path.begin(), path.end(), [](XmlStep const& step) {
        return step.name != "." && !step.name.starts_with('@') &&
               std::all_of(step.conditions.begin(), step.conditions.end(),
                           [](XmlCondition const& condition) {
                               return condition.path.size() == 1 &&
                                      condition.path[0].starts_with('@');
                           });
    });
}

std::optional<XmlColumn> column_of(std::string const& header, ShapeJson const& json) {
    XmlColumn column;
    column.header = header;
    if (!json.is_object()) {
        column.paths = paths_of(json);
        return column.paths.empty() ? std::nullopt : std::optional(column);
    }
    for (auto const& [key, value] : json.items()) {
        if (key == "path") {
            column.paths = paths_of(value);
        } else if (key == "each" && value.is_string()) {
            column.each = parse_xml_path(value.get<std::string>());
        } else if (key == "text" && value.is_string()) {
            column.text = value.get<std::string>();
        } else if (key == "between" && value.is_string()) {
            column.between = value.get<std::string>();
        } else if (key == "inside_quotes" && value.is_boolean()) {
            column.inside_quotes = value.get<bool>();
        } else {
            return std::nullopt;
        }
    }
    bool const each = column.each && are_xml_slots(column.text) && column.paths.empty();
    bool const plain = !column.each && column.text.empty() && !column.paths.empty();
    return each || plain ? std::optional(column) : std::nullopt;
}

}  // namespace

std::optional<XmlPath> parse_xml_path(std::string_view text) {
    XmlPath path;
    if (text.empty() || text.size() > kXmlPathMax) {
        return std::nullopt;
    }
    bool anywhere = text.starts_with("//");
    text.remove_prefix(anywhere ? 2 : 0);
    while (true) {
        auto step = take_step(text);
        if (!step) {
            return std::nullopt;
        }
        step->anywhere = anywhere;
        bool const last = step->name.starts_with('@');
        path.push_back(*std::move(step));
        if (text.empty()) {
            return path;
        }
        if (last || !text.starts_with('/')) {
            return std::nullopt;
        }
        anywhere = text.starts_with("//");
        text.remove_prefix(anywhere ? 2 : 1);
    }
}

std::optional<XmlShape> parse_xml_shape(std::string_view json, std::string& wrong) {
    auto const value = ShapeJson::parse(json.begin(), json.end(), nullptr, false);
    wrong = "xml";
    if (!value.is_object()) {
        return std::nullopt;
    }
    XmlShape shape;
    shape.source = json;
    for (auto const& [key, member] : value.items()) {
        wrong = key;
        if (key == "roots" && member.is_array()) {
            for (auto const& root : member) {
                if (!root.is_string()) {
                    return std::nullopt;
                }
                shape.roots.push_back(root.get<std::string>());
            }
        } else if (key == "records") {
            shape.records = paths_of(member);
        } else if (key == "columns" && member.is_object() &&
                   member.size() <= limits::kCsvColumnsMax) {
            for (auto const& [header, column] : member.items()) {
                wrong = header;
                auto read = column_of(header, column);
                if (!read) {
                    return std::nullopt;
                }
                shape.columns.push_back(*std::move(read));
            }
        } else {
            return std::nullopt;
        }
    }
    wrong = "records";
    bool const known = !shape.records.empty() &&
                       std::all_of(shape.records.begin(), shape.records.end(), is_known_at_start);
    if (!known) {
        return std::nullopt;
    }
    wrong = "columns";
    return shape.columns.empty() ? std::nullopt : std::optional(std::move(shape));
}

}  // namespace noodkluis::app
