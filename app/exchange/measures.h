// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "storage/model/object.h"

// Dimensions and weights out of what registrars write. Nothing is guessed: a text that can be read
// in two ways, or that lacks a unit, gives a fault, and the caller keeps the text.
namespace noodkluis::app {

enum class Unit : std::uint8_t { millimetre, centimetre, decimetre, metre, gram, kilogram };
/// By its usual Dutch and English names: "cm", "meter", "gr". Lower case only.
[[nodiscard]] std::optional<Unit> find_unit(std::string_view name);
/// "mm", "cm", "dm", "m", "g", "kg": what find_unit takes.
[[nodiscard]] char const* unit_name(Unit unit);
[[nodiscard]] bool is_length(Unit unit);

/// What divides the whole from the fraction; when it is not known, `1.200` and `1,200` are faults.
enum class DecimalMark : std::uint8_t { unknown, comma, point };

enum class MeasureFault : std::uint8_t {
    no_unit,           ///< "45 bij 60"
    unknown_unit,      ///< "45 x 60 inch"
    ambiguous_number,  ///< "1.200 mm"
    unclear,           ///< everything else that has one meaning for nobody
    out_of_range       ///< zero, or more than kMillimetresMax or kGramsMax
};

struct MeasureOptions {
    DecimalMark decimal = DecimalMark::unknown;
    std::optional<Unit> length_unit;  ///< for a text that names none
    std::optional<Unit> weight_unit;
};

struct Measures {
    std::vector<storage::Dimension> dimensions;
    std::optional<std::int64_t> weight_g;
    bool weight_estimated = false;
    friend bool operator==(Measures const&, Measures const&) = default;
};

template <class T>
using Measured = tl::expected<T, MeasureFault>;

/// Reads lines such as "h 118,7 x b 167,5 cm (met lijst 145,5 x 190 cm); 29,1 kg". Numbers take the
/// next unit on their line. Unlabelled numbers joined with x or "bij" are height, width and depth;
/// a single one is a length. The parts geheel / overall, met lijst / framed, zonder lijst /
/// unframed, verpakt / packed get our names, any other keeps its own. "ca.", "±" and their like
/// mark an estimate. A text without a digit has no measures, which is no fault. Of several weights
/// the framed one counts, else the overall one.
[[nodiscard]] Measured<Measures> parse_measures(std::string_view text,
                                                MeasureOptions const& options);

/// One length of a known kind, as in a column of its own: "118,7", "40 cm", "ca. 40".
[[nodiscard]] Measured<storage::Dimension> parse_length(std::string_view text,
                                                        storage::DimensionKind kind,
                                                        MeasureOptions const& options);

/// One weight: "29,1 kg", "± 30 kg", "300 g". Only `weight_g` and `weight_estimated` are set.
[[nodiscard]] Measured<Measures> parse_weight(std::string_view text, MeasureOptions const& options);

}  // namespace noodkluis::app
