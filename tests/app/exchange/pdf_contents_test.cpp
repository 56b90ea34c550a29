// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/pdf_contents.h"

#include <libdeflate.h>

#include "app/exchange/plan_drawing.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

/// One empty page, `in_catalog` in its catalog, and more objects from number 4 on.
std::string pdf_with(std::string const& in_catalog, std::vector<std::string> const& more = {},
                     std::string const& on_page = {}) {
    std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R " + in_catalog + " >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 50] " + on_page + " >>"};
    objects.insert(objects.end(), more.begin(), more.end());
    std::string pdf = "%PDF-1.7\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        auto const at = std::to_string(pdf.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    auto const size = std::to_string(objects.size() + 1);
    auto const begin = std::to_string(pdf.size());
    return pdf + "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size +
           " /Root 1 0 R >>\nstartxref\n" + begin + "\n%%EOF\n";
}

/// As an object stream holds it.
std::string packed(std::string const& text) {
    std::string packed(text.size() + 100, '\0');
    auto* const compressor = libdeflate_alloc_compressor(6);
    packed.resize(libdeflate_zlib_compress(compressor, text.data(), text.size(), packed.data(),
                                           packed.size()));
    libdeflate_free_compressor(compressor);
    return "<< /Filter /FlateDecode /Length " + std::to_string(packed.size()) + " >>\nstream\r\n" +
           packed + "\nendstream";
}

std::string drawn(std::string const& pdf) {
    auto const plan = prepare_plan(as_bytes(pdf), 1, "plan.pdf", Job());
    return plan ? "ok" : error_name(plan.error().code);
}

}  // namespace

TEST_CASE("a plan in PDF that is more than a drawing is refused", "[plans]") {
    CHECK(drawn(pdf_with("")) == "ok");
    CHECK(drawn(pdf_with("/OpenAction << /S /JavaScript /JS (app.alert) >>")) == "plan-scripts");
    CHECK(drawn(pdf_with("/OpenAction << /S /J#61vaScript /JS (app.alert) >>")) == "plan-scripts");
    CHECK(drawn(pdf_with("/OpenAction << /S /Launch /F (x.exe) >>")) == "plan-scripts");
    CHECK(drawn(pdf_with("/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>",
                         {"<< /Type /Filespec /F (a) >>"})) == "plan-files");
    CHECK(drawn(pdf_with("", {"<< /Subtype /FileAttachment /Rect [0 0 9 9] >>"},
                         "/Annots [4 0 R]")) == "plan-files");
    // Where newer programs put what is not on a page.
    CHECK(drawn(pdf_with("", {packed("1 0 << /S /JavaScript /JS (app.alert) >>")})) ==
          "plan-scripts");
    CHECK(drawn(pdf_with("", {packed("0 0 1 0 0 1 0 0 cm 0 0 50 25 re f")})) == "ok");
    CHECK(drawn(pdf_with("/Encrypt 4 0 R")) == "plan-closed");
}

TEST_CASE("names in a PDF are whole names", "[plans]") {
    for (auto const* const harmless :
         {"/JavaScripture 1", "(JavaScript)", "/Launched 1", "/a#4", "/", "/JavaScript#41 1"}) {
        INFO(harmless);
        NK_REQUIRE_OK(check_pdf_contents(as_bytes(harmless), "a"));
    }
    NK_REQUIRE_ERROR(check_pdf_contents(as_bytes("[/JavaScript]"), "a"), plan_scripts);
    NK_REQUIRE_ERROR(check_pdf_contents(as_bytes("/JavaScript"), "a"), plan_scripts);
}

TEST_CASE("a PDF that unpacks without end is not looked at for ever", "[plans]") {
    std::string const part = packed(std::string(std::size_t{60} << 20, ' '));
    std::string bomb;
    for (int i = 0; i < 20; ++i) {
        bomb += part;
    }
    NK_REQUIRE_ERROR(check_pdf_contents(as_bytes(bomb), "a"), plan_closed);
}
