// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/xlsx_reader.h"

#include <algorithm>

#include "app/exchange/xlsx_book.h"
#include "app/exchange/xml_rows.h"

namespace noodkluis::app {
namespace {

class XlsxRows final : public SheetRows {
  public:
    XlsxRows(std::string name, std::vector<std::string> strings, std::vector<NumberLook> looks,
             DayZero zero)
        : SheetRows(std::move(name)),
          m_strings(std::move(strings)),
          m_looks(std::move(looks)),
          m_zero(zero) {}

    Status start(std::string_view name, XmlAttributes const& attributes) override {
        if (name == "row") {
            m_number = whole_number(attributes.value("r")).value_or(m_number + 1);
            m_next_column = 0;
            begin_row(m_number);
        } else if (name == "c") {
            m_column = column_of_cell(attributes.value("r")).value_or(m_next_column);
            m_next_column = m_column + 1;
            m_type = attributes.value("t");
            m_style = whole_number(attributes.value("s")).value_or(0);
            m_text.clear();
        }
        m_reading += name == "rPh" ? 1 : 0;
        m_inside = name == "v" || (name == "t" && m_reading == 0);
        return {};
    }

    Status end(std::string_view name) override {
        m_inside = false;
        m_reading -= name == "rPh" ? 1 : 0;
        if (name == "c") {
            return end_cell();
        }
        if (name == "row") {
            end_row(1);
        }
        return {};
    }

    Status text(std::string_view piece) override {
        if (m_inside) {
            m_text += piece;
        }
        return {};
    }

  private:
    Status end_cell() {
        if (m_type == "s") {
            auto const index = whole_number(m_text);
            if (!index || *index >= m_strings.size()) {
                return m_text.empty() ? Status{}
                                      : fail(ErrorCode::archive_damaged, file_name(), "strings");
            }
            return put_cell(m_column, m_strings[*index], CellKind::text);
        }
        if (m_type == "b") {
            return put_cell(m_column,
                            m_text == "1"    ? "yes"
                            : m_text.empty() ? ""
                                             : "no",
                            CellKind::text);
        }
        if (!m_type.empty() && m_type != "n") {  // str, inlineStr, d (a date as text), e (#N/A)
            return put_cell(m_column, m_text, CellKind::text);
        }
        auto const look = m_style < m_looks.size() ? m_looks[m_style] : NumberLook{};
        return put_cell(m_column, number_text(m_text, look, m_zero),
                        look.kind == NumberLook::Kind::number ? CellKind::number : CellKind::text);
    }

    std::vector<std::string> m_strings;
    std::vector<NumberLook> m_looks;
    DayZero m_zero;
    std::uint64_t m_number = 0;
    std::size_t m_next_column = 0;
    // of the cell at hand
    std::size_t m_column = 0;
    std::string m_type;
    std::uint32_t m_style = 0;
    std::string m_text;
    int m_reading = 0;
    bool m_inside = false;
};

}  // namespace

ByteSource source_of(Bytes document) {
    auto const kept = std::make_shared<Bytes const>(std::move(document));
    return [kept, done = std::size_t{0}](MutableByteView out) mutable -> Result<std::size_t> {
        auto const count = std::min(out.size(), kept->size() - done);
        std::copy_n(kept->begin() + static_cast<std::ptrdiff_t>(done), count, out.begin());
        done += count;
        return count;
    };
}

Result<std::size_t> place_of_sheet(std::vector<std::string> const& names, std::string const& wanted,
                                   std::string const& file) {
    auto const found =
        wanted.empty() ? names.begin() : std::find(names.begin(), names.end(), wanted);
    if (found != names.end()) {
        return static_cast<std::size_t>(found - names.begin());
    }
    std::string all;
    for (auto const& name : names) {
        all += (all.empty() ? "" : ", ") + name;
    }
    return fail(ErrorCode::sheet_missing, wanted.empty() ? file : wanted, all);
}

Result<std::unique_ptr<RowSource>> open_xlsx(ZipArchive archive, std::string const& name,
                                             std::string const& sheet) {
    NK_TRY(auto const book, read_xlsx_book(archive, name));
    SourceFacts facts;
    facts.format = TableFormat::xlsx;
    std::string first;
    for (auto const& entry : book.sheets) {
        facts.sheets.push_back(entry.name);
        first = first.empty() && !entry.hidden ? entry.name : first;
    }
    NK_TRY(auto const place, place_of_sheet(facts.sheets, sheet.empty() ? first : sheet, name));
    facts.sheet = facts.sheets[place];
    NK_TRY(auto strings, read_xlsx_strings(archive, book, name));
    NK_TRY(auto looks, read_xlsx_looks(archive, book, name));
    NK_TRY(auto document, archive.read(book.sheets[place].part));
    auto const size = document.size();
    auto rows = std::make_unique<XlsxRows>(name, std::move(strings), std::move(looks), book.zero);
    return std::make_unique<XmlRowSource>(std::move(facts), name, std::move(rows),
                                          source_of(std::move(document)), size);
}

}  // namespace noodkluis::app
