// SPDX-License-Identifier: Apache-2.0
#include "app/cli/import_text.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/records_text.h"
#include "app/text/display.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

constexpr std::size_t kLinesShown = 20;

Json lines_json(std::vector<ImportLine> const& lines) {
    auto json = Json::array();
    for (auto const& line : lines) {
        Json entry{{"row", line.row},
                   {"column", line.column},
                   {"field", line.field},
                   {"issue", issue_name(line.issue)},
                   {"effect", effect_name(issue_effect(line.issue))},
                   {"message", issue_sentence(line.issue)}};
        if (line.other_row != 0) {
            entry["other_row"] = line.other_row;
        }
        json.push_back(std::move(entry));
    }
    return json;
}

std::string lines_text(char const* title, std::vector<ImportLine> const& lines) {
    if (lines.empty()) {
        return {};
    }
    Table table({{tr("Row"), Table::Align::right}, {tr("Column")}, {tr("What")}});
    for (std::size_t i = 0; i < std::min(lines.size(), kLinesShown); ++i) {
        table.add({std::to_string(lines[i].row), shortened(lines[i].column),
                   issue_sentence(lines[i].issue)});
    }
    auto text = fmt::format("\n{}:\n{}", title, table.text());
    if (lines.size() > kLinesShown) {
        text += fmt::format(fmt::runtime(tr("... and {0} more; --json shows them\n")),
                            lines.size() - kLinesShown);
    }
    return text;
}

std::string separator_name(char separator) {
    return separator == '\t' ? "tab" : std::string(1, separator);
}

std::string source_text(ImportReport const& report) {
    std::string const profile = report.profile.empty() ? "-" : report.profile;
    if (report.format == TableFormat::csv) {
        return fmt::format(fmt::runtime(tr("\nEncoding {0}, separator {1}, profile {2}\n")),
                           encoding_name(report.encoding.encoding),
                           separator_name(report.separator), profile);
    }
    if (report.sheet.empty()) {
        return fmt::format(fmt::runtime(tr("\nXML, profile {0}\n")), profile);
    }
    return fmt::format(fmt::runtime(tr("\nSheet \"{0}\", profile {1}\n")), report.sheet, profile);
}

}  // namespace

Json import_json(ImportReport const& report) {
    Json json{{"dry_run", report.dry_run},
              {"profile", report.profile},
              {"format", table_format_name(report.format)},
              {"sheet", report.sheet},
              {"encoding", encoding_name(report.encoding.encoding)},
              {"encoding_guessed", report.encoding.guessed},
              {"separator", std::string(1, report.separator)},
              {"rows", report.rows},
              {"created", report.created},
              {"changed", report.changed},
              {"unchanged", report.unchanged},
              {"refused_rows", report.refused}};
    auto& columns = json["columns"] = Json::array();
    for (auto const& column : report.columns) {
        columns.push_back({{"header", column.header},
                           {"field", column.field},
                           {"understood", column.understood},
                           {"changed", column.changed},
                           {"refused", column.refused},
                           {"blank", column.blank}});
    }
    json["missing_columns"] = report.missing;
    auto& issues = json["issues"] = Json::object();
    for (std::size_t i = 0; i < kImportIssues; ++i) {
        auto const issue = static_cast<ImportIssue>(i);
        if (report.count(issue) > 0) {
            issues[issue_name(issue)] = report.count(issue);
        }
    }
    json["problems"] = lines_json(report.problems);
    json["changes"] = lines_json(report.changes);
    return json;
}

std::string import_text(ImportReport const& report) {
    Table table({{tr("Column")},
                 {tr("Field")},
                 {tr("Understood"), Table::Align::right},
                 {tr("Changed"), Table::Align::right},
                 {tr("Refused"), Table::Align::right},
                 {tr("Blank"), Table::Align::right}});
    for (auto const& column : report.columns) {
        table.add({shortened(column.header), column.field.empty() ? "-" : column.field,
                   std::to_string(column.understood), std::to_string(column.changed),
                   std::to_string(column.refused), std::to_string(column.blank)});
    }
    auto text = table.text();
    for (auto const& header : report.missing) {
        text += fmt::format(fmt::runtime(tr("The file has no column \"{0}\", which the mapping "
                                            "names: nothing was read for it.")),
                            shortened(header)) +
                "\n";
    }
    text += lines_text(tr("Refused"), report.problems);
    text += lines_text(tr("Changed"), report.changes);
    text += source_text(report);
    text +=
        fmt::format(fmt::runtime(tr("{0} rows: {1} new, {2} changed, {3} unchanged, {4} "
                                    "refused\n")),
                    report.rows, report.created, report.changed, report.unchanged, report.refused);
    if (report.dry_run) {
        text += tr("This was a dry run: nothing was written.\n");
    }
    return text;
}

}  // namespace noodkluis::app::cli
