// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records_text.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/sharing/disclosure.h"
#include "app/text/field_words.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

constexpr std::size_t kCellWidth = 40;

constexpr char const* kActionNames[] = {"created",         "changed",     "entries-added",
                                        "entries-removed", "entry-moved", "entry-changed",
                                        "approved"};

char const* name_of(storage::RevisionAction action) {
    return kActionNames[static_cast<std::size_t>(action) - 1];
}

char const* label_of(storage::RevisionAction action) {
    switch (action) {
        case storage::RevisionAction::created:
            return tr("made");
        case storage::RevisionAction::changed:
            return tr("changed");
        case storage::RevisionAction::entries_added:
            return tr("objects added");
        case storage::RevisionAction::entries_removed:
            return tr("objects removed");
        case storage::RevisionAction::entry_moved:
            return tr("moved");
        case storage::RevisionAction::entry_changed:
            return tr("entry changed");
        case storage::RevisionAction::approved:
            return tr("approved");
    }
    return "";
}

std::string line(std::string const& label, std::string const& value, std::size_t width) {
    return fmt::format("{}{}  {}\n", label, std::string(width - display_width(label), ' '),
                       printable(value, Newlines::escape));
}

}  // namespace

Result<std::vector<FieldValue>> assignments(std::vector<std::string> const& texts) {
    std::vector<FieldValue> values;
    for (auto const& text : texts) {
        auto const equals = text.find('=');
        if (equals == std::string::npos) {
            return fail(ErrorCode::invalid_argument, "--set", translatable("write FIELD=VALUE"));
        }
        values.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
    return values;
}

std::string shortened(std::string const& text) {
    if (display_width(text) <= kCellWidth) {
        return text;
    }
    std::string cut;
    for (std::size_t i = 0; i < text.size();) {
        auto next = i + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xc0) == 0x80) {
            ++next;
        }
        if (display_width(cut) + 2 > kCellWidth) {
            break;
        }
        cut += text.substr(i, next - i);
        i = next;
    }
    return cut + "…";
}

Json object_json(storage::Object const& object) {
    Json json{{"id", object.id.text()}, {"version", object.version}};
    auto& fields = json["fields"] = Json::object();
    for (auto const& field : storage::object_fields()) {
        if (auto value = storage::get_field(object, field); !value.empty()) {
            fields[field.name] = std::move(value);
        }
    }
    auto& photos = json["photos"] = Json::array();
    for (auto const& photo : object.photos) {
        photos.push_back({{"id", photo.blob.text()},
                          {"kind", kPhotoKindNames[static_cast<std::size_t>(photo.kind)]},
                          {"caption", photo.caption}});
    }
    json["updated_at"] = format_time(object.updated_at);
    return json;
}

std::string object_text(storage::Object const& object) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (auto const& field : storage::object_fields()) {
        if (auto value = storage::get_field(object, field); !value.empty()) {
            lines.emplace_back(tr(field.label), words_of_value(field.name, value));
        }
    }
    for (auto const& photo : object.photos) {
        auto const kind = label_of_choice(kPhotoKindNames[static_cast<std::size_t>(photo.kind)]);
        lines.emplace_back(tr("Photo"),
                           photo.caption.empty() ? kind : kind + (": " + photo.caption));
    }
    lines.emplace_back(tr("Version"), std::to_string(object.version));
    lines.emplace_back(tr("Changed on"), display_time(object.updated_at));
    std::size_t width = 0;
    for (auto const& [label, value] : lines) {
        width = std::max(width, display_width(label));
    }
    std::string text;
    for (auto const& [label, value] : lines) {
        text += line(label, value, width);
    }
    return text;
}

Json history_json(std::vector<storage::Revision> const& history) {
    auto json = Json::array();
    for (auto const& revision : history) {
        Json entry{{"version", revision.version},
                   {"time", format_time(revision.time)},
                   {"user", revision.user.text()},
                   {"action", name_of(revision.action)}};
        if (revision.object) {
            entry["object"] = revision.object->text();
        }
        auto& changes = entry["changes"] = Json::array();
        for (auto const& change : revision.changes) {
            changes.push_back(
                {{"field", change.field}, {"before", change.before}, {"after", change.after}});
        }
        json.push_back(std::move(entry));
    }
    return json;
}

std::string history_text(std::vector<storage::Revision> const& history) {
    Table table({{tr("Version"), Table::Align::right},
                 {tr("When")},
                 {tr("What")},
                 {tr("Field")},
                 {tr("Before")},
                 {tr("After")}});
    for (auto const& revision : history) {
        auto const version = std::to_string(revision.version);
        auto const time = display_time(revision.time);
        if (revision.changes.empty()) {
            table.add({version, time, label_of(revision.action), "", "", ""});
        }
        for (auto const& change : revision.changes) {
            table.add({version, time, label_of(revision.action), change.field,
                       shortened(change.before), shortened(change.after)});
        }
    }
    return table.text();
}

}  // namespace noodkluis::app::cli
