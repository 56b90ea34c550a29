// SPDX-License-Identifier: Apache-2.0
#include "app/session/photo_intake.h"

#include "app/session/folder_listing.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

/// A PNG file of two grey pixels.
constexpr Byte kPng[] = {0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
                         0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01,
                         0x08, 0x00, 0x00, 0x00, 0x00, 0xd1, 0x49, 0x20, 0x56, 0x00, 0x00, 0x00,
                         0x0b, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x30, 0x38, 0x00, 0x00,
                         0x01, 0x23, 0x00, 0xf1, 0xc0, 0xfd, 0xbd, 0xec, 0x00, 0x00, 0x00, 0x00,
                         0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

/// A vault on its own thread with one object in it, and files beside it.
struct IntakeFixture {
    test::VaultFixture files;
    test::TemporaryFolder folder;
    std::mutex mutex;
    std::condition_variable changed;
    storage::ObjectId object;
    VaultThread thread{[this] {
        std::scoped_lock const lock(mutex);
        changed.notify_all();
    }};
    PhotoIntake intake{thread, files.clock};

    IntakeFixture() {
        auto vault = files.create();
        Records records(vault, files.clock);
        storage::Object start;
        start.accession_number = "A1";
        auto const id = vault.write([&] { return records.objects.insert(start); });
        NK_REQUIRE_OK(id);
        object = *id;
        auto filling =
            thread.submit_to_slot([&vault](std::optional<storage::Vault>& slot, Job&) -> Status {
                slot.emplace(std::move(vault));
                return {};
            });
        wait_until([&] { return filling.take().has_value(); });
    }
    template <class Done>
    void wait_until(Done done) {
        std::unique_lock lock(mutex);
        changed.wait(lock, done);
    }
    [[nodiscard]] Path file(char const* name, ByteView content) {
        auto path = folder / name;
        NK_REQUIRE_OK(write_file(path, content, Overwrite::no));
        return path;
    }
};

}  // namespace

TEST_CASE("pictures come to their object together, and what is none is named", "[session]") {
    IntakeFixture f;
    f.intake.add(f.object, f.file("front.png", kPng));
    f.intake.add(f.object, f.file("text.jpg", as_bytes("no picture")));
    CHECK(f.intake.busy());
    CHECK(f.intake.progress().total == 2);
    std::optional<AddPhotos> edit;
    f.wait_until([&] {
        edit = f.intake.poll();
        return edit.has_value();
    });
    CHECK(edit->object == f.object);
    REQUIRE(edit->photos.size() == 1);
    CHECK(edit->photos[0].kind == storage::PhotoKind::main);
    auto const error = f.intake.take_error();
    REQUIRE(error);
    CHECK(error->code == ErrorCode::image_format);
    CHECK(error->subject.ends_with("text.jpg"));
    CHECK_FALSE(f.intake.take_error());
    CHECK_FALSE(f.intake.busy());

    f.intake.turn(edit->photos[0].blob);
    std::optional<PhotoIntake::Turned> turned;
    f.wait_until([&] {
        turned = f.intake.take_turned();
        return turned.has_value();
    });
    CHECK(turned->before == edit->photos[0].blob);
    CHECK(turned->after != turned->before);
}

TEST_CASE("pictures under way can be stopped", "[session]") {
    IntakeFixture f;
    f.intake.add(f.object, f.file("front.png", kPng));
    f.intake.add(f.object, f.file("back.png", kPng));
    f.intake.cancel();
    CHECK_FALSE(f.intake.busy());
    CHECK_FALSE(f.intake.poll());
}

TEST_CASE("a file is a picture by the end of its name", "[session]") {
    CHECK(has_extension("b.JPG", picture_extensions()));
    CHECK(has_extension("b.webp", picture_extensions()));
    CHECK_FALSE(has_extension("brand.nkbundle", picture_extensions()));
    CHECK_FALSE(has_extension("jpg", picture_extensions()));
}
