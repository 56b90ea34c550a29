// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/plain_export.h"

#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "app/exchange/collection_import.h"
#include "app/exchange/formula_guard.h"
#include "app/exchange/lido_shape.h"
#include "app/lists/approve.h"
#include "app/lists/list_edit.h"
#include "app/sharing/parties.h"
#include "storage/vault_fixture.h"
#include "support/archives.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

/// A vault with three objects, of which two are on the list Brand.
class Exporting {
  public:
    Exporting() {
        add("=1+1", [](storage::Object& object) {
            object.title = "Kelk; \"goud\" met <deksel> & voet";
            object.materials = {"goud", "tin; lood"};
            object.weight_g = 2500;
            object.weight_estimated = true;
            object.dimensions = {{storage::DimensionKind::height, 305, "framed", true}};
            object.owner = "Jansen";
            object.value_cents = 125050;
            object.location_path = "Huis/1/kamer 2/wand";
            object.location_checked_on = std::chrono::sys_days{std::chrono::year{2026} / 11 / 4};
        });
        add("'s 1-5", [](storage::Object& object) {
            object.title = "@plank";
            object.maker = "-";
            object.people_needed = 2;
            object.dimensions_text = "ca. een meter";
        });
        add("0007", [](storage::Object&) {});
        NewList start;
        start.name = "Brand";
        NK_REQUIRE_OK(
            vault.write([&] { return create_list(records.lists, records.places, start); }));
        NK_REQUIRE_OK(vault.write([&] {
            return add_to_list(records.lists, records.objects, "Brand", {"0007", "=1+1"}, {});
        }));
        EntryEdit edit;
        edit.salvage_class = storage::SalvageClass::a;
        edit.reason = "geheim";
        NK_REQUIRE_OK(vault.write(
            [&] { return edit_entry(records.lists, records.objects, "Brand", "0007", edit); }));
    }

    template <class Fill>
    void add(std::string const& number, Fill fill) {
        storage::Object object;
        object.accession_number = number;
        fill(object);
        NK_REQUIRE_OK(vault.write([&] { return records.objects.insert(object); }));
    }
    Result<PlainContents> write(PlainRequest const& request, std::string_view name) {
        return write_plain_export(vault, request, folder / name, files.clock, job);
    }
    std::string text(std::string_view name) const {
        auto const bytes = read_file(folder / name, std::uint64_t{1} << 24);
        NK_REQUIRE_OK(bytes);
        return std::string(as_text(*bytes));
    }
    std::string last_log_body() {
        auto const events = vault.log().events();
        NK_REQUIRE_OK(events);
        return events->back().kind == storage::LogKind::plain_exported ? events->back().body : "";
    }

    test::VaultFixture files;
    test::TemporaryFolder folder;
    storage::Vault vault = files.create();
    Records records{vault, files.clock};
    Job job;
};

PlainRequest request_for(PlainFormat format, std::string list = {},
                         std::vector<std::string> with = {}) {
    return {std::move(list), format, std::move(with)};
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an export says beforehand what leaves and what stays", "[export]") {
    Exporting exporting;
    auto const read = [&](PlainRequest const& request) {
        auto contents =
            read_plain_contents(exporting.vault, request, exporting.files.clock, exporting.job);
        NK_REQUIRE_OK(contents);
        return *contents;
    };
    auto const all = read(request_for(PlainFormat::json));
    CHECK(all.objects == 3);
    CHECK(all.object_fields == Names{"accession_number", "title", "maker", "materials",
                                     "dimensions", "dimensions_text", "weight_kg",
                                     "weight_estimated", "location_path", "location_checked_on",
                                     "people_needed"});
    CHECK(all.kept_back == Names{"owner", "value_eur"});
    CHECK(all.entry_fields.empty());
    auto const list = read(request_for(PlainFormat::csv, "Brand", {"owner"}));
    CHECK(list.objects == 2);
    CHECK(list.entry_fields == Names{"class", "rank", "rank_in_room", "action"});
    CHECK(list.kept_back == Names{"reason", "value_eur"});
    CHECK(read(request_for(PlainFormat::csv, "Brand", {"all"})).kept_back.empty());
    auto const lido = read(request_for(PlainFormat::lido, "Brand", {"all"}));
    CHECK(lido.entry_fields.empty());
    CHECK(lido.object_fields ==
          Names{"accession_number", "title", "materials", "dimensions", "location_path"});
    NK_REQUIRE_ERROR(read_plain_contents(exporting.vault, request_for(PlainFormat::csv, "Weg"),
                                         exporting.files.clock, exporting.job),
                     record_not_found);
    NK_REQUIRE_ERROR(
        read_plain_contents(exporting.vault, request_for(PlainFormat::csv, "", {"kleur"}),
                            exporting.files.clock, exporting.job),
        field_unknown);
    CHECK(exporting.last_log_body().empty());
}

TEST_CASE("CSV for a Dutch spreadsheet, in which nothing is a formula", "[export]") {
    Exporting exporting;
    NK_REQUIRE_OK(exporting.write(request_for(PlainFormat::csv, "Brand"), "uit.csv"));
    CHECK(exporting.text("uit.csv") ==
          "\xef\xbb\xbf"
          "class;rank;rank_in_room;action;accession_number;unit_kind;title;materials;dimensions;"
          "dimensions_text;weight_kg;weight_estimated;weight_text;location_path;"
          "location_checked_on\r\n"
          "A;1;;carry-out;0007;object;;;;;;no;;;\r\n"
          "B;2;1;carry-out;'=1+1;object;\"Kelk; \"\"goud\"\" met <deksel> & voet\";"
          "\"goud; tin\\; lood\";height 305 mm estimated (framed);;2,5;yes;;"
          "Huis/1/kamer 2/wand;2026-11-04\r\n");
    CHECK((std::filesystem::status(exporting.folder / "uit.csv").permissions() &
           std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    auto const body = nlohmann::json::parse(exporting.last_log_body());
    CHECK(body["format"] == "csv");
    CHECK(body["objects"] == 2);
    CHECK(body["fields"] == 15);
    CHECK(body["list"].get<std::string>().size() == 32);
    CHECK_FALSE(test::contains(body.dump(), "Brand"));
    NK_REQUIRE_ERROR(exporting.write(request_for(PlainFormat::csv, "Brand"), "uit.csv"),
                     file_exists);
    for (std::string const text : {"", "a", "=a", "+1", "-", "@x", "'", "''", "'=a", "'a", "\tx"}) {
        INFO(text);
        CHECK(unguarded_cell(guarded_cell(text)) == text);
        CHECK((text.empty() ||
               std::string("=+-@\t").find(guarded_cell(text)[0]) == std::string::npos));
    }
}

TEST_CASE("what CSV and Excel exports hold comes back as it was", "[export][sheet]") {
    auto const format = GENERATE(PlainFormat::csv, PlainFormat::xlsx);
    INFO(name_of(format));
    Exporting exporting;
    NK_REQUIRE_OK(exporting.write(request_for(format, "", {"all"}), "uit"));
    auto const again = import_collection(exporting.vault, exporting.folder / "uit", {},
                                         exporting.files.clock, exporting.job);
    NK_REQUIRE_OK(again);
    CHECK(again->profile == "noodkluis");
    CHECK(again->unchanged == 3);
    CHECK(again->changed == 0);
    CHECK(again->problems.empty());
    // And into another vault.
    test::VaultFixture files;
    auto other = files.create();
    auto const fresh =
        import_collection(other, exporting.folder / "uit", {}, files.clock, exporting.job);
    NK_REQUIRE_OK(fresh);
    CHECK(fresh->created == 3);
    Records records(other, files.clock);
    auto const object = records.objects.find("=1+1");
    NK_REQUIRE_OK(object);
    REQUIRE(object->has_value());
    CHECK((*object)->weight_g == 2500);
    CHECK((*object)->weight_estimated);
    CHECK((*object)->materials == Names{"goud", "tin; lood"});
    CHECK((*object)->value_cents == 125050);
}

TEST_CASE("the Excel file is whole for the tools of others", "[export][sheet]") {
    Exporting exporting;
    NK_REQUIRE_OK(exporting.write(request_for(PlainFormat::xlsx, "Brand"), "uit.xlsx"));
    auto const tested = test::run("unzip -t " + (exporting.folder / "uit.xlsx").string());
    INFO(tested.output);
    CHECK(tested.exit_code == 0);
    auto const sheet =
        test::run("unzip -p " + (exporting.folder / "uit.xlsx").string() + " '*sheet1.xml'");
    CHECK_FALSE(test::contains(sheet.output, "<f>"));
    CHECK(test::contains(sheet.output, "met &lt;deksel&gt; &amp; voet"));
    CHECK(test::contains(sheet.output, "<v>2.5</v>"));
}

TEST_CASE("JSON and LIDO exports", "[export]") {
    Exporting exporting;
    NK_REQUIRE_OK(exporting.write(request_for(PlainFormat::json, "Brand"), "uit.json"));
    auto const json = nlohmann::json::parse(exporting.text("uit.json"));
    CHECK(json["format"] == "noodkluis-export");
    CHECK(json["version"] == 1);
    CHECK(json["list"]["name"] == "Brand");
    REQUIRE(json["objects"].size() == 2);
    auto const& first = json["objects"][0];
    CHECK(first["entry"]["rank"] == 1);
    CHECK(first["entry"]["class"] == "A");
    CHECK_FALSE(first["entry"].contains("reason"));
    auto const& second = json["objects"][1]["object"];
    CHECK(second["materials"] == nlohmann::json{"goud", "tin; lood"});
    CHECK(second["weight_estimated"] == true);
    CHECK_FALSE(second.contains("owner"));

    NK_REQUIRE_OK(exporting.write(request_for(PlainFormat::lido), "uit.xml"));
    auto const lido = exporting.text("uit.xml");
    CHECK(test::contains(lido, "<lido:measurementValue>305</lido:measurementValue>"));
    CHECK(test::contains(lido, "met &lt;deksel&gt; &amp; voet"));
    CHECK_FALSE(test::contains(lido, "Jansen"));
    CHECK(test::lido_faults(lido).empty());
    // It finds what is wrong.
    CHECK_FALSE(test::lido_faults(test::replaced(lido, "titleWrap>", "titelWrap>")).empty());
    CHECK_FALSE(test::lido_faults(test::replaced(lido, " xml:lang=\"nl\"", "")).empty());
    test::VaultFixture files;
    auto other = files.create();
    auto const back =
        import_collection(other, exporting.folder / "uit.xml", {}, files.clock, exporting.job);
    NK_REQUIRE_OK(back);
    CHECK(back->profile == "lido");
    CHECK(back->created == 3);
    Records records(other, files.clock);
    auto const object = records.objects.find("=1+1");
    NK_REQUIRE_OK(object);
    REQUIRE(object->has_value());
    CHECK((*object)->materials == Names{"goud", "tin; lood"});
    CHECK((*object)->dimensions.size() == 1);
    CHECK((*object)->location_path == "Huis/1/kamer 2/wand");
}

TEST_CASE("a summary for crisis systems holds no object", "[export]") {
    Exporting exporting;
    NK_REQUIRE_OK(exporting.write(request_for(PlainFormat::summary), "leeg.json"));
    CHECK(nlohmann::json::parse(exporting.text("leeg.json"))["lists"].empty());
    NK_REQUIRE_OK(approve_list(exporting.vault, exporting.records, "Brand", ""));
    NK_REQUIRE_OK(exporting.write(request_for(PlainFormat::summary), "uit.json"));
    auto const text = exporting.text("uit.json");
    auto const json = nlohmann::json::parse(text);
    CHECK(json["format"] == "noodkluis-summary");
    CHECK(json["buildings"][0]["name"] == "Huis");
    CHECK_FALSE(json["institution"]["name"].get<std::string>().empty());
    REQUIRE(json["lists"].size() == 1);
    CHECK(json["lists"][0]["approved_version"] == 1);
    CHECK(json["lists"][0]["objects_by_class"] == nlohmann::json{{"A", 1}, {"B", 1}, {"C", 0}});
    for (auto const* const secret : {"\"0007\"", "=1+1", "Kelk", "kamer 2", "geheim", "Jansen"}) {
        CHECK_FALSE(test::contains(text, secret));
    }
}

TEST_CASE("who may not keep the vault may not export it, and nothing is no export", "[export]") {
    test::VaultFixture files;
    auto vault = files.create();
    test::TemporaryFolder const folder;
    Job job;
    NK_REQUIRE_ERROR(write_plain_export(vault, request_for(PlainFormat::csv), folder / "uit.csv",
                                        files.clock, job),
                     export_nothing);
    CHECK(std::filesystem::is_empty(folder.path()));
    NK_REQUIRE_OK(vault.add_user("Sem", storage::UserRole::reader,
                                 crypto::Secret::copy_of(as_bytes("twaalf trage torenvalken")),
                                 crypto::cheapest_kdf()));
    auto const kept = vault.folder();
    { auto const closed = std::move(vault); }
    auto reader = storage::Vault::open(
        kept, crypto::Secret::copy_of(as_bytes("twaalf trage torenvalken")), files.clock, job);
    NK_REQUIRE_OK(reader);
    NK_REQUIRE_ERROR(write_plain_export(*reader, request_for(PlainFormat::csv), folder / "uit.csv",
                                        files.clock, job),
                     role_forbids);
    NK_REQUIRE_ERROR(
        read_plain_contents(*reader, request_for(PlainFormat::summary), files.clock, job),
        role_forbids);
    // In a folder that cannot be written nothing is logged either.
    Exporting exporting;
    NK_REQUIRE_ERROR(exporting.write(request_for(PlainFormat::csv), "weg/uit.csv"), io_write);
    CHECK(exporting.last_log_body().empty());
}
