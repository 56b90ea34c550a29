// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/exchange/plain_writer.h"
#include "storage/model/field_text.h"

// Exports as LIDO 1.1, in the order of elements of its schema. Only what LIDO has a place for goes;
// how to save an object, and its place on a list, are not among it.
namespace noodkluis::app {
namespace {

constexpr std::array<std::string_view, 10> kLidoFields{
    "accession_number", "title",     "object_name", "maker",      "date",
    "description",      "materials", "dimensions",  "short_name", "location_path"};

constexpr std::string_view kLidoProduction = "http://terminology.lido-schema.org/lido00007";

/// "<lido:name attributes>text</lido:name>", nothing for no text.
std::string element(std::string_view name, std::string_view text,
                    std::string_view attributes = "") {
    return text.empty()
               ? ""
               : fmt::format("<lido:{0}{1}>{2}</lido:{0}>", name, attributes, xml_text(text));
}
/// The same around elements that are there already.
std::string around(std::string_view name, std::string_view inner,
                   std::string_view attributes = "") {
    return inner.empty() ? "" : fmt::format("<lido:{0}{1}>{2}</lido:{0}>", name, attributes, inner);
}

std::string millimetres(storage::Dimension const& dimension) {
    constexpr std::array kKinds{"height", "width", "depth", "length", "diameter"};
    auto const kind = kKinds[static_cast<std::size_t>(dimension.kind)];
    return around("measurementsSet", element("measurementType", kind) +
                                         element("measurementUnit", "mm") +
                                         element("measurementValue", std::to_string(dimension.mm)));
}

class LidoExport final : public PlainWriter {
  public:
    using PlainWriter::PlainWriter;

    Status begin(PlainHead const& head) override {
        m_head = head;
        return write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<lido:lidoWrap xmlns:lido=\"http://www.lido-schema.org\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xsi:schemaLocation=\"http://www.lido-schema.org "
            "http://www.lido-schema.org/schema/v1.1/lido-v1.1.xsd\">\n");
    }
    Status put(PlainRecord const& record) override {
        m_object = &record.object;
        auto const id = m_object->id.text();
        return write(
            around("lido", element("lidoRecID", id, kLocal) +
                               around("descriptiveMetadata",
                                      classification() + identification() + production(), kDutch) +
                               around("administrativeMetadata", record_wrap(id), kDutch)) +
            "\n");
    }
    Status finish() override { return write("</lido:lidoWrap>\n"); }

  private:
    static constexpr std::string_view kLocal = " lido:type=\"local\"";
    static constexpr std::string_view kDutch = " xml:lang=\"nl\"";

    /// "" when the field does not go out.
    [[nodiscard]] std::string text(std::string_view name) const {
        auto const found = std::find_if(m_head.object_fields.begin(), m_head.object_fields.end(),
                                        [name](auto const* field) { return field->name == name; });
        return found == m_head.object_fields.end() ? "" : get_field(*m_object, **found);
    }
    [[nodiscard]] std::string institution() const {
        return around("legalBodyName", element("appellationValue", m_head.institution));
    }
    /// The schema wants a kind and a title of everything.
    [[nodiscard]] std::string kind() const {
        auto const name = text("object_name");
        return name.empty() ? "object" : name;
    }
    [[nodiscard]] std::string title() const {
        auto const title = text("title");
        auto const name = title.empty() ? text("short_name") : title;
        return name.empty() ? text("accession_number") : name;
    }

    [[nodiscard]] std::string classification() const {
        return around(
            "objectClassificationWrap",
            around("objectWorkTypeWrap", around("objectWorkType", element("term", kind()))));
    }
    [[nodiscard]] std::string identification() const {
        auto const location =
            around("repositoryLocation",
                   around("namePlaceSet", element("appellationValue", text("location_path"))));
        auto const repository = around(
            "repositorySet",
            around("repositoryName", institution()) +
                element("workID", text("accession_number"), " lido:type=\"inventory number\"") +
                location,
            " lido:type=\"current\"");
        return around(
            "objectIdentificationWrap",
            around("titleWrap", around("titleSet", element("appellationValue", title()))) +
                around("repositoryWrap", repository) +
                around("objectDescriptionWrap",
                       around("objectDescriptionSet",
                              element("descriptiveNoteValue", text("description")))) +
                measurements());
    }
    [[nodiscard]] std::string measurements() const {
        auto const shown = text("dimensions");
        if (shown.empty()) {
            return {};
        }
        std::string sets;
        for (auto const& dimension : m_object->dimensions) {
            sets += millimetres(dimension);
        }
        return around("objectMeasurementsWrap",
                      around("objectMeasurementsSet", element("displayObjectMeasurements", shown) +
                                                          around("objectMeasurements", sets)));
    }
    [[nodiscard]] std::string production() const {
        auto const actor = around(
            "eventActor",
            around("actorInRole", around("actor", around("nameActorSet", element("appellationValue",
                                                                                 text("maker"))))));
        auto const date = around("eventDate", element("displayDate", text("date")));
        std::string materials;
        for (auto const& material : storage::split_items(text("materials"))) {
            materials +=
                around("termMaterialsTech", element("term", material), " lido:type=\"material\"");
        }
        auto const made =
            actor + date + around("eventMaterialsTech", around("materialsTech", materials));
        if (made.empty()) {
            return {};
        }
        auto const type =
            around("eventType", element("conceptID", kLidoProduction, " lido:type=\"URI\"") +
                                    element("term", "production"));
        return around("eventWrap", around("eventSet", around("event", type + made)));
    }
    [[nodiscard]] std::string record_wrap(std::string const& id) const {
        return around("recordWrap", element("recordID", id, kLocal) +
                                        around("recordType", element("term", "item")) +
                                        around("recordSource", institution()));
    }

    PlainHead m_head;
    storage::Object const* m_object = nullptr;
};

}  // namespace

std::string xml_text(std::string_view text) {
    std::string safe;
    for (char const letter : text) {
        switch (letter) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default: {
                auto const byte = static_cast<unsigned char>(letter);
                if (byte >= 0x20 || letter == '\n' || letter == '\t') {
                    safe += letter;
                }
            }
        }
    }
    return safe;
}

bool has_lido_place(std::string_view field) {
    return std::find(kLidoFields.begin(), kLidoFields.end(), field) != kLidoFields.end();
}

std::unique_ptr<PlainWriter> lido_writer(ByteSink sink) {
    return std::make_unique<LidoExport>(std::move(sink));
}

}  // namespace noodkluis::app
