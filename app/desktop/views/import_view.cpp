// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/import_view.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/platform/window.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/exchange/collection_import.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::size_t kSampleRows = 20;
constexpr float kFooterHeight = 52;

/// Room for the steps' own buttons below.
float height_above_footer(Theme const& theme) {
    return ImGui::GetContentRegionAvail().y - theme.px(kFooterHeight);
}

}  // namespace

ImportView::ImportView(Workspace& workspace)
    : m_workspace(workspace), m_worker([] { Window::wake(); }) {}

void ImportView::begin() {
    m_step = Step::file;
    m_draft.reset();
    m_done.reset();
    m_error.clear();
    choose(Choosing::export_file);
}

void ImportView::begin(Path file) {
    if (m_importing.active()) {
        return;
    }
    m_chooser.close();
    m_draft.emplace(std::move(file));
    m_preview = {};
    m_check.clear();
    m_checking = {};
    m_done.reset();
    m_note.clear();
    m_step = Step::file;
    read_sample();
}

void ImportView::read_sample() {
    m_error.clear();
    m_wants_profile = false;
    m_reading = m_worker.submit([file = m_draft->file(), options = m_draft->options()](Job&) {
        return read_import_sample(file, options, kSampleRows);
    });
}

void ImportView::read_preview() {
    m_check.clear();
    m_previewing = m_worker.submit([sample = m_draft->sample(), mapping = m_draft->mapping(),
                                    corrections = m_draft->corrections()](Job&) {
        return Result<ImportPreview>(preview_import(*sample, mapping, corrections));
    });
}

void ImportView::check() {
    m_error.clear();
    m_check.clear();
    m_step = Step::check;
    auto options = m_draft->options();
    options.dry_run = true;
    m_checking =
        m_workspace.thread.submit([file = m_draft->file(), options = std::move(options),
                                   &clock = m_workspace.clock](storage::Vault& vault, Job& job) {
            return import_collection(vault, file, options, clock, job);
        });
}

void ImportView::import() {
    m_error.clear();
    m_step = Step::import;
    m_importing = m_workspace.thread.submit(
        [file = m_draft->file(), options = m_draft->options(), &clock = m_workspace.clock](
            storage::Vault& vault, Job& job) -> Result<ImportReport> {
            NK_TRY(auto report, import_collection(vault, file, options, clock, job));
            if (report.refusal) {
                return tl::unexpected(*report.refusal);
            }
            return report;
        });
}

template <class Value>
bool ImportView::keep_error(Result<Value> const& result) {
    if (!result) {
        m_error = message_of(result.error());
    }
    return result.has_value();
}

void ImportView::poll() {
    if (auto sample = m_reading.take()) {
        if (keep_error(*sample)) {
            m_draft->show(std::move(**sample));
            m_step = Step::columns;
            read_preview();
        } else {
            m_wants_profile = sample->error().code == ErrorCode::xml_profile_needed;
        }
    }
    if (auto profile = m_reading_profile.take(); profile && keep_error(*profile)) {
        m_draft->choose_profile(std::move(**profile));
        read_sample();
    }
    if (auto preview = m_previewing.take(); preview && keep_error(*preview)) {
        m_preview = std::move(**preview);
    }
    if (auto mapping = m_reading_mapping.take(); mapping && keep_error(*mapping)) {
        if (keep_error(m_draft->use(**mapping))) {
            read_preview();
        }
    }
    if (auto kept = m_keeping.take(); kept && keep_error(*kept)) {
        m_note = tr("The mapping is kept. Choose it when you import from the same source again.");
    }
    if (auto report = m_checking.take()) {
        if (keep_error(*report)) {
            m_check.show(std::move(**report));
        } else {
            m_step = Step::columns;
        }
    }
    if (auto report = m_importing.take()) {
        if (keep_error(*report)) {
            m_done = std::move(**report);
        } else {
            m_step = Step::check;
        }
    }
}

ImportView::Outcome ImportView::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        draw_chooser(theme);
        return is_open() ? Outcome::waiting : Outcome::left;
    }
    // Escape that closes a list or leaves a field is not meant for the step.
    m_back = pressed(Key::back) && !ImGui::GetIO().WantTextInput && !m_list_open;
    draw_path(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    switch (m_step) {
        case Step::closed:
            break;
        case Step::file:
            draw_reading(theme);
            break;
        case Step::columns:
            draw_columns(theme);
            break;
        case Step::check:
            draw_check(theme);
            break;
        case Step::import:
            m_done ? draw_done(theme) : draw_import(theme);
            break;
    }
    m_list_open = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    return is_open() ? Outcome::waiting : Outcome::left;
}

/// The steps, with the one at hand, and the file.
void ImportView::draw_path(Theme const& theme) const {
    std::array const steps{tr("File"), tr("Columns"), tr("Check"), tr("Import")};
    ui::head(theme, tr("Import"));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i > 0) {
            ImGui::SameLine();
            ui::muted(theme, "›");
            ImGui::SameLine();
        }
        bool const here =
            i + static_cast<std::size_t>(Step::file) == static_cast<std::size_t>(m_step);
        auto const words = fmt::format("{} {}", i + 1, steps[i]);
        here ? ui::strong(theme, words) : ui::muted(theme, words);
    }
    if (m_draft) {
        ImGui::SameLine(0, theme.space(Space::xl));
        ui::clipped_path(m_draft->file().string(), ImGui::GetContentRegionAvail().x);
    }
    ui::gap(theme, Space::s);
}

void ImportView::draw_reading(Theme const& theme) {
    if (m_reading.active()) {
        ui::muted(theme, tr("Reading the beginning of the file…"));
    }
    if (ui::button(theme, icon::kFolder, tr("Choose another file"))) {
        choose(Choosing::export_file);
    }
    if (m_wants_profile) {
        ui::beside(ui::button_width(theme, icon::kFile, tr("Use an import profile")));
        if (ui::button(theme, icon::kFile, tr("Use an import profile"))) {
            choose(Choosing::profile);
        }
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    if (ui::button(theme, nullptr, tr("Cancel"), ui::ButtonKind::quiet) || m_back) {
        m_reading = {};
        leave();
    }
}

void ImportView::draw_columns(Theme const& theme) {
    switch (m_columns.draw(theme, *m_draft, m_preview, height_above_footer(theme))) {
        case ImportColumns::Change::none:
            break;
        case ImportColumns::Change::mapping:
            read_preview();
            break;
        case ImportColumns::Change::reading:
            read_sample();
            break;
        case ImportColumns::Change::kept_mapping:
            choose(Choosing::kept_mapping);
            break;
        case ImportColumns::Change::profile:
            choose(Choosing::profile);
            break;
    }
    bool const has_number = m_draft->column_of("accession_number").has_value();
    auto const words =
        has_number
            ? fmt::format(fmt::runtime(tr("{0} of {1} columns are imported; {2} are guessed.")),
                          m_draft->used_columns(), m_draft->headers().size(),
                          m_draft->guessed_columns())
            : std::string(tr("Say first which column holds the accession number."));
    auto const* const next = tr("Check the whole file");
    float const buttons = ui::button_width(theme, icon::kForward, next) +
                          ui::button_width(theme, nullptr, tr("Another file")) +
                          theme.space(Space::s);
    float const left = ImGui::GetCursorPosX();
    float const right = left + ImGui::GetContentRegionAvail().x;
    ui::gap(theme, Space::s);
    ui::align_with_controls();
    if (has_number) {
        ui::clipped(words, right - left - buttons - theme.space(Space::m));
    } else {
        ui::state(theme, Tone::warning, icon::kWarning, words);
    }
    ImGui::SameLine(right - buttons);
    if (ui::button(theme, nullptr, tr("Another file"), ui::ButtonKind::quiet) || m_back) {
        choose(Choosing::export_file);
    }
    ImGui::SameLine();
    ui::DisabledScope const disabled(!has_number || m_reading.active());
    if (ui::button(theme, icon::kForward, next, ui::ButtonKind::main)) {
        check();
    }
}

void ImportView::draw_check(Theme const& theme) {
    if (m_checking.active()) {
        ui::progress(theme, m_checking.progress(),
                     tr("Reading the whole file. Nothing is changed yet."));
        if (ui::button(theme, nullptr, tr("Cancel")) || m_back) {
            m_checking.cancel();
        }
        return;
    }
    if (m_check.empty()) {
        m_step = Step::columns;
        return;
    }
    m_check.draw(theme, *m_draft, height_above_footer(theme));
    bool const again = m_check.outdated();
    auto const* const label = again ? tr("Check again") : tr("Import now");
    auto const* const sign = again ? icon::kRedo : icon::kImport;
    float const buttons = ui::button_width(theme, sign, label) +
                          ui::button_width(theme, nullptr, tr("Back")) + theme.space(Space::s);
    float const left = ImGui::GetCursorPosX();
    float const right = left + ImGui::GetContentRegionAvail().x;
    ui::gap(theme, Space::s);
    ui::align_with_controls();
    bool const ready = m_check.can_import(*m_draft);
    if (ready) {
        auto const& report = m_check.report();
        ui::clipped(fmt::format(fmt::runtime(tr("Objects: {0} new, {1} changed. This cannot be "
                                                "undone.")),
                                report.created, report.changed),
                    right - left - buttons - theme.space(Space::m));
    } else {
        ui::text("");
    }
    ImGui::SameLine(right - buttons);
    if (ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet) || m_back) {
        m_step = Step::columns;
        read_preview();
    }
    ImGui::SameLine();
    ui::DisabledScope const disabled(!again && !ready);
    if (ui::button(theme, sign, label, ui::ButtonKind::main)) {
        again ? check() : import();
    }
}

void ImportView::draw_import(Theme const& theme) {
    ui::progress(theme, m_importing.progress(), tr("Importing…"));
    if (ui::button(theme, nullptr, tr("Cancel")) || m_back) {
        m_importing.cancel();
    }
    ui::wrapped_muted(theme, tr("When you cancel, nothing is imported at all."));
}

void ImportView::draw_done(Theme const& theme) {
    ui::message(theme, Tone::good,
                fmt::format(fmt::runtime(tr("Objects: {0} new, {1} changed, {2} as they were. Rows "
                                            "left out: {3}.")),
                            m_done->created, m_done->changed, m_done->unchanged, m_done->refused));
    ui::gap(theme, Space::s);
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
        ui::gap(theme, Space::s);
    }
    if (ui::button(theme, icon::kCollection, tr("Show the objects"), ui::ButtonKind::main)) {
        leave();
    }
    ui::beside(ui::button_width(theme, icon::kSave, tr("Keep this mapping")));
    if (ui::button(theme, icon::kSave, tr("Keep this mapping"))) {
        choose(Choosing::mapping_to_keep);
    }
    ui::beside(ui::button_width(theme, icon::kImport, tr("Import another file")));
    if (ui::button(theme, icon::kImport, tr("Import another file"), ui::ButtonKind::quiet)) {
        begin();
    }
}

}  // namespace noodkluis::app::desktop
