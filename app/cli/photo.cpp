// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/exchange/photo_folder.h"
#include "app/sharing/disclosure.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct PhotoOptions {
    std::string vault;
    std::string folder;
};

std::string words_of(FolderPhoto const& photo) {
    switch (photo.outcome) {
        case PhotoOutcome::fits:
            return photo.accession_number;
        case PhotoOutcome::no_object:
            return tr("no object has this number");
        case PhotoOutcome::several_objects:
            return tr("several objects have a number like this");
        case PhotoOutcome::there_already:
            return fmt::format(fmt::runtime(tr("{0} has this photo already")),
                               photo.accession_number);
        case PhotoOutcome::refused:
            return message_of(*photo.problem);
    }
    return "?";
}

void print_report(Context& context, PhotoFolderReport const& report, std::string const& sentence) {
    Json photos = Json::array();
    Table table({{tr("File")}, {tr("Object")}, {tr("Shows")}});
    for (auto const& photo : report.photos) {
        bool const fits = photo.outcome == PhotoOutcome::fits;
        auto const* const kind = kPhotoKindNames.at(static_cast<std::size_t>(photo.kind));
        Json item{{"file", photo.file}, {"outcome", name_of(photo.outcome)}};
        if (!photo.accession_number.empty()) {
            item["accession_number"] = photo.accession_number;
        }
        if (fits) {
            item["kind"] = kind;
        }
        if (photo.problem) {
            item["problem"] = message_of(*photo.problem);
        }
        photos.push_back(std::move(item));
        table.add({photo.file, words_of(photo), fits ? label_of_choice(kind) : ""});
    }
    if (report.cut) {
        context.note(tr("There are more photos than can be looked at together. Split the folder."));
    }
    context.print({{"photos", std::move(photos)},
                   {"fit", report.count(PhotoOutcome::fits)},
                   {"objects", report.objects}},
                  (table.empty() ? std::string() : table.text() + "\n") + sentence);
}

Status match(Context& context, PhotoOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    auto& job = context.job(tr("Looking"));
    NK_TRY(auto const report, match_photos(records, options.folder, job));
    context.end_job();
    print_report(context, report,
                 fmt::format(fmt::runtime(tr("{0} of {1} photos fit an object. Nothing was "
                                             "changed.\n")),
                             report.count(PhotoOutcome::fits), report.photos.size()));
    return {};
}

Status import(Context& context, PhotoOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    auto& job = context.job(tr("Adding photos"));
    NK_TRY(auto const report, import_photos(vault, options.folder, context.clock(), job));
    context.end_job();
    print_report(context, report,
                 fmt::format(fmt::runtime(tr("{0} of {1} photos were added, without their "
                                             "metadata.\n")),
                             report.count(PhotoOutcome::fits), report.photos.size()));
    return {};
}

}  // namespace

void add_photo(CLI::App& app, Context& context) {
    auto* const group = add_verb_group(
        app, "photo",
        tr("A folder of photos, by the accession numbers in the names of the files."));
    auto const options = std::make_shared<PhotoOptions>();
    auto* const matched =
        add_verb(*group, "match", tr("Shows which photos fit which objects, and changes nothing."),
                 "noodkluis-cli photo match museum.kluis fotos");
    add_vault(matched, options->vault);
    add_operand(matched, "FOLDER", options->folder, tr("the folder with the photos"));
    on_run(matched, context, [&context, options] { return match(context, *options); });

    auto* const imported =
        add_verb(*group, "import", tr("Adds the photos that fit to their objects."),
                 "noodkluis-cli photo import museum.kluis fotos");
    add_vault(imported, options->vault);
    add_operand(imported, "FOLDER", options->folder, tr("the folder with the photos"));
    on_run(imported, context, [&context, options] { return import(context, *options); });
}

}  // namespace noodkluis::app::cli
