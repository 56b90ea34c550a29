// SPDX-License-Identifier: Apache-2.0
// XML as a source of the rows of an import.
#include "app/exchange/collection_reader.h"
#include "app/exchange/import_draft.h"
#include "support/archives.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

struct XmlResult {
    std::vector<storage::Object> objects;
    ImportReport report;
};

Result<XmlResult> xml_objects(Path const& path, ImportOptions const& options = {}) {
    NK_TRY(auto reader, CollectionReader::open(path, options));
    XmlResult result;
    while (true) {
        MappedRow row;
        NK_TRY(bool const more, reader.next(row));
        if (!more) {
            result.report = reader.report();
            return result;
        }
        result.objects.push_back(std::move(row.object));
    }
}

Result<XmlResult> xml_of(std::string_view text, ImportOptions const& options = {}) {
    test::TemporaryFolder const folder;
    test::write_text(folder / "in.xml", text);
    return xml_objects(folder / "in.xml", options);
}

std::vector<storage::Object> good_xml(std::string_view text, ImportOptions const& options = {}) {
    auto result = xml_of(text, options);
    NK_REQUIRE_OK(result);
    INFO("refused rows " << result->report.refused);
    return result->objects;
}

std::string value_of(storage::Object const& object, std::string_view field) {
    return get_field(object, *storage::find_object_field(field));
}

XmlNode leaf(std::string name, std::string text) {
    XmlNode node;
    node.name = std::move(name);
    node.text = std::move(text);
    return node;
}

std::vector<std::string> texts_at(XmlNode const& node, std::string_view path) {
    auto const parsed = parse_xml_path(path);
    REQUIRE(parsed.has_value());
    return find_xml_texts(node, *parsed);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("paths find elements, attributes and what fits a condition", "[import][xml]") {
    XmlNode record;
    record.attributes = {{"id", "7"}};
    auto now = leaf("place", "\n   ");
    now.children = {leaf("name", " zaal "), leaf("end", "")};
    now.attributes = {{"type", "a]b"}};
    auto before = leaf("place", "");
    before.children = {leaf("name", "depot"), leaf("end", "1999")};
    auto mixed = leaf("note", "een  en\n   twee");
    mixed.children = {leaf("b", " vet ")};
    mixed.children[0].place = 4;
    record.children = {before, now, mixed};
    CHECK(texts_at(record, "place/name") == Texts{"depot", "zaal"});
    CHECK(texts_at(record, "place[end='']/name") == Texts{"zaal"});
    CHECK(texts_at(record, "place[end!='']/name") == Texts{"depot"});
    CHECK(texts_at(record, "place[end='1999']/name") == Texts{"depot"});
    CHECK(texts_at(record, "place[end]/name") == Texts{"depot"});
    CHECK(texts_at(record, "place[@type='a]b']/name") == Texts{"zaal"});
    CHECK(texts_at(record, "place/@type") == Texts{"a]b"});
    CHECK(texts_at(record, "@id") == Texts{"7"});
    CHECK(texts_at(record, "//name") == Texts{"depot", "zaal"});
    CHECK(texts_at(record, "*/name") == Texts{"depot", "zaal"});
    CHECK(texts_at(record, "note") == Texts{"een  vet  en\ntwee"});
    CHECK(texts_at(record, "name").empty());
    for (auto const* const bad : {"", "/", "a/", "a//", "a[", "a[b", "a[b=c]", "a/@b/c", "a b",
                                  "@a[b]", "///a", "a['b']", "a[b='c]"}) {
        INFO(bad);
        CHECK_FALSE(parse_xml_path(bad).has_value());
    }
}

TEST_CASE("a profile of one's own says what is a record and where the columns are",
          "[import][xml]") {
    auto const profile = parse_import_profile(as_bytes(R"({"columns": {"nr": "accession_number",
        "titel": "title", "stof": "materials", "maat": "dimensions", "soort": "object_name"},
        "repeat": "|", "xml": {"roots": ["museum"], "records": ["museum/stuk[@s='ja']"],
        "columns": {"nr": "@nr", "titel": ["titel[@t='nl']", "titel"], "stof": "//stof",
        "maat": {"each": "maat[hoe]", "text": "[{deel}: ]{wat} {hoe} {eenheid}", "between": "\n"},
        "soort": {"path": "soort", "inside_quotes": true}}}})"),
                                              "eigen.json");
    NK_REQUIRE_OK(profile);
    ImportOptions options;
    options.profile = *profile;
    constexpr std::string_view kDocument =
        "<m:museum xmlns:m='urn:m'><stuk s='nee' nr='0'/><m:stuk s='ja' nr='A 1'>"
        "<titel t='en'>cup</titel><m:titel t='nl'>kelk</m:titel><x><stof>goud</stof></x>"
        "<stof>tin &amp; lood</stof><maat><wat>hoogte</wat><hoe>4</hoe><eenheid>cm</eenheid></maat>"
        "<maat><wat>breedte</wat><hoe/><eenheid>cm</eenheid></maat><maat><deel>lijst</deel>"
        "<wat>breedte</wat><hoe>5</hoe><eenheid>cm</eenheid></maat><soort>urn:x'kop'</soort>"
        "</m:stuk><stuk s='ja' nr='A 2'><titel>bord</titel></stuk></m:museum>";
    auto const objects = good_xml(kDocument, options);
    REQUIRE(objects.size() == 2);
    CHECK(value_of(objects[0], "accession_number") == "A 1");
    CHECK(value_of(objects[0], "title") == "kelk");
    CHECK(value_of(objects[0], "materials") == "goud; tin & lood");
    CHECK(value_of(objects[0], "dimensions") == "height 40 mm; width 50 mm (framed)");
    CHECK(value_of(objects[0], "object_name") == "kop");
    CHECK(value_of(objects[1], "title") == "bord");
    // What a window keeps of it reads the same file again.
    auto const again = parse_import_profile(as_bytes(write_import_profile(*profile)), "weer.json");
    NK_REQUIRE_OK(again);
    options.profile = *again;
    CHECK(good_xml(kDocument, options).size() == 2);
    ImportDraft draft("in.xml");
    draft.choose_profile(*profile);
    ImportSample sample;
    sample.headers = {"nr", "titel", "stof", "maat", "soort"};
    draft.show(sample);
    CHECK(draft.options().profile->xml.has_value());
}

TEST_CASE("a profile whose XML part is wrong says where", "[import][xml]") {
    for (auto const& [bad, where] :
         {std::pair{R"({"columns": {}, "xml": 1})", "xml"},
          {R"({"columns": {}, "xml": {"records": "//a"}})", "columns"},
          {R"({"columns": {}, "xml": {"records": "a[b='c']", "columns": {"x": "y"}}})", "records"},
          {R"({"columns": {}, "xml": {"records": "//a", "columns": {"x": "y["}}})", "x"},
          {R"({"columns": {}, "xml": {"records": "//a", "columns": {"x": {"each": "a"}}}})", "x"},
          {R"({"columns": {}, "xml": {"records": "//a", "kolommen": {"x": "y"}}})", "kolommen"}}) {
        auto const profile = parse_import_profile(as_bytes(bad), "m.json");
        REQUIRE_FALSE(profile.has_value());
        CHECK(profile.error().code == ErrorCode::mapping_malformed);
        CHECK(profile.error().detail == where);
    }
}

TEST_CASE("LIDO, EAD, CollectionSpace and Spectrum are recognised by their root", "[import][xml]") {
    auto const lido = good_xml(
        "<lido:lidoWrap xmlns:lido='http://www.lido-schema.org'><lido:lido><lido:lidoRecID>r1"
        "</lido:lidoRecID><lido:descriptiveMetadata><lido:objectClassificationWrap>"
        "<lido:objectWorkTypeWrap><lido:objectWorkType><lido:term>schilderij</lido:term>"
        "</lido:objectWorkType></lido:objectWorkTypeWrap></lido:objectClassificationWrap>"
        "<lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet>"
        "<lido:appellationValue xml:lang='en'>Portrait</lido:appellationValue>"
        "<lido:appellationValue xml:lang='nl'>Portret</lido:appellationValue></lido:titleSet>"
        "</lido:titleWrap><lido:repositoryWrap><lido:repositorySet lido:type='former'>"
        "<lido:workID>OUD 1</lido:workID></lido:repositorySet><lido:repositorySet "
        "lido:type='current'><lido:workID>SK 1</lido:workID><lido:repositoryLocation>"
        "<lido:namePlaceSet><lido:appellationValue>Zaal 3</lido:appellationValue>"
        "</lido:namePlaceSet></lido:repositoryLocation></lido:repositorySet></lido:repositoryWrap>"
        "<lido:objectMeasurementsWrap><lido:objectMeasurementsSet><lido:objectMeasurements>"
        "<lido:measurementsSet><lido:measurementType>height</lido:measurementType>"
        "<lido:measurementUnit>cm</lido:measurementUnit><lido:measurementValue>40.5"
        "</lido:measurementValue></lido:measurementsSet></lido:objectMeasurements>"
        "</lido:objectMeasurementsSet></lido:objectMeasurementsWrap>"
        "</lido:objectIdentificationWrap></lido:descriptiveMetadata></lido:lido></lido:lidoWrap>");
    REQUIRE(lido.size() == 1);
    CHECK(value_of(lido[0], "accession_number") == "SK 1");
    CHECK(value_of(lido[0], "title") == "Portret");
    CHECK(value_of(lido[0], "location_path") == "Zaal 3");
    CHECK(value_of(lido[0], "dimensions") == "height 405 mm");
    CHECK(value_of(lido[0], "source_system") == "LIDO");

    auto const ead = good_xml(
        "<ead><archdesc level='fonds'><dsc><c01 level='series'><did><unitid>1</unitid></did>"
        "<c02 level='file'><did><unitid>1.1</unitid><unittitle>Brieven van <persname>Jan"
        "</persname></unittitle><unitdate>1900-1910</unitdate><physloc>Kast 4</physloc></did>"
        "<c03 level='item'><did><unitid>1.1.1</unitid><unittitle>Brief</unittitle></did></c03>"
        "</c02></c01></dsc></archdesc></ead>");
    REQUIRE(ead.size() == 2);
    CHECK(value_of(ead[0], "accession_number") == "1.1.1");
    CHECK(value_of(ead[1], "accession_number") == "1.1");
    CHECK(value_of(ead[1], "title") == "Brieven van Jan");
    CHECK(value_of(ead[1], "location_path") == "Kast 4");

    auto const space = good_xml(
        "<document name='collectionobjects'><ns2:collectionobjects_common xmlns:ns2='x'>"
        "<objectNumber>2020.1.1</objectNumber><titleGroupList><titleGroup><title>Vaas</title>"
        "</titleGroup></titleGroupList><computedCurrentLocation>urn:cspace:x:locationauthorities:"
        "name(location):item:name(Shelf7)'Shelf 7'</computedCurrentLocation>"
        "</ns2:collectionobjects_common></document>");
    REQUIRE(space.size() == 1);
    CHECK(value_of(space[0], "title") == "Vaas");
    CHECK(value_of(space[0], "location_path") == "Shelf 7");

    auto const spectrum = good_xml(
        "<spectrum><object><object-number>L 1</object-number><title>Klok</title>"
        "<current-location>Toren</current-location></object></spectrum>");
    REQUIRE(spectrum.size() == 1);
    CHECK(value_of(spectrum[0], "accession_number") == "L 1");
    CHECK(value_of(spectrum[0], "location_path") == "Toren");
}

TEST_CASE("XML in another encoding, and a mapping for it", "[import][xml]") {
    auto const objects = good_xml(
        "<?xml version='1.0' encoding='windows-1252'?><adlibXML><recordList><record>"
        "<object_number>1</object_number><title>Sto\xebl \x80 1</title></record></recordList>"
        "</adlibXML>");
    REQUIRE(objects.size() == 1);
    CHECK(value_of(objects[0], "title") == "Stoël € 1");
    auto mapping = parse_import_profile(
        as_bytes(R"({"columns": {"object_number": "accession_number", "material": "title"}})"),
        "m.json");
    NK_REQUIRE_OK(mapping);
    ImportOptions options;
    options.profile = *mapping;
    auto const mapped = good_xml(
        "<adlibXML><record><object_number>1</object_number><title>a</title><material>hout"
        "</material><material>tin</material></record></adlibXML>",
        options);
    REQUIRE(mapped.size() == 1);
    CHECK(value_of(mapped[0], "title") == "hout");
}

TEST_CASE("XML that is damaged or made to do harm is refused", "[import][xml]") {
    NK_REQUIRE_ERROR(xml_of("<onbekend/>"), xml_profile_needed);
    NK_REQUIRE_ERROR(xml_of("<adlibXML><record>"), xml_damaged);
    NK_REQUIRE_ERROR(xml_of("<adlibXML>&niets;</adlibXML>"), xml_damaged);
    NK_REQUIRE_ERROR(xml_of("<?xml version='1.0' encoding='ebcdic'?><adlibXML/>"), xml_damaged);
    NK_REQUIRE_ERROR(xml_of("<!DOCTYPE adlibXML><adlibXML/>"), xml_doctype);
    NK_REQUIRE_ERROR(xml_of("<!DOCTYPE a [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]><adlibXML>&b;"
                            "</adlibXML>"),
                     xml_doctype);
    std::string deep = "<adlibXML>";
    for (int i = 0; i < 200; ++i) {
        deep += "<a>";
    }
    NK_REQUIRE_ERROR(xml_of(deep), xml_too_deep);
    auto const megabytes = std::string(std::size_t{6} << 20, 'x');
    NK_REQUIRE_ERROR(xml_of("<adlibXML><record><title>" + megabytes + "</title></record>"),
                     xml_record_too_large);
    NK_REQUIRE_ERROR(xml_of("<adlibXML a='" + megabytes + "'/>"), xml_text_too_long);
    std::string many = "<adlibXML><record>";
    for (int i = 0; i < 250'000; ++i) {
        many += "<a/>";
    }
    NK_REQUIRE_ERROR(xml_of(many), xml_record_too_large);
}

TEST_CASE("the real files: Adlib with histories of locations, and hostile XML", "[import][xml]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    test::TemporaryFolder const folder;
    std::uint64_t records = 0;
    std::size_t titles = 0;
    std::size_t places = 0;
    std::size_t measured = 0;
    for (auto const& file : std::filesystem::directory_iterator(*data / "adlib-xml")) {
        test::write_text(folder / "in.xml", test::unpacked_gzip(file.path()));
        auto const result = xml_objects(folder / "in.xml");
        NK_REQUIRE_OK(result);
        INFO(file.path().string());
        CHECK(result->report.refused == 0);
        CHECK(result->report.profile == "adlib-xml");
        records += result->report.rows;
        for (auto const& object : result->objects) {
            titles += object.title.empty() ? 0U : 1U;
            places += object.location_path.empty() ? 0U : 1U;
            measured += object.dimensions.empty() ? 0U : 1U;
            if (object.accession_number == "KA 16260") {
                CHECK(object.location_path == "CBD 3 stelling 4-9");
                CHECK(value_of(object, "dimensions") ==
                      "length 1025 mm; width 520 mm; height 460 mm");
                CHECK(value_of(object, "date") == "1800 – 1899");
                CHECK(object.materials.size() == 6);
            }
        }
    }
    CHECK(records == 10447);
    CHECK(titles == 10268);
    CHECK(places == 10035);
    CHECK(measured > 4000);
    NK_REQUIRE_ERROR(xml_objects(*data / "malformed/entity-expansion.xml"), xml_doctype);
    NK_REQUIRE_ERROR(xml_objects(*data / "malformed/external-entity.xml"), xml_doctype);
    NK_REQUIRE_ERROR(xml_objects(*data / "malformed/cut-adlib.xml"), xml_damaged);
}
