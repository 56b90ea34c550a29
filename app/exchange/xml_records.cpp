// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/xml_records.h"

#include <algorithm>

#include "app/exchange/xml_rows.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

class RecordRows final : public XmlRows {
  public:
    RecordRows(std::string name, XmlShape shape, std::string repeat)
        : m_name(std::move(name)), m_shape(std::move(shape)), m_repeat(std::move(repeat)) {
        OwnedRow headers;
        for (auto const& column : m_shape.columns) {
            headers.cells.push_back(column.header);
        }
        put(std::move(headers));
    }

    Status start(std::string_view name, XmlAttributes const& attributes) override {
        XmlNode node;
        node.name = name;
        node.place = m_open.empty() ? 0 : m_open.back().text.size();
        attributes.each([&](std::string_view key, std::string_view value) {
            node.attributes.emplace_back(key, value);
            m_bytes += key.size() + value.size();
        });
        m_open.push_back(std::move(node));
        bool const is_record =
            std::any_of(m_shape.records.begin(), m_shape.records.end(),
                        [this](XmlPath const& path) { return is_xml_record(m_open, path); });
        m_numbers.push_back(is_record ? ++m_records : 0);
        m_inside += is_record ? 1U : 0U;
        m_nodes += m_inside > 0 ? 1U : 0U;
        return check_size();
    }

    Status text(std::string_view piece) override {
        if (m_inside == 0) {
            return {};
        }
        m_open.back().text += piece;
        m_bytes += piece.size();
        return check_size();
    }

    Status end(std::string_view) override {
        auto node = std::move(m_open.back());
        auto const number = m_numbers.back();
        m_open.pop_back();
        m_numbers.pop_back();
        if (number > 0) {
            put_record(node, number);
            --m_inside;
        } else if (m_inside > 0) {
            m_open.back().children.push_back(std::move(node));
        }
        if (m_inside == 0) {
            m_bytes = 0;
            m_nodes = 0;
        }
        return {};
    }

  private:
    [[nodiscard]] Status check_size() const {
        return m_bytes > limits::kCsvRowMax || m_nodes > limits::kXmlRecordNodesMax
                   ? fail(ErrorCode::xml_record_too_large, m_name, std::to_string(m_records))
                   : Status{};
    }

    void put_record(XmlNode const& node, std::uint64_t number) {
        OwnedRow row;
        row.number = number;
        for (auto const& column : m_shape.columns) {
            row.cells.push_back(xml_cell(node, column, m_repeat));
            if (row.cells.back().size() > limits::kCsvCellMax) {
                row.problems.push_back({CellFault::cell_too_long, row.cells.size() - 1});
            }
        }
        put(std::move(row));
    }

    std::string m_name;
    XmlShape m_shape;
    std::string m_repeat;
    std::vector<XmlNode> m_open;           ///< from the root to the element at hand
    std::vector<std::uint64_t> m_numbers;  ///< of each that is open: which record, 0 for none
    std::uint64_t m_records = 0;
    std::size_t m_inside = 0;  ///< records that are open, one inside the other
    std::size_t m_bytes = 0;   ///< of the outermost open record
    std::size_t m_nodes = 0;
};

/// Only to find out what the root is called.
class RootName final : public XmlHandler {
  public:
    Status start(std::string_view name, XmlAttributes const&) override {
        if (m_name.empty()) {
            m_name = name;
        }
        return {};
    }
    Status end(std::string_view) override { return {}; }
    Status text(std::string_view) override { return {}; }
    [[nodiscard]] std::string const& name() const { return m_name; }

  private:
    std::string m_name;
};

Result<std::string> root_of(File const& file, std::uint64_t size, std::string const& name) {
    RootName root;
    XmlParser parser(name, root);
    // Not in small pieces: Expat begins a tag anew with each.
    Bytes piece(std::size_t{64} << 10);
    for (std::uint64_t done = 0; done < size && root.name().empty();) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), size - done)));
        NK_CHECK(file.read_at(done, piece));
        done += piece.size();
        NK_CHECK(parser.feed(piece, done == size));
    }
    return root.name();
}

Result<ImportProfile> profile_of_root(std::string const& root, std::string const& name) {
    std::string names;
    for (auto const& profile : import_profiles()) {
        if (!profile.xml) {
            continue;
        }
        auto const& roots = profile.xml->roots;
        if (std::find(roots.begin(), roots.end(), root) != roots.end()) {
            return profile;
        }
        names += (names.empty() ? "" : ", ") + profile.name;
    }
    return fail(ErrorCode::xml_profile_needed, name, names);
}

}  // namespace

Result<std::unique_ptr<RowSource>> open_xml(Path const& path, SourceOptions const& options) {
    auto const name = path.filename().string();
    NK_TRY(auto file, File::open(path));
    NK_TRY(auto const size, file.size());
    SourceFacts facts;
    facts.format = TableFormat::xml;
    auto shape = options.shape;
    auto repeat = options.repeat;
    if (!shape) {
        NK_TRY(auto const root, root_of(file, size, name));
        NK_TRY(facts.profile, profile_of_root(root, name));
        shape = facts.profile->xml;
        repeat = repeat ? repeat : facts.profile->repeat;
    }
    auto rows = std::make_unique<RecordRows>(name, *std::move(shape), repeat.value_or(""));
    auto const opened = std::make_shared<File>(std::move(file));
    return std::make_unique<XmlRowSource>(
        std::move(facts), name, std::move(rows),
        [opened](MutableByteView out) { return opened->read(out); }, size);
}

}  // namespace noodkluis::app
