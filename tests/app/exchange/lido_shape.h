// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The part of the schema of LIDO 1.1 (lido-v1.1.xsd) that an export of ours touches.
namespace noodkluis::test {

struct LidoChild {
    std::string_view name;
    std::size_t least = 0;
    std::size_t most = SIZE_MAX;
};

/// What each element may hold, in the order of its sequence; what is not here holds text.
inline std::map<std::string_view, std::vector<LidoChild>> const& lido_sequences() {
    static std::map<std::string_view, std::vector<LidoChild>> const sequences{
        {"lidoWrap", {{"lido", 1}}},
        {"lido",
         {{"lidoRecID", 1},
          {"objectPublishedID"},
          {"category", 0, 1},
          {"applicationProfile"},
          {"descriptiveMetadata", 1},
          {"administrativeMetadata", 1}}},
        {"descriptiveMetadata",
         {{"objectClassificationWrap", 1, 1},
          {"objectIdentificationWrap", 1, 1},
          {"eventWrap", 0, 1},
          {"objectRelationWrap", 0, 1}}},
        {"objectClassificationWrap", {{"objectWorkTypeWrap", 1, 1}, {"classificationWrap", 0, 1}}},
        {"objectWorkTypeWrap", {{"objectWorkType", 1}}},
        {"objectWorkType", {{"conceptID"}, {"term"}}},
        {"objectIdentificationWrap",
         {{"titleWrap", 1, 1},
          {"inscriptionsWrap", 0, 1},
          {"repositoryWrap", 0, 1},
          {"displayStateEditionWrap", 0, 1},
          {"objectDescriptionWrap", 0, 1},
          {"objectMeasurementsWrap", 0, 1}}},
        {"titleWrap", {{"titleSet", 1}}},
        {"titleSet", {{"appellationValue", 1}, {"sourceAppellation"}}},
        {"repositoryWrap", {{"repositorySet", 1}}},
        {"repositorySet",
         {{"displayRepository"},
          {"repositoryName", 0, 1},
          {"workID"},
          {"repositoryLocation", 0, 1}}},
        {"repositoryName", {{"legalBodyID"}, {"legalBodyName"}, {"legalBodyWeblink"}}},
        {"recordSource", {{"legalBodyID"}, {"legalBodyName"}, {"legalBodyWeblink"}}},
        {"legalBodyName", {{"appellationValue", 1}, {"sourceAppellation"}}},
        {"repositoryLocation", {{"placeID"}, {"namePlaceSet"}, {"gml"}, {"partOfPlace"}}},
        {"namePlaceSet", {{"appellationValue", 1}, {"sourceAppellation"}}},
        {"objectDescriptionWrap", {{"objectDescriptionSet", 1}}},
        {"objectDescriptionSet",
         {{"descriptiveNoteID"}, {"descriptiveNoteValue"}, {"sourceDescriptiveNote"}}},
        {"objectMeasurementsWrap", {{"objectMeasurementsSet", 1}}},
        {"objectMeasurementsSet", {{"displayObjectMeasurements"}, {"objectMeasurements", 0, 1}}},
        {"objectMeasurements", {{"measurementsSet"}, {"extentMeasurements"}}},
        {"measurementsSet",
         {{"measurementType", 1}, {"measurementUnit", 1}, {"measurementValue", 1, 1}}},
        {"eventWrap", {{"eventSet", 1}}},
        {"eventSet", {{"displayEvent"}, {"event", 0, 1}}},
        {"event",
         {{"eventID"},
          {"eventType", 1, 1},
          {"roleInEvent"},
          {"eventName"},
          {"eventActor"},
          {"culture"},
          {"eventDate", 0, 1},
          {"periodName"},
          {"eventPlace"},
          {"eventMethod"},
          {"eventMaterialsTech"}}},
        {"eventType", {{"conceptID"}, {"term"}}},
        {"eventActor", {{"displayActorInRole"}, {"actorInRole", 0, 1}}},
        {"actorInRole", {{"actor", 1, 1}, {"roleActor"}}},
        {"actor", {{"actorID"}, {"nameActorSet", 1}}},
        {"nameActorSet", {{"appellationValue", 1}, {"sourceAppellation"}}},
        {"eventDate", {{"displayDate"}, {"date", 0, 1}}},
        {"eventMaterialsTech", {{"displayMaterialsTech"}, {"materialsTech", 0, 1}}},
        {"materialsTech", {{"termMaterialsTech"}}},
        {"termMaterialsTech", {{"conceptID"}, {"term"}}},
        {"administrativeMetadata",
         {{"rightsWorkWrap", 0, 1}, {"recordWrap", 1, 1}, {"resourceWrap", 0, 1}}},
        {"recordWrap",
         {{"recordID", 1},
          {"recordType", 1, 1},
          {"recordSource", 1},
          {"recordRights"},
          {"recordInfoSet"}}},
        {"recordType", {{"conceptID"}, {"term"}}}};
    return sequences;
}

/// Attributes that elements must have.
inline std::map<std::string_view, std::string_view> const& lido_attributes() {
    static std::map<std::string_view, std::string_view> const attributes{
        {"lidoRecID", "lido:type="},
        {"recordID", "lido:type="},
        {"descriptiveMetadata", "xml:lang="},
        {"administrativeMetadata", "xml:lang="}};
    return attributes;
}

/// What is not as the schema has it, one line each. The text must be well-formed and, as ours is,
/// without comments and elements that are empty.
inline std::string lido_faults(std::string_view xml) {
    struct Open {
        std::string_view name;
        std::vector<std::string_view> children;
    };
    std::string faults;
    std::vector<Open> open{{"", {}}};
    auto const fault = [&](std::string const& what) {
        faults += std::string(open.back().name) + ": " + what + "\n";
    };
    auto const close = [&] {
        auto const sequence = lido_sequences().find(open.back().name);
        auto child = open.back().children.begin();
        auto const end = open.back().children.end();
        if (sequence != lido_sequences().end()) {
            for (auto const& allowed : sequence->second) {
                std::size_t count = 0;
                for (; child != end && *child == allowed.name; ++child) {
                    ++count;
                }
                if (count < allowed.least || count > allowed.most) {
                    fault(std::to_string(count) + " " + std::string(allowed.name));
                }
            }
        }
        if (child != end) {
            fault("no place for " + std::string(*child));
        }
        open.pop_back();
    };
    constexpr std::string_view kBegin = "<lido:";
    constexpr std::string_view kEnd = "</lido:";
    for (auto at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        auto const tag = xml.substr(at, xml.find('>', at) - at);
        if (tag.starts_with(kEnd) && open.size() > 1) {
            if (tag.substr(kEnd.size()) != open.back().name) {
                fault("closed by " + std::string(tag));
            }
            close();
        } else if (tag.starts_with(kBegin)) {
            auto const name = tag.substr(kBegin.size(), tag.find(' ') - kBegin.size());
            open.back().children.push_back(name);
            open.push_back({name, {}});
            auto const wanted = lido_attributes().find(name);
            if (wanted != lido_attributes().end() &&
                tag.find(wanted->second) == std::string_view::npos) {
                fault("without " + std::string(wanted->second));
            }
        }
    }
    if (open.size() != 1 || open.back().children != std::vector<std::string_view>{"lidoWrap"}) {
        fault("no whole lidoWrap");
    }
    return faults;
}

}  // namespace noodkluis::test
