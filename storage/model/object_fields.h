// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "storage/model/object.h"

// The fields of an object by name. One list serves import mappings, `object edit`, the history,
// field profiles of agreements, and what a bundle holds: a field that is not here cannot be shared.
namespace noodkluis::storage {

enum class FieldType : std::uint8_t {
    text,     ///< UTF-8; line breaks only where long text is expected
    texts,    ///< several, joined with "; " in text form (";" inside one is written "\;")
    integer,  ///< decimal digits
    decimal,  ///< kilograms or euros: digits with a point, exact to the stored unit
    date,     ///< 2026-11-20
    choice,   ///< one of `choices`
    boolean,  ///< yes or no
    lengths,  ///< dimensions: "height 1187 mm (framed); width 1450 mm (framed)"
};

struct ObjectField {
    char const* name;   ///< "accession_number": stable, in files and on the command line
    char const* label;  ///< English label, a gettext key
    FieldType type;
    std::span<char const* const> choices;  ///< for FieldType::choice, in the order of the enum
};

/// All fields in the order in which a person reads them. Photos and ids are not fields.
[[nodiscard]] std::span<ObjectField const> object_fields();
/// Null when there is no such field.
[[nodiscard]] ObjectField const* find_object_field(std::string_view name);

// `field` below is one of object_fields(), not a copy.

/// The canonical text of a field; "" when it is not known. set(get(x)) gives x back.
[[nodiscard]] std::string get_field(Object const& object, ObjectField const& field);
/// Sets a field from its canonical text; "" gives it the value of a new object. White space around
/// text is left out, and a line break in a field of one line becomes a space. On an error the
/// object is unchanged. Errors: invalid_argument with the name of the field and what it accepts;
/// field_too_long. `location_path` only sets the path text: the
/// repository finds or makes the location.
[[nodiscard]] Status set_field(Object& object, ObjectField const& field, std::string_view text);

}  // namespace noodkluis::storage
