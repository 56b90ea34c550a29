// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "app/exchange/plain_writer.h"
#include "app/lists/list_names.h"
#include "app/lists/snapshot.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/sharing/party_kinds.h"
#include "storage/model/field_text.h"

// Exports as JSON: of objects, and the summary for crisis systems, which holds none.
namespace noodkluis::app {
namespace {

using PlainJson = nlohmann::ordered_json;

constexpr int kPlainVersion = 1;

std::string dumped(PlainJson const& json) {
    return json.dump(2, ' ', false, PlainJson::error_handler_t::replace);
}

PlainJson json_of_list(storage::PriorityList const& list, std::int64_t version) {
    PlainJson json{
        {"name", list.name}, {"kind", name_of(list.kind)}, {"scenario", name_of(list.scenario)}};
    if (version > 0) {
        json["approved_version"] = version;
    }
    if (list.review_due) {
        json["review_due"] = storage::format_date(*list.review_due);
    }
    return json;
}

/// Numbers, yes and no, and several texts as what they are; all else as text.
PlainJson json_of_field(storage::Object const& object, storage::ObjectField const& field) {
    auto const text = get_field(object, field);
    switch (field.type) {
        case storage::FieldType::integer:
            return std::stoll(text);
        case storage::FieldType::boolean:
            return text == "yes";
        case storage::FieldType::texts:
            return storage::split_items(text);
        default:
            return text;
    }
}

class JsonExport final : public PlainWriter {
  public:
    using PlainWriter::PlainWriter;

    Status begin(PlainHead const& head) override {
        m_head = head;
        PlainJson json{{"format", "noodkluis-export"},
                       {"version", kPlainVersion},
                       {"made_at", head.made_at},
                       {"institution", head.institution}};
        if (head.list) {
            json["list"] = json_of_list(*head.list, head.approved_version);
        }
        auto text = dumped(json);
        text.resize(text.rfind('\n'));  // the closing brace comes at the end
        return write(text + ",\n  \"objects\": [");
    }
    Status put(PlainRecord const& record) override {
        PlainJson json = PlainJson::object();
        if (record.entry) {
            auto& entry = json["entry"] = PlainJson::object();
            for (auto const& field : m_head.entry_fields) {
                auto const text = entry_text(*record.entry, field);
                if (!text.empty()) {
                    entry[field] =
                        is_entry_number(field) ? PlainJson(std::stoll(text)) : PlainJson(text);
                }
            }
        }
        auto& object = json["object"] = PlainJson::object();
        for (auto const* const field : m_head.object_fields) {
            if (!get_field(record.object, *field).empty()) {
                object[field->name] = json_of_field(record.object, *field);
            }
        }
        auto const start = m_any ? ",\n" : "\n";
        m_any = true;
        return write(start + json.dump(-1, ' ', false, PlainJson::error_handler_t::replace));
    }
    Status finish() override { return write("\n  ]\n}\n"); }

  private:
    PlainHead m_head;
    bool m_any = false;
};

PlainJson json_of_building(storage::Building const& building) {
    PlainJson json{{"name", building.name}};
    for (auto const& [key, value] : {std::pair{"address", &building.address},
                                     {"fire_designation", &building.fire_designation},
                                     {"monument_number", &building.monument_number}}) {
        if (!value->empty()) {
            json[key] = *value;
        }
    }
    return json;
}

Result<PlainJson> json_of_lists(Records& records, std::string const& only,
                                PlainContents& contents) {
    std::vector<storage::PriorityList> lists;
    if (only.empty()) {
        NK_TRY(lists, records.lists.lists());
    } else {
        NK_TRY(auto const list, list_by_name(records.lists, only));
        lists.push_back(list);
    }
    PlainJson json = PlainJson::array();
    for (auto const& list : lists) {
        NK_TRY(auto const version, records.lists.latest_version(list.id));
        if (!version) {
            continue;  // a draft is nobody's business yet
        }
        NK_TRY(auto const content, records.lists.version_content(version->id));
        NK_TRY(auto const snapshot, ListSnapshot::parse(content, list.name));
        std::map<std::string, std::int64_t> classes{{"A", 0}, {"B", 0}, {"C", 0}};
        for (auto const& entry : snapshot.entries) {
            for (auto const& [field, value] : entry.entry) {
                if (field == "class") {
                    ++classes[value];
                }
            }
        }
        PlainJson of_list{{"name", snapshot.name},
                          {"kind", snapshot.kind},
                          {"scenario", snapshot.scenario},
                          {"approved_version", version->number},
                          {"approved_at", format_time(version->approved_at)}};
        if (!snapshot.review_due.empty()) {
            of_list["review_due"] = snapshot.review_due;
        }
        of_list["objects_by_class"] = {
            {"A", classes["A"]}, {"B", classes["B"]}, {"C", classes["C"]}};
        json.push_back(std::move(of_list));
    }
    contents.lists = json.size();
    return json;
}

}  // namespace

std::unique_ptr<PlainWriter> json_writer(ByteSink sink) {
    return std::make_unique<JsonExport>(std::move(sink));
}

Result<std::string> summary_document(storage::Vault& vault, std::string const& list,
                                     Clock const& clock, PlainContents& contents) {
    Records records(vault, clock);
    NK_TRY(auto const party, vault.own_party());
    PlainJson json{
        {"format", "noodkluis-summary"},
        {"version", kPlainVersion},
        {"made_at", format_time(clock.now())},
        {"institution",
         {{"id", party.id.text()}, {"name", party.name}, {"kind", name_of(party.kind)}}}};
    auto& contacts = json["contact_points"] = PlainJson::array();
    if (!party.contact.empty()) {
        contacts.push_back(party.contact);
    }
    auto& buildings = json["buildings"] = PlainJson::array();
    NK_TRY(auto const tree, records.places.tree());
    for (auto const& branch : tree) {
        buildings.push_back(json_of_building(branch.building));
    }
    contents.buildings = tree.size();
    NK_TRY(json["lists"], json_of_lists(records, list, contents));
    return dumped(json) + "\n";
}

}  // namespace noodkluis::app
