// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bundle_text.h"

#include <nlohmann/json.hpp>

#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

std::string text_at(Json const& object, char const* key) {
    return object.is_object() ? object.value(key, std::string()) : std::string();
}

}  // namespace

std::string bundle_list_text(Json const& list, std::size_t rows_max) {
    Table table({{tr("Nr"), Table::Align::right},
                 {tr("Class")},
                 {tr("Object")},
                 {tr("Where")},
                 {tr("People"), Table::Align::right},
                 {tr("Action")}});
    std::size_t rows = 0;
    for (auto const& item : list.value("entries", Json::array())) {
        if (rows++ == rows_max) {
            break;
        }
        auto const& entry = item.value("entry", Json::object());
        auto const& object = item.value("object", Json::object());
        auto name = text_at(object, "short_name");
        for (char const* const other : {"object_name", "title", "accession_number"}) {
            name = name.empty() ? text_at(object, other) : name;
        }
        table.add({text_at(entry, "rank"), text_at(entry, "class"), name,
                   text_at(object, "location_path"), text_at(object, "people_needed"),
                   label_of_choice(text_at(entry, "action"))});
    }
    return table.text();
}

}  // namespace noodkluis::app::cli
