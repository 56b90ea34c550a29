// SPDX-License-Identifier: Apache-2.0
#include "app/text/field_words.h"

#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

using storage::DimensionKind;
using storage::FieldType;

char const* kind_word(DimensionKind kind) {
    switch (kind) {
        case DimensionKind::height:
            return tr("height");
        case DimensionKind::width:
            return tr("width");
        case DimensionKind::depth:
            return tr("depth");
        case DimensionKind::length:
            return tr("length");
        case DimensionKind::diameter:
            return tr("diameter");
    }
    return "";
}

std::string part_word(std::string const& part) {
    return part == "framed"     ? tr("framed")
           : part == "unframed" ? tr("unframed")
           : part == "packed"   ? tr("packed")
                                : part;
}

std::string with_decimal_mark(std::string text) {
    if (auto const point = text.find('.'); point != std::string::npos) {
        text.replace(point, 1, tr("."));
    }
    return text;
}

}  // namespace

std::string number_words(std::int64_t units, int decimals) {
    return with_decimal_mark(storage::format_decimal(units, decimals));
}

std::string dimensions_words(std::span<storage::Dimension const> dimensions) {
    std::string words;
    std::string const* part = nullptr;
    for (auto const& dimension : dimensions) {
        if (part == nullptr || *part != dimension.part) {
            words += part == nullptr ? "" : "; ";
            words += dimension.part.empty() ? "" : part_word(dimension.part) + ": ";
        } else {
            words += ", ";  // "ca." holds until a comma
        }
        part = &dimension.part;
        words += std::string(kind_word(dimension.kind)) + " ";
        words += (dimension.estimated ? "ca. " : "") + number_words(dimension.mm, 1) + " cm";
    }
    return words;
}

std::string weight_words(std::int64_t grams, bool estimated) {
    return (estimated ? "ca. " : "") + number_words(grams, 3) + " kg";
}

std::string words_of_value(std::string_view name, std::string_view stored) {
    auto const* const field = storage::find_object_field(name);
    std::string text(stored);
    if (field == nullptr) {
        return text;
    }
    switch (field->type) {
        case FieldType::choice:
        case FieldType::boolean:
            return label_of_choice(text);
        case FieldType::decimal:
            return with_decimal_mark(std::move(text));
        case FieldType::lengths: {
            auto const dimensions = storage::parse_dimensions(text);
            return dimensions ? dimensions_words(*dimensions) : text;
        }
        default:
            return text;
    }
}

}  // namespace noodkluis::app
