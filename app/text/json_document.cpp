// SPDX-License-Identifier: Apache-2.0
#include "app/text/json_document.h"

#include <algorithm>

#include "storage/model/field_text.h"

namespace noodkluis::app {
namespace {

/// Before parsing: the parser builds a tree whose destructor recurses.
bool is_too_deep(std::string_view text) {
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (in_string) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                in_string = false;
            }
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limits::kDocumentDepthMax) {
                return true;
            }
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return false;
}

bool has_only_allowed_values(Json const& value) {
    if (value.is_object()) {
        return std::all_of(value.items().begin(), value.items().end(), [](auto const& item) {
            return std::all_of(item.key().begin(), item.key().end(),
                               [](char c) { return c >= 0x21 && c <= 0x7e; }) &&
                   has_only_allowed_values(item.value());
        });
    }
    if (value.is_array()) {
        return std::all_of(value.begin(), value.end(), has_only_allowed_values);
    }
    return value.is_string() || value.is_boolean() || value.is_number_integer();
}

/// Names and notes from other parties end up on screens and terminals: no control characters.
bool is_plain_text(std::string_view text, std::size_t max) {
    auto const length = storage::text_length(text, true);
    return length && *length <= max;
}

}  // namespace

std::string canonical_json(Json const& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Json> parse_canonical_json(ByteView bytes, std::string const& name, std::size_t bytes_max) {
    auto const text = as_text(bytes);
    if (text.size() > bytes_max || is_too_deep(text)) {
        return fail(ErrorCode::document_malformed, name, "size");
    }
    auto value = Json::parse(text, nullptr, false);
    if (value.is_discarded() || !value.is_object() || !has_only_allowed_values(value) ||
        canonical_json(value) != text) {
        return fail(ErrorCode::document_malformed, name, "form");
    }
    return value;
}

MemberReader::MemberReader(Json const& object, std::string name)
    : m_object(object), m_name(std::move(name)) {
    if (!m_object.is_object()) {
        reject("type");
    }
}

Json const* MemberReader::member(char const* key) {
    m_seen.insert(key);
    if (!m_object.is_object()) {
        return nullptr;
    }
    auto const found = m_object.find(key);
    if (found == m_object.end()) {
        reject(key);
        return nullptr;
    }
    return &*found;
}

void MemberReader::reject(char const* key) {
    if (!m_problem) {
        m_problem = key;
    }
}

std::string MemberReader::text(char const* key, std::size_t max) {
    auto const* value = member(key);
    if (value == nullptr || !value->is_string()) {
        reject(key);
        return {};
    }
    auto const& text = value->get_ref<std::string const&>();
    if (!is_plain_text(text, max)) {
        reject(key);
        return {};
    }
    return text;
}

std::int64_t MemberReader::integer(char const* key, std::int64_t min, std::int64_t max) {
    auto const* value = member(key);
    if (value == nullptr || !value->is_number_integer() ||
        (value->is_number_unsigned() &&
         value->get<std::uint64_t>() > static_cast<std::uint64_t>(max)) ||
        value->get<std::int64_t>() < min || value->get<std::int64_t>() > max) {
        reject(key);
        return min;
    }
    return value->get<std::int64_t>();
}

bool MemberReader::boolean(char const* key) {
    auto const* value = member(key);
    if (value == nullptr || !value->is_boolean()) {
        reject(key);
        return false;
    }
    return value->get<bool>();
}

Timestamp MemberReader::time(char const* key) {
    return from_unix(integer(key, 0, kUnixTimeMax));
}

crypto::minisign::PublicKey MemberReader::public_key(char const* key) {
    auto const parsed = crypto::minisign::PublicKey::parse(text(key, 64));
    if (!parsed) {
        reject(key);
        return {};
    }
    return *parsed;
}

std::vector<Json const*> MemberReader::array(char const* key, std::size_t count_max) {
    std::vector<Json const*> elements;
    auto const* value = member(key);
    if (value == nullptr || !value->is_array() || value->size() > count_max) {
        reject(key);
        return elements;
    }
    for (auto const& element : *value) {
        elements.push_back(&element);
    }
    return elements;
}

std::vector<std::string> MemberReader::texts(char const* key, std::size_t count_max,
                                             std::size_t max) {
    std::vector<std::string> values;
    for (auto const* element : array(key, count_max)) {
        auto const* text = element->get_ptr<std::string const*>();
        if (text == nullptr || !is_plain_text(*text, max)) {
            reject(key);
            return {};
        }
        values.push_back(*text);
    }
    return values;
}

Json const& MemberReader::object(char const* key) {
    static Json const empty = Json::object();
    auto const* value = member(key);
    if (value == nullptr || !value->is_object()) {
        reject(key);
        return empty;
    }
    return *value;
}

Status MemberReader::finish() const {
    if (m_problem) {
        return fail(ErrorCode::document_malformed, m_name, *m_problem);
    }
    for (auto const& item : m_object.items()) {
        if (m_seen.count(item.key()) == 0) {
            return fail(ErrorCode::document_malformed, m_name, item.key());
        }
    }
    return {};
}

}  // namespace noodkluis::app
