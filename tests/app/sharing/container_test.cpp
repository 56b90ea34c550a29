// SPDX-License-Identifier: Apache-2.0
#include "storage/container.h"

#include "app/sharing/parties.h"
#include "crypto/base/byte_fields.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

constexpr std::size_t kCentralHeader = 46;
constexpr std::size_t kEndRecord = 22;

/// Two small entries, as we write them.
Bytes good() {
    auto const bytes = storage::write_container(
        {{"a.txt", bytes_of("first")}, {"b/c.txt", bytes_of("second one")}});
    NK_REQUIRE_OK(bytes);
    return *bytes;
}

/// Where the central directory starts.
std::size_t central_at(ByteView file) {
    return get_at<std::uint32_t>(file, file.size() - 6);
}

std::string outcome(ByteView file) {
    auto const reader = storage::ContainerReader::open(file, "x.nkcard");
    return reader ? "ok" : error_name(reader.error().code);
}

/// The container after one change, and what the reader says.
template <class Change>
std::string after(Change change) {
    auto file = good();
    change(file);
    return outcome(file);
}

}  // namespace

TEST_CASE("a container gives back what was put in", "[sharing]") {
    auto const file = good();
    auto const reader = storage::ContainerReader::open(file, "x");
    NK_REQUIRE_OK(reader);
    REQUIRE(reader->entries().size() == 2);
    CHECK(as_text(reader->read("b/c.txt", 100).value()) == "second one");
    NK_REQUIRE_ERROR(reader->read("b/c.txt", 9), file_too_large);
    NK_REQUIRE_ERROR(reader->read("other", 9), container_entries);
    NK_REQUIRE_OK(reader->require_names({"a.txt", "b/c.txt"}));
    NK_REQUIRE_ERROR(reader->require_names({"b/c.txt", "a.txt"}), container_entries);
    NK_REQUIRE_ERROR(reader->require_names({"a.txt"}), container_entries);
    NK_REQUIRE_ERROR(reader->require_names({"a.txt", "b/c.txt", "d"}), container_entries);
}

TEST_CASE("the stock unzip opens and checks a container", "[sharing]") {
    TemporaryFolder const folder;
    put_file(folder / "x.zip", good());
    auto const result =
        run("cd " + folder.path().string() + " && unzip -t x.zip && unzip -q x.zip");
    INFO(result.output << result.errors);
    CHECK(result.exit_code == 0);
    CHECK(as_text(read_file(folder / "b/c.txt", 100).value()) == "second one");
}

TEST_CASE("what is no container of ours is refused", "[sharing]") {
    SECTION("[C1] an empty file") {
        CHECK(outcome({}) == "container-not-zip");
    }
    SECTION("[C2] not a ZIP file") {
        CHECK(outcome(bytes_of("%PDF-1.7 and so on, long enough to be something")) ==
              "container-not-zip");
    }
    SECTION("[C3] bytes before the first header") {
        CHECK(after([](Bytes& file) { file.insert(file.begin(), 'x'); }) == "container-not-zip");
    }
    SECTION("[C4] bytes after the end record") {
        CHECK(after([](Bytes& file) { file.push_back('x'); }) == "container-not-canonical");
    }
    SECTION("[C4] a comment in the end record") {
        CHECK(after([](Bytes& file) {
                  put_at<std::uint16_t>(file, file.size() - 2, 1);
                  file.push_back('x');
              }) == "container-not-canonical");
    }
    SECTION("[C11] another name in the central directory") {
        CHECK(after([](Bytes& file) { file[central_at(file) + kCentralHeader] = 'z'; }) ==
              "container-not-canonical");
    }
    SECTION("[C11] another size in the central directory") {
        CHECK(after([](Bytes& file) { file[central_at(file) + 20] ^= 1; }) ==
              "container-not-canonical");
    }
    SECTION("[C11] another CRC in the central directory") {
        CHECK(after([](Bytes& file) { file[central_at(file) + 16] ^= 1; }) ==
              "container-not-canonical");
    }
    SECTION("[C14] an entry that overlaps another") {
        CHECK(after([](Bytes& file) {
                  put_at<std::uint32_t>(file, central_at(file) + kCentralHeader + 5 + 42, 0);
              }) == "container-not-canonical");
    }
    SECTION("[C12] a compressed entry") {
        CHECK(after([](Bytes& file) {
                  file[8] = 8;
                  file[central_at(file) + 10] = 8;
              }) == "container-not-canonical");
    }
    SECTION("[C13] a data descriptor, encryption, a newer version") {
        for (auto const& [at, value] : {std::pair{6, 8}, {6, 1}, {4, 45}}) {
            CHECK(after([at = static_cast<std::size_t>(at),
                         value = static_cast<Byte>(value)](Bytes& file) {
                      file[at] = value;
                      file[central_at(file) + at + 2] = value;
                  }) == "container-not-canonical");
        }
    }
    SECTION("[C13] an extra field, as of ZIP64") {
        CHECK(after([](Bytes& file) { file[28] = 4; }) == "container-not-canonical");
    }
    SECTION("[C17] attributes of a symbolic link") {
        CHECK(after([](Bytes& file) {
                  put_at<std::uint32_t>(file, central_at(file) + 38, 0xA1FF0000);
              }) == "container-not-canonical");
    }
    SECTION("another number of entries in the end record") {
        CHECK(after([](Bytes& file) { file[file.size() - kEndRecord + 10] = 3; }) ==
              "container-not-canonical");
    }
}

TEST_CASE("[C5] a container cut anywhere is refused", "[sharing]") {
    auto const file = good();
    for (std::size_t size = 0; size < file.size(); ++size) {
        INFO(size);
        CHECK(outcome(ByteView(file).first(size)) != "ok");
    }
}

TEST_CASE("every flipped bit is either refused or found by the CRC of its entry", "[sharing]") {
    auto const file = good();
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        auto changed = file;
        changed[bit / 8] ^= static_cast<Byte>(1 << (bit % 8));
        auto const reader = storage::ContainerReader::open(changed, "x");
        if (!reader) {
            continue;
        }
        INFO("byte " << bit / 8);
        bool found = false;
        for (auto const& entry : reader->entries()) {
            auto const content = reader->read(entry.name, 100);
            found = found || (!content && content.error().code == ErrorCode::container_crc);
        }
        CHECK(found);
    }
}

TEST_CASE("[C16] a size beyond all limits is refused before anything is allocated", "[sharing]") {
    auto const nothing = [](std::uint64_t, MutableByteView) -> Status { return {}; };
    NK_REQUIRE_ERROR(storage::ContainerReader::open(nothing, std::uint64_t{1} << 32, "x"),
                     container_too_large);
    CHECK(after([](Bytes& file) {
              put_at<std::uint32_t>(file, 18, 0xffffffff);
              put_at<std::uint32_t>(file, 22, 0xffffffff);
          }) == "container-truncated");
}

TEST_CASE("[C10] only harmless names are allowed for the files of a payload", "[sharing]") {
    for (char const* const name :
         {"list.csv", "photos/00001-1.jpg", "a/b/c", "0", "agreement.json.a.minisig"}) {
        INFO(name);
        CHECK(storage::is_entry_name(name));
    }
    for (std::string_view const name :
         {std::string_view(""),        std::string_view("../x"), std::string_view("a/../b"),
          std::string_view("/abs"),    std::string_view("c:x"),  std::string_view("a\\b"),
          std::string_view("a\0b", 3), std::string_view("A"),    std::string_view("é"),
          std::string_view("a/"),      std::string_view("a//b"), std::string_view("a."),
          std::string_view("a..b"),    std::string_view(".a"),   std::string_view("con"),
          std::string_view("nul.txt"), std::string_view("com1"), std::string_view("x/lpt9.jpg"),
          std::string_view("a/b/c/d"), std::string_view("a b"),  std::string_view("-a")}) {
        INFO(name);
        CHECK_FALSE(storage::is_entry_name(name));
    }
    CHECK(storage::is_entry_name(std::string(64, 'a')));
    CHECK_FALSE(storage::is_entry_name(std::string(65, 'a')));
}
