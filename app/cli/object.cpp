// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/records_text.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/session/lookup.h"
#include "app/session/object_edit.h"
#include "app/sharing/disclosure.h"
#include "app/text/enum_names.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct EditOptions {
    std::string vault;
    std::string number;
    std::vector<std::string> set;
    std::string photo;
    std::string photo_kind = "main";
    std::string caption;
};

enum class Mode : std::uint8_t { add, edit };

Status change(Context& context, EditOptions const& options, Mode mode) {
    ObjectEdit edit;
    NK_TRY(edit.values, assignments(options.set));
    if (!options.photo.empty()) {
        auto const kind = enumerator_of<storage::PhotoKind>(options.photo_kind, kPhotoKindNames);
        edit.photos.push_back({options.photo, *kind, options.caption});
    }
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const id, vault.write([&] {
        return mode == Mode::add
                   ? add_object(records.objects, records.blobs, options.number, edit)
                   : edit_object(records.objects, records.blobs, options.number, edit);
    }));
    NK_TRY(auto const object, records.objects.get(id));
    context.print(object_json(object), fmt::format(fmt::runtime(tr("{0} is kept, version {1}.\n")),
                                                   object.accession_number, object.version));
    return {};
}

void add_change(CLI::App& group, Context& context, Mode mode) {
    auto const options = std::make_shared<EditOptions>();
    auto* const verb =
        mode == Mode::add
            ? add_verb(group, "add", tr("Adds an object to the vault."),
                       "noodkluis-cli object add museum.kluis ZK-1 --set short_name=Kelk "
                       "--set weight_kg=1.2 --set 'location_path=Hoofdgebouw/1/Zaal 3'\n"
                       "noodkluis-cli object add museum.kluis ZK-2 --set short_name=Kan")
            : add_verb(group, "edit", tr("Changes fields of an object, or adds a photo to it."),
                       "noodkluis-cli object edit museum.kluis ZK-1 --set people_needed=1 "
                       "--photo kelk.jpg --photo-kind in-situ");
    add_vault(verb, options->vault);
    add_operand(verb, "NUMBER", options->number, tr("the accession number of the object"));
    std::string names;
    for (auto const& field : storage::object_fields()) {
        names += names.empty() ? field.name : std::string(", ") + field.name;
    }
    add_values(
        verb, "--set", options->set, "FIELD=VALUE",
        fmt::format(fmt::runtime(tr("set a field; an empty value clears it. Fields: {0}")), names));
    add_value(verb, "--photo", options->photo, "FILE",
              tr("a photo (JPEG, PNG, TIFF, WebP or HEIC); its metadata stay behind"));
    add_choice(verb, "--photo-kind", options->photo_kind, words_of(kPhotoKindNames),
               tr("what the photo shows: the object, the object in its place, or a detail"));
    add_value(verb, "--caption", options->caption, "TEXT", tr("words under the photo"));
    on_run(verb, context, [&context, options, mode] { return change(context, *options, mode); });
}

struct ShowOptions {
    std::string vault;
    std::string number;
    bool history = false;
};

Status show(Context& context, ShowOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const object, object_by_number(records.objects, options.number));
    auto json = object_json(object);
    auto human = object_text(object);
    if (options.history) {
        NK_TRY(auto const history, records.objects.history(object.id));
        json["history"] = history_json(history);
        human += "\n" + history_text(history);
    }
    context.print(json, human);
    return {};
}

void add_show(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ShowOptions>();
    auto* const verb = add_verb(group, "show", tr("Shows an object with all its fields."),
                                "noodkluis-cli object show museum.kluis ZK-1 --history");
    add_vault(verb, options->vault);
    add_operand(verb, "NUMBER", options->number, tr("the accession number of the object"));
    add_flag(verb, "--history", options->history, tr("also who changed what, and when"));
    on_run(verb, context, [&context, options] { return show(context, *options); });
}

struct ListOptions {
    std::string vault;
    storage::ObjectFilter filter;
    std::string on_list;
    std::int64_t limit = 200;
};

Status list(Context& context, ListOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    auto filter = options.filter;
    if (!options.on_list.empty()) {
        NK_TRY(auto const found, list_by_name(records.lists, options.on_list));
        filter.on_list = found.id;
    }
    NK_TRY(auto const count, records.objects.count(filter));
    NK_TRY(auto const page,
           records.objects.page(filter, storage::ObjectOrder::accession_number, 0, options.limit));
    auto rows = Json::array();
    Table table({{tr("Number")}, {tr("Name")}, {tr("Maker")}, {tr("Location")}});
    for (auto const& object : page) {
        rows.push_back({{"accession_number", object.accession_number},
                        {"short_name", object.short_name},
                        {"title", object.title},
                        {"maker", object.maker},
                        {"location_path", object.location_path}});
        table.add({object.accession_number,
                   shortened(object.short_name.empty() ? object.title : object.short_name),
                   shortened(object.maker), shortened(object.location_path)});
    }
    context.print({{"count", count}, {"objects", std::move(rows)}},
                  (table.empty() ? "" : table.text() + "\n") +
                      fmt::format(fmt::runtime(tr("{0} of {1} objects\n")), page.size(), count));
    return {};
}

void add_listing(CLI::App& group, Context& context) {
    auto const options = std::make_shared<ListOptions>();
    auto* const verb = add_verb(group, "list", tr("Lists objects, in order of their number."),
                                "noodkluis-cli object list museum.kluis --search kelk");
    add_vault(verb, options->vault);
    add_value(
        verb, "--search", options->filter.search, "TEXT",
        tr("only those with words that begin like these in number, names, maker or location"));
    add_value(verb, "--location", options->filter.location, "PATH",
              tr("only those at this place or below it, such as Hoofdgebouw/1"));
    add_value(verb, "--on-list", options->on_list, "LIST", tr("only those on this list"));
    add_number(verb, "--limit", options->limit, 1, 1000000, tr("show at most so many"));
    on_run(verb, context, [&context, options] { return list(context, *options); });
}

}  // namespace

void add_object(CLI::App& app, Context& context) {
    auto* const group = add_verb_group(app, "object", tr("Objects: add, edit, show, list."));
    add_change(*group, context, Mode::add);
    add_change(*group, context, Mode::edit);
    add_show(*group, context);
    add_listing(*group, context);
}

}  // namespace noodkluis::app::cli
