// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/object_layout.h"

#include <set>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "storage/model/object_fields.h"

using namespace noodkluis;

TEST_CASE("every field of an object stands in the form once", "[desktop]") {
    // Typed and understood as part of another.
    std::set<std::string> seen{"dimensions_text", "weight_text", "weight_estimated"};
    for (auto const& group : app::desktop::field_groups()) {
        for (auto const& placed : group.fields) {
            INFO(placed.name);
            CHECK(storage::find_object_field(placed.name) != nullptr);
            CHECK(seen.insert(placed.name).second);
        }
    }
    for (auto const& field : storage::object_fields()) {
        INFO(field.name);
        CHECK(seen.contains(field.name));
    }
}
