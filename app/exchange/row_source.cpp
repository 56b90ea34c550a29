// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/row_source.h"

#include <array>

#include "app/exchange/csv_reader.h"
#include "app/exchange/ods_reader.h"
#include "app/exchange/value_forms.h"
#include "app/exchange/xlsx_book.h"
#include "app/exchange/xlsx_reader.h"
#include "app/exchange/xml_records.h"

namespace noodkluis::app {
namespace {

class CsvRowSource final : public RowSource {
  public:
    explicit CsvRowSource(CsvReader reader) : m_reader(std::move(reader)) {
        m_facts.encoding = m_reader.encoding();
        m_facts.separator = m_reader.separator();
    }
    Result<bool> next(SourceRow& row) override { return m_reader.next(row); }
    [[nodiscard]] std::uint64_t bytes_done() const override { return m_reader.bytes_done(); }
    [[nodiscard]] std::uint64_t bytes_total() const override { return m_reader.bytes_total(); }

  private:
    CsvReader m_reader;
};

enum class Content : std::uint8_t { text, zip, xml, old_office, other };

struct Beginning {
    std::string_view bytes;
    Content content;
};
using namespace std::string_view_literals;
// What would otherwise be read as a table of one column with strange letters.
constexpr std::array kBeginnings{
    Beginning{"PK\x03\x04"sv, Content::zip},
    Beginning{"PK\x05\x06"sv, Content::zip},
    Beginning{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, Content::old_office},
    Beginning{"%PDF-"sv, Content::other},
    Beginning{"\x1f\x8b"sv, Content::other},
    Beginning{"\x89PNG"sv, Content::other},
    Beginning{"\xff\xd8\xff"sv, Content::other},
    Beginning{"SQLite format 3"sv, Content::other}};

/// XML begins with a tag, in UTF-8 or UTF-16, after a byte order mark and blanks.
bool begins_like_xml(std::string_view start) {
    for (auto const bom : {"\xef\xbb\xbf"sv, "\xff\xfe"sv, "\xfe\xff"sv}) {
        if (start.starts_with(bom)) {
            start.remove_prefix(bom.size());
        }
    }
    while (!start.empty() && " \t\r\n\0"sv.find(start.front()) != std::string_view::npos) {
        start.remove_prefix(1);
    }
    if (!start.starts_with('<')) {
        return false;
    }
    start.remove_prefix(start.substr(1).starts_with('\0') ? 2 : 1);
    return !start.empty() &&
           (start[0] == '?' || start[0] == '!' || start[0] == '_' ||
            (start[0] >= 'a' && start[0] <= 'z') || (start[0] >= 'A' && start[0] <= 'Z'));
}

Result<Content> content_of(Path const& path) {
    NK_TRY(auto file, File::open(path));
    ByteArray<512> bytes{};
    NK_TRY(auto const count, file.read(bytes));
    auto const start = as_text(ByteView(bytes).first(count));
    for (auto const& beginning : kBeginnings) {
        if (start.starts_with(beginning.bytes)) {
            return beginning.content;
        }
    }
    return begins_like_xml(start) ? Content::xml : Content::text;
}

Result<std::unique_ptr<RowSource>> open_archive(Path const& path, SourceOptions const& options) {
    auto const name = path.filename().string();
    NK_TRY(auto archive, ZipArchive::open(path));
    if (is_xlsx(archive)) {
        return open_xlsx(std::move(archive), name, options.sheet);
    }
    if (is_ods(archive)) {
        return open_ods(std::move(archive), name, options.sheet);
    }
    return fail(ErrorCode::import_format, name);
}

}  // namespace

char const* table_format_name(TableFormat format) {
    switch (format) {
        case TableFormat::csv:
            return "csv";
        case TableFormat::xlsx:
            return "xlsx";
        case TableFormat::ods:
            return "ods";
        case TableFormat::xml:
            return "xml";
    }
    return "";
}

Result<std::unique_ptr<RowSource>> open_rows(Path const& path, SourceOptions const& options) {
    NK_TRY(auto const content, content_of(path));
    switch (content) {
        case Content::text:
            break;
        case Content::zip:
            return open_archive(path, options);
        case Content::xml:
            return open_xml(path, options);
        case Content::old_office:
            return fail(ErrorCode::sheet_protected, path.filename().string());
        case Content::other:
            return fail(ErrorCode::import_format, path.filename().string());
    }
    NK_TRY(auto reader, CsvReader::open(path, {options.encoding, options.separator}));
    return std::make_unique<CsvRowSource>(std::move(reader));
}

Result<std::optional<std::vector<std::string>>> read_headers(RowSource& source) {
    SourceRow row;
    NK_TRY(bool const any, source.next(row));
    if (!any || !row.problems.empty()) {
        return std::nullopt;
    }
    std::vector<std::string> headers;
    for (auto const cell : row.cells) {
        headers.emplace_back(trim_blanks(cell));
    }
    return headers;
}

}  // namespace noodkluis::app
