// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/report/paper_copies.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct PaperOptions {
    std::string vault;
    std::string agreement;
    std::string list;
    std::string file;
    std::vector<std::string> holders;
    std::int64_t days = 30;
    std::string language;
    std::string copy;
    bool all = false;
};

Json copy_json(storage::PaperCopy const& copy) {
    Json json{{"paper", copy.id.text()},
              {"copy", copy.number},
              {"copies", copy.copies},
              {"holder", copy.holder},
              {"made_at", format_time(copy.made_at)},
              {"valid_until", format_time(copy.valid_until)}};
    if (copy.back_at) {
        json["back_at"] = format_time(*copy.back_at);
    }
    return json;
}

Status make(Context& context, PaperOptions const& options) {
    PaperRequest request{options.agreement, options.list, options.holders, {}, options.file};
    if (request.holders.empty()) {
        request.holders.emplace_back();
    }
    if (!options.language.empty()) {
        request.language = options.language == "nl" ? Language::dutch : Language::english;
    }
    request.valid_until = context.clock().now() + std::chrono::days{options.days};
    NK_TRY(auto vault, context.open_vault(options.vault));
    auto& job = context.job(tr("Printing"));
    NK_TRY(auto const copies, make_paper(vault, request, context.clock(), job));
    context.end_job();
    Json json = Json::array();
    for (auto const& copy : copies) {
        json.push_back(copy_json(copy));
    }
    context.print({{"file", options.file}, {"copies", std::move(json)}},
                  fmt::format(fmt::runtime(tr("The sheets are in {0}. This file is not encrypted: "
                                              "whoever has it can read where everything is. Print "
                                              "it, delete it, and keep the paper locked away.\n")),
                              options.file));
    return {};
}

Status list(Context& context, PaperOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const lines, read_paper(vault, context.clock()));
    Json json = Json::array();
    Table table({{tr("Paper")},
                 {tr("Holder")},
                 {tr("List")},
                 {tr("Copy")},
                 {tr("Valid until")},
                 {tr("Agreement")}});
    for (auto const& line : lines) {
        auto const& copy = line.copy;
        if (copy.back_at && !options.all) {
            continue;
        }
        auto row = copy_json(copy);
        row["list"] = line.list;
        row["version"] = line.version;
        row["agreement"] = line.agreement;
        row["partner"] = line.partner;
        json.push_back(std::move(row));
        table.add({copy.id.text(), copy.holder.empty() ? line.partner : copy.holder, line.list,
                   fmt::format(fmt::runtime(tr("{0} of {1}")), copy.number, copy.copies),
                   copy.back_at ? tr("is back") : display_date(copy.valid_until), line.agreement});
    }
    context.print({{"paper", std::move(json)}},
                  table.empty() ? tr("No list is out on paper.\n") : table.text());
    return {};
}

Status back(Context& context, PaperOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const copy, take_paper_back(vault, options.copy, context.clock()));
    context.print(copy_json(copy), tr("The vault knows that this paper is back.\n"));
    return {};
}

Status recall(Context& context, PaperOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const count, print_recall_list(vault, options.file, context.clock()));
    context.print({{"file", options.file}, {"copies", count}},
                  fmt::format(fmt::runtime(tr_count("{1} copy is out. Whom to ask is in {0}.\n",
                                                    "{1} copies are out. Whom to ask is in {0}.\n",
                                                    static_cast<std::int64_t>(count))),
                              options.file, count));
    return {};
}

}  // namespace

void add_paper(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "paper", tr("Salvage sheets: an approved list on numbered paper."));
    auto const options = std::make_shared<PaperOptions>();
    auto* const made = add_verb(
        *group, "make",
        tr("Writes the sheets that an agreement allows to a PDF file, and keeps who has them."),
        "noodkluis-cli paper make museum.kluis 'Afspraak Brandweer' Brand sheets.pdf --for "
        "'Kazerne Noord' --for Meldkamer");
    add_vault(made, options->vault);
    add_operand(made, "AGREEMENT", options->agreement, tr("its title or id"));
    add_operand(made, "LIST", options->list, tr("the name of the list"));
    add_operand(made, "FILE", options->file, tr("the PDF to write"));
    add_values(made, "--for", options->holders, "NAME", tr("who keeps a copy; one for each"));
    add_number(made, "--days", options->days, 1, 3660, tr("the paper is valid for so many days"));
    add_choice(made, "--sheet-language", options->language, {"nl", "en"},
               tr("of the sheets, when it is not that of the program"));
    on_run(made, context, [&context, options] { return make(context, *options); });

    auto* const listed =
        add_verb(*group, "list", tr("Shows who has a list on paper, to ask it back."),
                 "noodkluis-cli paper list museum.kluis");
    add_vault(listed, options->vault);
    add_flag(listed, "--all", options->all, tr("those that are back as well"));
    on_run(listed, context, [&context, options] { return list(context, *options); });

    auto* const returned = add_verb(*group, "back", tr("Notes that a paper is back or destroyed."),
                                    "noodkluis-cli paper back museum.kluis 'Kazerne Noord'");
    add_vault(returned, options->vault);
    add_operand(returned, "PAPER", options->copy,
                tr("its number, as on the paper, or who keeps it"));
    on_run(returned, context, [&context, options] { return back(context, *options); });

    auto* const recalled = add_verb(
        *group, "recall", tr("Writes whom to ask for the paper that is out, to a PDF file."),
        "noodkluis-cli paper recall museum.kluis recall.pdf");
    add_vault(recalled, options->vault);
    add_operand(recalled, "FILE", options->file, tr("the PDF to write"));
    on_run(recalled, context, [&context, options] { return recall(context, *options); });
}

}  // namespace noodkluis::app::cli
