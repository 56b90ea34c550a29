// SPDX-License-Identifier: Apache-2.0
// What is not agreed is in a bundle in no form: every value of a list is a canary, and the whole
// decrypted payload is searched for them.
#include <algorithm>

#include "app/sharing/disclosure_preview.h"
#include "app/sharing/hostile.h"
#include "storage/model/object_fields.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

/// A value that occurs nowhere else.
std::string canary(std::string const& kind, std::string const& name) {
    return "Kanarie-" + kind + "-" + name + "-lied";
}

NamedTexts canaries(std::string const& kind, std::vector<std::string> const& names) {
    NamedTexts texts;
    for (auto const& name : names) {
        texts.emplace_back(name, canary(kind, name));
    }
    return texts;
}

std::vector<std::string> object_field_names() {
    std::vector<std::string> names;
    for (auto const& field : storage::object_fields()) {
        names.emplace_back(field.name);
    }
    return names;
}

/// The content of a picture says which one it is.
Bytes content_of(std::string const& kind) {
    return bytes_of(canary("foto", kind));
}

SnapshotPicture picture(std::string const& kind, Byte id) {
    auto const content = content_of(kind);
    return {storage::BlobId{{id}},
            crypto::blake2b_256(content),
            storage::crc32(content),
            content.size(),
            "image/jpeg",
            kind,
            canary("bijschrift", kind)};
}

/// A list whose every value is a canary.
ApprovedList full_list() {
    ApprovedList list;
    list.number = 1;
    list.approved_at = kNow;
    auto& snapshot = list.snapshot;
    snapshot.list = kListId;
    snapshot.name = "Brand";
    snapshot.kind = "evacuation";
    snapshot.scenario = "fire";
    SnapshotEntry entry;
    entry.entry = canaries("regel", {kEntryFields.begin(), kEntryFields.end()});
    entry.object = canaries("object", object_field_names());
    entry.room = canary("kamer", "id");
    Byte id = 1;
    for (std::string const kind : kPhotoKindNames) {
        entry.photos.push_back(picture(kind, id++));
    }
    entry.pin = canaries("pin", {"floor", "plan_x", "plan_y"});
    snapshot.entries.push_back(std::move(entry));
    snapshot.rooms.push_back(
        {canary("kamer", "id"), canary("verdieping", "id"),
         canaries("kamer", {"code", "name", "route", "plan_x", "route_points"})});
    snapshot.floors.push_back({canary("verdieping", "id"), canary("gebouw", "id"),
                               canaries("verdieping", {"label", "assembly_x", "assembly_y"}),
                               picture("plan", id)});
    snapshot.buildings.push_back(
        {canary("gebouw", "id"), canaries("gebouw", {"name", "address", "access", "shutoffs"})});
    return list;
}

/// The names of the canaries that are anywhere in the payload, pictures included.
struct Payload {
    std::string bytes;
    [[nodiscard]] bool has(std::string const& kind, std::string const& name) const {
        return bytes.find(canary(kind, name)) != std::string::npos;
    }
};

Payload sealed_under(Disclosure const& disclosure) {
    Sharing sharing;
    sharing.terms.disclosure = disclosure;
    auto const list = full_list();
    auto const pictures = [&](SnapshotPicture const& wanted, ByteSink const& sink) {
        return sink(content_of(wanted.kind));
    };
    auto const path = sharing.folder / "x.nkbundle";
    NK_REQUIRE_OK(seal_bundle(
        path, sharing.agreement(), list, sharing.window(), sharing.museum.bundle_key, pictures,
        [](SealedBundle const&) { return Status(); }, sharing.job));
    auto parts = parts_of(file_bytes(path));
    auto const plain = decrypted(part(parts, "payload.age"), sharing.brigade.identities(2));
    // The outside of the bundle tells nothing either.
    CHECK(as_text(file_bytes(path)).find("Kanarie") == std::string_view::npos);
    CHECK(as_text(file_bytes(path)).find("Waag") == std::string_view::npos);
    return {std::string(as_text(plain))};
}

bool contains(std::vector<std::string> const& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// What is shown before sealing is what is in the payload.
void check_preview(Disclosure const& disclosure, Payload const& payload) {
    auto const preview = preview_object(full_list().snapshot, 0, disclosure, Tlp::amber);
    std::size_t lines = 0;
    for (auto const& part : preview.parts) {
        for (auto const& line : part.lines) {
            INFO(line.name);
            ++lines;
            if (part.section == PreviewSection::photos || line.name == "plan") {
                CHECK(payload.has("foto", line.name) == line.goes_out);
                continue;
            }
            CHECK((payload.bytes.find(line.here) != std::string::npos) == line.goes_out);
            CHECK(line.there == (line.goes_out ? line.here : std::string()));
        }
    }
    CHECK(lines == object_field_names().size() + kEntryFields.size() + kPhotoKindNames.size() + 3 +
                       2 + 4);  // of the room, the floor and the building
    CHECK(preview.photo_goes_out == payload.has("foto", preview.photo->kind));
}

/// Exactly what the disclosure names is there.
void check(Disclosure const& disclosure) {
    auto const payload = sealed_under(disclosure);
    for (auto const& name : object_field_names()) {
        INFO(name);
        CHECK(payload.has("object", name) == contains(disclosure.object_fields, name));
    }
    for (std::string const name : kEntryFields) {
        INFO(name);
        CHECK(payload.has("regel", name) == contains(disclosure.entry_fields, name));
    }
    for (std::string const kind : kPhotoKindNames) {
        INFO(kind);
        CHECK(payload.has("foto", kind) == contains(disclosure.photos, kind));
        CHECK_FALSE(payload.has("bijschrift", kind));
    }
    CHECK(payload.has("foto", "plan") == disclosure.plans);
    CHECK_FALSE(payload.has("bijschrift", "plan"));
    for (std::string const name : {"id", "code", "name", "route", "plan_x"}) {
        INFO(name);
        CHECK(payload.has("kamer", name) == disclosure.rooms);
    }
    CHECK(payload.has("verdieping", "label") == (disclosure.rooms || disclosure.plans));
    // What is marked on a plan is there with the plan only.
    CHECK(payload.has("kamer", "route_points") == (disclosure.rooms && disclosure.plans));
    for (std::string const name : {"floor", "plan_x", "plan_y"}) {
        INFO(name);
        CHECK(payload.has("pin", name) == (disclosure.rooms && disclosure.plans));
    }
    for (std::string const name : {"assembly_x", "assembly_y"}) {
        INFO(name);
        CHECK(payload.has("verdieping", name) == (disclosure.buildings && disclosure.plans));
    }
    for (std::string const name : {"name", "address", "access", "shutoffs"}) {
        INFO(name);
        CHECK(payload.has("gebouw", name) == disclosure.buildings);
    }
    check_preview(disclosure, payload);
}

}  // namespace

TEST_CASE("each profile lets out exactly what it names", "[sharing]") {
    for (auto const& profile : field_profiles()) {
        INFO(profile.name);
        check(profile.disclosure);
    }
}

TEST_CASE("each single field, photo and section is let out alone", "[sharing]") {
    check({});
    auto const alone = [](std::string const& change) {
        INFO(change);
        Disclosure disclosure;
        NK_REQUIRE_OK(adapt(disclosure, "+" + change));
        check(disclosure);
    };
    for (auto const& name : object_field_names()) {
        alone(name);
    }
    for (std::string const name : kEntryFields) {
        alone(name);
    }
    for (std::string const kind : kPhotoKindNames) {
        alone("photos:" + kind);
    }
    for (std::string const section : {"plans", "rooms", "buildings"}) {
        alone(section);
    }
    auto const both = [](std::string const& first, std::string const& second) {
        INFO(first << " and " << second);
        Disclosure disclosure;
        NK_REQUIRE_OK(adapt(disclosure, "+" + first));
        NK_REQUIRE_OK(adapt(disclosure, "+" + second));
        disclosure.entry_fields = {"rank"};
        check(disclosure);
    };
    both("plans", "rooms");
    both("plans", "buildings");
    both("rooms", "buildings");
}
