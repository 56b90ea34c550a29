// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/import_columns.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/exchange/mapping_targets.h"
#include "app/text/message.h"

// How the file is read, and the fields that are not used yet. The columns themselves are in
// import_grid.cpp.
namespace noodkluis::app::desktop {
namespace {

constexpr float kPaletteWidth = 240;

constexpr std::array kEncodings{Encoding::utf8, Encoding::windows_1252, Encoding::iso_8859_15,
                                Encoding::utf16le, Encoding::utf16be};
constexpr std::array kSeparators{';', ',', '\t', '|'};
constexpr std::array kDecimals{DecimalMark::unknown, DecimalMark::comma, DecimalMark::point};
constexpr std::array kLengths{Unit::millimetre, Unit::centimetre, Unit::decimetre, Unit::metre};
constexpr std::array kWeights{Unit::gram, Unit::kilogram};

char const* separator_words(char separator) {
    switch (separator) {
        case ';':
            return tr("semicolon ;");
        case ',':
            return tr("comma ,");
        case '\t':
            return tr("tabulator");
        default:
            return tr("bar |");
    }
}

/// A field in which the first choice is that it is found out, or said nowhere.
template <class Value, std::size_t N, class Words>
bool choose(Theme const& theme, char const* label, float width, std::array<Value, N> const& values,
            std::optional<Value>& value, std::string const& otherwise, Words words) {
    std::vector<std::string> names{otherwise};
    int chosen = 0;
    for (auto const& entry : values) {
        chosen = value == entry ? static_cast<int>(names.size()) : chosen;
        names.emplace_back(words(entry));
    }
    ui::FieldLook look;
    look.label = label;
    look.width = width;
    if (!ui::choice(theme, chosen, names, look)) {
        return false;
    }
    value =
        chosen == 0 ? std::nullopt : std::optional(values.at(static_cast<std::size_t>(chosen) - 1));
    return true;
}

}  // namespace

/// Fields side by side, as wide as what they hold asks for.
struct ImportColumns::FieldRow {
    static constexpr std::array kParts{1.3F, 0.8F, 0.9F, 1.0F, 1.0F};
    ImVec2 start;
    float room;  ///< without what is between the fields
    float gap;

    /// Puts the next one in its place, and says how wide it is.
    [[nodiscard]] float begin(std::size_t place) const {
        float left = start.x;
        for (std::size_t i = 0; i < place; ++i) {
            left += width(i) + gap;
        }
        ImGui::SetCursorPos({left, start.y});
        return width(place);
    }
    [[nodiscard]] float width(std::size_t place) const {
        return std::floor(room * kParts.at(place) / static_cast<float>(kParts.size()));
    }
};

ImportColumns::Change ImportColumns::draw(Theme const& theme, ImportDraft& draft,
                                          ImportPreview const& preview, float height) {
    m_change = Change::none;
    float const top = ImGui::GetCursorPosY();
    draw_reading(theme, draft);
    ui::gap(theme, Space::s);
    float const room = std::max(theme.px(160), height - (ImGui::GetCursorPosY() - top));
    draw_palette(theme, draft, room);
    ImGui::SameLine(0, theme.space(Space::m));
    draw_grid(theme, draft, preview, room);
    return m_change;
}

void ImportColumns::draw_reading(Theme const& theme, ImportDraft& draft) {
    float const gap = theme.space(Space::s);
    FieldRow const row{ImGui::GetCursorPos(), ImGui::GetContentRegionAvail().x - 4 * gap, gap};
    switch (draft.sample()->facts.format) {
        case TableFormat::csv:
            draw_text_reading(draft, theme, row);
            break;
        case TableFormat::xlsx:
        case TableFormat::ods:
            draw_sheet(draft, theme, row);
            break;
        case TableFormat::xml:
            draw_profile(draft, theme, row);
            break;
    }
    draw_measures(theme, draft, row);
}

void ImportColumns::draw_text_reading(ImportDraft& draft, Theme const& theme, FieldRow const& row) {
    auto const& sample = *draft.sample();
    auto const found_encoding =
        fmt::format(fmt::runtime(tr("found: {0}")), encoding_name(sample.facts.encoding.encoding));
    if (choose(theme, tr("Encoding of the file"), row.begin(0), kEncodings, draft.encoding,
               found_encoding, encoding_name)) {
        m_change = Change::reading;
    }
    auto const sign = sample.facts.separator == '\t' ? std::string(tr("tabulator"))
                                                     : std::string(1, sample.facts.separator);
    auto const found_separator = fmt::format(fmt::runtime(tr("found: {0}")), sign);
    if (choose(theme, tr("Between cells"), row.begin(1), kSeparators, draft.separator,
               found_separator, separator_words)) {
        m_change = Change::reading;
    }
}

/// Over the room of the first two fields.
void ImportColumns::draw_sheet(ImportDraft& draft, Theme const& theme, FieldRow const& row) {
    auto const& facts = draft.sample()->facts;
    auto const found = std::find(facts.sheets.begin(), facts.sheets.end(), facts.sheet);
    int chosen = static_cast<int>(found - facts.sheets.begin());
    ui::FieldLook look;
    look.label = tr("Sheet");
    look.width = row.begin(0) + row.gap + row.width(1);
    if (ui::choice(theme, chosen, facts.sheets, look)) {
        draft.sheet = facts.sheets.at(static_cast<std::size_t>(chosen));
        m_change = Change::reading;
    }
}

void ImportColumns::draw_profile(ImportDraft& draft, Theme const& theme, FieldRow const& row) {
    auto const& facts = draft.sample()->facts;
    std::vector<std::string> words{
        fmt::format(fmt::runtime(tr("found: {0}")), facts.profile ? facts.profile->name : "?")};
    std::vector<ImportProfile const*> ours{nullptr};
    int chosen = 0;
    for (auto const& profile : import_profiles()) {
        if (profile.xml) {
            bool const this_one = draft.profile() && draft.profile()->name == profile.name;
            chosen = this_one ? static_cast<int>(words.size()) : chosen;
            words.push_back(profile.name);
            ours.push_back(&profile);
        }
    }
    if (draft.profile() && chosen == 0) {
        chosen = static_cast<int>(words.size());
        words.push_back(draft.profile()->name.empty() ? tr("a profile of your own")
                                                      : draft.profile()->name);
        ours.push_back(&*draft.profile());
    }
    words.emplace_back(tr("from a file…"));
    ui::FieldLook look;
    look.label = tr("Import profile");
    look.width = row.begin(0) + row.gap + row.width(1);
    if (!ui::choice(theme, chosen, words, look)) {
        return;
    }
    auto const place = static_cast<std::size_t>(chosen);
    if (place == ours.size()) {
        m_change = Change::profile;
        return;
    }
    draft.choose_profile(ours[place] == nullptr ? std::nullopt : std::optional(*ours[place]));
    m_change = Change::reading;
}

void ImportColumns::draw_measures(Theme const& theme, ImportDraft& draft, FieldRow const& row) {
    auto const& mapping = draft.mapping();
    int decimal = static_cast<int>(mapping.decimal);
    ui::FieldLook look;
    look.label = tr("Decimal sign");
    look.width = row.begin(2);
    if (ui::choice(theme, decimal, {tr("not known"), tr("comma ,"), tr("point .")}, look)) {
        draft.set_decimal(kDecimals.at(static_cast<std::size_t>(decimal)));
        m_change = Change::mapping;
    }
    auto length = mapping.length_unit;
    if (choose(theme, tr("Lengths without a unit"), row.begin(3), kLengths, length, tr("not known"),
               unit_name)) {
        draft.set_length_unit(length);
        m_change = Change::mapping;
    }
    auto weight = mapping.weight_unit;
    if (choose(theme, tr("Weights without a unit"), row.begin(4), kWeights, weight, tr("not known"),
               unit_name)) {
        draft.set_weight_unit(weight);
        m_change = Change::mapping;
    }
}

void ImportColumns::draw_palette(Theme const& theme, ImportDraft& draft, float height) {
    ui::PanelScope const panel(theme, "fields", {theme.px(kPaletteWidth), height},
                               ui::PanelScope::Frame::bordered);
    if (ui::button(theme, nullptr, tr("Use a kept mapping"), ui::ButtonKind::quiet,
                   ImGui::GetContentRegionAvail().x)) {
        m_change = Change::kept_mapping;
    }
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing,
                                 ImVec2(theme.space(Space::s), theme.space(Space::xs)));
    ui::FontScope const font(theme.fonts.small);
    ui::wrapped_muted(theme, tr("Drag a field to its column, or press first the one and then the "
                                "other."));
    auto const targets = mapping_targets();
    std::optional<TargetGroup> group;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        bool const several = takes_several(*find_target(targets[i].name));
        if (!several && draft.column_of(targets[i].name)) {
            continue;
        }
        if (group != targets[i].group) {
            group = targets[i].group;
            ui::gap(theme, Space::m);
            ui::strong(theme, group_label(*group));
        }
        draw_field(theme, draft, i);
    }
}

void ImportColumns::draw_field(Theme const& theme, ImportDraft& draft, std::size_t target) {
    auto const& field = mapping_targets()[target];
    bool const armed = m_armed != nullptr && std::string_view(m_armed) == field.name;
    auto const kind = armed ? ui::ButtonKind::main : ui::ButtonKind::normal;
    if (ui::button(theme, nullptr, tr(field.label), kind, ImGui::GetContentRegionAvail().x)) {
        m_armed = armed ? nullptr : field.name;
    }
    if (ImGui::BeginDragDropSource()) {
        ImGui::SetDragDropPayload(kFieldDrag, &target, sizeof(target));
        ui::text(tr(field.label));
        ImGui::EndDragDropSource();
    }
    if (ImGui::BeginDragDropTarget()) {
        if (auto const* payload = ImGui::AcceptDragDropPayload(kColumnDrag)) {
            assign(draft, *static_cast<std::size_t const*>(payload->Data), field.name);
        }
        ImGui::EndDragDropTarget();
    }
}

void ImportColumns::assign(ImportDraft& draft, std::size_t column, char const* target) {
    if (column < draft.headers().size()) {
        draft.assign(column, target);
        m_change = Change::mapping;
        m_armed = nullptr;
    }
}

}  // namespace noodkluis::app::desktop
