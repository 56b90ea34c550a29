// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/collection_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/views/edit_tools.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/folder_listing.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::uint32_t kPhotoSide = 800;
constexpr float kPanelWidth = 400;

struct Column {
    char const* label;  ///< a gettext key
    float weight;
    std::optional<storage::ObjectOrder> order;  ///< that pressing its head gives
};

constexpr std::array kColumns{
    Column{translatable("Number"), 1.2F, storage::ObjectOrder::accession_number},
    Column{translatable("Name"), 2.4F, storage::ObjectOrder::title},
    Column{translatable("Maker"), 1.4F, std::nullopt},
    Column{translatable("Location"), 2, storage::ObjectOrder::location}};

}  // namespace

CollectionPage::CollectionPage(Workspace& workspace)
    : m_workspace(workspace),
      m_table(workspace.thread, workspace.clock),
      m_import(workspace),
      m_edits(workspace.edits),
      m_watch(workspace.edits) {}

void CollectionPage::enter() {
    query();
}

void CollectionPage::query() {
    storage::ObjectFilter filter;
    filter.search = m_search;
    m_table.show(std::move(filter), m_order);
}

bool CollectionPage::take_dropped(Path const& file) {
    if (!has_extension(file.filename().string(), {"csv"})) {
        return false;
    }
    import(file);
    return true;
}

std::string CollectionPage::under_way() const {
    return m_import.importing() ? tr("importing") : "";
}

std::string CollectionPage::status() const {
    return fmt::format(fmt::runtime(tr("{0} objects")), m_table.size());
}

void CollectionPage::choose(std::size_t index) {
    m_chosen = index;
    m_reading = m_workspace.thread.submit(
        [id = m_table.id(index), &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return read_object_sheet(records, id, kPhotoSide);
        });
}

void CollectionPage::poll() {
    if (auto const error = m_table.poll()) {
        m_error = message_of(*error);
    }
    if (m_watch.changed()) {
        m_error.clear();
        m_table.refresh();
        if (m_chosen && *m_chosen < m_table.size()) {
            choose(*m_chosen);
        }
    }
    if (auto const error = m_edits.take_error()) {
        m_panel.refuse(*error);
    }
    if (auto sheet = m_reading.take()) {
        if (*sheet) {
            m_panel.show(std::move(**sheet));
        } else {
            m_error = message_of(sheet->error());
        }
    }
    if (m_chosen && *m_chosen >= m_table.size()) {
        m_chosen.reset();
        m_panel.clear();
    }
}

void CollectionPage::handle_keys() {
    if (pressed(Key::search)) {
        m_focus_search = true;
    }
}

void CollectionPage::draw(Theme const& theme) {
    if (m_import.is_open()) {
        if (m_import.draw(theme) == ImportView::Outcome::left) {
            enter();
        }
        return;
    }
    poll();
    handle_keys();
    auto const* const label = tr("Import");
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                        ui::button_width(theme, icon::kImport, label);
    ui::head(theme, tr("Collection"));
    ImGui::SameLine(right);
    if (ui::button(theme, icon::kImport, label)) {
        import();
    }
    draw_tools(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    bool const beside = !m_panel.empty();
    float const panel = theme.px(kPanelWidth);
    float const width =
        ImGui::GetContentRegionAvail().x - (beside ? panel + theme.space(Space::m) : 0);
    draw_table(theme, width);
    if (beside) {
        ImGui::SameLine(0, theme.space(Space::m));
        ui::PanelScope const scope(theme, "object", {panel, 0}, ui::PanelScope::Frame::bordered);
        if (auto change = m_panel.draw(theme)) {
            m_edits.add(std::move(change->edit), std::move(change->label));
        }
    }
}

void CollectionPage::draw_tools(Theme const& theme) {
    bool const changed = ui::search_field(theme, m_search, tr("number, name, maker or place"),
                                          theme.px(360), std::exchange(m_focus_search, false));
    if (changed) {
        query();
    }
    ImGui::SameLine();
    draw_edit_tools(theme, m_edits);
    if (m_table.loading()) {
        ImGui::SameLine();
        ui::align_with_controls();
        ui::muted(theme, tr("Searching…"));
    }
}

void CollectionPage::draw_table(Theme const& theme, float width) {
    if (m_table.size() == 0 && !m_table.loading()) {
        ui::GroupScope const group;
        ui::gap(theme, Space::xl);
        ui::title(theme, m_search.empty() ? tr("No objects yet") : tr("Nothing found"));
        ui::wrapped_muted(theme, m_search.empty()
                                     ? tr("Import the export of your collection system.")
                                     : tr("Every word must be the beginning of a word in the "
                                          "number, the name, the maker or the place."));
        return;
    }
    constexpr auto kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                            ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerH |
                            ImGuiTableFlags_BordersOuter;
    if (!ImGui::BeginTable("objects", static_cast<int>(kColumns.size()), kFlags, {width, 0})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    for (auto const& column : kColumns) {
        ImGui::TableSetupColumn(tr(column.label), ImGuiTableColumnFlags_WidthStretch,
                                column.weight);
    }
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, theme.row_height());
    for (auto const& column : kColumns) {
        ImGui::TableNextColumn();
        bool const here = column.order && *column.order == m_order;
        auto const label =
            std::string(tr(column.label)) + (here ? std::string("  ") + icon::kSorted : "");
        ui::FontScope const font(theme.fonts.small);
        ui::DisabledScope const disabled(!column.order);
        if (ImGui::Selectable(label.c_str(), false, ImGuiSelectableFlags_None, {0, theme.px(22)}) &&
            column.order) {
            m_order = *column.order;
            query();
        }
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_table.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_row(theme, static_cast<std::size_t>(i));
        }
    }
    ImGui::EndTable();
}

void CollectionPage::draw_row(Theme const& theme, std::size_t index) {
    ui::IdScope const id(m_table.id(index));
    ImGui::TableNextRow(ImGuiTableRowFlags_None, theme.row_height());
    ImGui::TableNextColumn();
    float const text_height = theme.px(24);
    if (ImGui::Selectable("##row", m_chosen == index, ImGuiSelectableFlags_SpanAllColumns,
                          {0, text_height}) ||
        (ImGui::IsItemFocused() && m_chosen != index && ImGui::GetIO().NavVisible)) {
        choose(index);
    }
    auto const* const row = m_table.row(index);
    if (row != nullptr) {
        ui::named(row->accession_number);
    }
    ImGui::SameLine(0, 0);
    if (row == nullptr) {
        ui::muted(theme, "…");
        return;
    }
    auto const cell = [](std::string const& words) {
        ui::clipped(words, ImGui::GetContentRegionAvail().x);
    };
    {
        ui::FontScope const figures(theme.fonts.figures);
        cell(row->accession_number);
    }
    ImGui::TableNextColumn();
    cell(row->short_name.empty() ? row->title : row->short_name);
    ImGui::TableNextColumn();
    cell(row->maker);
    ImGui::TableNextColumn();
    ui::clipped_path(row->location_path, ImGui::GetContentRegionAvail().x);
}

}  // namespace noodkluis::app::desktop
