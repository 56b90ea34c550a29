// SPDX-License-Identifier: Apache-2.0
#include "app/report/paper_copies.h"

#include "app/sharing/two_vaults.h"
#include "app/text/share_folder.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

constexpr char const* kValue = "Geheimewaarde";

/// A museum with an agreement, whose object says more than the agreement lets out.
struct Printing : test::TwoVaults {
    Path file = folder / "sheets.pdf";

    Printing() {
        Records records(museum, clock);
        auto object = object_by_number(records.objects, "W-1").value();
        object.location_path = "Waag/bg/Zaal 1";
        object.handling = {"Rechtop houden"};
        object.notes = kValue;
        NK_REQUIRE_OK(museum.write([&] { return records.objects.update(object); }));
        agree();
    }
    [[nodiscard]] Result<std::vector<storage::PaperCopy>> print(
        std::vector<std::string> holders = {"Kazerne", "Meldkamer"},
        std::chrono::seconds days = 14 * test::kDay) {
        return make_paper(museum,
                          {"Afspraak", "Brand", std::move(holders), clock.now() + days, file},
                          clock, job);
    }
    void agree_on_four_eyes() {
        auto terms = draft();
        terms.title = "Vier ogen";
        terms.four_eyes = true;
        auto const drafted = draft_and_sign(museum, terms, clock.now());
        NK_REQUIRE_OK(drafted);
        auto const both = countersign(brigade, *drafted, clock.now());
        NK_REQUIRE_OK(both);
        NK_REQUIRE_OK(accept_agreement(museum, *both, clock.now()));
    }
    [[nodiscard]] std::string words() const { return words(file); }
    [[nodiscard]] static std::string words(Path const& pdf) {
        auto const read = test::run("pdftotext -layout '" + pdf.string() + "' -");
        REQUIRE(read.exit_code == 0);
        return read.output;
    }
    [[nodiscard]] std::string refusal_of_print() {
        auto const printed = print();
        CHECK_FALSE(std::filesystem::exists(file));
        return printed ? "ok" : error_name(printed.error().code);
    }
};

}  // namespace

TEST_CASE("paper holds what was agreed, for each holder, and nothing else", "[report]") {
    Printing printing;
    printing.approve();
    auto const copies = printing.print();
    NK_REQUIRE_OK(copies);
    REQUIRE(copies->size() == 2);
    auto const words = printing.words();
    for (char const* const there : {"Kelk", "W-1", "Zaal 1", "Rechtop houden", "TLP:AMBER",
                                    "Copy 1 of 2: Kazerne", "Copy 2 of 2: Meldkamer"}) {
        CHECK(words.find(there) != std::string::npos);
    }
    CHECK(words.find(copies->front().id.text()) != std::string::npos);
    CHECK(words.find(copies->back().id.text()) != std::string::npos);
    CHECK(words.find(kValue) == std::string::npos);
    // Letters are in the file as such, and the words of a note could be there unseen.
    CHECK(test::run("pdftotext -raw '" + printing.file.string() + "' - | grep -c " + kValue)
              .output.starts_with("0"));
}

TEST_CASE("who has paper is known until it is back", "[report]") {
    Printing printing;
    printing.approve();
    NK_REQUIRE_OK(printing.print());
    auto const lines = read_paper(printing.museum, printing.clock).value();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].copy.holder == "Kazerne");
    CHECK(lines[0].list == "Brand");
    CHECK(lines[0].version == 1);
    CHECK(lines[0].partner == "brigade");
    NK_REQUIRE_OK(take_paper_back(printing.museum, "Kazerne", printing.clock));
    CHECK(read_paper(printing.museum, printing.clock).value()[0].copy.back_at ==
          printing.clock.now());
    auto const again = take_paper_back(printing.museum, "Kazerne", printing.clock);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::record_not_found);
    NK_REQUIRE_OK(take_paper_back(printing.museum, lines[1].copy.id.text(), printing.clock));
    auto const events = printing.museum.log().events().value();
    CHECK(events.back().kind == storage::LogKind::paper_back);
    NK_REQUIRE_OK(printing.museum.verify_log());
}

TEST_CASE("what may not be shared cannot be printed either", "[report]") {
    Printing printing;
    CHECK(printing.refusal_of_print() == "list-not-approved");
    printing.approve();
    auto const too_long = printing.print({"Kazerne"}, 31 * test::kDay);
    REQUIRE_FALSE(too_long);
    CHECK(too_long.error().code == ErrorCode::window_too_long);
    printing.make_list("Water");
    printing.approve("Water");
    auto const other = make_paper(
        printing.museum,
        {"Afspraak", "Water", {"Kazerne"}, printing.clock.now() + test::kDay, printing.file},
        printing.clock, printing.job);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::list_not_agreed);
    auto const theirs = make_paper(
        printing.brigade,
        {"Afspraak", "Brand", {"Kazerne"}, printing.clock.now() + test::kDay, printing.file},
        printing.clock, printing.job);
    REQUIRE_FALSE(theirs);
    CHECK(theirs.error().code == ErrorCode::agreement_not_ours);
    printing.agree_on_four_eyes();
    auto const watched = make_paper(
        printing.museum,
        {"Vier ogen", "Brand", {"Kazerne"}, printing.clock.now() + test::kDay, printing.file},
        printing.clock, printing.job);
    REQUIRE_FALSE(watched);
    CHECK(watched.error().code == ErrorCode::paper_four_eyes);
    printing.clock.advance(181 * test::kDay);
    CHECK(printing.refusal_of_print() == "agreement-expired");
    CHECK(read_paper(printing.museum, printing.clock).value().empty());
}

TEST_CASE("printing does not replace a file", "[report]") {
    Printing printing;
    printing.approve();
    NK_REQUIRE_OK(printing.print());
    auto const again = printing.print();
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::file_exists);
    CHECK(read_paper(printing.museum, printing.clock).value().size() == 2);
}

TEST_CASE("sheets speak the language that was asked for", "[report]") {
    set_language(Language::english, locale_folder().string());
    Printing printing;
    printing.approve();
    NK_REQUIRE_OK(make_paper(printing.museum,
                             {"Afspraak",
                              "Brand",
                              {"Kazerne"},
                              printing.clock.now() + test::kDay,
                              printing.file,
                              Language::dutch},
                             printing.clock, printing.job));
    auto const words = printing.words();
    CHECK(test::contains(words, "Bergingsbladen"));
    CHECK(test::contains(words, "Exemplaar 1 van 1: Kazerne"));
    CHECK_FALSE(test::contains(words, "Salvage"));
}

TEST_CASE("the recall list names who has paper, and whom to call, until it is back", "[report]") {
    Printing printing;
    auto const recall = printing.folder / "recall.pdf";
    auto const none = print_recall_list(printing.museum, recall, printing.clock);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::paper_none_out);
    CHECK_FALSE(std::filesystem::exists(recall));
    printing.approve();
    auto const copies = printing.print().value();
    NK_REQUIRE_OK(take_paper_back(printing.museum, "Kazerne", printing.clock));
    printing.clock.advance(20 * test::kDay);
    CHECK(print_recall_list(printing.museum, recall, printing.clock) == 1U);
    auto const words = Printing::words(recall);
    for (std::string const& there :
         {std::string("brigade"), std::string("Meldkamer"), std::string("Brand, version 1"),
          std::string("2 of 2"), std::string("expired"), copies[1].id.text()}) {
        INFO(there);
        CHECK(test::contains(words, there));
    }
    CHECK_FALSE(test::contains(words, "Kazerne"));
    // What the lists hold is not on it.
    CHECK_FALSE(test::contains(words, "Kelk"));
    auto const again = print_recall_list(printing.museum, recall, printing.clock);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::file_exists);
}
