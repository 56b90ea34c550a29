// SPDX-License-Identifier: Apache-2.0
#include "app/session/file_names.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;
using namespace noodkluis::test;

TEST_CASE("words become a name that every file system takes", "[session]") {
    CHECK(plain_file_name("Brand, hoofdgebouw", "x") == "brand-hoofdgebouw");
    CHECK(plain_file_name("../../etc/passwd", "x") == "etc-passwd");
    CHECK(plain_file_name("  Zaal 2  ", "x") == "zaal-2");
    CHECK(plain_file_name("\xC3\xA9/", "x") == "x");
}

TEST_CASE("a file that would be in the way gets a number", "[session]") {
    TemporaryFolder const folder;
    CHECK(free_file(folder.path(), "brand.nkbundle") == folder / "brand.nkbundle");
    NK_REQUIRE_OK(write_file(folder / "brand.nkbundle", {}, Overwrite::no));
    CHECK(free_file(folder.path(), "brand.nkbundle") == folder / "brand 2.nkbundle");
    NK_REQUIRE_OK(write_file(folder / "brand 2.nkbundle", {}, Overwrite::no));
    CHECK(free_file(folder.path(), "brand.nkbundle") == folder / "brand 3.nkbundle");
}

TEST_CASE("a restored vault is called as the one that the backup was made of", "[session]") {
    CHECK(restored_vault_name("/media/stick/museum-2026-11-24-140500.nkbackup") == "museum.kluis");
    CHECK(restored_vault_name("museum.nkbackup") == "museum.kluis");
    CHECK(restored_vault_name("museum-2026-99-24-140500.nkbackup") ==
          "museum-2026-99-24-140500.kluis");
}
