// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/received_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/file_names.h"
#include "app/session/folder_listing.h"
#include "app/sharing/receipts.h"
#include "app/sharing/release_code.h"
#include "app/sharing/share.h"
#include "app/sharing/sheets_export.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kWidth = 880;

bool is_about_code(ErrorCode code) {
    return code == ErrorCode::release_code_needed || code == ErrorCode::release_code_wrong ||
           code == ErrorCode::release_code_wait;
}

}  // namespace

void ReceivedPage::enter() {
    m_reading =
        m_workspace.thread.submit([](storage::Vault& vault, Job&) { return read_received(vault); });
}

std::string ReceivedPage::status() const {
    return counted("{0} bundle received", "{0} bundles received", m_lines.size());
}

bool ReceivedPage::take_dropped(Path const& file) {
    if (!has_extension(file.filename().string(), {"nkbundle"})) {
        return false;
    }
    open(file);
    return true;
}

void ReceivedPage::open(Path file, crypto::Secret code) {
    m_error.clear();
    m_note.clear();
    m_warning.clear();
    m_sheets.clear();
    m_opened = file;
    m_asks_code = false;
    m_code.clear();
    m_field.reset();
    m_chooser.close();
    m_opening = m_workspace.thread.submit(
        [file = std::move(file), code = std::move(code), &clock = m_workspace.clock](
            storage::Vault& vault, Job& job) -> Result<OpenedShare> {
            NK_TRY(auto bundle, open_received(vault, file, clock, job, code));
            NK_TRY(auto list, read_shared_list(bundle));
            NK_TRY(auto const marks, marks_of(vault, bundle));
            NK_TRY(auto const time, reading_time(vault, bundle, clock));
            return OpenedShare{std::make_shared<OpenedBundle const>(std::move(bundle)),
                               std::move(list), marks, time};
        });
}

void ReceivedPage::poll() {
    if (auto lines = m_reading.take()) {
        if (*lines) {
            m_lines = std::move(**lines);
        } else {
            m_error = message_of(lines->error());
        }
    }
    if (auto share = m_opening.take()) {
        if (*share) {
            m_salvage.reset();
            m_field = std::make_unique<FieldView>(m_workspace, m_settings, std::move(**share));
        } else {
            m_asks_code = is_about_code(share->error().code);
            m_error = message_of(share->error());
        }
        enter();
    }
    if (auto written = m_writing.take()) {
        m_note = *written ? **written : "";
        m_error = *written ? "" : message_of(written->error());
        enter();
    }
    if (auto printed = m_printing.take()) {
        m_warning = *printed ? **printed : "";
        m_error = *printed ? "" : message_of(printed->error());
        m_asks_code = !*printed && is_about_code(printed->error().code);
        enter();
    }
}

std::chrono::seconds ReceivedPage::redraw_within() const {
    auto const usual = Page::redraw_within();
    return m_field ? std::clamp(m_field->left(), std::chrono::seconds{1}, usual) : usual;
}

bool ReceivedPage::take_settings_changed() {
    return m_field != nullptr && m_field->take_settings_changed();
}

void ReceivedPage::draw_field(Theme const& theme) {
    auto const outcome = m_field->draw(theme);
    if (outcome == FieldView::Outcome::open) {
        return;
    }
    if (outcome == FieldView::Outcome::expired) {
        m_error = fmt::format(
            fmt::runtime(tr("The list {0} could be read until now. Ask for a new one.")),
            m_field->share().list.name);
    }
    m_field.reset();
    enter();
}

void ReceivedPage::draw(Theme const& theme) {
    poll();
    if (m_field) {
        draw_field(theme);
        return;
    }
    if (m_chooser.is_open()) {
        if (auto file = m_chooser.draw(theme)) {
            if (m_receipt) {
                write_receipt_to(*file);
            } else if (!m_printed.empty()) {
                m_opened = std::exchange(m_printed, {});
                m_sheets = *file;
                save_sheets();
            } else {
                open(*std::move(file));
            }
        }
        return;
    }
    m_receipt.reset();
    m_printed.clear();
    ui::head(theme, tr("Received"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
        ui::gap(theme, Space::s);
    }
    if (!m_warning.empty()) {
        ui::message(theme, Tone::warning, m_warning);
        ui::gap(theme, Space::s);
    }
    if (m_asks_code) {
        draw_code(theme);
    }
    draw_opening(theme);
    ui::gap(theme, Space::l);
    draw_list(theme);
}

/// The duty officer says it on the telephone.
void ReceivedPage::draw_code(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Code");
    look.hint = tr("six groups of five digits");
    look.width = theme.px(420);
    m_code.set_shown(true);
    bool wanted = m_code.draw(theme, look);
    ui::gap(theme, Space::s);
    {
        ui::DisabledScope const disabled(m_code.empty() || m_opening.active());
        wanted |= ui::button(theme, icon::kUnlock, tr("Open with this code"), ui::ButtonKind::main);
    }
    if (wanted && !m_code.empty()) {
        open_with_code();
    }
    ui::gap(theme, Space::m);
}

void ReceivedPage::open_with_code() {
    auto const typed = m_code.passphrase();
    auto code = typed ? read_release_code(*typed) : tl::unexpected(typed.error());
    if (!code) {
        m_error = message_of(code.error());
        return;
    }
    if (m_sheets.empty()) {
        open(m_opened, std::move(*code));
    } else {
        save_sheets(std::move(*code));
    }
}

void ReceivedPage::save_sheets(crypto::Secret code) {
    m_error.clear();
    m_note.clear();
    m_warning.clear();
    m_asks_code = false;
    m_code.clear();
    m_printing = m_workspace.thread.submit(
        [file = m_opened, to = m_sheets, code = std::move(code), &clock = m_workspace.clock](
            storage::Vault& vault, Job& job) -> Result<std::string> {
            NK_TRY(auto const bundle, open_received(vault, file, clock, job, code));
            NK_CHECK(export_sheets(vault, bundle, to));
            return fmt::format(fmt::runtime(tr("The sheets are in {0}. Print this file and delete "
                                               "it: it is not encrypted.")),
                               to.string());
        });
}

void ReceivedPage::write_receipt_to(Path const& file) {
    m_writing = m_workspace.thread.submit(
        [file, bundle = *std::exchange(m_receipt, std::nullopt), &clock = m_workspace.clock](
            storage::Vault& vault, Job&) -> Result<std::string> {
            NK_TRY(auto const receipt, make_receipt(vault, bundle.text(), true, clock));
            NK_TRY(auto const bytes, write_receipt(receipt));
            NK_CHECK(write_file(file, bytes, Overwrite::no));
            return fmt::format(fmt::runtime(tr("Saved as {0}. Send it to the sender of the list: "
                                               "they see that it came, and what was ticked off.")),
                               file.string());
        });
}

void ReceivedPage::draw_opening(Theme const& theme) {
    if (m_opening.active() || m_printing.active()) {
        ui::progress(theme, m_opening.active() ? m_opening.progress() : m_printing.progress(),
                     tr("Checking and opening the bundle…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_opening.cancel();
            m_printing.cancel();
        }
        return;
    }
    if (ui::button(theme, icon::kOpenBox, tr("Open a bundle"),
                   m_asks_code ? ui::ButtonKind::normal : ui::ButtonKind::main)) {
        m_chooser.open({FileChooser::Purpose::open_file, tr("Open a bundle"), {"nkbundle"}});
    }
    ImGui::SameLine();
    ui::align_with_controls();
    ui::muted(theme, tr("Or drop the bundle on this window."));
}

void ReceivedPage::draw_list(Theme const& theme) {
    if (m_lines.empty()) {
        ui::title(theme, tr("Nothing was received yet"));
        ui::wrapped_muted(theme, tr("A sealed bundle comes by mail or on a USB stick, under an "
                                    "agreement that both sides signed."));
        return;
    }
    ui::title(theme, tr("Opened here before"));
    for (auto const& line : m_lines) {
        ui::IdScope const id(line.bundle.id);
        draw_line(theme, line);
        if (m_salvage == line.bundle.id && line.salvage) {
            draw_salvage(theme, line);
        }
        ui::gap(theme, Space::l);
    }
}

void ReceivedPage::draw_line(Theme const& theme, ReceivedSheet const& line) {
    bool const over = m_workspace.clock.now() >= line.bundle.not_after;
    auto const* const label = tr("Open");
    auto const start = ImGui::GetCursorPos();
    float const button = ui::button_width(theme, icon::kOpenBox, label);
    float const width = std::min(theme.px(kWidth), ImGui::GetContentRegionAvail().x) - button;
    {
        ui::GroupScope const group;
        ui::StyleScope const tight(ImGuiStyleVar_ItemSpacing, ImVec2(0, theme.space(Space::xs)));
        {
            ui::FontScope const font(theme.fonts.strong);
            ui::clipped(fmt::format(fmt::runtime(tr("{0}, from {1}")), line.title, line.sender),
                        width - theme.space(Space::m));
        }
        ui::muted(theme, fmt::format(fmt::runtime(over ? tr("could be read until {0}")
                                                       : tr("can be read until {0}")),
                                     display_time(line.bundle.not_after)));
    }
    auto const end = ImGui::GetCursorPos();
    if (!over && !line.revoked && !line.ended) {
        ImGui::SetCursorPos({start.x + width, start.y});
        if (ui::button(theme, icon::kOpenBox, label)) {
            open(line.file);
        }
        ImGui::SetCursorPos({end.x, std::max(end.y, ImGui::GetCursorPosY())});
    }
    draw_marks(theme, line);
    draw_save_buttons(theme, line);
    if (!line.salvage) {
        return;
    }
    auto const& incident = line.salvage->incident;
    bool const shown = m_salvage == line.bundle.id;
    ui::align_with_controls();
    ui::muted(theme, fmt::format(fmt::runtime(incident.kind == storage::IncidentKind::drill
                                                  ? tr("Drill since {0}: {1} of {2} out")
                                                  : tr("Incident since {0}: {1} of {2} out")),
                                 display_time(incident.started_at), line.salvage->counts.out,
                                 incident.entries));
    ImGui::SameLine();
    if (ui::button(theme, icon::kLog, shown ? tr("Hide what was marked") : tr("What was marked"),
                   ui::ButtonKind::quiet)) {
        m_salvage = shown ? std::nullopt : std::optional(line.bundle.id);
    }
}

/// What makes another list the better one.
void ReceivedPage::draw_marks(Theme const& theme, ReceivedSheet const& line) {
    if (line.revoked) {
        ui::message(theme, Tone::danger, tr("Taken back: do not use it, nor a print of it."));
    }
    if (line.ended && !line.revoked) {
        ui::message(theme, Tone::danger, tr("The agreement has ended: it does not open any more."));
    }
    if (line.forked) {
        ui::message(theme, Tone::danger,
                    fmt::format(fmt::runtime(tr("Another list came in under the same number ({0}): "
                                                "one may be false. Call {1}.")),
                                line.bundle.sequence, line.sender));
    }
    if (line.superseded && !line.revoked && !line.ended) {
        ui::state(theme, Tone::warning, icon::kWarning,
                  tr("Superseded: a newer list came in. Use that one."));
    }
}

void ReceivedPage::draw_save_buttons(Theme const& theme, ReceivedSheet const& line) {
    if (ui::button(theme, icon::kSave, tr("Save a receipt…"), ui::ButtonKind::quiet)) {
        m_receipt = line.bundle.id;
        m_chooser.open({FileChooser::Purpose::save_file,
                        tr("Where the receipt goes"),
                        {"nkreceipt"},
                        plain_file_name(line.title, "receipt") + ".nkreceipt"});
    }
    if (line.receipt_at) {
        ImGui::SameLine();
        ui::align_with_controls();
        ui::muted(theme, fmt::format(fmt::runtime(tr("the last one was saved on {0}")),
                                     display_time(*line.receipt_at)));
    }
    bool const opens = m_workspace.clock.now() < line.bundle.not_after && !line.ended;
    if (!line.has_sheets || !opens || line.revoked) {
        return;
    }
    ui::beside(ui::button_width(theme, icon::kFile, tr("Sheets to print…")));
    if (ui::button(theme, icon::kFile, tr("Sheets to print…"), ui::ButtonKind::quiet)) {
        m_printed = line.file;
        m_chooser.open({FileChooser::Purpose::save_file,
                        tr("Where the sheets go, which anybody can read"),
                        {"pdf"},
                        plain_file_name(line.title, "sheets") + ".pdf"});
    }
}

/// By number: the list itself is not kept.
void ReceivedPage::draw_salvage(Theme const& theme, ReceivedSheet const& line) {
    constexpr int kColumns = 4;
    if (!ImGui::BeginTable("marks", kColumns,
                           ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingFixedFit |
                               ImGuiTableFlags_NoHostExtendX)) {
        return;
    }
    for (auto const* title : {tr("Nr"), tr("What"), tr("When"), tr("Written down")}) {
        ImGui::TableNextColumn();
        ui::strong(theme, title);
    }
    for (auto const& mark : line.salvage->marks) {
        auto const look = look_of(mark.state);
        ImGui::TableNextColumn();
        ui::text(std::to_string(mark.entry));
        ImGui::TableNextColumn();
        if (mark.takes_back == 0) {
            ui::state(theme, look.tone, look.icon, words_of(mark.state));
        } else {
            ui::state(theme, Tone::neutral, icon::kUndo,
                      fmt::format(fmt::runtime(tr("taken back: {0}")), words_of(mark.state)));
        }
        ImGui::TableNextColumn();
        ui::text(display_time(mark.at));
        ImGui::TableNextColumn();
        ui::text(display_time(mark.recorded_at));
    }
    ImGui::EndTable();
    ui::gap(theme, Space::m);
}

}  // namespace noodkluis::app::desktop
