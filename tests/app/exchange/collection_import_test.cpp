// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/collection_import.h"

#include "storage/repository/object_repository.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;
using storage::Object;
using storage::ObjectRepository;

namespace {

class ImportFixture {
  public:
    ImportFixture() : vault(m_vaults.create()) {}

    Result<ImportReport> import_path(Path const& path, ImportOptions const& options = {}) {
        return import_collection(vault, path, options, m_vaults.clock, job);
    }
    ImportReport import_text(std::string_view text, ImportOptions const& options = {}) {
        auto const path = m_folder / "in.csv";
        REQUIRE(write_file(path, as_bytes(text), Overwrite::yes).has_value());
        auto report = import_path(path, options);
        NK_REQUIRE_OK(report);
        return *std::move(report);
    }
    ObjectRepository objects() { return {vault.connection(), vault.user(), m_vaults.clock}; }
    Object object(std::string_view number) {
        auto found = objects().find(number);
        NK_REQUIRE_OK(found);
        REQUIRE(found->has_value());
        return **found;
    }
    std::int64_t count() {
        auto const number = objects().count({});
        NK_REQUIRE_OK(number);
        return *number;
    }
    std::size_t log_entries() {
        auto const events = vault.log().events();
        NK_REQUIRE_OK(events);
        return events->size();
    }

  private:
    test::VaultFixture m_vaults;
    test::TemporaryFolder m_folder;

  public:
    storage::Vault vault;
    Job job;
};

struct Counts {
    std::uint64_t created;
    std::uint64_t changed;
    std::uint64_t unchanged;
    std::uint64_t refused;
    friend bool operator==(Counts const&, Counts const&) = default;
};
Counts counts(ImportReport const& report) {
    return {report.created, report.changed, report.unchanged, report.refused};
}

std::string name_of(std::optional<Error> const& refusal) {
    return refusal ? error_name(refusal->code) : "";
}

/// Says stop as soon as the work has begun to report.
class CancelledJob final : public Job {
  public:
    void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override { m_stop = true; }
    [[nodiscard]] bool cancelled() const override { return m_stop; }

  private:
    bool m_stop = false;
};

}  // namespace

TEST_CASE("an import makes objects, and a second one changes only what differs", "[import]") {
    ImportFixture fixture;
    auto const first = fixture.import_text(
        "objectnummer;titel;vervaardiger\nA 1;Kelk;Bos\nA 2;Kan;\nA 3;Kom;Vos\n");
    CHECK(counts(first) == Counts{3, 0, 0, 0});
    CHECK_FALSE(first.refusal);
    CHECK(fixture.object("A 1").title == "Kelk");

    // What a person adds, and what a later file does not speak of, stays.
    auto edited = fixture.object("A 2");
    edited.fixing = "haak";
    NK_REQUIRE_OK(fixture.vault.write([&] { return fixture.objects().update(edited); }));
    auto const second = fixture.import_text(
        "objectnummer;titel;vervaardiger\nA 1;Kelk;Bos\nA "
        "2;Schenkkan;\nA 4;Bord;\n");
    CHECK(counts(second) == Counts{1, 1, 1, 0});
    CHECK(fixture.count() == 4);
    CHECK(fixture.object("A 2").title == "Schenkkan");
    CHECK(fixture.object("A 2").fixing == "haak");
    CHECK(fixture.object("A 1").version == 1);

    // A blank cell says nothing.
    auto const third = fixture.import_text("objectnummer;titel;vervaardiger\nA 1;;\n");
    CHECK(counts(third) == Counts{0, 0, 1, 0});
    CHECK(fixture.object("A 1").title == "Kelk");
    CHECK(fixture.log_entries() >= 3);
}

TEST_CASE("one bad row keeps everything out, unless bad rows are skipped", "[import]") {
    ImportFixture fixture;
    auto const before = fixture.log_entries();
    auto const text = "objectnummer;titel\nA 1;Kelk\nA 2\nA 3;Kom\n";
    auto const refused = fixture.import_text(text);
    CHECK(name_of(refused.refusal) == "import-rows-refused");
    CHECK(counts(refused) == Counts{0, 0, 0, 1});
    CHECK(fixture.count() == 0);
    CHECK(fixture.log_entries() == before);
    ImportOptions options;
    options.skip_bad_rows = true;
    auto const skipped = fixture.import_text(text, options);
    CHECK_FALSE(skipped.refusal);
    CHECK(counts(skipped) == Counts{2, 0, 0, 1});
    CHECK(fixture.count() == 2);
    CHECK(fixture.log_entries() == before + 1);
}

TEST_CASE("a dry run reports the same and writes nothing", "[import]") {
    ImportFixture fixture;
    (void)fixture.import_text("objectnummer;titel\nA 1;Kelk\n");
    auto const before = fixture.log_entries();
    ImportOptions options;
    options.dry_run = true;
    auto const report =
        fixture.import_text("objectnummer;titel\nA 1;Kelk\nA 2;Kan\nA 3\n", options);
    CHECK(report.dry_run);
    CHECK(counts(report) == Counts{1, 0, 1, 1});
    CHECK(name_of(report.refusal) == "import-rows-refused");
    CHECK(fixture.count() == 1);
    CHECK(fixture.log_entries() == before);
}

TEST_CASE("corrected cells are imported instead of those of the file", "[import]") {
    ImportFixture fixture;
    auto const text = "objectnummer;titel;hoogte (cm)\n;Kelk;12\nA 2;Kan;hoog\nA 3;Kom;3\n";
    auto const refused = fixture.import_text(text);
    REQUIRE(refused.problems.size() == 2);
    CHECK(refused.problems[0].place == 0);
    CHECK(refused.problems[1].place == 2);
    CHECK(refused.problems[1].cell == "hoog");
    ImportOptions options;
    options.corrections = {{{2, 0}, "A 1"}, {{3, 2}, "20"}, {{9, 9}, "nowhere"}};
    auto const report = fixture.import_text(text, options);
    CHECK_FALSE(report.refusal);
    CHECK(counts(report) == Counts{3, 0, 0, 0});
    CHECK(fixture.object("A 1").title == "Kelk");
    REQUIRE(fixture.object("A 2").dimensions.size() == 1);
    CHECK(fixture.object("A 2").dimensions[0].mm == 200);
}

TEST_CASE("a correction takes away what was wrong with the cell, and fills a short row",
          "[import]") {
    ImportFixture fixture;
    auto const text = "objectnummer;titel\nA 1;\"Kelk\"x\nA 2\n";
    CHECK(counts(fixture.import_text(text)) == Counts{0, 0, 0, 2});
    ImportOptions options;
    options.corrections = {{{2, 1}, "Kelk"}, {{3, 1}, "Kan"}};
    CHECK(counts(fixture.import_text(text, options)) == Counts{2, 0, 0, 0});
    CHECK(fixture.object("A 2").title == "Kan");
}

TEST_CASE("an import of nothing is never a success", "[import]") {
    ImportFixture fixture;
    CHECK(name_of(fixture.import_text("objectnummer;titel\n").refusal) == "import-no-rows");
    CHECK(name_of(fixture.import_text("objectnummer;titel\n;;\n\n").refusal) == "import-no-rows");
    ImportOptions options;
    options.skip_bad_rows = true;
    CHECK(name_of(fixture.import_text("objectnummer;titel\n1\n2\n", options).refusal) ==
          "import-rows-refused");
    CHECK(fixture.count() == 0);
}

TEST_CASE("a number that looks like one in the vault is not a second object", "[import]") {
    ImportFixture fixture;
    (void)fixture.import_text("objectnummer;titel\nKA 16260;Kelk\n");
    auto const report = fixture.import_text("objectnummer;titel\nka16260;Kelk\nKA 2;Kan\n");
    CHECK(counts(report) == Counts{0, 0, 0, 1});
    CHECK(report.problems == std::vector<ImportLine>{{2, "objectnummer", "accession_number",
                                                      ImportIssue::number_alike, 0}});
    CHECK(fixture.object("KA 16260").title == "Kelk");
    CHECK(fixture.count() == 1);
}

TEST_CASE("an import that is cancelled leaves nothing behind", "[import]") {
    ImportFixture fixture;
    std::string text = "objectnummer;titel\n";
    for (int i = 0; i < 20000; ++i) {
        text += std::to_string(i) + ";Kelk\n";
    }
    test::TemporaryFolder const folder;
    REQUIRE(write_file(folder / "in.csv", as_bytes(text), Overwrite::no).has_value());
    CancelledJob job;
    NK_REQUIRE_ERROR(import_collection(fixture.vault, folder / "in.csv", {},
                                       test::FixedClock(from_unix(1'800'000'000)), job),
                     cancelled);
    CHECK(fixture.count() == 0);
    // A row that makes reading impossible stops both sides, too.
    auto const endless = text + "x;\"" + std::string(std::size_t{7} << 20, 'x');
    REQUIRE(write_file(folder / "in.csv", as_bytes(endless), Overwrite::yes).has_value());
    NK_REQUIRE_ERROR(fixture.import_path(folder / "in.csv"), csv_row_too_long);
    CHECK(fixture.count() == 0);
}

TEST_CASE("imported objects have history and are found by search", "[import]") {
    ImportFixture fixture;
    (void)fixture.import_text("objectnummer;titel\nA 1;Zilveren kelk\nA 2;Tinnen kan\n");
    (void)fixture.import_text("objectnummer;titel\nA 1;Vergulde kelk\n");
    auto const history = fixture.objects().history(fixture.object("A 1").id);
    NK_REQUIRE_OK(history);
    CHECK(history->size() == 2);
    auto const found = fixture.objects().search("vergul", 10);
    NK_REQUIRE_OK(found);
    REQUIRE(found->size() == 1);
    CHECK((*found)[0].accession_number == "A 1");
    auto const gone = fixture.objects().search("zilver", 10);
    NK_REQUIRE_OK(gone);
    CHECK(gone->empty());
}

TEST_CASE("the real exports go into a vault", "[import]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    ImportFixture fixture;
    auto const rijks = fixture.import_path(*data / "csv/rijksmuseum-suriname-objecten.csv");
    NK_REQUIRE_OK(rijks);
    CHECK(counts(*rijks) == Counts{3668, 0, 0, 0});
    auto const again = fixture.import_path(*data / "csv/rijksmuseum-suriname-objecten.csv");
    NK_REQUIRE_OK(again);
    CHECK(counts(*again) == Counts{0, 0, 3668, 0});
    auto const recoded = fixture.import_path(*data / "malformed/recoded-cp1252-semicolon.csv");
    NK_REQUIRE_OK(recoded);
    CHECK(counts(*recoded) == Counts{0, 0, 200, 0});

    auto const tate_path = *data / "csv/tate-artworks-2013-10-10-cut.csv";
    auto const tate = fixture.import_path(tate_path);
    NK_REQUIRE_OK(tate);
    CHECK(name_of(tate->refusal) == "import-rows-refused");
    CHECK(fixture.count() == 3668);
    ImportOptions options;
    options.skip_bad_rows = true;
    auto const most = fixture.import_path(tate_path, options);
    NK_REQUIRE_OK(most);
    CHECK(counts(*most) == Counts{2134, 0, 0, 1});
    CHECK(fixture.count() == 5802);
    auto const framed = fixture.object("A00001");
    CHECK(framed.dimensions_text == "support: 394 x 419 mm");
}
