// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/seal_choices.h"

#include "app/sharing/shared_list.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

TEST_CASE("what can be sealed is what the core would seal", "[sharing]") {
    TwoVaults vaults;
    auto const choices = [&] {
        auto all = read_seal_choices(vaults.museum, vaults.clock);
        NK_REQUIRE_OK(all);
        return *all;
    };
    CHECK(choices().empty());
    vaults.agree();
    REQUIRE(choices().size() == 1);
    REQUIRE(choices().front().lists.size() == 1);
    CHECK_FALSE(choices().front().lists.front().number.has_value());
    NK_REQUIRE_ERROR(vaults.try_seal("x.nkbundle"), list_not_approved);

    vaults.approve();
    auto const choice = choices().front();
    CHECK(choice.lists.front().number == 1);
    CHECK_FALSE(choice.lists.front().changed_since);
    CHECK(choice.latest == kNow + 30 * kDay);
    NK_REQUIRE_OK(vaults.try_seal("y.nkbundle", {}, choice.latest - kNow));
    NK_REQUIRE_ERROR(
        vaults.try_seal("z.nkbundle", {}, choice.latest - kNow + std::chrono::seconds{1}),
        window_too_long);

    {
        Records records(vaults.museum, vaults.clock);
        EntryEdit edit;
        edit.instruction = "voorzichtig";
        NK_REQUIRE_OK(vaults.museum.write(
            [&] { return edit_entry(records.lists, records.objects, "Brand", "W-1", edit); }));
    }
    CHECK(choices().front().lists.front().changed_since);
    CHECK(read_seal_choices(vaults.brigade, vaults.clock)->empty());
    vaults.clock.advance(200 * kDay);
    CHECK(choices().empty());
}

TEST_CASE("the preview of a bundle is what the partner reads in it", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto const preview = preview_seal(vaults.museum, "Afspraak", "Brand", 5, vaults.clock);
    NK_REQUIRE_OK(preview);
    auto const file = vaults.seal("one.nkbundle");
    auto const opened = vaults.try_open(file);
    NK_REQUIRE_OK(opened);
    auto const shared = read_shared_list(*opened);
    NK_REQUIRE_OK(shared);
    CHECK(preview->object_count == shared->entries.size());
    REQUIRE(preview->objects.size() == 1);
    CHECK(preview->objects.front().name == "Kelk");
    std::size_t read = 0;
    for (auto const& part : preview->objects.front().parts) {
        for (auto const& line : part.lines) {
            INFO(line.name);
            if (part.section == PreviewSection::object) {
                auto const& got = text_of(shared->entries.front().object, line.name);
                CHECK(line.goes_out == !got.empty());
                read += line.goes_out ? 1 : 0;
            }
        }
    }
    CHECK(read == shared->entries.front().object.size());
    // The agreement and the manifest come to it, and what is sealed is padded.
    auto const size = std::filesystem::file_size(file);
    CHECK(preview->bytes > 0);
    CHECK(preview->bytes < size);
}

TEST_CASE("the name of a bundle file tells list, version and last day", "[sharing]") {
    CHECK(bundle_file_name({"Brand, hoofdgebouw", 3, {}, false}, kNow) ==
          "brand-hoofdgebouw-v3-2027-01-15.nkbundle");
    CHECK(bundle_file_name({"../é", 1, {}, false}, kNow) == "list-v1-2027-01-15.nkbundle");
}
