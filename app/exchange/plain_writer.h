// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/exchange/plain_export.h"
#include "storage/model/object_fields.h"
#include "storage/model/priority_list.h"

// For the sources of plain exports only: one format each.
namespace noodkluis::app {

/// What stands above all objects.
struct PlainHead {
    std::string institution;
    std::string made_at;  ///< as format_time has it
    std::optional<storage::PriorityList> list;
    std::int64_t approved_version = 0;  ///< of the list, the newest; 0: none
    std::vector<std::string> entry_fields;
    std::vector<storage::ObjectField const*> object_fields;
};

struct PlainRecord {
    std::optional<storage::ListEntry> entry;
    storage::Object object;
};

/// The text of a field of an entry, by its name in kEntryFields.
[[nodiscard]] std::string entry_text(storage::ListEntry const& entry, std::string_view field);

/// Whether such a field is a number, when it is not empty.
[[nodiscard]] bool is_entry_number(std::string_view field);

class PlainWriter {
  public:
    explicit PlainWriter(ByteSink sink) : m_sink(std::move(sink)) {}
    PlainWriter(PlainWriter const&) = delete;
    PlainWriter& operator=(PlainWriter const&) = delete;
    PlainWriter(PlainWriter&&) = delete;
    PlainWriter& operator=(PlainWriter&&) = delete;
    virtual ~PlainWriter() = default;
    [[nodiscard]] virtual Status begin(PlainHead const& head) = 0;
    [[nodiscard]] virtual Status put(PlainRecord const& record) = 0;
    [[nodiscard]] virtual Status finish() = 0;

  protected:
    [[nodiscard]] Status write(std::string_view text) { return m_sink(as_bytes(text)); }
    [[nodiscard]] Status write_bytes(ByteView bytes) { return m_sink(bytes); }

  private:
    ByteSink m_sink;
};

/// UTF-8 with a byte order mark, semicolons and decimal commas, as Dutch spreadsheets want it. A
/// cell that a spreadsheet would take for a formula has an apostrophe before it, and so has one
/// that begins with an apostrophe: our own import takes it off again.
[[nodiscard]] std::unique_ptr<PlainWriter> csv_writer(ByteSink sink);
/// One sheet, in memory until it is written: no text touches another file.
[[nodiscard]] std::unique_ptr<PlainWriter> xlsx_writer(ByteSink sink);
/// docs/formats.md has the form.
[[nodiscard]] std::unique_ptr<PlainWriter> json_writer(ByteSink sink);
/// LIDO 1.1.
[[nodiscard]] std::unique_ptr<PlainWriter> lido_writer(ByteSink sink);
/// Whether LIDO has a place for the field.
[[nodiscard]] bool has_lido_place(std::string_view field);

/// A text between tags or quotes. What XML cannot hold is left out.
[[nodiscard]] std::string xml_text(std::string_view text);

/// The document of a summary. `list`: that one only.
[[nodiscard]] Result<std::string> summary_document(storage::Vault& vault, std::string const& list,
                                                   Clock const& clock, PlainContents& contents);

}  // namespace noodkluis::app
