// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/photo_folder.h"

#include "app/exchange/photos.h"
#include "app/session/lookup.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

Bytes picture(Byte shade) {
    return encode_png({20, 10, Bytes(std::size_t{3} * 20 * 10, shade)}).value();
}

/// A museum with the objects W-1, W-1/2, W-12, B 7 and B-7, and a folder.
struct Folder : test::TwoVaults {
    Path photos = folder / "fotos";
    Records records{museum, clock};

    Folder() {
        for (auto const* const number : {"W-1/2", "W-12", "B 7", "B-7"}) {
            storage::Object object;
            object.accession_number = number;
            NK_REQUIRE_OK(museum.write([&] { return records.objects.insert(object); }));
        }
        std::filesystem::create_directories(photos / "zaal 2");
    }
    void put(std::string const& name, Byte shade = 0x40) const {
        test::put_file(photos / name, picture(shade));
    }
    [[nodiscard]] static std::string line(FolderPhoto const& photo) {
        return photo.file + ": " + name_of(photo.outcome) +
               (photo.accession_number.empty() ? "" : " " + photo.accession_number) +
               (photo.outcome == PhotoOutcome::fits
                    ? std::string(" ") + kPhotoKindNames.at(static_cast<std::size_t>(photo.kind))
                    : "");
    }
    [[nodiscard]] std::vector<std::string> matched() {
        auto const report = match_photos(records, photos, job);
        NK_REQUIRE_OK(report);
        std::vector<std::string> lines;
        std::transform(report->photos.begin(), report->photos.end(), std::back_inserter(lines),
                       line);
        return lines;
    }
    [[nodiscard]] storage::Object object(std::string const& number) {
        return object_by_number(records.objects, number).value();
    }
};

}  // namespace

TEST_CASE("photos find their objects by the numbers in their names", "[photos]") {
    Folder vaults;
    for (auto const* const name :
         {"W-1.png", "w-1_3.PNG", "W-1 (2).png", "W-1-9.png", "W-1_2.png", "W-1 achterkant.png",
          "W-12 in situ.jpeg", "B-7.png", "X-1.png", "notes.txt", "zaal 2/w_12.webp"}) {
        vaults.put(name);
    }
    CHECK(vaults.matched() ==
          std::vector<std::string>{"zaal 2/w_12.webp: fits W-12 main", "B-7.png: several-objects",
                                   "W-1 (2).png: several-objects",  // or the object W-1/2
                                   "W-1 achterkant.png: fits W-1 detail",
                                   "W-1-9.png: no-object",  // may be of an object W-1-9
                                   "W-1.png: fits W-1 main", "W-1_2.png: several-objects",
                                   "w-1_3.PNG: fits W-1 main",
                                   "W-12 in situ.jpeg: fits W-12 in-situ", "X-1.png: no-object"});
    CHECK(vaults.object("W-1").photos.empty());
}

TEST_CASE("what fits comes in, and the rest is reported", "[photos]") {
    Folder vaults;
    vaults.put("W-1.png", 0x10);
    vaults.put("W-1_3.png", 0x20);
    vaults.put("W-12.png", 0x30);
    vaults.put("X-1.png");
    test::put_file(vaults.photos / "W-1 kapot.jpg", test::bytes_of("not a picture"));
    auto const report = import_photos(vaults.museum, vaults.photos, vaults.clock, vaults.job);
    NK_REQUIRE_OK(report);
    CHECK(report->count(PhotoOutcome::fits) == 3);
    CHECK(report->count(PhotoOutcome::no_object) == 1);
    CHECK(report->count(PhotoOutcome::refused) == 1);
    auto const broken =
        std::find_if(report->photos.begin(), report->photos.end(),
                     [](auto const& photo) { return photo.outcome == PhotoOutcome::refused; });
    REQUIRE(broken != report->photos.end());
    CHECK(broken->problem->subject == "W-1 kapot.jpg");
    CHECK(report->objects == 2);
    auto const photos = vaults.object("W-1").photos;
    REQUIRE(photos.size() == 2);
    CHECK(photos[0].kind == storage::PhotoKind::main);
    CHECK(photos[1].kind == storage::PhotoKind::detail);
    auto const events = vaults.museum.log().events().value();
    CHECK(events.back().kind == storage::LogKind::photos_added);
    CHECK(events.back().body == R"({"photos":3,"objects":2})");
    // A second time nothing changes, and nothing is logged.
    auto const again = import_photos(vaults.museum, vaults.photos, vaults.clock, vaults.job);
    NK_REQUIRE_OK(again);
    CHECK(again->count(PhotoOutcome::there_already) == 3);
    CHECK(vaults.museum.log().events().value().size() == events.size());
    CHECK(vaults.object("W-1").photos == photos);
}

TEST_CASE("photos that are stopped halfway leave nothing behind", "[photos]") {
    class StopsAfterOne final : public Job {
      public:
        void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override { m_stop = true; }
        [[nodiscard]] bool cancelled() const override { return m_stop; }

      private:
        bool m_stop = false;
    } job;
    Folder vaults;
    vaults.put("W-1.png", 0x10);
    vaults.put("W-12.png", 0x20);
    NK_REQUIRE_ERROR(import_photos(vaults.museum, vaults.photos, vaults.clock, job), cancelled);
    CHECK(vaults.object("W-1").photos.empty());
    CHECK(vaults.object("W-12").photos.empty());
    NK_REQUIRE_ERROR(match_photos(vaults.records, vaults.folder / "nowhere", vaults.job),
                     file_not_found);
}

TEST_CASE("links in a folder of photos are not followed", "[photos]") {
    Folder vaults;
    vaults.put("../W-1.png");
    std::filesystem::create_symlink(vaults.folder / "W-1.png", vaults.photos / "W-1.png");
    std::filesystem::create_directory_symlink(vaults.folder / ".", vaults.photos / "loop");
    CHECK(vaults.matched().empty());
}
