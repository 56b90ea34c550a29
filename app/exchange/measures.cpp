// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/measures.h"

#include <algorithm>
#include <string>

#include "app/exchange/measure_line.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

using Token = MeasureToken;

/// What stands before the colon of "support, each: 30 x 40 mm".
struct Label {
    std::string part;
    bool estimated = false;
    std::size_t size = 0;  ///< of the line, with the colon
};

Label read_label(std::string_view line) {
    auto const colon = line.find(':');
    auto const start = line.find_first_not_of(" \t");
    if (colon == std::string_view::npos || (line[start] >= '0' && line[start] <= '9')) {
        return {};
    }
    Label label{{}, false, colon + 1};
    auto text = plain_words(line.substr(0, colon));
    auto tokens = measure_tokens(text, DecimalMark::unknown);
    bool kinds = !tokens.empty();
    for (auto const& token : tokens) {
        kinds =
            kinds && (token.kind == Token::Kind::times ||
                      (token.kind == Token::Kind::word && !dimension_kinds(token.word).empty()));
    }
    if (kinds) {
        return {};
    }
    for (auto const& token : tokens) {
        if (token.kind == Token::Kind::estimate) {
            label.estimated = true;
            text.erase(text.find(token.word), token.word.size());
        }
    }
    auto const letters = text.find_first_not_of(" ,.");
    text.erase(0, std::min(letters, text.size()));
    label.part = is_filler(text) ? std::string() : part_name(text);
    return label;
}

Measured<void> read_line(std::string_view line, MeasureOptions const& options, Measures& measures,
                         std::vector<MeasuredWeight>& weights) {
    if (line.find_first_of("0123456789") == std::string_view::npos) {
        return {};
    }
    auto label = read_label(line);
    auto const tokens = measure_tokens(line.substr(label.size), options.decimal);
    MeasureLine parser(options, std::move(label.part), label.estimated);
    NK_CHECK(parser.read(tokens));
    return parser.finish(measures.dimensions, weights);
}

/// The weight that somebody has to carry; none when it is not clear which that is.
void choose_weight(std::vector<MeasuredWeight> const& weights, Measures& measures) {
    for (std::string_view const part : {"framed", "", "object"}) {
        auto const of_part = [part](MeasuredWeight const& weight) { return weight.part == part; };
        auto const count = std::count_if(weights.begin(), weights.end(), of_part);
        if (count == 1) {
            auto const& weight = *std::find_if(weights.begin(), weights.end(), of_part);
            measures.weight_g = weight.grams;
            measures.weight_estimated = weight.estimated;
        }
        if (count > 0) {
            return;
        }
    }
}

}  // namespace

Measured<Measures> parse_measures(std::string_view text, MeasureOptions const& options) {
    if (text.size() > limits::kMeasureTextMax) {
        return tl::unexpected(MeasureFault::unclear);
    }
    std::string plain(text);
    for (std::string_view const blank : {"\u00a0", "\u202f"}) {
        for (auto at = plain.find(blank); at != std::string::npos; at = plain.find(blank)) {
            plain.replace(at, blank.size(), " ");
        }
    }
    Measures measures;
    std::vector<MeasuredWeight> weights;
    for (std::size_t begin = 0; begin <= plain.size();) {
        auto const end = std::min(plain.find_first_of("\r\n;", begin), plain.size());
        NK_CHECK(read_line(std::string_view(plain).substr(begin, end - begin), options, measures,
                           weights));
        begin = end + 1;
    }
    choose_weight(weights, measures);
    return measures;
}

Measured<storage::Dimension> parse_length(std::string_view text, storage::DimensionKind kind,
                                          MeasureOptions const& options) {
    NK_TRY(auto const measures, parse_measures(text, {options.decimal, options.length_unit, {}}));
    if (measures.dimensions.size() != 1 || measures.weight_g) {
        return tl::unexpected(MeasureFault::unclear);
    }
    auto dimension = measures.dimensions[0];
    bool const unnamed = dimension.kind == storage::DimensionKind::length;
    if (!unnamed && dimension.kind != kind) {
        return tl::unexpected(MeasureFault::unclear);
    }
    dimension.kind = kind;
    return dimension;
}

Measured<Measures> parse_weight(std::string_view text, MeasureOptions const& options) {
    NK_TRY(auto const measures, parse_measures(text, {options.decimal, {}, options.weight_unit}));
    if (!measures.dimensions.empty() || !measures.weight_g) {
        return tl::unexpected(MeasureFault::unclear);
    }
    return measures;
}

}  // namespace noodkluis::app
