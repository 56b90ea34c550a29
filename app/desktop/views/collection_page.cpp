// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/collection_page.h"

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/views/edit_tools.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/splitter.h"
#include "app/desktop/widgets/text.h"
#include "app/session/folder_listing.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::uint32_t kPhotoSide = 800;
constexpr float kSideWidth = 400;
constexpr float kSideLeast = 300;
constexpr float kTableLeast = 320;
constexpr float kSearchWidth = 320;

}  // namespace

CollectionPage::CollectionPage(Workspace& workspace)
    : m_workspace(workspace),
      m_table(workspace.thread, workspace.clock),
      m_grid(m_table, workspace.layout),
      m_filters(workspace),
      m_bulk(workspace),
      m_panel(workspace.clock),
      m_zoom(workspace),
      m_intake(workspace.thread, workspace.clock),
      m_import(workspace),
      m_export(workspace),
      m_photo_folder(workspace),
      m_edits(workspace.edits),
      m_watch(workspace.edits),
      m_side_width(workspace.layout.width("collection", kSideWidth)) {}

void CollectionPage::enter() {
    m_table.refresh();
    query();
    if (!m_panel.empty()) {
        read_object(m_panel.object());
    }
}

void CollectionPage::query() {
    auto filter = m_filters.filter();
    filter.search = m_search;
    m_table.show(std::move(filter), m_grid.sort());
    count();
}

void CollectionPage::count() {
    if (m_side == Side::filters) {
        m_filters.refresh(m_search);
    }
}

std::string CollectionPage::status() const {
    bool const shown = !m_import.is_open() && !m_export.is_open() && !m_photo_folder.is_open();
    return shown ? counted("{0} object", "{0} objects", m_table.size()) : "";
}

std::vector<Command> CollectionPage::commands() {
    auto const side = [this](Side which) { return [this, which] { show(which); }; };
    return {{icon::kAdd, tr("New object"), "", side(Side::new_object)},
            {icon::kFilter, tr("Filters"), "", side(Side::filters)},
            {icon::kBeside, tr("Columns"), "", side(Side::columns)},
            {icon::kPhoto, tr("Photos from a folder"), "", [this] { m_photo_folder.begin(); }}};
}

void CollectionPage::read_object(storage::ObjectId id) {
    m_reading =
        m_workspace.thread.submit([id, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return read_object_sheet(records, id, kPhotoSide);
        });
}

void CollectionPage::show(Side side) {
    flush();
    m_side = side;
    count();
    if (side == Side::list) {
        m_bulk.read_lists();
    }
}

void CollectionPage::flush() {
    take(m_panel.flush());
}

void CollectionPage::take(std::vector<ObjectPanel::Change> changes) {
    for (auto& change : changes) {
        m_edits.add(std::move(change.edit), std::move(change.label));
    }
}

std::string CollectionPage::under_way() const {
    bool const adding = m_intake.busy() || m_photo_folder.importing();
    return m_import.importing()   ? tr("importing")
           : m_export.exporting() ? tr("exporting")
           : adding               ? tr("adding photos")
                                  : "";
}

bool CollectionPage::take_dropped(Path const& file) {
    if (has_extension(file.filename().string(), {"csv", "xlsx", "ods", "xml"})) {
        m_import.begin(file);
        return true;
    }
    if (!has_extension(file.filename().string(), picture_extensions())) {
        return false;
    }
    if (m_side != Side::object || m_panel.empty()) {
        return false;  // nobody knows what it is a picture of
    }
    add_photo(file);
    return true;
}

void CollectionPage::add_photo(Path const& file) {
    m_error.clear();
    m_intake.add(m_panel.object(), file);
}

void CollectionPage::poll() {
    if (auto const error = m_table.poll()) {
        m_error = message_of(*error);
    }
    m_grid.follow();
    if (m_watch.changed()) {
        m_error.clear();
        // The object first: it is looked at.
        if (!m_panel.empty()) {
            read_object(m_panel.object());
        }
        m_table.refresh();
        count();
    }
    if (auto const error = m_edits.take_error()) {
        if (m_panel.empty() || m_side != Side::object) {
            m_error = message_of(*error);
        } else {
            m_panel.refuse(*error);
        }
    }
    if (auto sheet = m_reading.take()) {
        if (*sheet) {
            m_panel.show(std::move(**sheet));
        } else if (sheet->error().code == ErrorCode::record_not_found) {
            m_panel.clear();  // its addition was undone
        } else {
            m_error = message_of(sheet->error());
        }
    }
    poll_photos();
}

void CollectionPage::poll_photos() {
    if (auto photos = m_intake.poll()) {
        m_edits.add(std::move(*photos), tr("Add photos"));
    }
    if (auto const error = m_intake.take_error()) {
        m_error = message_of(*error);
    }
    if (auto const turned = m_intake.take_turned(); turned && !m_panel.empty()) {
        take({m_panel.replace_photo(turned->before, turned->after)});
    }
}

void CollectionPage::handle_keys() {
    if (pressed(Key::search)) {
        m_focus_search = true;
    }
    // Escape leaves a field or closes a choice first; by now that has been done.
    bool const busy = ImGui::GetIO().WantTextInput || std::exchange(m_choosing, false);
    if (pressed(Key::back) && !busy) {
        go_back();
    }
}

/// One step: the side first, then many chosen rows, then the search.
void CollectionPage::go_back() {
    if (m_side != Side::none) {
        show(Side::none);
    } else if (m_grid.selection().size(m_table.ids()) > 1) {
        m_grid.selection().clear();
    } else if (!m_search.empty()) {
        m_search.clear();
        query();
    }
}

void CollectionPage::draw(Theme const& theme) {
    if (m_import.is_open()) {
        if (m_import.draw(theme) == ImportView::Outcome::left) {
            enter();
        }
        return;
    }
    if (m_export.is_open()) {
        m_export.draw(theme);
        return;
    }
    if (m_photo_folder.is_open()) {
        if (m_photo_folder.draw(theme) == PhotoFolderView::Outcome::left) {
            enter();
        }
        return;
    }
    poll();
    if (m_zoom.is_open()) {
        m_zoom.draw(theme);
        return;
    }
    if (m_photo_chooser.is_open()) {
        if (auto const photo = m_photo_chooser.draw(theme); photo && !m_panel.empty()) {
            add_photo(*photo);
        }
        return;
    }
    handle_keys();
    ui::head(theme, tr("Collection"));
    ui::right_or_below(ui::button_width(theme, icon::kImport, tr("Import")) +
                       ui::button_width(theme, icon::kExport, tr("Export")) +
                       ui::button_width(theme, icon::kPhoto, tr("Photos from a folder")) +
                       2 * theme.space(Space::s));
    if (ui::button(theme, icon::kPhoto, tr("Photos from a folder"))) {
        flush();
        m_photo_folder.begin();
    }
    ImGui::SameLine();
    if (ui::button(theme, icon::kImport, tr("Import"))) {
        begin();
    }
    ImGui::SameLine();
    if (ui::button(theme, icon::kExport, tr("Export"))) {
        flush();
        m_export.begin({});
    }
    draw_tools(theme);
    if (m_filters.draw_chips(theme)) {
        query();
    }
    draw_progress(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    bool const beside = m_side != Side::none && (m_side != Side::object || !m_panel.empty());
    float const whole = ImGui::GetContentRegionAvail().x;
    float const handle = ui::splitter_width(theme);
    if (!beside) {
        draw_main(theme, whole);
        return;
    }
    float const side = std::min(theme.px(m_side_width), whole - handle - theme.px(kTableLeast));
    draw_main(theme, whole - handle - side);
    ImGui::SameLine(0, 0);
    ui::splitter(theme, m_side_width, {kSideLeast, (whole - handle) / theme.scale - kTableLeast});
    ImGui::SameLine(0, 0);
    draw_side(theme);
    m_choosing = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
}

void CollectionPage::draw_tools(Theme const& theme) {
    if (ui::search_field(theme, m_search, tr("number, name, maker or place"),
                         theme.px(kSearchWidth), std::exchange(m_focus_search, false))) {
        m_grid.selection().clear();
        query();
    }
    if (ui::entered()) {
        m_grid.focus_rows();
    }
    draw_chosen(theme);
    ui::beside(2 * ui::button_width(theme, icon::kUndo, tr("Undo")));
    draw_edit_tools(theme, m_edits);
}

/// What can be done with several chosen rows, in the place of what is done with the table: nothing
/// may move while rows are being chosen.
void CollectionPage::draw_chosen(Theme const& theme) {
    auto const tool = [&](char const* icon, char const* label, Side side) {
        ui::beside(ui::button_width(theme, icon, label));
        if (ui::button(theme, icon, label)) {
            show(m_side == side ? Side::none : side);
        }
    };
    auto const count = m_grid.selection().size(m_table.ids());
    if (count < 2) {
        tool(icon::kFilter, tr("Filters"), Side::filters);
        tool(icon::kBeside, tr("Columns"), Side::columns);
        tool(icon::kAdd, tr("New object"), Side::new_object);
        return;
    }
    ImGui::SameLine();
    ui::align_with_controls();
    ui::strong(theme, fmt::format(fmt::runtime(tr("{0} chosen")), count));
    tool(icon::kEdit, tr("Set a field"), Side::set_field);
    tool(icon::kLists, tr("Put on a list"), Side::list);
    ui::beside(ui::button_width(theme, icon::kClose, tr("Choose none")));
    if (ui::button(theme, icon::kClose, tr("Choose none"))) {
        m_grid.selection().clear();
    }
}

void CollectionPage::draw_progress(Theme const& theme) {
    auto const bar = [&](Progress progress, std::string const& words) {
        ui::IdScope const id(words.c_str());
        bool const stop = ui::button(theme, icon::kClose, tr("Stop"));
        ImGui::SameLine();
        ui::GroupScope const group;
        ui::progress(theme, progress, words);
        return stop;
    };
    if (m_edits.busy() && m_edits.progress().total > 1 &&
        bar(m_edits.progress(), m_edits.label())) {
        m_edits.cancel();
    }
    if (m_intake.busy() && bar(m_intake.progress(), tr("Adding photos…"))) {
        m_intake.cancel();
    }
}

void CollectionPage::draw_main(Theme const& theme, float width) {
    if (m_table.size() == 0 && !m_table.loading()) {
        ui::PanelScope const panel(theme, "nothing", {width, 0}, ui::PanelScope::Frame::bordered);
        draw_nothing(theme);
        return;
    }
    auto const outcome = m_grid.draw(theme, width);
    if (outcome.sort_changed) {
        query();
    }
    bool const wanted = outcome.opened || (m_side == Side::object && outcome.moved);
    if (wanted && m_grid.cursor()) {
        show(Side::object);
        if (m_panel.empty() || m_panel.object() != *m_grid.cursor()) {
            read_object(*m_grid.cursor());
        }
    }
}

void CollectionPage::draw_nothing(Theme const& theme) {
    if (m_search.empty() && !m_filters.any()) {
        ui::title(theme, tr("No objects yet"));
        ui::wrapped_muted(theme, tr("Import the export of your collection system."));
        return;
    }
    ui::title(theme, tr("Nothing found"));
    ui::wrapped_muted(theme, m_search.empty()
                                 ? tr("No object has all of this. Take a filter away.")
                                 : tr("Every word must be the beginning of a word in the number, "
                                      "the name, the maker or the place."));
    if (ui::button(theme, icon::kClose, tr("Show all objects"), ui::ButtonKind::main)) {
        m_search.clear();
        m_filters.clear();
        query();
    }
}

}  // namespace noodkluis::app::desktop
