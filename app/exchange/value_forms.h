// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "app/exchange/measures.h"
#include "storage/model/object_fields.h"

// Values as registrars write them, brought to the one form that a field takes.
namespace noodkluis::app {

/// Without blanks, no-break spaces and line ends around it.
[[nodiscard]] std::string_view trim_blanks(std::string_view text);
/// Two numbers with the same folded form differ only in letter case (of ASCII) or blanks.
[[nodiscard]] std::string fold_number(std::string_view accession_number);

/// The value as `field` takes it: a date `4-11-2026` as 2026-11-04, Dutch words for a choice or
/// yes and no, an amount with a decimal comma. Anything else comes back as it is, for set_field to
/// judge.
[[nodiscard]] std::string field_form(storage::ObjectField const& field, std::string_view value,
                                     DecimalMark decimal);

/// "1680", or "1680 – 1690" when the two differ; either may be blank.
[[nodiscard]] std::string join_dates(std::string_view start, std::string_view end);

}  // namespace noodkluis::app
