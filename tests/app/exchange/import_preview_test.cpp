// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/import_preview.h"

#include "app/exchange/import_draft.h"
#include "app/exchange/mapping_targets.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

constexpr std::size_t kRows = 20;

ImportSample sample_of(std::string_view text) {
    test::TemporaryFolder const folder;
    REQUIRE(write_file(folder / "in.csv", as_bytes(text), Overwrite::no).has_value());
    auto sample = read_import_sample(folder / "in.csv", {}, kRows);
    NK_REQUIRE_OK(sample);
    return *std::move(sample);
}

ImportDraft draft_of(std::string_view text) {
    ImportDraft draft("in.csv");
    draft.show(sample_of(text));
    return draft;
}

ImportPreview preview_of(ImportDraft const& draft) {
    return preview_import(*draft.sample(), draft.mapping(), draft.corrections());
}

constexpr auto kText =
    "inventarisnr;omschrijving;hoogte (cm);gew;zaal;kleur\n"
    "A 1;Kelk;30,5;2,5 kg;1.12;goud\n"
    "A 2;Kan;hoog;± 300 g;1.13;tin\n"
    ";Kom;12;;1.14;\n";

}  // namespace

TEST_CASE("a preview shows the values as they would be understood", "[import]") {
    auto draft = draft_of(kText);
    draft.assign(3, "weight");
    auto const preview = preview_of(draft);
    CHECK_FALSE(preview.refusal);
    REQUIRE(preview.rows.size() == 3);
    auto const& first = preview.rows[0];
    CHECK(first.cells[0].understood == "A 1");
    CHECK(first.cells[2].understood == "30.5 cm");
    CHECK(first.cells[3].understood == "2.5 kg");
    CHECK(first.cells[4].understood == "?/?/1.12");
    CHECK(first.cells[5].understood.empty());
    CHECK_FALSE(first.refused);
    CHECK(preview.rows[1].cells[3].understood == "ca. 0.3 kg");
}

TEST_CASE("a preview says in its place what is the matter", "[import]") {
    auto const preview = preview_of(draft_of(kText));
    auto const& unclear = preview.rows[1].cells[2];
    CHECK(unclear.issue == ImportIssue::measure_unclear);
    CHECK(unclear.understood.empty());
    CHECK_FALSE(preview.rows[1].refused);
    CHECK(preview.rows[2].cells[0].issue == ImportIssue::number_missing);
    CHECK(preview.rows[2].refused);
}

TEST_CASE("without a column for the number a preview says so and shows the rest", "[import]") {
    auto draft = draft_of(kText);
    draft.assign(0, "");
    auto const preview = preview_of(draft);
    REQUIRE(preview.refusal);
    CHECK(preview.refusal->code == ErrorCode::import_no_number_column);
    CHECK(preview.rows[0].cells[1].understood == "Kelk");
    CHECK_FALSE(preview.rows[2].cells[0].issue);
}

TEST_CASE("a row of which the cells cannot be told apart is refused as a whole", "[import]") {
    auto const preview = preview_of(draft_of("objectnummer;titel\nA 1\nA 2;Kan\n"));
    CHECK(preview.rows[0].issue == ImportIssue::too_few_cells);
    CHECK(preview.rows[0].refused);
    CHECK_FALSE(preview.rows[1].refused);
}

TEST_CASE("a sample is the beginning of a file", "[import]") {
    std::string text = "objectnummer;titel\n";
    for (int i = 0; i < 100; ++i) {
        text += std::to_string(i) + ";Kelk\n";
    }
    auto const sample = sample_of(text);
    CHECK(sample.rows.size() == kRows);
    CHECK(sample.rows.front().number == 2);
    CHECK_FALSE(sample.whole);
    CHECK(sample.facts.separator == ';');
    CHECK(sample_of("objectnummer;titel\nA 1;Kelk\n").whole);
    test::TemporaryFolder const folder;
    NK_REQUIRE_ERROR(read_import_sample(folder / "weg.csv", {}, kRows), file_not_found);
}

TEST_CASE("a column takes a field away from the column that had it", "[import]") {
    auto draft = draft_of(kText);
    CHECK(draft.target(0) == "accession_number");
    CHECK(draft.guessed(0));
    draft.assign(5, "accession_number");
    CHECK(draft.target(5) == "accession_number");
    CHECK(draft.target(0).empty());
    CHECK_FALSE(draft.guessed(0));
    CHECK(draft.column_of("accession_number") == 5);
    draft.assign(3, "materials");
    draft.assign(5, "materials");
    CHECK(draft.target(3) == "materials");
    CHECK(draft.column_of("accession_number") == std::nullopt);
    CHECK(draft.used_columns() == 5);
    CHECK(draft.guessed_columns() == 3);
}

TEST_CASE("columns with the same header are mapped apart", "[import]") {
    auto draft = draft_of("objectnummer;tekst;tekst\nA 1;Kelk;Een kelk\n");
    draft.assign(1, "title");
    draft.assign(2, "description");
    auto const preview = preview_of(draft);
    CHECK_FALSE(preview.refusal);
    CHECK(preview.rows[0].cells[1].understood == "Kelk");
    CHECK(preview.rows[0].cells[2].understood == "Een kelk");
}

TEST_CASE("a mapping that was kept gives the same again", "[import]") {
    auto draft = draft_of(kText);
    draft.assign(3, "weight");
    draft.assign(5, "materials");
    draft.set_decimal(DecimalMark::comma);
    draft.set_length_unit(Unit::centimetre);
    draft.separator = ';';
    auto const kept = write_import_profile(draft.kept_mapping());
    auto const read = parse_import_profile(as_bytes(kept), "kept.json");
    NK_REQUIRE_OK(read);
    CHECK(read->separator == ';');
    CHECK(read->decimal == DecimalMark::comma);
    CHECK(read->length_unit == Unit::centimetre);
    CHECK_FALSE(read->guess);
    auto other = draft_of(kText);
    NK_REQUIRE_OK(other.use(*read));
    CHECK(other.missing().empty());
    CHECK(other.mapping().columns == draft.mapping().columns);
    CHECK(other.guessed_columns() == 0);
    auto exact = *read;
    exact.exact = true;  // as read_mapping_file gives it
    auto shorter = draft_of("inventarisnr;omschrijving;gew;kleur\nA 1;Kelk;2,5 kg;goud\n");
    NK_REQUIRE_OK(shorter.use(exact));
    CHECK(shorter.missing() == std::vector<std::string>{"hoogte (cm)", "zaal"});
    CHECK(shorter.used_columns() == 4);
    ImportProfile const unknown{"", "", {}, {}, "", {}, {}, {}, {{"gew", "no_such"}}, {}};
    NK_REQUIRE_ERROR(other.use(unknown), mapping_unknown_field);
    CHECK(other.mapping().columns == draft.mapping().columns);
}

TEST_CASE("a file that is read anew keeps its mapping while the headers are the same", "[import]") {
    auto draft = draft_of(kText);
    draft.assign(5, "materials");
    draft.correct({2, 1}, "Vergulde kelk");
    draft.show(sample_of(kText));
    CHECK(draft.target(5) == "materials");
    CHECK(draft.corrections().size() == 1);
    draft.show(sample_of("objectnummer;titel\nA 1;Kelk\n"));
    CHECK(draft.target(1) == "title");
    CHECK(draft.corrections().empty());
}

TEST_CASE("a correction shows in the preview and not in the sample", "[import]") {
    auto draft = draft_of(kText);
    draft.correct({3, 2}, "20");
    draft.correct({4, 0}, "A 3");
    auto const preview = preview_of(draft);
    CHECK(preview.rows[1].cells[2].understood == "20 cm");
    CHECK_FALSE(preview.rows[2].refused);
    CHECK(draft.sample()->rows[1].cells[2] == "hoog");
}

TEST_CASE("every target that is offered is one, and has a label", "[import]") {
    for (auto const& target : mapping_targets()) {
        CAPTURE(target.name);
        CHECK(find_target(target.name).has_value());
        CHECK(find_mapping_target(target.name) == &target);
        auto const* const field = storage::find_object_field(target.name);
        CHECK((field == nullptr || std::string_view(field->label) == target.label));
    }
    for (auto const& field : storage::object_fields()) {
        CAPTURE(field.name);
        std::string_view const name = field.name;
        bool const filled_in = name == "dimensions_text" || name == "weight_text" ||
                               name == "weight_estimated" || name == "source_system" ||
                               name == "weight_kg";
        CHECK((find_mapping_target(name) != nullptr) != filled_in);
    }
}

TEST_CASE("the Rijksmuseum export is previewed as it is", "[import]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    auto sample = read_import_sample(*data / "csv/rijksmuseum-suriname-objecten.csv", {}, kRows);
    NK_REQUIRE_OK(sample);
    ImportDraft draft("rijksmuseum-suriname-objecten.csv");
    draft.show(*std::move(sample));
    auto const preview = preview_of(draft);
    CHECK_FALSE(preview.refusal);
    REQUIRE(preview.rows.size() == kRows);
    auto const number = draft.column_of("accession_number").value();
    CHECK(preview.rows[0].cells[number].understood == "SK-A-1671");
    CHECK_FALSE(draft.guessed(number));
    auto const materials = draft.column_of("materials").value();
    CHECK(preview.rows[0].cells[materials].understood == "doek; olieverf");
}
