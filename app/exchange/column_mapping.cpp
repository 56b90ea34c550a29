// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/column_mapping.h"

#include <algorithm>
#include <array>

namespace noodkluis::app {
namespace {

struct RoleName {
    char const* name;
    ColumnRole role;
};
constexpr std::array kRoles{RoleName{"weight", ColumnRole::weight},
                            RoleName{"height", ColumnRole::height},
                            RoleName{"width", ColumnRole::width},
                            RoleName{"depth", ColumnRole::depth},
                            RoleName{"length", ColumnRole::length},
                            RoleName{"diameter", ColumnRole::diameter},
                            RoleName{"dimension_unit", ColumnRole::dimension_unit},
                            RoleName{"weight_unit", ColumnRole::weight_unit},
                            RoleName{"date_start", ColumnRole::date_start},
                            RoleName{"date_end", ColumnRole::date_end},
                            RoleName{"building", ColumnRole::building},
                            RoleName{"floor", ColumnRole::floor},
                            RoleName{"room", ColumnRole::room},
                            RoleName{"position", ColumnRole::position}};

/// Headers as plain words, the best known first; our own names need not be here.
struct Guess {
    char const* header;
    char const* target;
};
constexpr std::array kGuesses{Guess{"objectnummer", "accession_number"},
                              Guess{"object number", "accession_number"},
                              Guess{"accession no", "accession_number"},
                              Guess{"inventarisnummer", "accession_number"},
                              Guess{"inventory number", "accession_number"},
                              Guess{"inventory no", "accession_number"},
                              Guess{"inv nr", "accession_number"},
                              Guess{"invnr", "accession_number"},
                              Guess{"inventarisnr", "accession_number"},
                              Guess{"object nr", "accession_number"},
                              Guess{"korte naam", "short_name"},
                              Guess{"titel", "title"},
                              Guess{"titel nl", "title"},
                              Guess{"title nl", "title"},
                              Guess{"object title", "title"},
                              Guess{"objectnaam", "object_name"},
                              Guess{"objectsoort", "object_name"},
                              Guess{"object type", "object_name"},
                              Guess{"vervaardiger", "maker"},
                              Guess{"vervaardiger naam", "maker"},
                              Guess{"kunstenaar", "maker"},
                              Guess{"artist", "maker"},
                              Guess{"creator", "maker"},
                              Guess{"datering", "date"},
                              Guess{"datetext", "date"},
                              Guess{"dating", "date"},
                              Guess{"jaar", "date"},
                              Guess{"year", "date"},
                              Guess{"datering datum start", "date_start"},
                              Guess{"datering datum eind", "date_end"},
                              Guess{"datering van", "date_start"},
                              Guess{"datering tot", "date_end"},
                              Guess{"production date start", "date_start"},
                              Guess{"production date end", "date_end"},
                              Guess{"beschrijving", "description"},
                              Guess{"omschrijving", "description"},
                              Guess{"materiaal", "materials"},
                              Guess{"materialen", "materials"},
                              Guess{"material", "materials"},
                              Guess{"material description", "materials"},
                              Guess{"recordnummer", "alternative_numbers"},
                              Guess{"priref", "alternative_numbers"},
                              Guess{"barcode", "alternative_numbers"},
                              Guess{"ander nummer", "alternative_numbers"},
                              Guess{"aantal", "quantity"},
                              Guess{"afmetingen", "dimensions"},
                              Guess{"afmeting", "dimensions"},
                              Guess{"formaat", "dimensions"},
                              Guess{"hoogte", "height"},
                              Guess{"dimension h value", "height"},
                              Guess{"breedte", "width"},
                              Guess{"dimension w value", "width"},
                              Guess{"diepte", "depth"},
                              Guess{"lengte", "length"},
                              Guess{"doorsnede", "diameter"},
                              Guess{"eenheid", "dimension_unit"},
                              Guess{"units", "dimension_unit"},
                              Guess{"unit", "dimension_unit"},
                              Guess{"maateenheid", "dimension_unit"},
                              Guess{"dimension h unit", "dimension_unit"},
                              Guess{"gewicht", "weight"},
                              Guess{"gewicht eenheid", "weight_unit"},
                              Guess{"standplaats", "location_path"},
                              Guess{"huidige standplaats", "location_path"},
                              Guess{"current location", "location_path"},
                              Guess{"location", "location_path"},
                              Guess{"locatie", "location_path"},
                              Guess{"gebouw", "building"},
                              Guess{"verdieping", "floor"},
                              Guess{"bouwlaag", "floor"},
                              Guess{"zaal", "room"},
                              Guess{"ruimte", "room"},
                              Guess{"kamer", "room"},
                              Guess{"positie", "position"},
                              Guess{"aantal personen", "people_needed"},
                              Guess{"gereedschap", "tools"},
                              Guess{"hantering", "handling"},
                              Guess{"bevestiging", "fixing"},
                              Guess{"gevoelig voor", "vulnerable_to"},
                              Guess{"ter plekke beschermen", "protect_in_place"}};

/// What stays with the institution unless somebody says otherwise by name.
constexpr std::array kNeverGuessed{"owner",        "owner_kind",     "value_eur",
                                   "legal_status", "condition_note", "security_note",
                                   "notes",        "source_system",  "weight_estimated"};

struct HeaderWords {
    std::string whole;
    std::string words;  ///< without the unit at the end
    std::optional<Unit> unit;
};

/// "Datering.datum_start" is "datering datum start"; "Hoogte (cm)" is "hoogte" in centimetres.
HeaderWords plain_header(std::string_view header) {
    std::string words;
    for (char const letter : header) {
        bool const upper = letter >= 'A' && letter <= 'Z';
        bool const plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                           static_cast<unsigned char>(letter) >= 0x80;
        if (upper || plain) {
            words += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
        } else if (!words.empty() && words.back() != ' ') {
            words += ' ';
        }
    }
    if (!words.empty() && words.back() == ' ') {
        words.pop_back();
    }
    auto const last = words.rfind(' ');
    auto const unit = last == std::string::npos ? std::nullopt : find_unit(words.substr(last + 1));
    return {words, unit ? words.substr(0, last) : words, unit};
}

bool takes_length(ColumnRole role) {
    return role >= ColumnRole::height && role <= ColumnRole::diameter;
}

/// Only a measure has a unit in its header, and only a fitting one.
bool unit_fits(ColumnTarget const& target, Unit unit) {
    bool const dimensions = target.field != nullptr && target_name(target) == "dimensions";
    return is_length(unit) ? takes_length(target.role) || dimensions
                           : target.role == ColumnRole::weight;
}

/// How well known a header is for its target: lower is better, 0 is our own name.
std::size_t rank_of(std::string_view words) {
    auto const* const found =
        std::find_if(kGuesses.begin(), kGuesses.end(),
                     [&](Guess const& guess) { return guess.header == words; });
    return found == kGuesses.end() ? 0 : static_cast<std::size_t>(found - kGuesses.begin()) + 1;
}

std::optional<ColumnTarget> guess_words(std::string const& words) {
    std::string name = words;
    std::replace(name.begin(), name.end(), ' ', '_');
    if (auto const rank = rank_of(words); rank > 0) {
        name = kGuesses[rank - 1].target;
    }
    bool const never =
        std::find(kNeverGuessed.begin(), kNeverGuessed.end(), name) != kNeverGuessed.end();
    return never || name.empty() ? std::nullopt : find_target(name);
}

using Targets = std::vector<ColumnTarget>;

bool is_taken(Targets const& targets, ColumnTarget const& wanted) {
    return std::any_of(targets.begin(), targets.end(), [&](ColumnTarget const& target) {
        return target.role == wanted.role && target.field == wanted.field;
    });
}

Status map_named(std::span<std::string const> headers, ImportProfile const& profile,
                 Targets& targets, std::vector<bool>& named) {
    auto const& columns = profile.columns;
    auto const number = *find_target("accession_number");
    // A mapping that names every column in its place can tell those with the same header apart.
    bool const in_place =
        std::equal(columns.begin(), columns.end(), headers.begin(), headers.end(),
                   [](auto const& column, auto const& header) { return column.first == header; });
    for (std::size_t j = 0; j < columns.size(); ++j) {
        auto const& [header, name] = columns[j];
        auto const target = find_target(name);
        if (!target) {
            return fail(ErrorCode::mapping_unknown_field, name);
        }
        bool found = false;
        for (std::size_t i = 0; i < headers.size(); ++i) {
            if (headers[i] != header || (in_place && i != j)) {
                continue;
            }
            if (!takes_several(*target) && is_taken(targets, *target)) {
                return fail(ErrorCode::mapping_field_twice, name, header);
            }
            targets[i] = *target;
            auto const unit = plain_header(header).unit;
            if (!target->unit && unit && unit_fits(*target, *unit)) {
                targets[i].unit = unit;
            }
            named[i] = true;
            found = true;
        }
        // Whatever else is not there is told in the report.
        if (!found && profile.exact && *target == number) {
            return fail(ErrorCode::mapping_column_missing, header);
        }
    }
    return {};
}

void map_guessed(std::span<std::string const> headers, Targets& targets,
                 std::vector<bool> const& named) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        if (!named[i]) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return rank_of(plain_header(headers[left]).words) <
               rank_of(plain_header(headers[right]).words);
    });
    for (auto const i : order) {
        auto const target = guess_target(headers[i]);
        if (takes_several(target) || !is_taken(targets, target)) {
            targets[i] = target;
        }
    }
}

}  // namespace

bool takes_several(ColumnTarget const& target) {
    return target.role == ColumnRole::ignored ||
           (target.field != nullptr && target.field->type == storage::FieldType::texts);
}

std::string target_name(ColumnTarget const& target) {
    if (target.role == ColumnRole::field) {
        return target.field->name;
    }
    auto const* const found =
        std::find_if(kRoles.begin(), kRoles.end(),
                     [&](RoleName const& entry) { return entry.role == target.role; });
    return found == kRoles.end() ? "" : found->name;
}

std::optional<ColumnTarget> find_target(std::string_view name) {
    if (name.empty()) {
        return ColumnTarget{};
    }
    if (name == "weight_kg") {
        return ColumnTarget{ColumnRole::weight, nullptr, Unit::kilogram};
    }
    for (auto const& entry : kRoles) {
        if (entry.name == name) {
            return ColumnTarget{entry.role, nullptr, {}};
        }
    }
    auto const* const field = storage::find_object_field(name);
    return field == nullptr ? std::nullopt
                            : std::optional(ColumnTarget{ColumnRole::field, field, {}});
}

ColumnTarget guess_target(std::string_view header) {
    auto const [whole, words, unit] = plain_header(header);
    if (auto const target = guess_words(whole)) {  // some names of ours end in a unit
        return *target;
    }
    auto target = unit ? guess_words(words) : std::nullopt;
    if (!target || !unit_fits(*target, *unit)) {
        return {};
    }
    target->unit = unit;
    return *target;
}

Result<std::vector<ColumnTarget>> find_columns(std::span<std::string const> headers,
                                               ImportProfile const& profile) {
    Targets targets(headers.size());
    std::vector<bool> named(headers.size(), false);
    NK_CHECK(map_named(headers, profile, targets, named));
    if (profile.guess) {
        map_guessed(headers, targets, named);
    }
    return targets;
}

Result<std::vector<ColumnTarget>> map_columns(std::span<std::string const> headers,
                                              ImportProfile const& profile) {
    NK_TRY(auto targets, find_columns(headers, profile));
    if (!is_taken(targets, *find_target("accession_number"))) {
        return fail(ErrorCode::import_no_number_column);
    }
    return targets;
}

std::vector<std::string> missing_columns(std::span<std::string const> headers,
                                         ImportProfile const& profile) {
    std::vector<std::string> missing;
    for (auto const& [header, name] : profile.columns) {
        bool const wanted = profile.exact && !name.empty();
        if (wanted && std::find(headers.begin(), headers.end(), header) == headers.end()) {
            missing.push_back(header);
        }
    }
    return missing;
}

}  // namespace noodkluis::app
