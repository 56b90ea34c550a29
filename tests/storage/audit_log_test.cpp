// SPDX-License-Identifier: Apache-2.0
#include "storage/audit_log.h"

#include <catch2/generators/catch_generators.hpp>

#include "storage/repository/test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

struct Fixture {
    test::TestDatabase database;
    test::FixedClock& clock = database.clock;
    AuditLog log{database.connection, crypto::Secret::copy_of(Bytes(32, 3)), clock, database.user};

    void append(LogKind kind, std::string_view body) {
        auto transaction = Transaction::begin(database.connection);
        NK_REQUIRE_OK(transaction);
        NK_REQUIRE_OK(log.append(kind, body));
        NK_REQUIRE_OK(transaction->commit());
        clock.advance(std::chrono::seconds(60));
    }
    void append_three() {
        append(LogKind::vault_created, "{}");
        append(LogKind::import_done, R"({"added":3})");
        append(LogKind::list_approved, R"({"list":"00"})");
    }
};

}  // namespace

TEST_CASE("the log lists what was appended, in order", "[audit_log]") {
    Fixture fixture;
    CHECK(fixture.log.head().value() == LogHead{});
    fixture.append_three();
    auto const events = fixture.log.events();
    NK_REQUIRE_OK(events);
    REQUIRE(events->size() == 3);
    CHECK(events->at(1).sequence == 2);
    CHECK(events->at(1).kind == LogKind::import_done);
    CHECK(events->at(1).body == R"({"added":3})");
    CHECK(events->at(1).time == from_unix(test::TestDatabase::kStart + 60));
    CHECK(events->at(1).user == fixture.database.user);
    CHECK(fixture.log.head().value() == LogHead{3, events->at(2).hash});
}

TEST_CASE("an untouched log verifies against any head it ever had", "[audit_log]") {
    Fixture fixture;
    NK_REQUIRE_OK(fixture.log.verify({}));
    fixture.append_three();
    NK_REQUIRE_OK(fixture.log.verify({}));
    auto const events = fixture.log.events();
    for (auto const& event : *events) {
        NK_REQUIRE_OK(fixture.log.verify({event.sequence, event.hash}));
    }
}

TEST_CASE("every change of an entry is found and named", "[audit_log]") {
    struct Change {
        char const* sql;
        char const* entry;
        ErrorCode code = ErrorCode::log_broken;
    };
    auto const change =
        GENERATE(Change{"UPDATE log SET body = '{\"added\":4}' WHERE sequence = 2", "2"},
                 Change{"UPDATE log SET time = time + 1 WHERE sequence = 1", "1"},
                 Change{"UPDATE log SET kind = 5 WHERE sequence = 3", "3"},
                 Change{"UPDATE log SET mac = zeroblob(32) WHERE sequence = 2", "2"},
                 Change{"UPDATE log SET hash = zeroblob(32) WHERE sequence = 3", "3"},
                 Change{"UPDATE log SET previous_hash = zeroblob(32) WHERE sequence = 2", "2"},
                 Change{"DELETE FROM log WHERE sequence = 2", "2", ErrorCode::log_entry_missing},
                 Change{"DELETE FROM log WHERE sequence = 1", "1", ErrorCode::log_entry_missing},
                 Change{"UPDATE log SET sequence = 4 WHERE sequence = 3", "3",
                        ErrorCode::log_entry_missing});
    CAPTURE(change.sql);
    Fixture fixture;
    fixture.append_three();
    NK_REQUIRE_OK(fixture.database.connection.execute(change.sql));
    auto const verified = fixture.log.verify({});
    REQUIRE_FALSE(verified);
    CHECK(verified.error().code == change.code);
    CHECK(verified.error().subject == change.entry);
}

TEST_CASE("a log that is shorter than its mirrored head was rolled back", "[audit_log]") {
    Fixture fixture;
    fixture.append_three();
    auto const head = fixture.log.head().value();
    NK_REQUIRE_OK(fixture.database.connection.execute("DELETE FROM log WHERE sequence = 3"));
    NK_REQUIRE_OK(fixture.log.verify({}));
    NK_REQUIRE_ERROR(fixture.log.verify(head), vault_rolled_back);
    fixture.append(LogKind::list_approved, R"({"list":"01"})");
    NK_REQUIRE_ERROR(fixture.log.verify(head), vault_rolled_back);
}

TEST_CASE("a log written with another vault key does not verify", "[audit_log]") {
    Fixture fixture;
    fixture.append_three();
    AuditLog other(fixture.database.connection, crypto::Secret::copy_of(Bytes(32, 4)),
                   fixture.clock, fixture.database.user);
    NK_REQUIRE_ERROR(other.verify({}), log_broken);
}
