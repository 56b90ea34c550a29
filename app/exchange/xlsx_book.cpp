// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/xlsx_book.h"

#include <algorithm>
#include <map>

#include "app/exchange/xml_parser.h"

namespace noodkluis::app {
namespace {

constexpr std::string_view kXlsxRootLinks = "_rels/.rels";

struct XlsxLink {
    std::string type;    ///< the last level of its address: "worksheet"
    std::string target;  ///< a part of the archive
};
using XlsxLinks = std::map<std::string, XlsxLink, std::less<>>;  ///< by id

std::string_view last_level(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

/// A target as the archive names it; it is relative to the folder of the part that has the link.
std::string part_of_target(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) {
        return std::string(target.substr(1));
    }
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        folder = folder.substr(0, folder.rfind('/') + 1 == 0 ? 0 : folder.rfind('/'));
    }
    return std::string(folder) + (folder.empty() ? "" : "/") + std::string(target);
}

class LinksReader final : public XmlHandler {
  public:
    explicit LinksReader(std::string folder) : m_folder(std::move(folder)) {}
    Status start(std::string_view name, XmlAttributes const& attributes) override {
        if (name == "Relationship") {
            m_links[std::string(attributes.value("Id"))] = {
                std::string(last_level(attributes.value("Type"))),
                part_of_target(m_folder, attributes.value("Target"))};
        }
        return {};
    }
    Status end(std::string_view) override { return {}; }
    Status text(std::string_view) override { return {}; }
    XlsxLinks take() { return std::move(m_links); }

  private:
    std::string m_folder;
    XlsxLinks m_links;
};

Result<XlsxLinks> read_links(ZipArchive& archive, std::string_view part, std::string const& folder,
                             std::string const& name) {
    NK_TRY(auto const document, archive.read(part));
    LinksReader reader(folder);
    NK_CHECK(parse_xml(document, name, reader));
    return reader.take();
}

std::string target_of_type(XlsxLinks const& links, std::string_view type) {
    auto const found = std::find_if(links.begin(), links.end(),
                                    [type](auto const& link) { return link.second.type == type; });
    return found == links.end() ? "" : found->second.target;
}

class BookReader final : public XmlHandler {
  public:
    BookReader(XlsxLinks const& links, XlsxBook& book) : m_links(links), m_book(book) {}
    Status start(std::string_view name, XmlAttributes const& attributes) override {
        if (name == "workbookPr") {
            auto const said = attributes.value("date1904");
            m_book.zero = said == "1" || said == "true" ? DayZero::in_1904 : DayZero::in_1900;
        } else if (name == "sheet") {
            auto const link = m_links.find(attributes.value("id"));
            if (link != m_links.end() && link->second.type == "worksheet") {
                auto const state = attributes.value("state");
                m_book.sheets.push_back({std::string(attributes.value("name")), link->second.target,
                                         !state.empty() && state != "visible"});
            }
        }
        return {};
    }
    Status end(std::string_view) override { return {}; }
    Status text(std::string_view) override { return {}; }

  private:
    XlsxLinks const& m_links;
    XlsxBook& m_book;
};

/// Texts may be cut into runs of different looks; readings of Japanese are not part of the text.
class StringsReader final : public XmlHandler {
  public:
    Status start(std::string_view name, XmlAttributes const&) override {
        if (name == "si") {
            m_strings.emplace_back();
        }
        m_reading += name == "rPh" ? 1 : 0;
        m_inside = name == "t" && m_reading == 0 && !m_strings.empty();
        return {};
    }
    Status end(std::string_view name) override {
        m_reading -= name == "rPh" ? 1 : 0;
        m_inside = false;
        return {};
    }
    Status text(std::string_view piece) override {
        if (m_inside) {
            m_strings.back() += piece;
        }
        return {};
    }
    std::vector<std::string> take() { return std::move(m_strings); }

  private:
    std::vector<std::string> m_strings;
    int m_reading = 0;
    bool m_inside = false;
};

class LooksReader final : public XmlHandler {
  public:
    Status start(std::string_view name, XmlAttributes const& attributes) override {
        if (name == "numFmt") {
            auto const id = whole_number(attributes.value("numFmtId"));
            m_formats[id.value_or(0)] = number_look(attributes.value("formatCode"));
        } else if (name == "cellXfs") {
            m_inside = true;
        } else if (name == "xf" && m_inside) {
            auto const id = whole_number(attributes.value("numFmtId")).value_or(0);
            auto const own = m_formats.find(id);
            m_looks.push_back(own != m_formats.end() ? own->second : built_in_look(id));
        }
        return {};
    }
    Status end(std::string_view name) override {
        m_inside = m_inside && name != "cellXfs";
        return {};
    }
    Status text(std::string_view) override { return {}; }
    std::vector<NumberLook> take() { return std::move(m_looks); }

  private:
    std::map<std::uint32_t, NumberLook> m_formats;
    std::vector<NumberLook> m_looks;
    bool m_inside = false;
};

}  // namespace

bool is_xlsx(ZipArchive const& archive) {
    return archive.contains("[Content_Types].xml") && archive.contains(kXlsxRootLinks);
}

Result<XlsxBook> read_xlsx_book(ZipArchive& archive, std::string const& name) {
    NK_TRY(auto const root, read_links(archive, kXlsxRootLinks, "", name));
    auto const part = target_of_type(root, "officeDocument");
    auto const folder = part.substr(0, part.rfind('/') == std::string::npos ? 0 : part.rfind('/'));
    auto const links_part =
        folder + (folder.empty() ? "" : "/") + "_rels/" + std::string(last_level(part)) + ".rels";
    NK_TRY(auto const document, archive.read(part));
    NK_TRY(auto const links, read_links(archive, links_part, folder, name));
    XlsxBook book;
    book.strings_part = target_of_type(links, "sharedStrings");
    book.styles_part = target_of_type(links, "styles");
    BookReader reader(links, book);
    NK_CHECK(parse_xml(document, name, reader));
    return book;
}

Result<std::vector<std::string>> read_xlsx_strings(ZipArchive& archive, XlsxBook const& book,
                                                   std::string const& name) {
    StringsReader reader;
    if (!book.strings_part.empty()) {
        NK_TRY(auto const document, archive.read(book.strings_part));
        NK_CHECK(parse_xml(document, name, reader));
    }
    return reader.take();
}

Result<std::vector<NumberLook>> read_xlsx_looks(ZipArchive& archive, XlsxBook const& book,
                                                std::string const& name) {
    LooksReader reader;
    if (!book.styles_part.empty()) {
        NK_TRY(auto const document, archive.read(book.styles_part));
        NK_CHECK(parse_xml(document, name, reader));
    }
    return reader.take();
}

}  // namespace noodkluis::app
