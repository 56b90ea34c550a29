// SPDX-License-Identifier: Apache-2.0
#include "app/session/folder_listing.h"

#include <fstream>

#include "app/session/worker.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

void make_file(Path const& path, std::string const& text) {
    std::ofstream(path) << text;
}

std::vector<std::string> names_in(Path const& folder) {
    Job job;
    std::vector<std::string> names;
    auto const listing = list_folder(folder, job).value();
    for (auto const& entry : listing.entries) {
        names.push_back(entry.name + (entry.is_folder ? "/" : ""));
    }
    return names;
}

}  // namespace

TEST_CASE("a folder is listed with folders first and numbers by their value", "[session]") {
    test::TemporaryFolder const folder;
    for (auto const* name : {"foto 10.jpg", "Foto 9.jpg", ".verborgen", "archief.csv"}) {
        make_file(folder.path() / name, "1234");
    }
    std::filesystem::create_directories(folder.path() / "zaal" / "inhoud");
    std::filesystem::create_directory(folder.path() / "De Waag.kluis");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"De Waag.kluis/", "zaal/",
                                                              "archief.csv", "Foto 9.jpg",
                                                              "foto 10.jpg"});
    Job job;
    auto const listing = list_folder(folder.path() / "zaal" / "..", job).value();
    CHECK(listing.folder == folder.path());
    CHECK(listing.entries.back().size == 4);
    CHECK(listing.entries.back().changed.has_value());
    CHECK_FALSE(listing.cut);
}

TEST_CASE("what is neither a file nor a folder is not offered, and a dead link neither",
          "[session]") {
    test::TemporaryFolder const folder;
    make_file(folder.path() / "lijst.csv", "");
    std::filesystem::create_symlink("nergens", folder.path() / "dood");
    std::filesystem::create_symlink("lijst.csv", folder.path() / "link.csv");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"lijst.csv", "link.csv"});
}

TEST_CASE("a folder that cannot be read says why", "[session]") {
    test::TemporaryFolder const folder;
    Job job;
    NK_REQUIRE_ERROR(list_folder(folder.path() / "weg", job), file_not_found);
    make_file(folder.path() / "lijst.csv", "");
    NK_REQUIRE_ERROR(list_folder(folder.path() / "lijst.csv", job), io_read);
}

TEST_CASE("listing a folder stops when it is cancelled", "[session]") {
    test::TemporaryFolder const folder;
    make_file(folder.path() / "lijst.csv", "");
    TaskJob job;
    job.cancel();
    NK_REQUIRE_ERROR(list_folder(folder.path(), job), cancelled);
}

TEST_CASE("extensions are compared whatever their case, and added when they are missing",
          "[session]") {
    std::vector<std::string> const tables{"csv", "txt"};
    CHECK(has_extension("Export.CSV", tables));
    CHECK(has_extension("a.txt", tables));
    CHECK_FALSE(has_extension("csv", tables));
    CHECK_FALSE(has_extension(".csv", tables));
    CHECK_FALSE(has_extension("a.csvx", tables));
    CHECK(has_extension("anything", {}));
    CHECK(with_extension("brand", {"nkbundle"}) == "brand.nkbundle");
    CHECK(with_extension("brand.NKBUNDLE", {"nkbundle"}) == "brand.NKBUNDLE");
    CHECK(with_extension("brand", {}) == "brand");
}

TEST_CASE("names are found by any part of them", "[session]") {
    CHECK(name_holds("Collectie 2026.csv", "ECTIE"));
    CHECK(name_holds("a", ""));
    CHECK_FALSE(name_holds("Collectie", "x"));
}

TEST_CASE("a path that is being typed is a folder and the beginning of a name", "[session]") {
    auto const typed = [](std::string_view text) {
        return parse_typed_path(text, "/werk/now", "/home/anna");
    };
    CHECK(typed("/media/us") == TypedPath{"/media", "us"});
    CHECK(typed("/media/usb/") == TypedPath{"/media/usb", ""});
    CHECK(typed("/me") == TypedPath{"/", "me"});
    CHECK(typed("~") == TypedPath{"/home/anna", ""});
    CHECK(typed("~/Doc") == TypedPath{"/home/anna", "Doc"});
    CHECK(typed("lijst") == TypedPath{"/werk/now", "lijst"});
    CHECK(typed("../ander/x") == TypedPath{"/werk/ander", "x"});
}

TEST_CASE("mounted media are found, also with blanks in their names", "[session]") {
    constexpr auto kMounts =
        "/dev/sda1 / ext4 rw 0 0\n"
        "/dev/sdb1 /media/anna/USB\\040STICK vfat rw 0 0\n"
        "tmpfs /run/media-not tmpfs rw 0 0\n"
        "/dev/sdc1 /mnt ext4 rw 0 0\n"
        "server:/stukken /mnt/net nfs4 rw 0 0\n"
        "/dev/sdf1 /mnt/stick vfat rw 0 0\n"
        "/dev/sdg /mnt/disk ext4 rw 0 0\n"
        "/dev/sdd1 /run/media/anna/kaart vfat rw 0 0\n"
        "/dev/sde1 /mntx ext4 rw 0 0\n";
    test::TemporaryFolder const folder;
    // A disk in the computer, a stick, and a disk in a case.
    auto const disk = [&](Path const& path, std::string_view part, std::string_view removable) {
        std::filesystem::create_directories(path / part);
        NK_REQUIRE_OK(write_file(path / "removable", as_bytes(removable), Overwrite::no));
    };
    auto const blocks = folder / "sys/block";
    disk(blocks / "sdc", "sdc1", "0\n");
    disk(blocks / "sdf", "sdf1", "1\n");
    disk(folder / "sys/devices/pci0/usb2/sdg", "sdg1", "0\n");
    std::filesystem::create_directory_symlink(folder / "sys/devices/pci0/usb2/sdg", blocks / "sdg");
    CHECK(mounted_media(kMounts, folder.path()) == std::vector<Path>{"/media/anna/USB STICK",
                                                                     "/mnt/disk", "/mnt/stick",
                                                                     "/run/media/anna/kaart"});
    CHECK(mounted_media(kMounts, folder / "nothing") ==
          std::vector<Path>{"/media/anna/USB STICK", "/run/media/anna/kaart"});
    CHECK(mounted_media("").empty());
}

TEST_CASE("the folders of the desktop environment are read as it names them", "[session]") {
    constexpr auto kDirs =
        "# comment\nXDG_DESKTOP_DIR=\"$HOME/Bureaublad\"\nXDG_DOCUMENTS_DIR=\"/data/stukken\"\n";
    CHECK(user_folder(kDirs, "XDG_DESKTOP_DIR", "/home/anna") == "/home/anna/Bureaublad");
    CHECK(user_folder(kDirs, "XDG_DOCUMENTS_DIR", "/home/anna") == "/data/stukken");
    CHECK(user_folder(kDirs, "XDG_MUSIC_DIR", "/home/anna").empty());
}

TEST_CASE("a worker gives results back and drops what waits at its end", "[session]") {
    std::mutex mutex;
    std::condition_variable changed;
    Task<int> first;
    Task<int> never;
    {
        Worker worker([&] {
            std::scoped_lock const lock(mutex);
            changed.notify_all();
        });
        first = worker.submit([](Job&) -> Result<int> { return 7; });
        std::optional<Result<int>> result;
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return (result = first.take()).has_value(); });
        CHECK(result->value() == 7);
    }
    CHECK_FALSE(never.take());
}
