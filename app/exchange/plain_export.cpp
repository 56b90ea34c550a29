// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/plain_export.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/exchange/plain_writer.h"
#include "app/lists/list_names.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/sharing/disclosure.h"

namespace noodkluis::app {
namespace {

constexpr std::int64_t kPageObjects = 1000;

/// Beside them only what a model calls "what stays with the registrar".
constexpr std::array kStay{"owner",     "owner_kind", "legal_status",   "identifying_marks",
                           "value_eur", "condition",  "condition_note", "security_note",
                           "notes",     "reason"};

bool is_named(std::vector<std::string> const& with, std::string_view field) {
    return std::any_of(with.begin(), with.end(),
                       [field](std::string const& name) { return name == field || name == "all"; });
}

Status check_names(PlainRequest const& request) {
    for (auto const& name : request.with) {
        if (name != "all" && !stays_in_vault(name) && storage::find_object_field(name) == nullptr) {
            return fail(ErrorCode::field_unknown, name);
        }
    }
    return {};
}

/// All that is asked for, one after the other.
class ExportSelection {
  public:
    static Result<ExportSelection> open(Records& records, PlainRequest const& request) {
        ExportSelection selection(records);
        if (!request.list.empty()) {
            NK_TRY(selection.m_list, list_by_name(records.lists, request.list));
            NK_TRY(selection.m_entries, records.lists.entries(selection.m_list->id));
            return selection;
        }
        NK_TRY(auto const count, records.objects.count({}));
        for (std::int64_t at = 0; at < count; at += kPageObjects) {
            NK_TRY(auto const page, records.objects.page({}, storage::ObjectOrder::accession_number,
                                                         at, kPageObjects));
            for (auto const& object : page) {
                selection.m_objects.push_back(object.id);
            }
        }
        return selection;
    }

    [[nodiscard]] std::optional<storage::PriorityList> const& list() const { return m_list; }
    [[nodiscard]] std::size_t size() const { return m_list ? m_entries.size() : m_objects.size(); }

    template <class Use>
    Status each(Job& job, Use use) {
        for (std::size_t i = 0; i < size(); ++i) {
            if (job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            PlainRecord record;
            if (m_list) {
                record.entry = m_entries[i];
            }
            NK_TRY(record.object,
                   m_records->objects.get(m_list ? m_entries[i].object : m_objects[i]));
            NK_CHECK(use(record));
            job.progress(i + 1, size());
        }
        return {};
    }

  private:
    explicit ExportSelection(Records& records) : m_records(&records) {}
    Records* m_records;
    std::optional<storage::PriorityList> m_list;
    std::vector<storage::ListEntry> m_entries;
    std::vector<storage::ObjectId> m_objects;
};

using Fields = std::set<std::string, std::less<>>;

/// Whether a table has the field even when nothing is known of it: by some our import recognises
/// it, others keep it from filling them with what it reads.
bool is_always_there(std::string_view field, Fields const& used, PlainFormat format) {
    bool const table = format == PlainFormat::csv || format == PlainFormat::xlsx;
    return field == "accession_number" ||
           (table &&
            (field == "unit_kind" || (field == "dimensions_text" && used.contains("dimensions")) ||
             (field == "weight_text" && used.contains("weight_kg"))));
}

/// Sorts the fields that hold anything into what goes and what stays.
Result<PlainContents> contents_of(ExportSelection& selection, PlainRequest const& request,
                                  Job& job) {
    storage::Object const blank;
    Fields used;
    NK_CHECK(selection.each(job, [&](PlainRecord const& record) -> Status {
        for (auto const& field : storage::object_fields()) {
            if (!used.contains(field.name) &&
                get_field(record.object, field) != get_field(blank, field)) {
                used.insert(field.name);
            }
        }
        for (auto const* const field : kEntryFields) {
            if (record.entry && !entry_text(*record.entry, field).empty()) {
                used.insert(field);
            }
        }
        return {};
    }));
    PlainContents contents;
    contents.objects = selection.size();
    auto const sort = [&](std::string_view field, bool fits, std::vector<std::string>& goes) {
        bool const held = used.contains(field) || is_always_there(field, used, request.format);
        if (!held) {
            return;
        }
        bool const stays = !fits || (stays_in_vault(field) && !is_named(request.with, field));
        (stays ? contents.kept_back : goes).emplace_back(field);
    };
    bool const lido = request.format == PlainFormat::lido;
    for (auto const* const field : kEntryFields) {
        if (selection.list()) {
            sort(field, !lido, contents.entry_fields);
        }
    }
    for (auto const& field : storage::object_fields()) {
        sort(field.name, !lido || has_lido_place(field.name), contents.object_fields);
    }
    return contents;
}

std::unique_ptr<PlainWriter> writer_of(PlainFormat format, ByteSink sink) {
    switch (format) {
        case PlainFormat::csv:
            return csv_writer(std::move(sink));
        case PlainFormat::xlsx:
            return xlsx_writer(std::move(sink));
        case PlainFormat::lido:
            return lido_writer(std::move(sink));
        case PlainFormat::json:
        case PlainFormat::summary:
            break;
    }
    return json_writer(std::move(sink));
}

Result<PlainHead> head_of(storage::Vault& vault, Records& records, ExportSelection const& selection,
                          PlainContents const& contents, Clock const& clock) {
    PlainHead head;
    NK_TRY(auto const party, vault.own_party());
    head.institution = party.name;
    head.made_at = format_time(clock.now());
    head.list = selection.list();
    if (head.list) {
        NK_TRY(auto const version, records.lists.latest_version(head.list->id));
        head.approved_version = version ? version->number : 0;
    }
    head.entry_fields = contents.entry_fields;
    for (auto const& name : contents.object_fields) {
        head.object_fields.push_back(storage::find_object_field(name));
    }
    return head;
}

std::string log_body(PlainRequest const& request, PlainContents const& contents,
                     std::string const& list) {
    return fmt::format(R"({{"format":"{}","list":"{}","objects":{},"fields":{}}})",
                       name_of(request.format), list, contents.objects,
                       contents.object_fields.size() + contents.entry_fields.size());
}

/// What left the house is written down before it can.
Status record_and_commit(storage::Vault& vault, std::string const& body, AtomicFile& file) {
    NK_CHECK(
        vault.write([&] { return vault.log().append(storage::LogKind::plain_exported, body); }));
    return file.commit();
}

Result<PlainContents> write_summary(storage::Vault& vault, PlainRequest const& request,
                                    Path const& path, Clock const& clock) {
    PlainContents contents;
    NK_TRY(auto const document, summary_document(vault, request.list, clock, contents));
    NK_TRY(auto file, AtomicFile::create(path, Overwrite::no));
    NK_CHECK(file.write(as_bytes(document)));
    NK_CHECK(record_and_commit(vault, log_body(request, contents, ""), file));
    return contents;
}

}  // namespace

char const* extension_of(PlainFormat format) {
    switch (format) {
        case PlainFormat::csv:
            return "csv";
        case PlainFormat::xlsx:
            return "xlsx";
        case PlainFormat::lido:
            return "xml";
        case PlainFormat::json:
        case PlainFormat::summary:
            return "json";
    }
    return "";
}

bool stays_in_vault(std::string_view field) {
    return std::find(kStay.begin(), kStay.end(), field) != kStay.end();
}

std::string entry_text(storage::ListEntry const& entry, std::string_view field) {
    if (field == "class") {
        return name_of(entry.salvage_class);
    }
    if (field == "rank") {
        return std::to_string(entry.rank);
    }
    if (field == "rank_in_room") {
        return entry.rank_in_room == 0 ? "" : std::to_string(entry.rank_in_room);
    }
    if (field == "action") {
        return name_of(entry.action);
    }
    return field == "destination"   ? entry.destination
           : field == "instruction" ? entry.instruction
           : field == "reason"      ? entry.reason
                                    : std::string();
}

bool is_entry_number(std::string_view field) {
    return field == "rank" || field == "rank_in_room";
}

Result<PlainContents> read_plain_contents(storage::Vault& vault, PlainRequest const& request,
                                          Clock const& clock, Job& job) {
    NK_CHECK(vault.require(storage::Right::keep));
    NK_CHECK(check_names(request));
    if (request.format == PlainFormat::summary) {
        PlainContents contents;
        NK_TRY(auto const document, summary_document(vault, request.list, clock, contents));
        return contents;
    }
    Records records(vault, clock);
    NK_TRY(auto selection, ExportSelection::open(records, request));
    return contents_of(selection, request, job);
}

Result<PlainContents> write_plain_export(storage::Vault& vault, PlainRequest const& request,
                                         Path const& path, Clock const& clock, Job& job) {
    NK_CHECK(vault.require(storage::Right::keep));
    NK_CHECK(check_names(request));
    if (request.format == PlainFormat::summary) {
        return write_summary(vault, request, path, clock);
    }
    Records records(vault, clock);
    NK_TRY(auto selection, ExportSelection::open(records, request));
    NK_TRY(auto contents, contents_of(selection, request, job));
    if (contents.objects == 0) {
        return fail(ErrorCode::export_nothing,
                    request.list.empty() ? vault.folder().filename().string() : request.list);
    }
    NK_TRY(auto const head, head_of(vault, records, selection, contents, clock));
    NK_TRY(auto file, AtomicFile::create(path, Overwrite::no));
    auto const writer =
        writer_of(request.format, [&](ByteView bytes) { return file.write(bytes); });
    NK_CHECK(writer->begin(head));
    NK_CHECK(selection.each(job, [&](PlainRecord const& record) { return writer->put(record); }));
    NK_CHECK(writer->finish());
    auto const list = selection.list() ? selection.list()->id.text() : std::string();
    NK_CHECK(record_and_commit(vault, log_body(request, contents, list), file));
    return contents;
}

}  // namespace noodkluis::app
