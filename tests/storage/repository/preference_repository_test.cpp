// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/preference_repository.h"

#include "storage/repository/test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;

TEST_CASE("a preference is that of one user, and the last one holds", "[preferences]") {
    test::TestDatabase db;
    UserRepository users(db.connection);
    auto const other = UserId::random();
    NK_REQUIRE_OK(users.add({other, "approver", UserRole::approver, db.clock.now(), {}}));
    PreferenceRepository preferences(db.connection, db.user);
    CHECK(preferences.get("layout").value() == std::nullopt);
    NK_REQUIRE_OK(preferences.set("layout", "one"));
    NK_REQUIRE_OK(preferences.set("layout", "two"));
    CHECK(preferences.get("layout").value() == "two");
    CHECK(PreferenceRepository(db.connection, other).get("layout").value() == std::nullopt);

    NK_REQUIRE_ERROR(preferences.set("layout", std::string((64 << 10) + 1, 'x')), field_too_long);
    CHECK(preferences.get("layout").value() == "two");
}
