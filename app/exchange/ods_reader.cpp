// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/ods_reader.h"

#include <algorithm>

#include "app/exchange/sheet_values.h"
#include "app/exchange/xlsx_reader.h"
#include "app/exchange/xml_rows.h"
#include "crypto/base/limits.h"

// OpenDocument 1.3 part 3: tables (9), values of cells (19.385 and after).
namespace noodkluis::app {
namespace {

constexpr std::string_view kOdsContent = "content.xml";
constexpr std::string_view kOdsManifest = "META-INF/manifest.xml";

/// The names of the tables that are sheets and not parts of something inside one.
class OdsNames final : public XmlHandler {
  public:
    Status start(std::string_view name, XmlAttributes const& attributes) override {
        if (name == "table" && m_depth++ == 0) {
            m_names.emplace_back(attributes.value("name"));
        }
        return {};
    }
    Status end(std::string_view name) override {
        m_depth -= name == "table" ? 1 : 0;
        return {};
    }
    Status text(std::string_view) override { return {}; }
    std::vector<std::string> take() { return std::move(m_names); }

  private:
    std::vector<std::string> m_names;
    int m_depth = 0;
};

class OdsRows final : public SheetRows {
  public:
    OdsRows(std::string name, std::size_t sheet) : SheetRows(std::move(name)), m_sheet(sheet) {}

    Status start(std::string_view name, XmlAttributes const& attributes) override {
        if (name == "table" && m_tables++ == 0) {
            m_reading = m_seen++ == m_sheet;
        }
        if (!m_reading || m_tables > 1) {
            return {};
        }
        if (name == "annotation") {  // a remark beside the cell
            ++m_aside;
        } else if (name == "table-row") {
            m_row_times = times(attributes, "number-rows-repeated");
            m_column = 0;
            begin_row(m_number);
        } else if (name == "table-cell" || name == "covered-table-cell") {
            begin_cell(attributes);
        } else if (m_in_cell && m_aside == 0) {
            start_text(name, attributes);
        }
        return {};
    }

    Status end(std::string_view name) override {
        m_tables -= name == "table" ? 1 : 0;
        if (!m_reading || m_tables > 1) {
            return {};
        }
        if (name == "table") {
            m_reading = false;
        } else if (name == "annotation") {
            --m_aside;
        } else if (name == "p" && m_aside == 0) {
            m_in_paragraph = false;
        } else if (name == "table-cell" || name == "covered-table-cell") {
            return end_cell();
        } else if (name == "table-row") {
            m_number += m_row_times;
            end_row(m_row_times);
        }
        return {};
    }

    Status text(std::string_view piece) override {
        if (m_in_cell && m_in_paragraph && m_aside == 0 && m_tables == 1) {
            m_text += piece;
        }
        return {};
    }

  private:
    static std::uint64_t times(XmlAttributes const& attributes, std::string_view name) {
        return std::max<std::uint64_t>(whole_number(attributes.value(name)).value_or(1), 1);
    }

    void begin_cell(XmlAttributes const& attributes) {
        m_cell_times = times(attributes, "number-columns-repeated");
        m_type = attributes.value("value-type");
        m_value = m_type == "date"      ? attributes.value("date-value")
                  : m_type == "boolean" ? attributes.value("boolean-value")
                  : m_type == "string"  ? attributes.value("string-value")
                                        : attributes.value("value");
        m_text.clear();
        m_paragraphs = 0;
        m_in_cell = true;
        m_in_paragraph = false;
    }

    void start_text(std::string_view name, XmlAttributes const& attributes) {
        if (name == "p") {
            m_text += m_paragraphs++ > 0 ? "\n" : "";
            m_in_paragraph = true;
        } else if (name == "s") {
            auto const count = std::min<std::uint64_t>(times(attributes, "c"), limits::kLineMax);
            m_text.append(static_cast<std::size_t>(count), ' ');
        } else if (name == "tab") {
            m_text += '\t';
        } else if (name == "line-break") {
            m_text += '\n';
        }
    }

    /// A value says more than what is shown of it, but for zeros in front.
    [[nodiscard]] std::string cell_text() const {
        if (m_type == "boolean") {
            return m_value == "true" ? "yes" : "no";
        }
        if (m_type == "date") {
            auto const midnight = m_value.find("T00:00:00");
            auto text = m_value.substr(0, midnight);
            std::replace(text.begin(), text.end(), 'T', ' ');
            return text;
        }
        if (m_type == "float" || m_type == "percentage" || m_type == "currency") {
            bool const padded = m_text.starts_with('0') && m_text.size() > m_value.size() &&
                                m_text.find_first_not_of("0123456789") == std::string::npos &&
                                m_text.ends_with(m_value);
            return padded ? m_text : number_text(m_value, {}, DayZero::in_1900);
        }
        return m_paragraphs == 0 ? m_value : m_text;
    }

    Status end_cell() {
        auto const text = cell_text();
        bool const number = m_type == "float" || m_type == "percentage" || m_type == "currency";
        m_in_cell = false;
        auto const first = m_column;
        m_column += static_cast<std::size_t>(std::min<std::uint64_t>(m_cell_times, UINT32_MAX));
        if (text.empty()) {
            return {};
        }
        auto const last = std::min(m_column, limits::kSheetColumnsMax + 1);
        for (auto column = first; column < std::max(last, first + 1); ++column) {
            NK_CHECK(put_cell(column, text, number ? CellKind::number : CellKind::text));
        }
        return {};
    }

    std::size_t m_sheet;
    std::size_t m_seen = 0;  ///< sheets
    int m_tables = 0;        ///< that are open inside each other
    int m_aside = 0;
    bool m_reading = false;
    std::uint64_t m_number = 1;  ///< of the next row
    std::uint64_t m_row_times = 1;
    // of the cell at hand
    std::size_t m_column = 0;
    std::uint64_t m_cell_times = 1;
    std::string m_type;
    std::string m_value;
    std::string m_text;
    int m_paragraphs = 0;
    bool m_in_cell = false;
    bool m_in_paragraph = false;
};

}  // namespace

bool is_ods(ZipArchive const& archive) {
    return archive.contains(kOdsContent) && archive.contains(kOdsManifest);
}

Result<std::unique_ptr<RowSource>> open_ods(ZipArchive archive, std::string const& name,
                                            std::string const& sheet) {
    NK_TRY(auto const manifest, archive.read(kOdsManifest));
    if (as_text(manifest).find("encryption-data") != std::string_view::npos) {
        return fail(ErrorCode::sheet_protected, name);
    }
    NK_TRY(auto document, archive.read(kOdsContent));
    OdsNames names;
    NK_CHECK(parse_xml(document, name, names));
    SourceFacts facts;
    facts.format = TableFormat::ods;
    facts.sheets = names.take();
    NK_TRY(auto const place, place_of_sheet(facts.sheets, sheet, name));
    facts.sheet = facts.sheets[place];
    auto const size = document.size();
    return std::make_unique<XmlRowSource>(std::move(facts), name,
                                          std::make_unique<OdsRows>(name, place),
                                          source_of(std::move(document)), size);
}

}  // namespace noodkluis::app
