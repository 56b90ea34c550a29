// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/import_text.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/exchange/collection_import.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct GivenOptions {
    std::string vault;
    std::string file;
    std::string mapping;
    std::string profile;
    std::string encoding;
    std::string separator;
    std::string sheet;
    std::optional<std::string> repeat;
    std::string decimal;
    std::string unit;
    std::string weight_unit;
    bool dry_run = false;
    bool skip_bad_rows = false;
};

std::optional<char> separator_of(std::string const& text) {
    if (text == "tab") {
        return '\t';
    }
    return text.size() == 1 ? std::optional(text.front()) : std::nullopt;
}

Result<ImportOptions> options_of(GivenOptions const& options) {
    ImportOptions import;
    if (!options.mapping.empty()) {
        NK_TRY(import.profile, read_mapping_file(options.mapping));
    } else if (!options.profile.empty()) {
        NK_TRY(import.profile, find_or_read_profile(options.profile));
    }
    if (!options.encoding.empty()) {
        import.encoding = find_encoding(options.encoding);
        if (!import.encoding) {
            return fail(ErrorCode::invalid_argument, "--encoding",
                        "utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15");
        }
    }
    if (!options.separator.empty()) {
        import.separator = separator_of(options.separator);
        if (!import.separator) {
            return fail(ErrorCode::invalid_argument, "--separator", "; , tab");
        }
    }
    if (!options.decimal.empty()) {
        import.decimal = options.decimal == "comma" ? DecimalMark::comma : DecimalMark::point;
    }
    if (!options.unit.empty()) {
        import.length_unit = find_unit(options.unit);
    }
    if (!options.weight_unit.empty()) {
        import.weight_unit = find_unit(options.weight_unit);
    }
    import.sheet = options.sheet;
    import.repeat = options.repeat;
    import.skip_bad_rows = options.skip_bad_rows;
    import.dry_run = options.dry_run;
    return import;
}

Status import(Context& context, GivenOptions const& options) {
    NK_TRY(auto const how, options_of(options));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const report,
           import_collection(vault, options.file, how, context.clock(),
                             context.job(how.dry_run ? tr("Reading") : tr("Importing"))));
    auto json = import_json(report);
    auto const text = import_text(report);
    if (report.refusal) {
        context.explain(std::move(json), text);
        return tl::unexpected(*report.refusal);
    }
    context.print(json, text);
    return {};
}

void add_options(CLI::App* verb, GivenOptions& options) {
    std::string profiles;
    for (auto const& profile : import_profiles()) {
        profiles += (profiles.empty() ? "" : ", ") + profile.name;
    }
    auto* const mapping =
        add_value(verb, "--mapping", options.mapping, "FILE",
                  tr("a JSON file that says which column is which field, for example "
                     "{\"columns\": {\"Inv.nr\": \"accession_number\", \"Naam\": \"title\"}}"));
    auto* const profile =
        add_value(verb, "--profile", options.profile, "FILE",
                  fmt::format(fmt::runtime(tr("how this collection system exports: {0}, or a file "
                                              "of your own; recognised by itself unless given")),
                              profiles));
    exclude_each_other(profile, mapping);
    add_value(verb, "--sheet", options.sheet, "NAME",
              tr("the sheet of a spreadsheet; the first unless given"));
    add_value(verb, "--encoding", options.encoding, "NAME",
              tr("encoding of the file, such as windows-1252; found out unless given"));
    add_value(verb, "--separator", options.separator, "SIGN",
              tr("what separates cells: a sign, or the word tab; found out unless given"));
    add_optional(verb, "--repeat", options.repeat, tr("what joins repeated values in one cell"));
    add_choice(verb, "--decimal", options.decimal, {"comma", "point"},
               tr("the decimal sign of measures"));
    add_choice(verb, "--unit", options.unit, {"mm", "cm", "dm", "m"},
               tr("of lengths that name no unit"));
    add_choice(verb, "--weight-unit", options.weight_unit, {"g", "kg"},
               tr("of weights that name no unit"));
    add_flag(verb, "--dry-run", options.dry_run, tr("only say what would happen"));
    add_flag(verb, "--skip-bad-rows", options.skip_bad_rows,
             tr("leave refused rows out; without this one refused row refuses all"));
}

}  // namespace

void add_import(CLI::App& app, Context& context) {
    auto const options = std::make_shared<GivenOptions>();
    auto* const verb = add_verb(
        app, "import",
        tr("Brings the export of a collection system into the vault: all of it or nothing. It "
           "may be CSV, Excel (.xlsx), OpenDocument (.ods) or XML. The accession number is "
           "the key, so that a second import updates."),
        "noodkluis-cli import museum.kluis collectie.csv --dry-run\n"
        "noodkluis-cli import museum.kluis collectie.csv");
    add_vault(verb, options->vault);
    add_operand(verb, "FILE", options->file, tr("the export; its first row names the columns"));
    add_options(verb, *options);
    on_run(verb, context, [&context, options] { return import(context, *options); });
}

}  // namespace noodkluis::app::cli
