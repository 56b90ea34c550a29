// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/import_draft.h"

#include <algorithm>

namespace noodkluis::app {

void ImportDraft::choose_profile(std::optional<ImportProfile> profile) {
    m_profile = std::move(profile);
    m_mapping = {};
}

void ImportDraft::show(ImportSample sample) {
    bool const same = m_sample && m_sample->headers == sample.headers &&
                      m_mapping.guessed.size() == sample.headers.size();
    m_sample = std::make_shared<ImportSample const>(std::move(sample));
    if (same) {
        return;
    }
    m_corrections.clear();
    auto const known = m_profile                 ? *m_profile
                       : m_sample->facts.profile ? *m_sample->facts.profile
                                                 : recognise_profile(headers());
    auto settled = settle_mapping(headers(), known);
    if (!settled) {  // two columns want one field: somebody has to say which
        ImportProfile bare;
        bare.xml = known.xml;
        settled = settle_mapping(headers(), bare);
    }
    m_mapping = settled ? *std::move(settled) : SettledMapping{};
    m_mapping.guessed.resize(headers().size());
}

Status ImportDraft::use(ImportProfile const& kept) {
    NK_TRY(m_mapping, settle_mapping(headers(), kept));
    return {};
}

ImportProfile ImportDraft::kept_mapping() const {
    auto kept = m_mapping.profile;
    kept.encoding = encoding;
    kept.separator = separator;
    return kept;
}

std::string const& ImportDraft::target(std::size_t column) const {
    return m_mapping.profile.columns[column].second;
}

std::optional<std::size_t> ImportDraft::column_of(std::string_view target) const {
    auto const& columns = m_mapping.profile.columns;
    auto const found = std::find_if(columns.begin(), columns.end(), [target](auto const& column) {
        return column.second == target;
    });
    return found == columns.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

void ImportDraft::assign(std::size_t column, std::string_view target) {
    auto const found = find_target(target);
    NK_ASSERT(found.has_value());
    auto& columns = m_mapping.profile.columns;
    auto const before = takes_several(*found) ? std::nullopt : column_of(target);
    if (before) {
        columns[*before].second.clear();
        m_mapping.guessed[*before] = false;
    }
    columns[column].second = target;
    m_mapping.guessed[column] = false;
}

std::size_t ImportDraft::used_columns() const {
    auto const& columns = m_mapping.profile.columns;
    return static_cast<std::size_t>(std::count_if(
        columns.begin(), columns.end(), [](auto const& column) { return !column.second.empty(); }));
}

std::size_t ImportDraft::guessed_columns() const {
    return static_cast<std::size_t>(
        std::count(m_mapping.guessed.begin(), m_mapping.guessed.end(), true));
}

void ImportDraft::correct(CellPlace place, std::string text) {
    m_corrections[place] = std::move(text);
}

ImportOptions ImportDraft::options() const {
    ImportOptions options;
    options.profile = m_mapping.profile;
    if (m_profile) {
        options.profile->xml = m_profile->xml;
        options.profile->repeat = m_profile->repeat;
    }
    options.encoding = encoding;
    options.separator = separator;
    options.sheet = sheet;
    options.corrections = m_corrections;
    options.skip_bad_rows = skip_bad_rows;
    return options;
}

}  // namespace noodkluis::app
