// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/value_forms.h"

#include <algorithm>
#include <array>

#include "app/exchange/measure_words.h"
#include "storage/model/field_text.h"

namespace noodkluis::app {
namespace {

constexpr std::array<std::string_view, 6> kBlanks{" ", "\t", "\r", "\n", "\u00a0", "\u202f"};

std::size_t blank_at_front(std::string_view text) {
    for (auto const blank : kBlanks) {
        if (text.starts_with(blank)) {
            return blank.size();
        }
    }
    return 0;
}

std::size_t blank_at_back(std::string_view text) {
    for (auto const blank : kBlanks) {
        if (text.ends_with(blank)) {
            return blank.size();
        }
    }
    return 0;
}

struct Synonym {
    std::string_view field;
    std::string_view word;
    std::string_view value;
};
constexpr std::array kSynonyms{Synonym{"unit_kind", "groep", "group"},
                               Synonym{"unit_kind", "serie", "group"},
                               Synonym{"unit_kind", "doos", "container"},
                               Synonym{"unit_kind", "archiefbestanddeel", "archival_item"},
                               Synonym{"unit_kind", "boek", "archival_item"},
                               Synonym{"unit_kind", "vast interieur", "fixed_interior"},
                               Synonym{"unit_kind", "ruimte", "room"},
                               Synonym{"removable", "los", "loose"},
                               Synonym{"removable", "met gereedschap", "with_tools"},
                               Synonym{"removable", "alleen specialist", "specialist_only"},
                               Synonym{"removable", "niet verplaatsbaar", "immovable"},
                               Synonym{"owner_kind", "eigen", "own"},
                               Synonym{"owner_kind", "rijkscollectie", "state_collection"},
                               Synonym{"owner_kind", "bruikleen", "loan"},
                               Synonym{"owner_kind", "derden", "third_party"},
                               Synonym{"condition", "goed", "good"},
                               Synonym{"condition", "redelijk", "fair"},
                               Synonym{"condition", "matig", "moderate"},
                               Synonym{"condition", "slecht", "poor"},
                               Synonym{"weight_estimated", "ja", "yes"},
                               Synonym{"weight_estimated", "nee", "no"}};

std::string choice_form(std::string_view field, std::string_view value) {
    std::string const words = plain_words(value);
    for (auto const& synonym : kSynonyms) {
        if (synonym.field == field && synonym.word == words) {
            return std::string(synonym.value);
        }
    }
    std::string name = words;
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Day, month and year in that order, as in the Netherlands; never month first.
std::string date_form(std::string_view value) {
    auto const first = value.find_first_of("-/.");
    auto const second = value.find_first_of("-/.", first == std::string_view::npos ? 0 : first + 1);
    if (second == std::string_view::npos) {
        return std::string(value);
    }
    auto const day = value.substr(0, first);
    auto const month = value.substr(first + 1, second - first - 1);
    auto const year = value.substr(second + 1);
    if (!all_digits(day) || !all_digits(month) || !all_digits(year) || day.size() > 2 ||
        month.size() > 2 || year.size() != 4 || value[first] != value[second]) {
        return std::string(value);
    }
    auto const two = [](std::string_view digits) {
        return (digits.size() == 1 ? "0" : "") + std::string(digits);
    };
    return std::string(year) + "-" + two(month) + "-" + two(day);
}

std::string decimal_form(std::string_view value, DecimalMark decimal) {
    auto const tokens = measure_tokens(value, decimal);
    if (tokens.size() != 1 || tokens[0].kind != MeasureToken::Kind::number || tokens[0].fault) {
        return "?" + std::string(value);  // no number, or one with two readings
    }
    return storage::format_decimal(tokens[0].millionths, 6);
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
    while (auto const size = blank_at_front(text)) {
        text.remove_prefix(size);
    }
    while (auto const size = blank_at_back(text)) {
        text.remove_suffix(size);
    }
    return text;
}

std::string fold_number(std::string_view accession_number) {
    std::string folded;
    folded.reserve(accession_number.size());
    while (!accession_number.empty()) {
        if (auto const size = blank_at_front(accession_number)) {
            accession_number.remove_prefix(size);
            continue;
        }
        char const letter = accession_number.front();
        folded += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        accession_number.remove_prefix(1);
    }
    return folded;
}

std::string field_form(storage::ObjectField const& field, std::string_view value,
                       DecimalMark decimal) {
    switch (field.type) {
        case storage::FieldType::choice:
        case storage::FieldType::boolean:
            return choice_form(field.name, value);
        case storage::FieldType::date:
            return date_form(value);
        case storage::FieldType::decimal:
            return decimal_form(value, decimal);
        case storage::FieldType::text:
        case storage::FieldType::texts:
        case storage::FieldType::integer:
        case storage::FieldType::lengths:
            break;
    }
    return std::string(value);
}

std::string join_dates(std::string_view start, std::string_view end) {
    if (start.empty() || end.empty() || start == end) {
        return std::string(start.empty() ? end : start);
    }
    return std::string(start) + " – " + std::string(end);
}

}  // namespace noodkluis::app
