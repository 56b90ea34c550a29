// SPDX-License-Identifier: Apache-2.0
// The whole main job on a real collection export, with the stock tools at the receiving end.
#include <filesystem>

#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;
using Json = nlohmann::json;

namespace {

constexpr int kListed = 200;

/// A shell command in the folder that must succeed; what it printed.
std::string done(CliFolder const& folder, std::string const& command) {
    auto const result = test::run("cd " + (folder / ".").string() + " && " + command);
    INFO(command << "\n" << result.output << result.errors);
    REQUIRE(result.exit_code == 0);
    return result.output;
}

/// The brigade tries to open the bundle when its clock says something else.
Json open_at(CliFolder const& folder, std::string const& when, int exit_code) {
    // ASan wants to be the first library; faketime comes before it.
    auto const result = test::run(fmt::format(
        "cd {} && ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 faketime -f '{}' {} --json "
        "--language en --passphrase-file passphrase open brandweer.kluis brand.nkbundle",
        (folder / ".").string(), when, NK_CLI));
    INFO(when << "\n" << result.output << result.errors);
    REQUIRE(result.exit_code == exit_code);
    return Json::parse(result.output, nullptr, false);
}

/// The first accession numbers of the vault, in its own order.
std::vector<std::string> numbers_of(CliFolder const& folder) {
    std::vector<std::string> numbers;
    auto const objects =
        folder.json(fmt::format("object list museum.kluis --limit {}", kListed))["objects"];
    for (auto const& object : objects) {
        numbers.push_back(object["accession_number"].get<std::string>());
    }
    return numbers;
}

/// Two vaults that know each other, and the collection with photos in the one of the museum.
/// Returns how many photos could be used.
int set_up(CliFolder const& folder, Path const& data) {
    folder.init("museum.kluis");
    auto const made = folder.json(
        fmt::format("init brandweer.kluis --kind fire-brigade --name 'Brandweer Midden' "
                    "--device wagen-1 --contact meldkamer@brandweer.example{}",
                    test::kCheapKdf));
    auto const imported = folder.json(fmt::format(
        "import museum.kluis '{}'", (data / "csv/rijksmuseum-suriname-objecten.csv").string()));
    REQUIRE(imported["created"] == 3668);
    for (auto const& [owner, partner] :
         {std::pair{"museum", "brandweer"}, {"brandweer", "museum"}}) {
        folder.json(fmt::format("card export {0}.kluis {0}.nkcard", partner));
        auto const card = folder.json(fmt::format("card show {}.nkcard", partner));
        folder.json(fmt::format("partner add {}.kluis {}.nkcard --fingerprint '{}'", owner, partner,
                                card["fingerprint"].get<std::string>()));
    }
    auto const numbers = numbers_of(folder);
    int photos = 0;
    std::size_t next = 0;
    for (auto const& file : std::filesystem::directory_iterator(data / "photos")) {
        auto const added = folder.cli(fmt::format("object edit museum.kluis '{}' --photo '{}'",
                                                  numbers[next++], file.path().string()));
        photos += added.exit_code == 0 ? 1 : 0;
    }
    return photos;
}

/// A list of the first objects, ranked from back to front at its head, and approved.
void make_list(CliFolder const& folder, std::vector<std::string> const& numbers) {
    folder.json("list create museum.kluis Brand --scenario fire");
    std::string operands;
    for (auto const& number : numbers) {
        operands += " '" + number + "'";
    }
    CHECK(folder.json("list add museum.kluis Brand" + operands)["added"] == kListed);
    folder.json(
        fmt::format("list rank museum.kluis Brand '{}' 1 --class A --reason 'Enige in zijn soort'",
                    numbers.back()));
    folder.json(fmt::format("list rank museum.kluis Brand '{}' 2 --class A", numbers[100]));
    folder.json("list approve museum.kluis Brand");
}

void agree(CliFolder const& folder) {
    folder.json(
        "agreement draft museum.kluis 'Brandweer Midden' concept.nkagreement --title Afspraak "
        "--list Brand --purpose 'Redden bij brand' --profile fire-basic --field +title "
        "--days 365 --bundle-days 30");
    folder.json("agreement sign brandweer.kluis concept.nkagreement getekend.nkagreement");
    folder.json("agreement accept museum.kluis getekend.nkagreement");
}

/// The stock tools verify the bundle and open it with the exported key of its week.
void check_with_stock_tools(CliFolder const& folder, Json const& sealed,
                            std::vector<std::string> const& numbers) {
    folder.json(fmt::format("epoch export brandweer.kluis week.txt --at '{}'",
                            sealed["not_after"].get<std::string>()));
    done(folder, NK_CLI " card show museum.nkcard --public-key bundle > museum.pub");
    done(folder,
         "unzip -q brand.nkbundle -d outer && cd outer && "
         "minisign -V -H -p ../museum.pub -m payload.age && "
         "age -d -i ../week.txt -o ../payload.zip payload.age");
    done(folder, "unzip -q payload.zip -d inner");
    done(folder, "minisign -V -H -p museum.pub -m inner/manifest.json");
    auto const list = Json::parse(done(folder, "cat inner/list.json"), nullptr, false);
    REQUIRE(list["entries"].size() == kListed);
    auto const& entries = list["entries"];
    CHECK(entries[0]["object"]["accession_number"] == numbers.back());
    CHECK(entries[1]["object"]["accession_number"] == numbers[100]);
    CHECK(entries[2]["object"]["accession_number"] == numbers[0]);
    CHECK_FALSE(entries[0]["object"].contains("description"));
    CHECK(std::stoi(done(folder, "wc -l < inner/list.csv")) >= kListed + 1);
    // What the cameras wrote about place and owner stayed behind.
    CHECK(done(folder, "grep -rlaE 'Exif|GPS|NIKON|Depot 2 stelling 4' inner/photos || true")
              .empty());
}

void check_the_window(CliFolder const& folder, std::vector<std::string> const& numbers) {
    CHECK(open_at(folder, "+1h", 3)["refused"] == "bundle-not-yet-valid");
    auto const opened = open_at(folder, "+11d", 0);
    REQUIRE(opened["list"]["entries"].size() == kListed);
    CHECK(opened["list"]["entries"][0]["object"]["accession_number"] == numbers.back());
    CHECK(open_at(folder, "+13d", 3)["refused"] == "bundle-expired");
    // The computer was seen to be at day 11: going back by a week is noticed.
    CHECK(open_at(folder, "+6d", 3)["refused"] == "clock-went-back");
}

void check_without_a_vault(CliFolder const& folder) {
    CHECK(folder.json("verify brand.nkbundle --card museum.nkcard")["signed_by"] ==
          "Museum De Waag");
    CHECK(folder.json("verify brand.nkbundle --card brandweer.nkcard", 3)["refused"] ==
          "signature-wrong-key");
}

}  // namespace

TEST_CASE("a real collection goes from export to fire engine under an agreement", "[cli][data]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("the real collection data is not there");
    }
    CliFolder const folder;
    auto const photos = set_up(folder, *data);
    CHECK(photos >= 14);
    auto const numbers = numbers_of(folder);
    REQUIRE(numbers.size() == kListed);
    make_list(folder, numbers);
    agree(folder);

    auto const sealed = folder.json(
        "seal museum.kluis Afspraak Brand brand.nkbundle --days 10 --from "
        "\"$(date -u -d '+2 days' +%FT%TZ)\"");
    CHECK(sealed["files"] == 7 + photos);

    check_with_stock_tools(folder, sealed, numbers);
    check_the_window(folder, numbers);
    check_without_a_vault(folder);
}
