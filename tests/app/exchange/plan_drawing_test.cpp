// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/plan_drawing.h"

#include "app/exchange/outside_tool.h"
#include "app/report/paper.h"
#include "crypto/base/limits.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

constexpr std::string_view kSvg =
    R"(<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">)"
    R"(<rect width="200" height="100" fill="red"/></svg>)";

/// A white page and a grey one.
Bytes two_pages() {
    Bytes pdf;
    Paper paper(
        [&](ByteView bytes) {
            pdf.insert(pdf.end(), bytes.begin(), bytes.end());
            return true;
        },
        "plan", "test");
    paper.next_page();
    paper.fill({0, 0, kPageWidth, kPageHeight}, Ink::grey);
    NK_REQUIRE_OK(paper.finish());
    return pdf;
}

std::string outcome(ByteView file, int page = 1) {
    auto const plan = prepare_plan(file, page, "plan", Job());
    return plan ? "ok" : error_name(plan.error().code);
}

constexpr int kAlmostWhite = 240;

int shade_of(PreparedPhoto const& plan) {
    auto const pixels = decode_picture(plan.bytes, limits::kPictureSide, "plan").value();
    auto const pixel = pixels.rgb.size() / 3 / 2;
    return pixels.rgb[3 * pixel + 1];  // red has no green in it
}

}  // namespace

TEST_CASE("a plan is drawn from a page of a PDF", "[plans]") {
    auto const pdf = two_pages();
    auto const first = prepare_plan(pdf, 1, "plan", Job());
    NK_REQUIRE_OK(first);
    CHECK(first->media_type == "image/png");
    CHECK(first->height == limits::kPictureSide);
    CHECK(shade_of(*first) > kAlmostWhite);
    auto const second = prepare_plan(pdf, 2, "plan", Job());
    NK_REQUIRE_OK(second);
    CHECK(shade_of(*second) < 120);
    CHECK(outcome(pdf, 3) == "plan-page");
    CHECK(outcome(pdf, 0) == "plan-page");
    CHECK(outcome(ByteView(pdf).first(pdf.size() / 2)) != "plan-page");
}

TEST_CASE("a plan is drawn from an SVG, which reads no other file", "[plans]") {
    auto const plan = prepare_plan(as_bytes(kSvg), 1, "plan", Job());
    NK_REQUIRE_OK(plan);
    CHECK(plan->width == limits::kPictureSide);
    CHECK(plan->height == limits::kPictureSide / 2);
    CHECK(shade_of(*plan) < 60);
    CHECK(outcome(as_bytes(kSvg), 2) == "plan-page");
    // The file that it asks for is there, and would be red.
    test::TemporaryFolder const folder;
    NK_REQUIRE_OK(write_file(folder / "red.svg", as_bytes(kSvg), Overwrite::no));
    auto const asking = R"(<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image )"
                        R"(href="file://)" +
                        (folder / "red.svg").string() + R"(" width="10" height="10"/></svg>)";
    auto const drawn = prepare_plan(as_bytes(asking), 1, "plan", Job());
    NK_REQUIRE_OK(drawn);
    CHECK(shade_of(*drawn) > kAlmostWhite);
}

TEST_CASE("what cannot be drawn is refused, whatever it asks for", "[plans]") {
    CHECK(outcome(as_bytes("%PDF-1.7 and nothing more")) == "tool-failed");
    CHECK(outcome(as_bytes("<svg nonsense")) == "tool-failed");
    CHECK(outcome(as_bytes("hello")) == "image-format");
    // A billion laughs: ten times ten times …
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 12; ++i) {
        bomb += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int j = 0; j < 10; ++j) {
            bomb += "&a" + std::to_string(i - 1) + ";";
        }
        bomb += "\">";
    }
    bomb +=
        "]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>&a11;"
        "</text></svg>";
    CHECK(outcome(as_bytes(bomb)) == "tool-failed");
    Bytes large(limits::kDrawingFileMax + 1, ' ');
    std::string_view const start = "%PDF-";
    std::copy(start.begin(), start.end(), large.begin());
    CHECK(outcome(large) == "plan-too-large");
}

TEST_CASE("a tool gets bytes and gives bytes, and is stopped when it asks for too much",
          "[plans]") {
    auto const run = [](OutsideTool const& tool, ByteView input, ToolLimits limits = {}) {
        return run_outside(tool, input, limits, "x", Job());
    };
    Bytes const input(3 << 20, 'x');
    CHECK(run({"/bin/cat", "coreutils"}, input).value() == input);
    auto const environment = run({"/usr/bin/env", "coreutils"}, {});
    NK_REQUIRE_OK(environment);
    CHECK(environment->empty());
    auto const missing = run({"/usr/bin/no-such-tool", "some-package"}, {});
    NK_REQUIRE_ERROR(missing, tool_missing);
    CHECK(missing.error().detail == "some-package");
    NK_REQUIRE_ERROR(run({"/bin/false", "coreutils"}, input), tool_failed);
    ToolLimits limits;
    limits.wall = std::chrono::seconds{0};
    NK_REQUIRE_ERROR(run({"/bin/sleep", "coreutils", {"60"}}, {}, limits), tool_failed);
    limits = {};
    limits.output_bytes = 1 << 20;
    NK_REQUIRE_ERROR(run({"/usr/bin/yes", "coreutils"}, {}, limits), tool_failed);
    // It cannot write a file, nor see ours.
    test::TemporaryFolder const folder;
    auto const target = (folder / "written").string();
    NK_REQUIRE_ERROR(run({"/usr/bin/tee", "coreutils", {target}}, input), tool_failed);
    CHECK((!std::filesystem::exists(target) || std::filesystem::file_size(target) == 0));
    auto const open_files = run({"/bin/ls", "coreutils", {"/proc/self/fd"}}, {});
    NK_REQUIRE_OK(open_files);
    CHECK(as_text(*open_files) == "0\n1\n2\n3\n");  // the last is the folder it lists
}
