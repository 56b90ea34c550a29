// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/collection_import.h"

#include <algorithm>
#include <new>
#include <thread>
#include <unordered_set>

#include <fmt/format.h>

#include "app/exchange/value_forms.h"
#include "crypto/base/bounded_queue.h"
#include "storage/repository/object_import.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kBatchRows = 256;
constexpr std::size_t kBatchesMax = 8;

struct Batch {
    std::vector<MappedRow> rows;
    std::uint64_t bytes_done = 0;
    bool refused = false;  ///< a row before the end of this batch was refused
};
using Queue = BoundedQueue<Batch>;

/// Lets the reading thread go, whatever ends the writing.
class CloseAtEnd {
  public:
    explicit CloseAtEnd(Queue& queue) : m_queue(queue) {}
    CloseAtEnd(CloseAtEnd const&) = delete;
    CloseAtEnd& operator=(CloseAtEnd const&) = delete;
    CloseAtEnd(CloseAtEnd&&) = delete;
    CloseAtEnd& operator=(CloseAtEnd&&) = delete;
    ~CloseAtEnd() { m_queue.close(); }

  private:
    Queue& m_queue;
};

/// The reading thread: until the end of the file, an error, or the other side closing the queue.
Status read_batches(CollectionReader& reader, Queue& queue) {
    while (true) {
        Batch batch;
        batch.rows.reserve(kBatchRows);
        bool more = true;
        while (more && batch.rows.size() < kBatchRows) {
            NK_TRY(more, reader.next(batch.rows.emplace_back()));
        }
        if (!more) {
            batch.rows.pop_back();
        }
        batch.bytes_done = reader.bytes_done();
        batch.refused = reader.report().refused > 0;
        if (!queue.put(std::move(batch)) || !more) {
            return {};
        }
    }
}

Status read_all(CollectionReader& reader, Queue& queue) {
    Status status;
    try {
        status = read_batches(reader, queue);
    } catch (std::bad_alloc const&) {
        status = fail(ErrorCode::out_of_memory);
    }
    queue.close();
    return status;
}

/// What the writing thread finds out; the report is the reading thread's until that has ended.
struct Written {
    std::uint64_t created = 0;
    std::uint64_t changed = 0;
    std::uint64_t unchanged = 0;
    struct Alike {
        std::uint64_t row;
        std::string number;
    };
    std::vector<Alike> alike;  ///< at most kImportRowsMax
};

class Writer {
  public:
    Writer(storage::ObjectImport& objects, Queue& queue, ImportOptions const& options)
        : m_objects(objects), m_queue(queue), m_options(options) {
        objects.each_number(
            [this](std::string_view number) { m_numbers.insert(fold_number(number)); });
    }
    /// Until the queue is closed and empty. Errors: cancelled, those of the database.
    [[nodiscard]] Status run(std::uint64_t bytes_total, Job& job);
    [[nodiscard]] Written const& written() const { return m_written; }

  private:
    [[nodiscard]] Status write(MappedRow& row);
    void count(storage::ImportOutcome outcome);

    storage::ObjectImport& m_objects;
    Queue& m_queue;
    ImportOptions const& m_options;
    std::unordered_set<std::string> m_numbers;  ///< of the vault before the import, folded
    Written m_written;
};

/// Copies the fields that the row speaks of to the stored object.
Status merge(MappedRow const& row, storage::Object& stored) {
    auto const fields = storage::object_fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (row.fields.test(i)) {
            NK_CHECK(set_field(stored, fields[i], get_field(row.object, fields[i])));
        }
    }
    return {};
}

Status Writer::write(MappedRow& row) {
    auto const& number = row.object.accession_number;
    if (m_objects.contains(number)) {
        NK_TRY(auto stored, m_objects.find_or_new(number));
        NK_CHECK(merge(row, stored));
        row.object = std::move(stored);
    } else if (!m_numbers.empty() && m_numbers.contains(fold_number(number))) {
        m_written.alike.push_back({row.row, number});
        return {};
    }
    NK_TRY(auto const outcome, m_objects.put(std::move(row.object)));
    count(outcome);
    return {};
}

void Writer::count(storage::ImportOutcome outcome) {
    switch (outcome) {
        case storage::ImportOutcome::created:
            ++m_written.created;
            return;
        case storage::ImportOutcome::changed:
            ++m_written.changed;
            return;
        case storage::ImportOutcome::unchanged:
            ++m_written.unchanged;
            return;
    }
}

Status Writer::run(std::uint64_t bytes_total, Job& job) {
    bool const keeps_on = m_options.skip_bad_rows || m_options.dry_run;
    while (auto batch = m_queue.take()) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        // After a refused row nothing will be kept, but the report still wants the rest read.
        if (keeps_on || (!batch->refused && m_written.alike.empty())) {
            for (auto& row : batch->rows) {
                NK_CHECK(write(row));
            }
        }
        job.progress(batch->bytes_done, bytes_total);
    }
    return {};
}

/// Brings together what both threads found.
void complete(ImportReport& report, Written const& written) {
    auto const column =
        std::find_if(report.columns.begin(), report.columns.end(),
                     [](auto const& found) { return found.field == "accession_number"; });
    if (column == report.columns.end()) {
        return;
    }
    column->refused += written.alike.size();
    auto const place = static_cast<std::size_t>(column - report.columns.begin());
    for (auto const& alike : written.alike) {
        report.add({alike.row, column->header, column->field, ImportIssue::number_alike, 0, place,
                    alike.number});
    }
    report.refused += written.alike.size();
}

std::optional<Error> refusal_of(ImportReport const& report, std::string const& name,
                                ImportOptions const& options) {
    if (report.rows == 0) {
        return Error{ErrorCode::import_no_rows, name, {}};
    }
    if (report.refused > 0 && (!options.skip_bad_rows || report.refused == report.rows)) {
        return Error{ErrorCode::import_rows_refused, name, std::to_string(report.refused)};
    }
    return std::nullopt;
}

/// Inside a transaction; an error, or a refusal in the report, means that it must not be kept.
Status import_rows(storage::Vault& vault, CollectionReader& reader, std::string const& name,
                   ImportOptions const& options, Clock const& clock, Job& job) {
    NK_TRY(auto objects, storage::ObjectImport::begin(vault.connection(), vault.user(), clock));
    Queue queue(kBatchesMax);
    Writer writer(objects, queue, options);
    Status read;
    Status written;
    {
        std::jthread const thread([&] { read = read_all(reader, queue); });
        CloseAtEnd const closer(queue);
        written = writer.run(reader.bytes_total(), job);
    }
    NK_CHECK(written);
    NK_CHECK(read);
    auto& report = reader.report();
    complete(report, writer.written());
    report.refusal = refusal_of(report, name, options);
    if (!report.refusal || options.dry_run) {
        report.created = writer.written().created;
        report.changed = writer.written().changed;
        report.unchanged = writer.written().unchanged;
    }
    if (report.refusal) {
        return tl::unexpected(*report.refusal);
    }
    NK_CHECK(objects.finish());
    return vault.log().append(
        storage::LogKind::import_done,
        fmt::format(R"({{"created":{},"changed":{},"unchanged":{},"refused":{}}})", report.created,
                    report.changed, report.unchanged, report.refused));
}

}  // namespace

Result<ImportReport> import_collection(storage::Vault& vault, Path const& file,
                                       ImportOptions const& options, Clock const& clock, Job& job) {
    NK_TRY(auto reader, CollectionReader::open(file, options));
    auto const name = file.filename().string();
    auto const body = [&] { return import_rows(vault, reader, name, options, clock, job); };
    Status status;
    if (options.dry_run) {
        NK_TRY(auto const undone, storage::Transaction::begin(vault.connection()));
        status = body();
    } else {
        status = vault.write(body);
    }
    if (!status && !reader.report().refusal) {
        return tl::unexpected(std::move(status).error());
    }
    return std::move(reader.report());
}

}  // namespace noodkluis::app
