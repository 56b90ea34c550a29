// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/collection_reader.h"
#include "fuzz/fuzz.h"

// XML through the whole import with each of our profiles, and the paths of a profile.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    return {bytes_of("<adlibXML><recordList><record priref='1'><object_number>KA 1</object_number>"
                     "<locat><current_location>depot</current_location>"
                     "<current_location.date.end/></locat><dimension><dimension.type>hoogte"
                     "</dimension.type><dimension.value>4.5</dimension.value><dimension.unit>cm"
                     "</dimension.unit></dimension></record></recordList></adlibXML>"),
            bytes_of("<?xml version='1.0' encoding='windows-1252'?><ead><c level='item'><did>"
                     "<unitid>1</unitid><unittitle>a<b>c</b></unittitle></did></c></ead>"),
            bytes_of("<document name='collectionobjects'><objectNumber>1</objectNumber>"
                     "<computedCurrentLocation>urn'x'</computedCurrentLocation></document>"),
            bytes_of("a[b='c'][@d]//e/@f"), bytes_of("{a} [{b/@c}: ]")};
}

void feed(ByteView input) {
    static_cast<void>(parse_xml_path(as_text(input)));
    static_cast<void>(are_xml_slots(as_text(input)));
    MemoryFile const file(input);
    for (auto const& profile : import_profiles()) {
        ImportOptions options;
        options.profile = profile;
        auto reader = CollectionReader::open(file.path(), options);
        MappedRow row;
        while (reader) {
            auto const more = reader->next(row);
            if (!more || !*more) {
                break;
            }
        }
    }
}

}  // namespace noodkluis::fuzz
