// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/csv_scan.h"

#include <cstring>

#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

constexpr char kQuote = '"';
constexpr std::size_t kProbeRecords = 50;

bool is_line_end(char letter) {
    return letter == '\n' || letter == '\r';
}

struct Consistency {
    std::size_t columns = 0;  ///< of the first record
    std::size_t alike = 0;    ///< records with that many, of the first kProbeRecords
};

Consistency probe(char separator, std::string_view data, bool last) {
    CsvScan const scan(separator);
    std::vector<CsvCell> cells;
    Consistency result;
    std::size_t records = 0;
    for (std::size_t at = 0; at < data.size() && records < kProbeRecords;) {
        auto const record = scan.record(data, at, last, cells);
        if (record.end == CsvScan::End::more_needed) {
            break;
        }
        at = record.next;
        if (record.columns == 1 && cells[0].begin == cells[0].end) {
            continue;  // a blank line says nothing
        }
        result.columns = records == 0 ? record.columns : result.columns;
        result.alike += record.columns == result.columns ? 1U : 0U;
        ++records;
    }
    return result;
}

}  // namespace

CsvScan::CsvScan(char separator) {
    for (char const stop : {separator, '\r', '\n'}) {
        m_stops[static_cast<Byte>(stop)] = true;
    }
}

std::size_t CsvScan::find_stop(std::string_view data, std::size_t from) const {
    while (from < data.size() && !m_stops[static_cast<Byte>(data[from])]) {
        ++from;
    }
    return from;
}

/// One cell that starts at `begin`; `next` is where it stops. False when more data is needed.
bool CsvScan::cell(std::string_view data, std::size_t begin, bool last, CsvCell& cell,
                   std::size_t& next) const {
    if (begin == data.size() || data[begin] != kQuote) {
        next = find_stop(data, begin);
        cell = {begin, next};
        return last || next < data.size();
    }
    cell = {begin + 1, data.size(), true};
    std::size_t at = begin + 1;
    while (true) {
        void const* const found =
            at < data.size() ? std::memchr(&data[at], kQuote, data.size() - at) : nullptr;
        if (found == nullptr) {
            cell.unfinished = true;
            next = data.size();
            return last;
        }
        at = static_cast<std::size_t>(static_cast<char const*>(found) - data.data());
        if (at + 1 == data.size() && !last) {
            return false;
        }
        if (at + 1 < data.size() && data[at + 1] == kQuote) {
            cell.doubled = true;
            at += 2;
            continue;
        }
        break;
    }
    cell.end = at;
    next = find_stop(data, at + 1);
    cell.misquoted = next != at + 1;
    return last || next < data.size();
}

CsvScan::Record CsvScan::record(std::string_view data, std::size_t begin, bool last,
                                std::vector<CsvCell>& cells) const {
    cells.clear();
    Record result;
    while (true) {
        CsvCell found;
        std::size_t next = 0;
        if (!cell(data, begin, last, found, next)) {
            return {End::more_needed, begin, 0};
        }
        ++result.columns;
        if (cells.size() < limits::kCsvColumnsMax) {
            cells.push_back(found);
        }
        if (next < data.size() && !is_line_end(data[next])) {
            begin = next + 1;
            continue;
        }
        result.next = next;
        if (next < data.size()) {
            if (data[next] == '\r' && next + 1 == data.size() && !last) {
                return {End::more_needed, begin, 0};
            }
            bool const two = data[next] == '\r' && next + 1 < data.size() && data[next + 1] == '\n';
            result.next += two ? 2 : 1;
        }
        return result;
    }
}

char detect_separator(std::string_view data, bool last) {
    char best = ',';
    Consistency best_found;
    for (char const separator : {';', ',', '\t', '|'}) {
        auto const found = probe(separator, data, last);
        bool const better = found.alike > best_found.alike ||
                            (found.alike == best_found.alike && found.columns > best_found.columns);
        if (found.columns >= 2 && better) {
            best = separator;
            best_found = found;
        }
    }
    return best;
}

}  // namespace noodkluis::app
