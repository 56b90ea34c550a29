// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/import_profile.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "crypto/base/limits.h"
#include "embedded/import_adlib_nl.h"
#include "embedded/import_adlib_xml.h"
#include "embedded/import_collectionspace.h"
#include "embedded/import_ead.h"
#include "embedded/import_lido.h"
#include "embedded/import_noodkluis.h"
#include "embedded/import_spectrum.h"
#include "embedded/import_tate.h"

namespace noodkluis::app {
namespace {

using Json = nlohmann::ordered_json;

/// Takes what is in a JSON object, and remembers the first thing that is not as it should be.
class ProfileReader {
  public:
    explicit ProfileReader(Json const& json) : m_json(json) {}

    [[nodiscard]] std::string text(char const* key) {
        auto const found = m_json.find(key);
        if (found == m_json.end()) {
            return {};
        }
        if (!found->is_string()) {
            complain(key);
            return {};
        }
        return found->get<std::string>();
    }
    [[nodiscard]] bool boolean(char const* key, bool otherwise) {
        auto const found = m_json.find(key);
        if (found == m_json.end()) {
            return otherwise;
        }
        if (!found->is_boolean()) {
            complain(key);
            return otherwise;
        }
        return found->get<bool>();
    }
    /// `find` gives an optional value for a text; none means that the text is not accepted.
    template <class Find>
    [[nodiscard]] auto choice(char const* key, Find find) -> decltype(find("")) {
        auto const name = text(key);
        auto const value = name.empty() ? std::nullopt : find(name);
        if (!name.empty() && !value) {
            complain(key);
        }
        return value;
    }
    [[nodiscard]] std::vector<std::string> texts(char const* key) {
        std::vector<std::string> values;
        auto const found = m_json.find(key);
        if (found != m_json.end() && !found->is_array()) {
            complain(key);
        } else if (found != m_json.end()) {
            for (auto const& value : *found) {
                if (!value.is_string()) {
                    complain(key);
                    break;
                }
                values.push_back(value.get<std::string>());
            }
        }
        return values;
    }
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> columns() {
        std::vector<std::pair<std::string, std::string>> values;
        auto const found = m_json.find("columns");
        if (found == m_json.end() || !found->is_object() ||
            found->size() > limits::kCsvColumnsMax) {
            complain("columns");
            return values;
        }
        for (auto const& [header, target] : found->items()) {
            if (!target.is_string() && !target.is_null()) {
                complain(header.c_str());
                break;
            }
            values.emplace_back(header, target.is_null() ? "" : target.get<std::string>());
        }
        return values;
    }
    [[nodiscard]] std::optional<XmlShape> xml() {
        auto const found = m_json.find("xml");
        if (found == m_json.end()) {
            return std::nullopt;
        }
        std::string wrong;
        auto shape =
            parse_xml_shape(found->dump(-1, ' ', false, Json::error_handler_t::replace), wrong);
        if (!shape) {
            complain(wrong.c_str());
        }
        return shape;
    }
    /// A misspelt option would otherwise do nothing.
    void want_known_keys() {
        constexpr std::array kKeys{"name",         "source_system", "encoding", "separator",
                                   "repeat",       "decimal",       "unit",     "weight_unit",
                                   "columns",      "signature",     "guess",    "xml",
                                   "formula_guard"};
        for (auto const& [key, value] : m_json.items()) {
            if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
                complain(key.c_str());
            }
        }
    }
    void complain(char const* key) {
        if (m_bad_key.empty()) {
            m_bad_key = key;
        }
    }
    [[nodiscard]] std::string const& bad_key() const { return m_bad_key; }

  private:
    Json const& m_json;
    std::string m_bad_key;
};

std::optional<char> find_separator(std::string_view text) {
    if (text == "tab" || text == "\\t") {
        return '\t';
    }
    bool const usable = text.size() == 1 && text[0] != '"' && text[0] != '\r' && text[0] != '\n' &&
                        static_cast<unsigned char>(text[0]) < 0x80;
    return usable ? std::optional(text[0]) : std::nullopt;
}

std::optional<DecimalMark> find_decimal(std::string_view text) {
    if (text == "comma" || text == ",") {
        return DecimalMark::comma;
    }
    return text == "point" || text == "." ? std::optional(DecimalMark::point) : std::nullopt;
}

std::optional<Unit> find_unit_of(std::string_view name, bool length) {
    auto const unit = find_unit(name);
    return unit && is_length(*unit) == length ? unit : std::nullopt;
}

ImportProfile own_profile(std::string_view json) {
    auto profile = parse_import_profile(as_bytes(json), "profile");
    NK_ASSERT(profile.has_value());
    return *std::move(profile);
}

}  // namespace

Result<ImportProfile> parse_import_profile(ByteView json, std::string const& name) {
    auto const value = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!value.is_object()) {
        return fail(ErrorCode::mapping_malformed, name, "JSON");
    }
    ProfileReader reader(value);
    reader.want_known_keys();
    ImportProfile profile;
    profile.name = reader.text("name");
    profile.source_system = reader.text("source_system");
    profile.encoding = reader.choice("encoding", find_encoding);
    profile.separator = reader.choice("separator", find_separator);
    profile.repeat = reader.text("repeat");
    profile.decimal = reader.choice("decimal", find_decimal).value_or(DecimalMark::unknown);
    profile.length_unit =
        reader.choice("unit", [](std::string_view text) { return find_unit_of(text, true); });
    profile.weight_unit = reader.choice(
        "weight_unit", [](std::string_view text) { return find_unit_of(text, false); });
    profile.columns = reader.columns();
    profile.signature = reader.texts("signature");
    profile.xml = reader.xml();
    profile.formula_guard = reader.boolean("formula_guard", false);
    profile.guess = reader.boolean("guess", false);
    if (!reader.bad_key().empty()) {
        return fail(ErrorCode::mapping_malformed, name, reader.bad_key());
    }
    return profile;
}

Result<ImportProfile> read_mapping_file(Path const& path) {
    NK_TRY(auto const bytes, read_file(path, limits::kDocumentBytesMax));
    NK_TRY(auto profile, parse_import_profile(bytes, path.filename().string()));
    profile.exact = true;
    return profile;
}

std::string write_import_profile(ImportProfile const& profile) {
    auto json = Json::object();
    auto const put = [&](char const* key, std::string const& value) {
        if (!value.empty()) {
            json[key] = value;
        }
    };
    put("name", profile.name);
    put("source_system", profile.source_system);
    put("encoding", profile.encoding ? encoding_name(*profile.encoding) : "");
    if (profile.separator) {
        put("separator", *profile.separator == '\t' ? "tab" : std::string(1, *profile.separator));
    }
    put("repeat", profile.repeat);
    if (profile.decimal != DecimalMark::unknown) {
        json["decimal"] = profile.decimal == DecimalMark::comma ? "comma" : "point";
    }
    put("unit", profile.length_unit ? unit_name(*profile.length_unit) : "");
    put("weight_unit", profile.weight_unit ? unit_name(*profile.weight_unit) : "");
    auto& columns = json["columns"] = Json::object();
    for (auto const& [header, target] : profile.columns) {
        columns[header] = target;
    }
    if (!profile.signature.empty()) {
        json["signature"] = profile.signature;
    }
    json["guess"] = profile.guess;
    if (profile.formula_guard) {
        json["formula_guard"] = true;
    }
    if (profile.xml) {
        json["xml"] = Json::parse(profile.xml->source);
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<ImportProfile> const& import_profiles() {
    static std::vector<ImportProfile> const profiles{
        own_profile(embedded::import_adlib_nl),  own_profile(embedded::import_tate),
        own_profile(embedded::import_adlib_xml), own_profile(embedded::import_lido),
        own_profile(embedded::import_ead),       own_profile(embedded::import_collectionspace),
        own_profile(embedded::import_spectrum),  own_profile(embedded::import_noodkluis)};
    return profiles;
}

Result<ImportProfile> find_import_profile(std::string_view name) {
    std::string names;
    for (auto const& profile : import_profiles()) {
        if (profile.name == name) {
            return profile;
        }
        names += (names.empty() ? "" : ", ") + profile.name;
    }
    return fail(ErrorCode::unknown_import_profile, std::string(name), names);
}

Result<ImportProfile> find_or_read_profile(std::string const& name) {
    auto found = find_import_profile(name);
    std::error_code error;
    if (found || !std::filesystem::exists(name, error)) {
        return found;
    }
    NK_TRY(auto const bytes, read_file(name, limits::kDocumentBytesMax));
    return parse_import_profile(bytes, Path(name).filename().string());
}

ImportProfile recognise_profile(std::span<std::string const> headers) {
    for (auto const& profile : import_profiles()) {
        bool const fits =
            !profile.xml &&
            std::all_of(
                profile.signature.begin(), profile.signature.end(), [&](std::string const& wanted) {
                    return std::find(headers.begin(), headers.end(), wanted) != headers.end();
                });
        if (fits) {
            return profile;
        }
    }
    return {};
}

}  // namespace noodkluis::app
