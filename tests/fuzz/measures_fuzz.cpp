// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/exchange/measures.h"
#include "crypto/base/limits.h"
#include "fuzz/fuzz.h"

// What registrars write about sizes, under every reading of a decimal mark.
namespace noodkluis::fuzz {
namespace {

using namespace app;

void check(storage::Dimension const& dimension) {
    NK_ASSERT(dimension.mm > 0 && dimension.mm <= limits::kMillimetresMax);
}

}  // namespace

std::vector<Bytes> seeds() {
    return {bytes_of("h 118,7 x b 167,5 cm (met lijst 145,5 x 190 cm); 29,1 kg"),
            bytes_of("ca. 40 x 30 x 10 mm"), bytes_of("hoogte: 1.200 mm\ndiameter 45 cm"),
            bytes_of("\xC2\xB1 30 kg"), bytes_of("framed: 12.5 in / 300 g")};
}

void feed(ByteView input) {
    auto const text = as_text(input);
    for (auto const mark : {DecimalMark::unknown, DecimalMark::comma, DecimalMark::point}) {
        for (auto const unit : {std::optional<Unit>(), std::optional(Unit::centimetre)}) {
            MeasureOptions const options{mark, unit, std::nullopt};
            if (auto const measures = parse_measures(text, options)) {
                std::for_each(measures->dimensions.begin(), measures->dimensions.end(), check);
                NK_ASSERT(!measures->weight_g ||
                          (*measures->weight_g > 0 && *measures->weight_g <= limits::kGramsMax));
            }
            if (auto const length = parse_length(text, storage::DimensionKind{}, options)) {
                check(*length);
            }
            static_cast<void>(parse_weight(text, options));
        }
    }
}

}  // namespace noodkluis::fuzz
