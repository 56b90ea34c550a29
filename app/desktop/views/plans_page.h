// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/edit_queue.h"
#include "app/desktop/page.h"
#include "app/desktop/platform/texture.h"
#include "app/desktop/views/plan_object_panel.h"
#include "app/desktop/views/plan_tools.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/desktop/widgets/plan_canvas.h"

namespace noodkluis::app::desktop {

/// The floors on the left, the plan of the chosen one large beside them with its pins and routes,
/// and on the right the object that was pressed, or the tools to mark things on the plan.
class PlansPage final : public Page {
  public:
    explicit PlansPage(Workspace& workspace);
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;
    [[nodiscard]] std::vector<Command> commands() override;

  private:
    /// What stands on the right.
    enum class Side : std::uint8_t { none, object, objects, tools };
    void poll();
    void read_index();
    void read_sheet();
    void ask_for_picture(float side);
    void choose_floor(storage::FloorId floor);
    void choose_first_floor();
    void choose_object(storage::ObjectId object);
    void set_side(Side side);
    void update_marks();
    void update_tool_marks();
    void go_back();
    void make_place();
    void ask_for_plan();
    void take_plan(Path const& file);
    void set_plan(Path const& file, int page);
    void draw_page_form(Theme const& theme);
    void draw_tool_row(Theme const& theme);
    void draw_floor_choice(Theme const& theme);
    void draw_floors(Theme const& theme);
    void draw_floor_row(Theme const& theme, storage::Floor const& floor);
    void draw_form(Theme const& theme);
    void draw_no_places(Theme const& theme);
    void draw_floor(Theme const& theme);
    void draw_no_plan(Theme const& theme);
    void draw_unplaced_line(Theme const& theme);
    void draw_canvas(Theme const& theme, ImVec2 size);
    void take(PlanCanvas::Outcome const& outcome);
    void take_for_tools(PlanCanvas::Outcome const& outcome);
    [[nodiscard]] PlanRoom const* room_of_pin(std::size_t pin) const;
    void show_objects();
    void open_place_form();
    void draw_tools(Theme const& theme);
    void draw_side(Theme const& theme);
    void draw_objects(Theme const& theme);
    void draw_object_row(Theme const& theme, storage::FloorObject const& object);

    Workspace& m_workspace;
    EditQueue& m_edits;
    EditWatch m_watch;
    Task<PlanIndex> m_reading_index;
    Task<PlanSheet> m_reading_sheet;
    Task<ObjectSheet> m_reading_object;
    Task<Pixels> m_reading_picture;
    Task<void> m_storing;
    std::optional<PlanIndex> m_index;
    std::optional<PlanSheet> m_sheet;
    std::optional<storage::FloorId> m_floor;
    std::optional<storage::ObjectId> m_object;  ///< that is looked at
    std::vector<storage::ObjectId> m_objects;   ///< to choose from
    Side m_side = Side::none;
    PlanCanvas m_canvas;
    PlanMarks m_marks;
    PlanObjectPanel m_panel;
    PlanTools m_tools;
    Texture m_picture;
    std::optional<storage::BlobId> m_picture_of;
    std::uint32_t m_picture_side = 0;

    FileChooser m_chooser;  ///< of a plan
    Path m_plan;            ///< a PDF of which the page is asked for; or ""
    std::string m_plan_page;
    bool m_making_place = false;
    std::string m_new_building;
    std::string m_new_floor;
    std::string m_new_room;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
