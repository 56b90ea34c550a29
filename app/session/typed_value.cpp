// SPDX-License-Identifier: Apache-2.0
#include "app/session/typed_value.h"

#include <algorithm>

#include "app/exchange/measures.h"
#include "app/exchange/value_forms.h"
#include "app/text/field_words.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app {
namespace {

constexpr std::string_view kDimensions = "dimensions";
constexpr std::string_view kWeight = "weight_kg";

/// As an error of the field, in words that `message_of` translates.
Error problem_of(storage::ObjectField const& field, MeasureFault fault) {
    auto const because = [&](char const* words) {
        return Error{ErrorCode::invalid_argument, field.name, words};
    };
    switch (fault) {
        case MeasureFault::no_unit:
            return because(translatable("say the unit as well, such as cm or kg"));
        case MeasureFault::unknown_unit:
            return because(translatable("use mm, cm, m, g or kg"));
        case MeasureFault::ambiguous_number:
            return because(translatable("write 1.200 as 1200 or as 1.2"));
        case MeasureFault::out_of_range:
            return because(translatable("zero or far too large"));
        case MeasureFault::unclear:
            break;
    }
    return because(translatable("not understood; write it as \"height 40 cm, width 30 cm\""));
}

/// What the other fields of an object make of these values; the first problem, if there is one.
TypedValue checked(storage::Object object, TypedValue typed) {
    if (auto const set = set_fields(object, typed.values); !set) {
        return {{}, {}, set.error()};
    }
    return typed;
}

TypedValue understand_dimensions(storage::Object const& object, storage::ObjectField const& field,
                                 std::string const& typed) {
    auto const measures = parse_measures(typed, {});
    if (!measures || (measures->dimensions.empty() && !typed.empty())) {
        return {{}, {}, problem_of(field, measures ? MeasureFault::unclear : measures.error())};
    }
    return checked(object, {{{field.name, storage::format_dimensions(measures->dimensions)},
                             {"dimensions_text", typed}},
                            dimensions_words(measures->dimensions),
                            {}});
}

TypedValue understand_weight(storage::Object const& object, storage::ObjectField const& field,
                             std::string const& typed) {
    if (typed.empty()) {
        return {{{field.name, ""}, {"weight_estimated", ""}, {"weight_text", ""}}, {}, {}};
    }
    auto const measures = parse_weight(typed, {});
    if (!measures) {
        auto const fault = typed.find_first_of("0123456789") == std::string::npos
                               ? MeasureFault::no_unit
                               : measures.error();
        return {{}, {}, problem_of(field, fault)};
    }
    return checked(object, {{{field.name, storage::format_decimal(*measures->weight_g, 3)},
                             {"weight_estimated", measures->weight_estimated ? "yes" : "no"},
                             {"weight_text", typed}},
                            weight_words(*measures->weight_g, measures->weight_estimated),
                            {}});
}

}  // namespace

std::string typing_text(storage::Object const& object, storage::ObjectField const& field) {
    if (field.name == kDimensions) {
        auto const source = parse_measures(object.dimensions_text, {});
        bool const same = source && source->dimensions == object.dimensions;
        return same || object.dimensions.empty() ? object.dimensions_text
                                                 : dimensions_words(object.dimensions);
    }
    if (field.name == kWeight) {
        auto const source = parse_weight(object.weight_text, {});
        bool const same = source && source->weight_g == object.weight_g &&
                          source->weight_estimated == object.weight_estimated;
        return same || !object.weight_g ? object.weight_text
                                        : weight_words(*object.weight_g, object.weight_estimated);
    }
    return storage::get_field(object, field);
}

TypedValue understand(storage::Object const& object, storage::ObjectField const& field,
                      std::string_view typed) {
    std::string const text(trim_blanks(typed));
    if (field.name == kDimensions) {
        return understand_dimensions(object, field, text);
    }
    if (field.name == kWeight) {
        return understand_weight(object, field, text);
    }
    if (std::string_view(field.name) == "accession_number" && text.empty()) {
        return {{}, {}, Error{ErrorCode::accession_number_missing, {}, {}}};
    }
    return checked(object,
                   {{{field.name, field_form(field, typed, DecimalMark::unknown)}}, {}, {}});
}

}  // namespace noodkluis::app
