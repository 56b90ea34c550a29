// SPDX-License-Identifier: Apache-2.0
// What sealing and opening refuse for want of something, and what they clear away.
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

TEST_CASE("what cannot be sealed says why", "[sharing]") {
    TwoVaults vaults;
    vaults.approve();
    SECTION("the card has no key for the last week: a newer card is needed") {
        auto draft = vaults.draft();
        draft.not_after = kNow + 1000 * kDay;
        auto const drafted = draft_and_sign(vaults.museum, draft, kNow);
        NK_REQUIRE_OK(drafted);
        auto const both = countersign(vaults.brigade, *drafted, kNow);
        NK_REQUIRE_OK(both);
        NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, kNow));
        auto const from = 59 * 7 * kDay;
        CHECK(error_of(vaults.try_seal("x", from, from + 5 * kDay)) == "ok");
        CHECK(error_of(vaults.try_seal("y", from, from + 25 * kDay)) == "no-recipient-key");
        CHECK_FALSE(std::filesystem::exists(vaults.folder / "y"));
    }
    SECTION("a picture that is not what was approved") {
        vaults.agree();
        Records records(vaults.museum, vaults.clock);
        Bytes const picture{1, 2, 3};
        auto const blob = vaults.museum.write([&] {
            return records.blobs.insert(
                {"image/jpeg", 1, 1, picture, storage::crc32(picture), picture});
        });
        NK_REQUIRE_OK(blob);
        auto object = records.objects.find("W-1")->value();
        object.photos = {{*blob, storage::PhotoKind::main, ""}};
        NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.update(object); }));
        vaults.approve();
        NK_REQUIRE_OK(
            vaults.museum.connection().execute("UPDATE blob_content SET content = x'010204'"));
        CHECK(error_of(vaults.try_seal("x")) == "picture-changed");
        CHECK_FALSE(std::filesystem::exists(vaults.folder / "x"));
    }
}

TEST_CASE("only keys of weeks that there are can be exported", "[sharing]") {
    TwoVaults vaults;
    NK_REQUIRE_OK(export_epoch_key(vaults.brigade, Week::containing(kNow).label()));
    NK_REQUIRE_ERROR(export_epoch_key(vaults.brigade, "1999-W01"), no_epoch_key);
    NK_REQUIRE_ERROR(export_epoch_key(vaults.museum, Week::containing(kNow).label()), no_epoch_key);
}

TEST_CASE("what a crash left among the received bundles goes with the next opening", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    put_file(vaults.brigade.received_folder() / "0000.part", bytes_of("half a bundle"));
    CHECK(vaults.open(vaults.seal("x")) == "ok");
    CHECK(vaults.kept() == 1);
    CHECK(vaults.open(vaults.seal("y")) == "ok");
    CHECK(vaults.kept() == 2);
}
