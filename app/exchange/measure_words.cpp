// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/measure_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace noodkluis::app {
namespace {

using Kind = storage::DimensionKind;
using Token = MeasureToken;

template <class Value, std::size_t N>
using Table = std::array<std::pair<std::string_view, Value>, N>;

template <class Value, std::size_t N>
std::optional<Value> look_up(Table<Value, N> const& table, std::string_view word) {
    auto const found = std::find_if(table.begin(), table.end(),
                                    [word](auto const& entry) { return entry.first == word; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

constexpr Table<Unit, 27> kUnits{{{"mm", Unit::millimetre},
                                  {"millimeter", Unit::millimetre},
                                  {"millimeters", Unit::millimetre},
                                  {"millimetre", Unit::millimetre},
                                  {"millimetres", Unit::millimetre},
                                  {"cm", Unit::centimetre},
                                  {"centimeter", Unit::centimetre},
                                  {"centimeters", Unit::centimetre},
                                  {"centimetre", Unit::centimetre},
                                  {"centimetres", Unit::centimetre},
                                  {"dm", Unit::decimetre},
                                  {"decimeter", Unit::decimetre},
                                  {"m", Unit::metre},
                                  {"meter", Unit::metre},
                                  {"meters", Unit::metre},
                                  {"metre", Unit::metre},
                                  {"metres", Unit::metre},
                                  {"g", Unit::gram},
                                  {"gr", Unit::gram},
                                  {"gram", Unit::gram},
                                  {"grams", Unit::gram},
                                  {"kg", Unit::kilogram},
                                  {"kgs", Unit::kilogram},
                                  {"kilo", Unit::kilogram},
                                  {"kilos", Unit::kilogram},
                                  {"kilogram", Unit::kilogram},
                                  {"kilograms", Unit::kilogram}}};

constexpr Table<Kind, 33> kKinds{{{"h", Kind::height},         {"ht", Kind::height},
                                  {"hoog", Kind::height},      {"hoogte", Kind::height},
                                  {"height", Kind::height},    {"high", Kind::height},
                                  {"b", Kind::width},          {"br", Kind::width},
                                  {"breed", Kind::width},      {"breedte", Kind::width},
                                  {"w", Kind::width},          {"width", Kind::width},
                                  {"wide", Kind::width},       {"d", Kind::depth},
                                  {"diep", Kind::depth},       {"diepte", Kind::depth},
                                  {"depth", Kind::depth},      {"deep", Kind::depth},
                                  {"dik", Kind::depth},        {"dikte", Kind::depth},
                                  {"thickness", Kind::depth},  {"l", Kind::length},
                                  {"lang", Kind::length},      {"lengte", Kind::length},
                                  {"length", Kind::length},    {"long", Kind::length},
                                  {"ø", Kind::diameter},       {"⌀", Kind::diameter},
                                  {"diam", Kind::diameter},    {"diameter", Kind::diameter},
                                  {"dia", Kind::diameter},     {"doorsnede", Kind::diameter},
                                  {"doorsnee", Kind::diameter}}};

constexpr Table<std::string_view, 27> kParts{{{"geheel", ""},
                                              {"totaal", ""},
                                              {"in totaal", ""},
                                              {"overall", ""},
                                              {"total", ""},
                                              {"met lijst", "framed"},
                                              {"incl lijst", "framed"},
                                              {"inclusief lijst", "framed"},
                                              {"in lijst", "framed"},
                                              {"lijst", "framed"},
                                              {"lijstmaat", "framed"},
                                              {"framed", "framed"},
                                              {"frame", "framed"},
                                              {"with frame", "framed"},
                                              {"incl frame", "framed"},
                                              {"including frame", "framed"},
                                              {"zonder lijst", "unframed"},
                                              {"excl lijst", "unframed"},
                                              {"exclusief lijst", "unframed"},
                                              {"unframed", "unframed"},
                                              {"without frame", "unframed"},
                                              {"excl frame", "unframed"},
                                              {"excluding frame", "unframed"},
                                              {"verpakt", "packed"},
                                              {"met verpakking", "packed"},
                                              {"packed", "packed"},
                                              {"crated", "packed"}}};

constexpr std::array<std::string_view, 14> kEstimates{
    "ca",       "circa",     "c",         "ong",
    "ongeveer", "plusminus", "approx",    "approximately",
    "about",    "geschat",   "estimated", "unconfirmed",
    "±",        "~"};
constexpr std::array<std::string_view, 12> kFillers{
    "afm",  "afmeting",   "afmetingen", "formaat", "maat",   "maten",
    "size", "dimensions", "dimension",  "gewicht", "weight", "weegt"};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}
bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           static_cast<unsigned char>(letter) >= 0x80;
}
char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// The groups of digits of a number, and the marks between them.
struct Digits {
    std::vector<std::string_view> groups;
    std::string marks;
};

Digits split_digits(std::string_view text) {
    Digits digits;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || !is_digit(text[i])) {
            digits.groups.push_back(text.substr(begin, i - begin));
            begin = i + 1;
            if (i < text.size()) {
                digits.marks += text[i];
            }
        }
    }
    return digits;
}

bool are_thousands(std::vector<std::string_view> const& groups, std::size_t count) {
    bool good = groups[0].size() <= 3 && groups[0] != "0";
    for (std::size_t i = 1; i < count; ++i) {
        good = good && groups[i].size() == 3;
    }
    return good;
}

enum class Reading : std::uint8_t { whole, fraction, ambiguous, unclear };

/// Whether the last group of digits is part of the whole number or its fraction.
Reading read_marks(Digits const& digits, DecimalMark decimal) {
    auto const& [groups, marks] = digits;
    if (marks.empty()) {
        return Reading::whole;
    }
    bool const one_kind = marks.find_first_not_of(marks[0]) == std::string::npos;
    bool const thousands = are_thousands(groups, groups.size());
    if (marks.size() == 1) {
        if (!thousands) {
            return Reading::fraction;
        }
        if (decimal == DecimalMark::unknown) {
            return Reading::ambiguous;
        }
        char const mark = decimal == DecimalMark::comma ? ',' : '.';
        return marks[0] == mark ? Reading::fraction : Reading::whole;
    }
    if (one_kind) {
        return thousands ? Reading::whole : Reading::unclear;
    }
    bool const only_last_differs = marks.find_first_not_of(marks[0]) == marks.size() - 1;
    return only_last_differs && are_thousands(groups, groups.size() - 1) ? Reading::fraction
                                                                         : Reading::unclear;
}

void read_number(Token& token, DecimalMark decimal) {
    constexpr std::size_t kWholeDigitsMax = 9;
    constexpr std::size_t kFractionDigits = 6;
    auto const digits = split_digits(token.text);
    auto const reading = read_marks(digits, decimal);
    if (reading == Reading::ambiguous || reading == Reading::unclear) {
        token.fault =
            reading == Reading::ambiguous ? MeasureFault::ambiguous_number : MeasureFault::unclear;
        return;
    }
    std::string whole;
    std::size_t const wholes = digits.groups.size() - (reading == Reading::fraction ? 1U : 0U);
    for (std::size_t i = 0; i < wholes; ++i) {
        whole += digits.groups[i];
    }
    std::string fraction(reading == Reading::fraction ? digits.groups.back() : "");
    fraction.resize(kFractionDigits, '0');
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    if (whole.size() > kWholeDigitsMax) {
        token.fault = MeasureFault::out_of_range;
        return;
    }
    for (char const digit : whole + fraction) {
        token.millionths = token.millionths * 10 + (digit - '0');
    }
}

Token::Kind kind_of_word(std::string_view word) {
    if (word == "x" || word == "×" || word == "bij" || word == "by") {
        return Token::Kind::times;
    }
    if (word == "en" || word == "and") {
        return Token::Kind::separator;
    }
    bool const estimate = std::find(kEstimates.begin(), kEstimates.end(), word) != kEstimates.end();
    return estimate ? Token::Kind::estimate : Token::Kind::word;
}

Token::Kind kind_of_sign(char sign) {
    switch (sign) {
        case '*':
            return Token::Kind::times;
        case '~':
            return Token::Kind::estimate;
        case ',':
        case '&':
            return Token::Kind::separator;
        case '(':
        case '[':
            return Token::Kind::open;
        case ')':
        case ']':
            return Token::Kind::close;
        case ':':
        case '=':
            return Token::Kind::colon;
        default:
            return Token::Kind::other;
    }
}

/// Signs that stand close to numbers and words, so that they are no part of a word.
constexpr std::array<std::string_view, 8> kWideSigns{"×", "±", "Ø", "ø", "⌀", "½", "″", "′"};

std::size_t wide_sign_at(std::string_view text) {
    for (auto const sign : kWideSigns) {
        if (text.substr(0, sign.size()) == sign) {
            return sign.size();
        }
    }
    return 0;
}

std::size_t length_of_number(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() &&
           (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') &&
                                    end + 1 < text.size() && is_digit(text[end + 1])))) {
        ++end;
    }
    return end;
}

std::size_t length_of_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (is_letter(text[end]) || (end > 0 && text[end] == '-')) &&
           wide_sign_at(text.substr(end)) == 0) {
        ++end;
    }
    return end;
}

}  // namespace

std::optional<Unit> find_unit(std::string_view name) {
    return look_up(kUnits, name);
}

char const* unit_name(Unit unit) {
    constexpr std::array kNames{"mm", "cm", "dm", "m", "g", "kg"};
    return kNames[static_cast<std::size_t>(unit)];
}

bool is_length(Unit unit) {
    return unit != Unit::gram && unit != Unit::kilogram;
}

std::vector<MeasureToken> measure_tokens(std::string_view text, DecimalMark decimal) {
    std::vector<Token> tokens;
    auto const add = [&](Token::Kind kind, std::size_t at, std::size_t size) {
        Token& token = tokens.emplace_back();
        token.kind = kind;
        token.text = text.substr(at, size);
        token.word = plain_words(token.text);
    };
    for (std::size_t at = 0; at < text.size();) {
        auto const rest = text.substr(at);
        std::size_t size = 1;
        if (is_digit(rest[0])) {
            size = length_of_number(rest);
            add(Token::Kind::number, at, size);
            read_number(tokens.back(), decimal);
        } else if (rest.substr(0, 3) == "+/-") {
            size = 3;
            add(Token::Kind::estimate, at, size);
        } else if (size = wide_sign_at(rest); size > 0) {
            add(Token::Kind::word, at, size);
            tokens.back().word = rest.substr(0, size) == "Ø" ? "ø" : tokens.back().word;
            tokens.back().kind = kind_of_word(tokens.back().word);
        } else if (is_letter(rest[0])) {
            size = length_of_word(rest);
            auto const word = plain_words(rest.substr(0, size));
            if (size > 1 && word.back() == 'x' && find_unit(word.substr(0, size - 1))) {
                --size;  // "30cmx40cm"
            }
            add(Token::Kind::word, at, size);
            tokens.back().kind = kind_of_word(tokens.back().word);
            size += at + size < text.size() && text[at + size] == '.' ? 1U : 0U;
        } else {
            size = 1;
            bool const silent = rest[0] == ' ' || rest[0] == '\t' || rest[0] == '.';
            if (!silent) {
                add(kind_of_sign(rest[0]), at, size);
            }
        }
        at += size;
    }
    return tokens;
}

std::vector<storage::DimensionKind> dimension_kinds(std::string_view word) {
    if (auto const kind = look_up(kKinds, word)) {
        return {*kind};
    }
    std::vector<Kind> kinds;  // "hxb": letters with an x between each two
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto const kind = look_up(kKinds, word.substr(i, 1));
        bool const odd = i % 2 == 1;
        if (odd ? word[i] != 'x' || i + 1 == word.size() : !kind) {
            return {};
        }
        if (!odd) {
            kinds.push_back(*kind);
        }
    }
    return kinds;
}

std::string part_name(std::string_view phrase) {
    std::string words = plain_words(phrase);
    words.erase(std::remove(words.begin(), words.end(), '.'), words.end());
    if (auto const name = look_up(kParts, words)) {
        return std::string(*name);
    }
    return words;
}

bool is_filler(std::string_view phrase) {
    return std::find(kFillers.begin(), kFillers.end(), phrase) != kFillers.end();
}

std::string plain_words(std::string_view text) {
    std::string words;
    for (char const letter : text) {
        bool const blank = letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
        if (!blank) {
            words += lower(letter);
        } else if (!words.empty() && words.back() != ' ') {
            words += ' ';
        }
    }
    if (!words.empty() && words.back() == ' ') {
        words.pop_back();
    }
    return words;
}

}  // namespace noodkluis::app
