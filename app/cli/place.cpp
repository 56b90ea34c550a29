// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/records_text.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/session/place_edit.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct AddOptions {
    std::string vault;
    std::string path;
    std::vector<std::string> set;
    std::string plan;
    std::int64_t page = 1;
};

Status add(Context& context, AddOptions const& options) {
    PlaceEdit edit{options.path, {}, options.plan, static_cast<int>(options.page)};
    NK_TRY(edit.values, assignments(options.set));
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_CHECK(vault.write([&] { return edit_place(records, edit); }));
    context.print({{"path", options.path}},
                  fmt::format(fmt::runtime(tr("{0} is kept.\n")), options.path));
    return {};
}

void add_add(CLI::App& group, Context& context) {
    auto const options = std::make_shared<AddOptions>();
    auto* const verb =
        add_verb(group, "add",
                 tr("Adds a building, floor or room, or changes what is given of one that is "
                    "there."),
                 "noodkluis-cli place add museum.kluis Hoofdgebouw --set address='Dam 1'\n"
                 "noodkluis-cli place add museum.kluis Hoofdgebouw/1 --plan plan.png "
                 "--set assembly_pin=0.9,0.9\n"
                 "noodkluis-cli place add museum.kluis 'Hoofdgebouw/1/Zaal 3' "
                 "--set route='trap links' --set pin=0.25,0.6 "
                 "--set 'route_points=0.5,0.9 0.5,0.6 0.25,0.6'");
    add_vault(verb, options->vault);
    add_operand(verb, "PATH", options->path,
                tr("building, building/floor or building/floor/room; what is missing above it is "
                   "made"));
    add_values(
        verb, "--set", options->set, "FIELD=VALUE",
        fmt::format(fmt::runtime(tr("set a field. Of a building: {0}. Of a floor: {1}. Of a room: "
                                    "{2}. Places on the plan are from the left and the top as "
                                    "parts of 1: pin and assembly_pin are one place, route_points "
                                    "are the places that a walk leads along")),
                    fmt::join(building_fields(), ", "), fmt::join(floor_fields(), ", "),
                    fmt::join(room_fields(), ", ")));
    add_value(verb, "--plan", options->plan, "FILE",
              tr("the plan of the floor: a picture, a PDF or an SVG"));
    add_number(verb, "--page", options->page, 1, 9999, tr("which page of a PDF has the plan"));
    on_run(verb, context, [&context, options] { return add(context, *options); });
}

struct PinOptions {
    std::string vault;
    std::string number;
    std::string point;
};

Status pin(Context& context, PinOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_CHECK(vault.write([&] { return pin_object(records, options.number, options.point); }));
    context.print({{"accession_number", options.number}, {"pin", options.point}},
                  fmt::format(fmt::runtime(tr("The pin of {0} is kept.\n")), options.number));
    return {};
}

void add_pin(CLI::App& group, Context& context) {
    auto const options = std::make_shared<PinOptions>();
    auto* const verb =
        add_verb(group, "pin",
                 tr("Puts an object on the plan of its floor, more precisely than its "
                    "room."),
                 "noodkluis-cli place pin museum.kluis ZK-1 0.25,0.6");
    add_vault(verb, options->vault);
    add_operand(verb, "NUMBER", options->number, tr("the accession number of the object"));
    add_operand(
        verb, "PLACE", options->point,
        tr("from the left and the top of the plan as parts of 1, such as 0.25,0.6; '' takes "
           "the pin away"));
    on_run(verb, context, [&context, options] { return pin(context, *options); });
}

Json points_json(std::vector<storage::PlanPoint> const& points) {
    auto json = Json::array();
    for (auto const& point : points) {
        json.push_back({point.x, point.y});
    }
    return json;
}

Result<Json> room_json(Records& records, storage::Room const& room) {
    Json json{{"code", room.code},
              {"name", room.name},
              {"route", room.route},
              {"fire_compartment", room.fire_compartment}};
    if (room.plan_x && room.plan_y) {
        json["pin"] = {*room.plan_x, *room.plan_y};
    }
    NK_TRY(auto const route, records.plans.route(room.id));
    if (!route.empty()) {
        json["route_points"] = points_json(route);
    }
    return json;
}

/// The floor and the objects that have a pin of their own on it.
Result<Json> floor_json(Records& records, storage::Floor const& floor) {
    Json json{{"label", floor.label}, {"level", floor.level}, {"plan", floor.plan.has_value()}};
    NK_TRY(auto const assembly, records.plans.assembly_point(floor.id));
    if (assembly) {
        json["assembly_pin"] = {assembly->x, assembly->y};
    }
    auto pins = Json::array();
    NK_TRY(auto const objects, records.plans.objects_on(floor.id));
    for (auto const& object : objects) {
        if (object.pin) {
            pins.push_back({{"accession_number", object.accession_number},
                            {"pin", {object.pin->x, object.pin->y}}});
        }
    }
    json["pins"] = std::move(pins);
    return json;
}

Json building_json(storage::Building const& building) {
    return {{"name", building.name},
            {"address", building.address},
            {"fire_designation", building.fire_designation},
            {"access", building.access},
            {"shutoffs", building.shutoffs},
            {"hazards", building.hazards},
            {"assembly_point", building.assembly_point},
            {"monument_number", building.monument_number}};
}

Status list(Context& context, std::string const& path) {
    NK_TRY(auto vault, context.open_vault(path));
    Records records(vault, context.clock());
    NK_TRY(auto const tree, records.places.tree());
    auto json = Json::array();
    Table table({{tr("Place")}, {tr("Name")}, {tr("Plan")}, {tr("Route")}});
    for (auto const& [building, floors] : tree) {
        auto building_entry = building_json(building);
        auto& floors_json = building_entry["floors"] = Json::array();
        table.add({building.name, building.address, "", ""});
        for (auto const& [floor, rooms] : floors) {
            auto rooms_json = Json::array();
            table.add({building.name + "/" + floor.label, "", floor.plan ? tr("yes") : "", ""});
            for (auto const& room : rooms) {
                NK_TRY(auto room_entry, room_json(records, room));
                rooms_json.push_back(std::move(room_entry));
                table.add({fmt::format("{}/{}/{}", building.name, floor.label, room.code),
                           shortened(room.name), room.plan_x ? tr("pin") : "",
                           shortened(room.route)});
            }
            NK_TRY(auto floor_entry, floor_json(records, floor));
            floor_entry["rooms"] = std::move(rooms_json);
            floors_json.push_back(std::move(floor_entry));
        }
        json.push_back(std::move(building_entry));
    }
    context.print({{"buildings", std::move(json)}},
                  table.empty() ? tr("No places yet.\n") : table.text());
    return {};
}

void add_listing(CLI::App& group, Context& context) {
    auto const vault = std::make_shared<std::string>();
    auto* const verb = add_verb(group, "list", tr("Lists buildings, floors and rooms."),
                                "noodkluis-cli place list museum.kluis");
    add_vault(verb, *vault);
    on_run(verb, context, [&context, vault] { return list(context, *vault); });
}

}  // namespace

void add_place(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "place", tr("Buildings, floors and rooms: add, pin, list."));
    add_add(*group, context);
    add_pin(*group, context);
    add_listing(*group, context);
}

}  // namespace noodkluis::app::cli
