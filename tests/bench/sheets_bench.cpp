// SPDX-License-Identifier: Apache-2.0
// Salvage sheets for a list of our invention, each object with a photo of its own.
//
//     sheets_bench pdf  COUNT PHOTO.jpg OUT.pdf
//     sheets_bench html COUNT PHOTO.jpg OUT.html
//
// `html` writes the same words and photos for a converter; the photos become links beside OUT.html.
#include <chrono>

#include <fmt/core.h>

#include "app/exchange/photos.h"
#include "app/report/salvage_sheets.h"
#include "app/sharing/object_facts.h"
#include "app/text/labels.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

SharedList make_list(std::size_t count) {
    SharedList list;
    list.name = "Brand, hoofdgebouw";
    list.tlp = "TLP:AMBER";
    list.version = 3;
    list.buildings.push_back({"b", {{"name", "De Waag"}, {"address", "Markt 1"}}});
    list.floors.push_back({"f", "b", {{"label", "eerste verdieping"}}, ""});
    list.rooms.push_back(
        {"r", "f", {{"code", "1.07"}, {"name", "Zaal 7"}, {"route", "trap op, links"}}});
    for (std::size_t i = 1; i <= count; ++i) {
        SharedEntry entry;
        entry.entry = {{"rank", std::to_string(i)},
                       {"class", i % 3 == 0   ? "C"
                                 : i % 2 == 0 ? "B"
                                              : "A"},
                       {"action", "carry-out"}};
        entry.object = {{"accession_number", fmt::format("W-{:05}", i)},
                        {"short_name", fmt::format("Zilveren beker {}", i)},
                        {"people_needed", "2"},
                        {"minutes_needed", "4"},
                        {"location_path", "Waag/1/Zaal 7"},
                        {"handling", "Rechtop houden; handschoenen aan; niet aan de oren tillen."},
                        {"fixing", "Twee schroeven aan de achterkant."},
                        {"tools", "Schroevendraaier PH2"},
                        {"hazards", "Glas"},
                        {"destination", "Raadhuis, kelder"}};
        entry.room = "r";
        entry.photos.push_back({fmt::format("photos/{:05}-1.jpg", i), "in-situ"});
        list.entries.push_back(std::move(entry));
    }
    return list;
}

/// The same pixels in another file, as a comment tells.
Bytes numbered(Bytes const& photo, std::string const& name) {
    Bytes bytes(photo.begin(), photo.begin() + 2);
    auto const length = name.size() + 2;
    bytes.insert(bytes.end(),
                 {0xff, 0xfe, static_cast<Byte>(length >> 8), static_cast<Byte>(length)});
    bytes.insert(bytes.end(), name.begin(), name.end());
    bytes.insert(bytes.end(), photo.begin() + 2, photo.end());
    return bytes;
}

Status write_pdf(SharedList const& list, Bytes const& photo, Path const& path) {
    NK_TRY(auto file, AtomicFile::create(path, Overwrite::yes));
    SheetMarks marks;
    marks.sender = "Museum De Waag";
    marks.recipient = "Brandweer Midden";
    marks.agreement = "Afspraak Brandweer";
    marks.code = "00112233445566778899aabbccddeeff";
    Job job;
    NK_CHECK(write_salvage_sheets(
        list, {marks},
        [&](std::string const& name) -> Result<Bytes> { return numbered(photo, name); },
        [&](ByteView bytes) { return file.write(bytes).has_value(); }, job));
    return file.commit();
}

Status write_html(SharedList const& list, Path const& photo, Path const& path) {
    std::string html =
        "<html><style>@page{size:A4;margin:14mm}section{page-break-after:always}"
        "img{max-width:180mm;max-height:92mm}h1{font-size:20pt}b{display:block}"
        "</style><body>";
    for (auto const& entry : list.entries) {
        auto const name = entry.photos.front().file.substr(7);
        std::error_code error;
        std::filesystem::create_hard_link(photo, path.parent_path() / name, error);
        html += fmt::format("<section><h1>{} {} {}</h1><p>{}</p><img src=\"{}\">",
                            text_of(entry.entry, "class"), text_of(entry.entry, "rank"),
                            entry.name(), text_of(entry.object, "accession_number"), name);
        for (auto const& fact : facts_of(list, entry)) {
            html += fmt::format("<p><b>{}</b>{}</p>", label_of(fact.kind), fact.words);
        }
        html += "<hr><p>TLP:AMBER, Museum De Waag, Brandweer Midden</p></section>";
    }
    html += "</body></html>";
    return write_file(path, as_bytes(html), Overwrite::yes);
}

Status run(std::string_view what, std::size_t count, Path const& photo, Path const& out) {
    auto const list = make_list(count);
    if (what == "html") {
        return write_html(list, photo, out);
    }
    NK_TRY(auto const bytes, read_file(photo, 64U << 20));
    return write_pdf(list, bytes, out);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5 || !start_images()) {
        return 2;
    }
    auto const status = run(arguments[1], std::stoul(arguments[2]), arguments[3], arguments[4]);
    if (!status) {
        fmt::print(stderr, "{}\n", error_name(status.error().code));
    }
    return status ? 0 : 1;
}
