// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/exchange/formula_guard.h"
#include "app/exchange/plain_writer.h"
#include "app/exchange/zip_writer.h"
#include "crypto/base/limits.h"

// Exports for spreadsheets: CSV, and Excel (ECMA-376).
namespace noodkluis::app {
namespace {

struct PlainCell {
    std::string text;
    bool number = false;  ///< written with a decimal point
};

bool is_number_type(storage::FieldType type) {
    return type == storage::FieldType::integer || type == storage::FieldType::decimal;
}

std::vector<std::string> plain_headers(PlainHead const& head) {
    auto headers = head.entry_fields;
    for (auto const* const field : head.object_fields) {
        headers.emplace_back(field->name);
    }
    return headers;
}

std::vector<PlainCell> plain_cells(PlainHead const& head, PlainRecord const& record) {
    std::vector<PlainCell> cells;
    for (auto const& field : head.entry_fields) {
        auto text = record.entry ? entry_text(*record.entry, field) : std::string();
        cells.push_back({std::move(text), is_entry_number(field)});
    }
    for (auto const* const field : head.object_fields) {
        cells.push_back({get_field(record.object, *field), is_number_type(field->type)});
    }
    return cells;
}

class CsvExport final : public PlainWriter {
  public:
    using PlainWriter::PlainWriter;

    Status begin(PlainHead const& head) override {
        m_head = head;
        std::string line = "\xef\xbb\xbf";
        for (auto const& header : plain_headers(head)) {
            add(line, header);
        }
        return finish_line(line);
    }
    Status put(PlainRecord const& record) override {
        std::string line;
        for (auto& cell : plain_cells(m_head, record)) {
            if (cell.number) {
                std::replace(cell.text.begin(), cell.text.end(), '.', ',');
            }
            add(line, guarded_cell(cell.text));
        }
        return finish_line(line);
    }
    Status finish() override { return {}; }

  private:
    static void add(std::string& line, std::string const& text) {
        bool const quotes = text.find_first_of(";\"\r\n") != std::string::npos;
        line += quotes ? "\"" : "";
        for (char const letter : text) {
            line += letter;
            line += letter == '"' ? "\"" : "";
        }
        line += quotes ? "\";" : ";";
    }
    Status finish_line(std::string& line) {
        line.pop_back();
        return write(line + "\r\n");
    }

    PlainHead m_head;
};

/// The name of a column: A, B, ... Z, AA.
std::string column_letters(std::size_t column) {
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return letters;
}

constexpr std::string_view kXmlStart = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kXlsxTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>)";
constexpr std::string_view kXlsxRoot =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr std::string_view kXlsxBook =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
    R"(<sheets><sheet name="Noodkluis" sheetId="1" r:id="rId1"/></sheets></workbook>)";
constexpr std::string_view kXlsxBookLinks =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
/// Style 0 as it is, 1 in bold for the header, 2 as text, so that 1-5 stays 1-5 when it is edited.
constexpr std::string_view kXlsxStyles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
    R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
    R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
    R"(<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
    R"(<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>)";
constexpr std::string_view kXlsxSheetStart =
    R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>)";

class XlsxExport final : public PlainWriter {
  public:
    using PlainWriter::PlainWriter;

    Status begin(PlainHead const& head) override {
        m_head = head;
        m_sheet = std::string(kXmlStart) + std::string(kXlsxSheetStart);
        std::vector<PlainCell> cells;
        for (auto& header : plain_headers(head)) {
            cells.push_back({std::move(header)});
        }
        add_row(cells, 1);
        return {};
    }
    Status put(PlainRecord const& record) override {
        add_row(plain_cells(m_head, record), 2);
        return m_sheet.size() > limits::kArchiveUnpackedMax
                   ? fail(ErrorCode::archive_too_large, "xlsx",
                          std::to_string(limits::kArchiveUnpackedMax))
                   : Status{};
    }
    Status finish() override {
        m_sheet += "</sheetData></worksheet>";
        ZipWriter zip([this](ByteView bytes) { return write_bytes(bytes); });
        auto const add = [&](char const* part, std::string_view content) {
            return zip.add(part, std::string(kXmlStart) + std::string(content));
        };
        NK_CHECK(add("[Content_Types].xml", kXlsxTypes));
        NK_CHECK(add("_rels/.rels", kXlsxRoot));
        NK_CHECK(add("xl/workbook.xml", kXlsxBook));
        NK_CHECK(add("xl/_rels/workbook.xml.rels", kXlsxBookLinks));
        NK_CHECK(add("xl/styles.xml", kXlsxStyles));
        NK_CHECK(zip.add("xl/worksheets/sheet1.xml", m_sheet));
        return zip.finish();
    }

  private:
    void add_row(std::vector<PlainCell> const& cells, int style) {
        auto const row = std::to_string(++m_rows);
        m_sheet += "<row r=\"" + row + "\">";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].text.empty()) {
                continue;
            }
            auto const start = "<c r=\"" + column_letters(i) + row + "\"";
            m_sheet += cells[i].number ? start + "><v>" + cells[i].text + "</v></c>"
                                       : start + " s=\"" + std::to_string(style) +
                                             "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
                                             xml_text(cells[i].text) + "</t></is></c>";
        }
        m_sheet += "</row>";
    }

    PlainHead m_head;
    std::string m_sheet;
    std::uint64_t m_rows = 0;
};

}  // namespace

std::unique_ptr<PlainWriter> csv_writer(ByteSink sink) {
    return std::make_unique<CsvExport>(std::move(sink));
}

std::unique_ptr<PlainWriter> xlsx_writer(ByteSink sink) {
    return std::make_unique<XlsxExport>(std::move(sink));
}

}  // namespace noodkluis::app
