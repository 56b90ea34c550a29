// SPDX-License-Identifier: Apache-2.0
#include "app/session/object_columns.h"

#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

using storage::ObjectColumn;

constexpr std::array<TableColumn, storage::kObjectColumnCount> kColumns{
    {{ObjectColumn::accession_number, 1.2F, true},
     {ObjectColumn::short_name, 2.2F, true},
     {ObjectColumn::title, 2.2F, false},
     {ObjectColumn::object_name, 1.2F, false},
     {ObjectColumn::maker, 1.4F, true},
     {ObjectColumn::date, 1, false},
     {ObjectColumn::materials, 1.4F, false},
     {ObjectColumn::location, 1.8F, true},
     {ObjectColumn::location_checked_on, 1, false},
     {ObjectColumn::people_needed, 0.6F, false},
     {ObjectColumn::minutes_needed, 0.6F, false},
     {ObjectColumn::weight, 0.8F, false},
     {ObjectColumn::removable, 1, false},
     {ObjectColumn::condition, 0.8F, false},
     {ObjectColumn::owner_kind, 1, false},
     {ObjectColumn::owner, 1.2F, false},
     {ObjectColumn::value, 0.9F, false},
     {ObjectColumn::updated_at, 1, false}}};

std::string joined(std::vector<std::string> const& items) {
    std::string text;
    for (auto const& item : items) {
        text += (text.empty() ? "" : ", ") + item;
    }
    return text;
}

std::string number_or_nothing(std::optional<std::int64_t> const& number) {
    return number ? std::to_string(*number) : std::string();
}

/// A choice that is not known is not said.
std::string choice_text(storage::Object const& object, char const* field) {
    auto const name = storage::get_field(object, *storage::find_object_field(field));
    return name.empty() ? name : label_of_choice(name);
}

}  // namespace

std::span<TableColumn const, storage::kObjectColumnCount> table_columns() {
    return kColumns;
}

std::string column_label(ObjectColumn column) {
    switch (column) {
        case ObjectColumn::accession_number:
            return tr("Number");
        case ObjectColumn::short_name:
            return tr("Name");
        case ObjectColumn::title:
            return label_of_field("title");
        case ObjectColumn::object_name:
            return label_of_field("object_name");
        case ObjectColumn::maker:
            return label_of_field("maker");
        case ObjectColumn::date:
            return label_of_field("date");
        case ObjectColumn::materials:
            return label_of_field("materials");
        case ObjectColumn::location:
            return label_of_field("location_path");
        case ObjectColumn::location_checked_on:
            return tr("Checked");
        case ObjectColumn::people_needed:
            return tr("People");
        case ObjectColumn::minutes_needed:
            return tr("Minutes");
        case ObjectColumn::weight:
            return tr("Weight");
        case ObjectColumn::removable:
            return label_of_field("removable");
        case ObjectColumn::condition:
            return label_of_field("condition");
        case ObjectColumn::owner_kind:
            return label_of_field("owner_kind");
        case ObjectColumn::owner:
            return label_of_field("owner");
        case ObjectColumn::value:
            return label_of_field("value_eur");
        case ObjectColumn::updated_at:
            return tr("Changed");
    }
    assertion_failed("a known column", __FILE__, __LINE__);
}

std::string cell_text(storage::Object const& object, ObjectColumn column) {
    switch (column) {
        case ObjectColumn::accession_number:
            return object.accession_number;
        case ObjectColumn::short_name:
            return object.short_name.empty() ? object.title : object.short_name;
        case ObjectColumn::title:
            return object.title;
        case ObjectColumn::object_name:
            return object.object_name;
        case ObjectColumn::maker:
            return object.maker;
        case ObjectColumn::date:
            return object.date;
        case ObjectColumn::materials:
            return joined(object.materials);
        case ObjectColumn::location:
            return object.location_path;
        case ObjectColumn::location_checked_on:
            return object.location_checked_on ? display_date(*object.location_checked_on) : "";
        case ObjectColumn::people_needed:
            return number_or_nothing(object.people_needed);
        case ObjectColumn::minutes_needed:
            return number_or_nothing(object.minutes_needed);
        case ObjectColumn::weight:
            return object.weight_g ? storage::format_decimal(*object.weight_g, 3) + " kg" : "";
        case ObjectColumn::removable:
            return choice_text(object, "removable");
        case ObjectColumn::condition:
            return choice_text(object, "condition");
        case ObjectColumn::owner_kind:
            return choice_text(object, "owner_kind");
        case ObjectColumn::owner:
            return object.owner;
        case ObjectColumn::value:
            return object.value_cents ? storage::format_decimal(*object.value_cents, 2) : "";
        case ObjectColumn::updated_at:
            return display_date(object.updated_at);
    }
    assertion_failed("a known column", __FILE__, __LINE__);
}

TableRow table_row(storage::Object const& object) {
    TableRow row;
    for (auto const& each : kColumns) {
        row.cells[static_cast<std::size_t>(each.column)] = cell_text(object, each.column);
    }
    return row;
}

}  // namespace noodkluis::app
