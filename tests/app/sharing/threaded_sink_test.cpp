// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/threaded_sink.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

TEST_CASE("a sink in a thread gets everything, in order", "[sharing]") {
    Bytes got;
    ThreadedSink sink([&](ByteView bytes) -> Status {
        got.insert(got.end(), bytes.begin(), bytes.end());
        return {};
    });
    Bytes expected;
    for (std::size_t i = 0; i < 300; ++i) {
        Bytes const piece(i * 37, static_cast<Byte>(i));
        expected.insert(expected.end(), piece.begin(), piece.end());
        NK_REQUIRE_OK(sink.write(piece));
    }
    NK_REQUIRE_OK(sink.finish());
    CHECK(got == expected);
}

TEST_CASE("a sink that fails in its thread stops the writer with its error", "[sharing]") {
    std::size_t taken = 0;
    ThreadedSink sink([&](ByteView) -> Status {
        return ++taken < 3 ? Status() : fail(ErrorCode::io_write, "disk", "full");
    });
    Bytes const piece(std::size_t{1} << 20);
    Status status;
    for (int i = 0; i < 1000 && status; ++i) {
        status = sink.write(piece);
    }
    NK_REQUIRE_ERROR(status, io_write);
    CHECK(taken == 3);
}

TEST_CASE("a sink whose last piece fails says so at the end", "[sharing]") {
    ThreadedSink sink([](ByteView) { return fail(ErrorCode::io_write, "disk", "full"); });
    NK_REQUIRE_OK(sink.write(as_bytes("x")));
    NK_REQUIRE_ERROR(sink.finish(), io_write);
}

TEST_CASE("a sink that is abandoned ends its thread", "[sharing]") {
    for (int i = 0; i < 50; ++i) {
        ThreadedSink sink([](ByteView) { return Status(); });
        NK_REQUIRE_OK(sink.write(Bytes(std::size_t{1} << 19)));
    }
}
