// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/picture_store.h"
#include "app/report/salvage_sheets.h"
#include "app/sharing/hostile.h"
#include "app/sharing/sheets_export.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::app;
using namespace noodkluis::test;

namespace {

/// A grey picture of a few pixels.
PreparedPhoto small_photo() {
    auto const png = encode_png({40, 30, Bytes(std::size_t{3} * 40 * 30, 0x7f)}).value();
    return prepare_photo(png, PictureKind::photo, "grey").value();
}

/// A museum and a brigade that agreed on sheets in each bundle.
struct WithSheets : TwoVaults {
    explicit WithSheets(bool coded = false) {
        Records records(museum, clock);
        auto object = object_by_number(records.objects, "W-1").value();
        NK_REQUIRE_OK(museum.write([&]() -> Status {
            NK_TRY(auto const blob, store_picture(records.blobs, small_photo()));
            object.photos.push_back({blob, storage::PhotoKind::in_situ, ""});
            object.handling = {"Rechtop houden"};
            object.notes = "Geheimewaarde";
            NK_TRY(auto const version, records.objects.update(object));
            static_cast<void>(version);
            return {};
        }));
        auto terms = draft();
        terms.paper_sheets = true;
        terms.release_code = coded;
        auto const drafted = draft_and_sign(museum, terms, clock.now());
        NK_REQUIRE_OK(drafted);
        auto const both = countersign(brigade, *drafted, clock.now());
        NK_REQUIRE_OK(both);
        NK_REQUIRE_OK(accept_agreement(museum, *both, clock.now()));
        approve();
    }
    [[nodiscard]] std::string words(Path const& pdf) const {
        auto const read = test::run("pdftotext -layout '" + pdf.string() + "' -");
        REQUIRE(read.exit_code == 0);
        return read.output;
    }
};

}  // namespace

TEST_CASE("only an agreement on sheets has a new form", "[sharing][sheets]") {
    Sharing sharing;
    auto const without = std::string(as_text(sharing.signed_file().document));
    CHECK(without.ends_with("\"v\":1,\"version\":1}"));
    CHECK_FALSE(contains(without, "paper_sheets"));
    sharing.terms.paper_sheets = true;
    auto const file = sharing.signed_file();
    auto const with = std::string(as_text(file.document));
    CHECK(with.ends_with("\"v\":2,\"version\":1}"));
    CHECK(read_agreement(write_agreement(file).value(), "x").value().terms == sharing.terms);
    auto const problem = [](std::string const& document) {
        auto const bytes =
            storage::write_container({{"agreement.json", bytes_of(document)}}).value();
        auto const read = read_agreement(bytes, "x");
        return read ? "ok" : error_name(read.error().code) + (" " + read.error().detail);
    };
    CHECK(problem(replaced(with, "\"v\":2", "\"v\":1")) == "document-malformed paper_sheets");
    CHECK(problem(replaced(without, "\"v\":1", "\"v\":2")) == "document-malformed paper_sheets");
    CHECK(problem(replaced(with, "\"paper_sheets\":true", "\"paper_sheets\":false")) ==
          "document-malformed paper_sheets");
    CHECK(problem(replaced(with, "\"v\":2", "\"v\":3")) == "document-malformed v");
}

TEST_CASE("sheets travel in the bundle and come out once they are asked for", "[sharing][sheets]") {
    WithSheets vaults;
    auto const opened = vaults.try_open(vaults.seal("a"));
    NK_REQUIRE_OK(opened);
    auto const pdf = vaults.folder / "sheets.pdf";
    NK_REQUIRE_OK(export_sheets(vaults.brigade, *opened, pdf));
    auto const words = vaults.words(pdf);
    for (std::string const& there :
         {std::string("Kelk"), std::string("Rechtop houden"), std::string("TLP:AMBER"),
          opened->manifest().outer.bundle.text()}) {
        INFO(there);
        CHECK(contains(words, there));
    }
    CHECK_FALSE(contains(words, "Geheimewaarde"));
    CHECK(vaults.brigade.log().events().value().back().kind == storage::LogKind::sheets_exported);
    NK_REQUIRE_OK(vaults.brigade.verify_log());
    NK_REQUIRE_ERROR(export_sheets(vaults.brigade, *opened, pdf), file_exists);
}

TEST_CASE("without that term there are no sheets to save", "[sharing][sheets]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const opened = vaults.try_open(vaults.seal("a"));
    NK_REQUIRE_OK(opened);
    auto const pdf = vaults.folder / "sheets.pdf";
    NK_REQUIRE_ERROR(export_sheets(vaults.brigade, *opened, pdf), sheets_missing);
    CHECK_FALSE(std::filesystem::exists(pdf));
    CHECK(vaults.brigade.log().events().value().back().kind == storage::LogKind::bundle_opened);
}

TEST_CASE("sheets are behind the code as the list is", "[sharing][sheets]") {
    WithSheets vaults(true);
    auto const file = vaults.seal("a");
    CHECK(vaults.open(file) == "release-code-needed");
    auto const key = vaults.brigade.received_folder();
    // What the outer layer hides is a code and what is sealed with it, and no page.
    for (auto const& entry : std::filesystem::directory_iterator(key)) {
        FAIL(entry.path());
    }
    CHECK_FALSE(contains(std::string(as_text(file_bytes(file))), "%PDF"));
}

TEST_CASE("the same list, marks and pictures give the same sheets", "[sharing][sheets]") {
    SharedList list;
    list.name = "Brand";
    list.tlp = "TLP:AMBER";
    SharedEntry entry;
    entry.object = {{"short_name", "Kelk"}, {"handling", "Rechtop houden"}};
    entry.photos.push_back({"photos/00001-1.jpg", "in-situ"});
    list.entries.push_back(entry);
    SheetMarks marks;
    marks.sender = "Museum";
    marks.code = "00112233445566778899aabbccddeeff";
    marks.made_at = kNow;
    Job job;
    auto const made = [&] {
        Bytes pdf;
        NK_REQUIRE_OK(write_salvage_sheets(
            list, {marks}, [](std::string const&) -> Result<Bytes> { return small_photo().bytes; },
            [&](ByteView bytes) {
                pdf.insert(pdf.end(), bytes.begin(), bytes.end());
                return true;
            },
            job));
        return pdf;
    };
    auto const first = made();
    CHECK(first == made());
    // The photo is in it as it is.
    CHECK(contains(std::string(as_text(first)), as_text(small_photo().bytes)));
    marks.made_at += kDay;
    CHECK(first != made());
}

TEST_CASE("sheets that were not agreed, or are missing, refuse the bundle", "[sharing][sheets]") {
    SECTION("[M8] not agreed") {
        Layers layers;
        auto const pdf = bytes_of("%PDF-1.5");
        layers.inner.insert(layers.inner.end() - 1, {"sheets.pdf", pdf});
        layers.manifest.files.push_back(
            {"sheets.pdf", pdf.size(), crypto::blake2b_256(pdf), "application/pdf"});
        layers.put_manifest(layers.sharing.museum.bundle_key);
        CHECK(layers.outcome() == "manifest-files");
    }
    SECTION("[M8] agreed, and not there") {
        Layers layers(small_photo().bytes, true);
        CHECK(layers.outcome() == "ok");
        std::erase_if(layers.inner, [](auto const& part) { return part.name == "sheets.pdf"; });
        std::erase_if(layers.manifest.files,
                      [](auto const& file) { return file.name == "sheets.pdf"; });
        layers.put_manifest(layers.sharing.museum.bundle_key);
        CHECK(layers.outcome() == "manifest-files");
    }
}
