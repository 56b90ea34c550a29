// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>

#include "storage/sqlite/connection.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

constexpr std::size_t kMarkBytes = 48;

/// The mark, each bit turned around, so that looking for it does not find itself.
Bytes turned_mark() {
    Bytes mark(kMarkBytes);
    for (std::size_t i = 0; i < mark.size(); ++i) {
        mark[i] = static_cast<Byte>(7 * i + 13);
    }
    return mark;
}

/// How often the mark is in the memory of this process that can be written.
std::size_t count_in_memory() {
    auto const turned = turned_mark();
    std::ifstream maps("/proc/self/maps");
    auto const memory = File::open("/proc/self/mem");
    NK_REQUIRE_OK(memory);
    std::size_t found = 0;
    for (std::string line; std::getline(maps, line);) {
        auto const rights = line.find(' ') + 1;
        if (line.compare(rights, 2, "rw") != 0 || line.find("[v") != std::string::npos) {
            continue;
        }
        auto const begin = std::stoull(line, nullptr, 16);
        auto const end = std::stoull(line.substr(line.find('-') + 1), nullptr, 16);
        Bytes piece(static_cast<std::size_t>(end - begin));
        if (!memory->read_at(begin, piece)) {
            continue;
        }
        for (auto& byte : piece) {
            byte = static_cast<Byte>(~byte);
        }
        auto at = piece.begin();
        while ((at = std::search(at, piece.end(), turned.begin(), turned.end())) != piece.end()) {
            ++found;
            ++at;
        }
        // What was copied here must not be found in the next piece.
        crypto::wipe(piece);
    }
    return found;
}

}  // namespace

TEST_CASE("nothing that was read from a database stays in memory when it is closed", "[sqlite]") {
#ifdef NK_SANITIZED
    SKIP("the address sanitizer maps far more memory than can be searched");
#endif
    test::TemporaryFolder const folder;
    auto const path = folder / "a.db";
    auto const key = crypto::Secret::copy_of(Bytes(32, 7));
    {
        auto database = Connection::create(path, key, DatabaseSalt{1});
        NK_REQUIRE_OK(database);
        NK_REQUIRE_OK(database->execute("CREATE TABLE t(a BLOB)"));
        static constexpr Sql kInsert = "INSERT INTO t VALUES (?)";
        auto mark = turned_mark();
        for (auto& byte : mark) {
            byte = static_cast<Byte>(~byte);
        }
        {
            auto insert = database->prepare(kInsert);
            NK_REQUIRE_OK(insert);
            NK_REQUIRE_OK(insert->run(mark));
        }
        crypto::wipe(mark);
        CHECK(count_in_memory() > 0);
    }
    CHECK(count_in_memory() == 0);
    {
        auto database = Connection::open(path, key, OpenMode::read_only);
        NK_REQUIRE_OK(database);
        static constexpr Sql kSum = "SELECT length(a) FROM t WHERE hex(a) <> ''";
        CHECK(database->integer(kSum).value() == kMarkBytes);
        CHECK(count_in_memory() > 0);
    }
    CHECK(count_in_memory() == 0);
}
