// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/exchange/plain_export.h"
#include "app/text/display.h"
#include "app/text/enum_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct Options {
    std::string vault;
    std::string file;
    std::string list;
    bool collection = false;
    std::string format;
    std::vector<std::string> with;
    bool confirmed = false;
};

Result<PlainRequest> request_of(Options const& options) {
    if (options.list.empty() != options.collection) {
        return fail(ErrorCode::invalid_argument, "--list, --collection",
                    translatable("give one of the two"));
    }
    PlainRequest request;
    request.list = options.list;
    request.with = options.with;
    if (!options.format.empty()) {
        request.format = *enumerator_of<PlainFormat>(options.format, kPlainFormatNames);
        return request;
    }
    auto const ending = Path(options.file).extension().string();
    for (auto const format :
         {PlainFormat::csv, PlainFormat::xlsx, PlainFormat::json, PlainFormat::lido}) {
        if (ending == std::string(".") + extension_of(format)) {
            request.format = format;
            return request;
        }
    }
    return fail(ErrorCode::invalid_argument, "--format",
                translatable("the end of the file name does not tell it, so give it"));
}

std::string labels_of(std::vector<std::string> const& fields) {
    std::string text;
    for (auto const& field : fields) {
        text += (text.empty() ? "" : ", ") + label_of_field(field);
    }
    return text;
}

std::string line_of(char const* sentence, std::vector<std::string> const& fields) {
    return fields.empty() ? "" : fmt::format(fmt::runtime(sentence), labels_of(fields)) + "\n";
}

Json contents_json(PlainRequest const& request, PlainContents const& contents) {
    return {{"format", name_of(request.format)},     {"objects", contents.objects},
            {"entry_fields", contents.entry_fields}, {"object_fields", contents.object_fields},
            {"kept_back", contents.kept_back},       {"lists", contents.lists},
            {"buildings", contents.buildings}};
}

std::string contents_text(PlainRequest const& request, PlainContents const& contents) {
    if (request.format == PlainFormat::summary) {
        return fmt::format(
            fmt::runtime(tr("No object, but the name of the institution, whom to call, {0} "
                            "buildings, and of {1} approved lists how many objects each class "
                            "has.\n")),
            contents.buildings, contents.lists);
    }
    std::string kept;
    for (auto const& field : contents.kept_back) {
        kept += (kept.empty() ? "" : ", ") + field;
    }
    return fmt::format(fmt::runtime(tr("Objects: {0}\n")), contents.objects) +
           line_of(tr("Of each object: {0}"), contents.object_fields) +
           line_of(tr("Of its place on the list: {0}"), contents.entry_fields) +
           (kept.empty() ? "" : fmt::format(fmt::runtime(tr("Stays in the vault: {0}\n")), kept));
}

Status export_plain(Context& context, Options const& options) {
    NK_TRY(auto const request, request_of(options));
    NK_TRY(auto vault, context.open_vault(options.vault));
    auto& job = context.job(tr("Exporting"));
    if (!options.confirmed) {
        NK_TRY(auto const contents, read_plain_contents(vault, request, context.clock(), job));
        context.end_job();
        context.explain(contents_json(request, contents), contents_text(request, contents));
        return fail(ErrorCode::export_not_confirmed, options.file);
    }
    NK_TRY(auto const contents,
           write_plain_export(vault, request, options.file, context.clock(), job));
    context.end_job();
    auto json = contents_json(request, contents);
    json["file"] = options.file;
    context.print(json, contents_text(request, contents) +
                            fmt::format(fmt::runtime(tr("This is now in {0}, which is not "
                                                        "encrypted. Delete it when it has been "
                                                        "used.\n")),
                                        options.file));
    return {};
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    auto const options = std::make_shared<Options>();
    auto* const verb = add_verb(
        app, "export",
        tr("Writes a list or the whole collection to a file that is not encrypted, and notes that "
           "in the log. Without --i-know-it-is-plain it only says what would leave the vault."),
        "noodkluis-cli export museum.kluis brand.xlsx --list Brand --i-know-it-is-plain\n"
        "noodkluis-cli export museum.kluis objecten.csv --collection --with notes "
        "--i-know-it-is-plain\n"
        "noodkluis-cli export museum.kluis samenvatting.json --collection --format summary "
        "--i-know-it-is-plain");
    add_vault(verb, options->vault);
    add_operand(verb, "FILE", options->file, tr("the file to write; it must not exist yet"));
    auto* const list = add_value(verb, "--list", options->list, "NAME",
                                 tr("the list, as it is now, in order of rank"));
    exclude_each_other(
        list, add_flag(verb, "--collection", options->collection, tr("all objects of the vault")));
    add_choice(verb, "--format", options->format, words_of(kPlainFormatNames),
               tr("known by the end of the file name unless given; lido is XML, and summary is for "
                  "crisis systems: who, where and how many, and no object"));
    add_values(verb, "--with", options->with, "FIELD",
               tr("a field that stays in the vault unless named, such as owner or value_eur; or "
                  "all of them: all"));
    add_flag(verb, "--i-know-it-is-plain", options->confirmed,
             tr("whoever has the file can read it, and that is right"));
    on_run(verb, context, [&context, options] { return export_plain(context, *options); });
}

}  // namespace noodkluis::app::cli
