// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/import_report.h"

#include <algorithm>
#include <array>

#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

constexpr std::array<char const*, kImportIssues> kNames{
    "nul-byte",        "invalid-text",         "cut-off",          "misquoted",
    "cell-too-long",   "too-many-columns",     "too-few-cells",    "too-many-cells",
    "number-missing",  "number-twice",         "number-alike",     "value-not-accepted",
    "value-too-long",  "unit-missing",         "unit-unknown",     "number-ambiguous",
    "measure-unclear", "measure-out-of-range", "first-of-several", "form-changed",
    "blanks-removed"};

}  // namespace

std::string issue_name(ImportIssue issue) {
    return kNames[static_cast<std::size_t>(issue)];
}

IssueEffect issue_effect(ImportIssue issue) {
    if (issue < ImportIssue::unit_missing) {
        return IssueEffect::row_refused;
    }
    return issue < ImportIssue::first_of_several ? IssueEffect::value_refused
                                                 : IssueEffect::value_changed;
}

char const* effect_name(IssueEffect effect) {
    switch (effect) {
        case IssueEffect::row_refused:
            return "row-refused";
        case IssueEffect::value_refused:
            return "value-refused";
        case IssueEffect::value_changed:
            return "value-changed";
    }
    return "";
}

char const* issue_sentence(ImportIssue issue) {
    switch (issue) {
        case ImportIssue::nul_byte:
            return tr("It holds zero bytes: the file is damaged. Export it again.");
        case ImportIssue::invalid_text:
            return tr(
                "It is not text in the encoding of the file. Correct it, or choose another "
                "encoding.");
        case ImportIssue::cut_off:
            return tr("The file ends in the middle of this cell. Export it again.");
        case ImportIssue::misquoted:
            return tr("Text follows the closing quote. Double each quote inside the cell.");
        case ImportIssue::cell_too_long:
            return tr("The cell is too long. Look for a quote that is not closed.");
        case ImportIssue::too_many_columns:
            return tr("There are too many columns.");
        case ImportIssue::too_few_cells:
            return tr("The row has fewer cells than there are columns.");
        case ImportIssue::too_many_cells:
            return tr("The row has more cells than there are columns.");
        case ImportIssue::number_missing:
            return tr("The accession number is blank.");
        case ImportIssue::number_twice:
            return tr("An earlier row has the same accession number.");
        case ImportIssue::number_alike:
            return tr(
                "The accession number differs from an earlier one only in letter case or blanks.");
        case ImportIssue::value_not_accepted:
            return tr("The field does not take this value.");
        case ImportIssue::value_too_long:
            return tr("The value is longer than the field may be.");
        case ImportIssue::unit_missing:
            return tr("The unit is missing. Choose one for all measures without a unit.");
        case ImportIssue::unit_unknown:
            return tr("The unit is not known. Use mm, cm, dm, m, g or kg.");
        case ImportIssue::number_ambiguous:
            return tr("The number can be read in two ways. Choose the decimal sign.");
        case ImportIssue::measure_unclear:
            return tr("The measure is not clear. Its text is kept.");
        case ImportIssue::measure_out_of_range:
            return tr("The measure is zero or impossibly large. Its text is kept.");
        case ImportIssue::first_of_several:
            return tr("Only the first of several values was taken.");
        case ImportIssue::form_changed:
            return tr("The value was written in our form.");
        case ImportIssue::blanks_removed:
            return tr("Blanks at the beginning or end were left out.");
    }
    return "";
}

void ImportReport::add(ImportLine line) {
    ++issues[static_cast<std::size_t>(line.issue)];
    auto& lines = issue_effect(line.issue) == IssueEffect::value_changed ? changes : problems;
    if (lines.size() < limits::kImportLinesMax) {
        lines.push_back(std::move(line));
    }
}

}  // namespace noodkluis::app
