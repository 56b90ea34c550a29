// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/export_view.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/file_names.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kExportWidth = 720;
constexpr float kExportFormatWidth = 320;

std::string labels_of_fields(std::vector<std::string> const& fields) {
    std::string text;
    for (auto const& field : fields) {
        text += (text.empty() ? "" : ", ") + label_of_field(field);
    }
    return text;
}

/// A tick and its words; true when it changed.
bool tick(char const* label, bool& value) {
    bool const changed = ImGui::Checkbox(label, &value);
    ui::named(label);
    return changed;
}

}  // namespace

void ExportView::begin(std::string list) {
    m_open = true;
    m_request = {std::move(list), PlainFormat::xlsx, {}};
    m_offered.clear();
    m_confirmed = false;
    m_done.reset();
    m_error.clear();
    read();
}

void ExportView::read() {
    m_reading = m_workspace.thread.submit(
        [request = m_request, &clock = m_workspace.clock](storage::Vault& vault, Job& job) {
            return read_plain_contents(vault, request, clock, job);
        });
}

void ExportView::write(Path file) {
    m_error.clear();
    m_file = std::move(file);
    m_writing =
        m_workspace.thread.submit([request = m_request, file = m_file, &clock = m_workspace.clock](
                                      storage::Vault& vault, Job& job) {
            return write_plain_export(vault, request, file, clock, job);
        });
}

void ExportView::poll() {
    if (auto contents = m_reading.take()) {
        if (*contents) {
            m_contents = std::move(**contents);
            m_offered.insert(m_contents->kept_back.begin(), m_contents->kept_back.end());
        } else {
            m_error = message_of(contents->error());
        }
    }
    if (auto written = m_writing.take()) {
        if (*written) {
            m_done = m_file;
        } else {
            m_error = message_of(written->error());
        }
    }
}

void ExportView::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        if (auto file = m_chooser.draw(theme)) {
            write(*std::move(file));
        }
        return;
    }
    bool const back = pressed(Key::back) && !ImGui::GetIO().WantTextInput;
    ui::head(theme, tr("Export"));
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (m_writing.active()) {
        ui::progress(theme, m_writing.progress(), tr("Exporting…"));
        if (ui::button(theme, nullptr, tr("Cancel")) || back) {
            m_writing.cancel();
        }
        return;
    }
    float const width = std::min(theme.px(kExportWidth), ImGui::GetContentRegionAvail().x);
    ui::PanelScope const panel(theme, "export", {width, 0}, ui::PanelScope::Frame::bordered);
    if (m_done) {
        draw_done(theme);
    } else {
        draw_subject(theme);
        if (m_contents) {
            draw_contents(theme);
            draw_end(theme);
        } else if (m_reading.active()) {
            ui::muted(theme, tr("Looking what is in it…"));
        }
    }
    m_open = m_open && !back;
}

void ExportView::draw_subject(Theme const& theme) {
    ui::title(theme, m_request.list.empty()
                         ? std::string(tr("The whole collection"))
                         : fmt::format(fmt::runtime(tr("The list {0}")), m_request.list));
    ui::gap(theme, Space::s);
    constexpr std::array kOrder{PlainFormat::xlsx, PlainFormat::csv, PlainFormat::json,
                                PlainFormat::lido, PlainFormat::summary};
    int chosen = static_cast<int>(std::find(kOrder.begin(), kOrder.end(), m_request.format) -
                                  kOrder.begin());
    ui::FieldLook look;
    look.label = tr("Kind of file");
    look.width = theme.px(kExportFormatWidth);
    if (ui::choice(theme, chosen,
                   {tr("Excel (.xlsx)"), tr("CSV"), tr("JSON, for other programs"),
                    tr("LIDO, for collection portals"), tr("Summary for crisis systems")},
                   look)) {
        m_request.format = kOrder.at(static_cast<std::size_t>(chosen));
        m_request.with.clear();
        m_offered.clear();
        m_contents.reset();
        m_confirmed = false;
        read();
    }
    ui::gap(theme, Space::m);
}

void ExportView::draw_contents(Theme const& theme) {
    auto const& contents = *m_contents;
    ui::strong(theme, tr("This leaves the vault"));
    if (m_request.format == PlainFormat::summary) {
        ui::wrapped(fmt::format(
            fmt::runtime(tr("No object, but the name of the institution, whom to call, {0} "
                            "buildings, and of {1} approved lists how many objects each class "
                            "has.\n")),
            contents.buildings, contents.lists));
        return;
    }
    ui::wrapped(counted("{0} object", "{0} objects", contents.objects));
    ui::wrapped(fmt::format(fmt::runtime(tr("Of each object: {0}")),
                            labels_of_fields(contents.object_fields)));
    if (!contents.entry_fields.empty()) {
        ui::wrapped(fmt::format(fmt::runtime(tr("Of its place on the list: {0}")),
                                labels_of_fields(contents.entry_fields)));
    }
    ui::gap(theme, Space::m);
    draw_kept_back(theme);
}

/// What stays, with a tick to take it along all the same. LIDO has a place for none of it.
void ExportView::draw_kept_back(Theme const& theme) {
    if (m_offered.empty()) {
        return;
    }
    ui::strong(theme, tr("This stays in the vault"));
    if (m_request.format == PlainFormat::lido) {
        ui::wrapped_muted(theme, labels_of_fields({m_offered.begin(), m_offered.end()}));
        ui::gap(theme, Space::m);
        return;
    }
    ui::wrapped_muted(theme, tr("Tick what must go along all the same."));
    auto& with = m_request.with;
    for (auto const& field : m_offered) {
        bool taken = std::find(with.begin(), with.end(), field) != with.end();
        ui::IdScope const id(field.c_str());
        if (tick(label_of_field(field).c_str(), taken)) {
            taken ? with.push_back(field) : static_cast<void>(std::erase(with, field));
            m_confirmed = false;
            read();
        }
    }
    ui::gap(theme, Space::m);
}

std::string ExportView::file_name() const {
    auto const base = m_request.list.empty() ? std::string(tr("collection")) : m_request.list;
    return plain_file_name(base, "export") + "." + extension_of(m_request.format);
}

void ExportView::draw_end(Theme const& theme) {
    ui::message(theme, Tone::warning,
                tr("The file is not encrypted. Whoever has it can read all of this, and nothing "
                   "can take it back. That you made it is written in the log."));
    ui::gap(theme, Space::s);
    bool const anything = m_contents->objects > 0 || m_request.format == PlainFormat::summary;
    if (!anything) {
        ui::wrapped_muted(theme, tr("There is nothing to export."));
    } else {
        tick(tr("I know that this file is not protected"), m_confirmed);
    }
    ui::gap(theme, Space::s);
    {
        ui::DisabledScope const disabled(!m_confirmed || !anything || m_reading.active());
        if (ui::button(theme, icon::kExport, tr("Choose where it goes"), ui::ButtonKind::main)) {
            m_error.clear();
            m_chooser.open({FileChooser::Purpose::save_file,
                            tr("Where does the export go?"),
                            {extension_of(m_request.format)},
                            file_name()});
        }
    }
    ImGui::SameLine();
    if (ui::button(theme, nullptr, tr("Cancel"), ui::ButtonKind::quiet)) {
        m_open = false;
    }
}

void ExportView::draw_done(Theme const& theme) {
    ui::message(theme, Tone::good,
                fmt::format(fmt::runtime(tr("The export is in {0}. It is not encrypted: delete it "
                                            "when it has been used.")),
                            m_done->string()));
    ui::gap(theme, Space::s);
    if (ui::button(theme, nullptr, tr("Done"), ui::ButtonKind::main)) {
        m_open = false;
    }
}

}  // namespace noodkluis::app::desktop
