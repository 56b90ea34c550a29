// SPDX-License-Identifier: Apache-2.0
#include "support/archives.h"

#include <libdeflate.h>

#include "crypto/base/result.h"

namespace noodkluis::test {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
    for (; bytes > 0; --bytes, value >>= 8) {
        out += static_cast<char>(value);
    }
}

std::string deflated(std::string const& content) {
    auto* const compressor = libdeflate_alloc_compressor(6);
    std::string packed(libdeflate_deflate_compress_bound(compressor, content.size()), '\0');
    packed.resize(libdeflate_deflate_compress(compressor, content.data(), content.size(),
                                              packed.data(), packed.size()));
    libdeflate_free_compressor(compressor);
    return packed;
}

}  // namespace

std::string zip_of(std::vector<ZipPart> const& parts) {
    std::string file;
    std::string directory;
    for (auto const& part : parts) {
        auto const packed = part.stored ? part.content : deflated(part.content);
        std::string common;
        put(common, part.stored ? 0 : 8, 2);
        put(common, 0, 4);
        put(common, libdeflate_crc32(0, part.content.data(), part.content.size()), 4);
        put(common, packed.size(), 4);
        put(common, part.claimed_size.value_or(static_cast<std::uint32_t>(part.content.size())), 4);
        put(common, part.name.size(), 2);
        put(common, 0, 2);
        auto const offset = file.size();
        put(file, 0x04034b50, 4);
        put(file, 20, 2);
        put(file, 0, 2);
        file += common + part.name + packed;
        put(directory, 0x02014b50, 4);
        put(directory, 20, 2);
        put(directory, 20, 2);
        put(directory, 0, 2);
        directory += common;
        put(directory, 0, 10);
        put(directory, offset, 4);
        directory += part.name;
    }
    auto const begin = file.size();
    file += directory;
    put(file, 0x06054b50, 4);
    put(file, 0, 4);
    put(file, parts.size(), 2);
    put(file, parts.size(), 2);
    put(file, directory.size(), 4);
    put(file, begin, 4);
    put(file, 0, 2);
    return file;
}

void write_text(Path const& path, std::string_view content) {
    auto const written = write_file(path, as_bytes(content), Overwrite::yes);
    NK_ASSERT(written.has_value());
}

std::string unpacked_gzip(Path const& path) {
    auto const packed = read_file(path, std::uint64_t{64} << 20);
    NK_ASSERT(packed.has_value());
    std::string content(std::size_t{64} << 20, '\0');
    auto* const decompressor = libdeflate_alloc_decompressor();
    std::size_t size = 0;
    auto const result = libdeflate_gzip_decompress(decompressor, packed->data(), packed->size(),
                                                   content.data(), content.size(), &size);
    NK_ASSERT(result == LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(decompressor);
    content.resize(size);
    return content;
}

std::string xlsx_of(std::string const& rows, std::string const& strings,
                    std::string const& styles) {
    std::string const links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return zip_of(
        {{"[Content_Types].xml", "<Types/>"},
         {"_rels/.rels", "<Relationships><Relationship Id='r1' Type='" + links +
                             "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
         {"xl/workbook.xml",
          "<workbook xmlns:r='" + links +
              "'><sheets><sheet name='Verborgen' sheetId='2' state='hidden' r:id='s2'/>"
              "<sheet name='Blad 1' sheetId='1' r:id='s1'/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='s1' Type='" + links +
              "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='s2' Type='" + links +
              "/worksheet' Target='/xl/worksheets/sheet2.xml'/><Relationship Id='t' Type='" +
              links + "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='u' Type='" +
              links + "/styles' Target='styles.xml'/></Relationships>"},
         {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
         {"xl/worksheets/sheet2.xml",
          "<worksheet><sheetData><row><c t='inlineStr'><is><t>objectnummer</t></is></c></row>"
          "<row><c t='inlineStr'><is><t>geheim</t></is></c></row></sheetData></worksheet>"},
         {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
         {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"}});
}

std::string ods_of(std::string const& tables) {
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", true},
                   {"META-INF/manifest.xml", "<manifest:manifest xmlns:manifest='m'/>"},
                   {"content.xml",
                    "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>"
                    "<office:body><office:spreadsheet>" +
                        tables + "</office:spreadsheet></office:body></office:document-content>"}});
}

}  // namespace noodkluis::test
