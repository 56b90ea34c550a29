// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/plan_drawing.h"

#include <algorithm>

#include "app/exchange/outside_tool.h"
#include "app/exchange/pdf_contents.h"
#include "app/session/photo_intake.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

// Where the words that tell a PDF or an SVG from other files are looked for.
constexpr std::size_t kPdfStart = 1024;
constexpr std::size_t kSvgStart = 4096;

bool begins_with_word(ByteView file, std::string_view word, std::size_t within) {
    auto const start = as_text(file.first(std::min(within, file.size())));
    return start.find(word) != std::string_view::npos;
}

bool is_svg(ByteView file) {
    auto const text = as_text(file.first(std::min(kSvgStart, file.size())));
    auto const first = text.find_first_not_of("\xef\xbb\xbf \t\r\n");
    return first != std::string_view::npos && text[first] == '<' &&
           begins_with_word(file, "<svg", kSvgStart);
}

Result<Bytes> draw_pdf(ByteView file, int page, std::string const& name, Job const& job) {
    auto const number = std::to_string(page);
    auto const side = std::to_string(limits::kPictureSide);
    OutsideTool const tool{
        "/usr/bin/pdftocairo",
        "poppler-utils",
        {"-png", "-singlefile", "-f", number, "-l", number, "-scale-to", side, "-", "-"}};
    auto drawn = run_outside(tool, file, {}, name, job);
    if (page > 1 && (drawn ? drawn->empty() : drawn.error().code == ErrorCode::tool_failed)) {
        return fail(ErrorCode::plan_page, name, number);
    }
    return drawn;
}

Result<Bytes> draw_svg(ByteView file, std::string const& name, Job const& job) {
    auto const side = std::to_string(limits::kPictureSide);
    OutsideTool const tool{"/usr/bin/rsvg-convert",
                           "librsvg2-bin",
                           {"--format", "png", "--width", side, "--height", side,
                            "--keep-aspect-ratio", "--background-color", "white"}};
    return run_outside(tool, file, {}, name, job);
}

}  // namespace

Result<PreparedPhoto> prepare_plan(ByteView file, int page, std::string const& name,
                                   Job const& job) {
    bool const pdf = begins_with_word(file, "%PDF-", kPdfStart);
    bool const svg = !pdf && is_svg(file);
    if (page < 1 || (page > 1 && !pdf)) {
        return fail(ErrorCode::plan_page, name, std::to_string(page));
    }
    if (!pdf && !svg) {
        return prepare_photo(file, PictureKind::plan, name);
    }
    if (file.size() > limits::kDrawingFileMax) {
        return fail(ErrorCode::plan_too_large, name, std::to_string(limits::kDrawingFileMax >> 20));
    }
    if (pdf) {
        NK_CHECK(check_pdf_contents(file, name));
    }
    NK_TRY(auto const drawn, pdf ? draw_pdf(file, page, name, job) : draw_svg(file, name, job));
    return prepare_photo(drawn, PictureKind::plan, name);
}

Result<PreparedPhoto> prepare_plan(Path const& path, int page, Job const& job) {
    NK_TRY(auto const file, read_picture(path));
    return prepare_plan(file, page, path.string(), job);
}

std::vector<std::string> plan_extensions() {
    auto extensions = picture_extensions();
    extensions.insert(extensions.end(), {"pdf", "svg"});
    return extensions;
}

}  // namespace noodkluis::app
