// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/received_page.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/folder_listing.h"
#include "app/sharing/agreements.h"
#include "app/sharing/share.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/repository/bundle_repository.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kWidth = 880;

}  // namespace

void ReceivedPage::enter() {
    m_reading = m_workspace.thread.submit([](storage::Vault& vault,
                                             Job&) -> Result<std::vector<Line>> {
        NK_TRY(auto const bundles, storage::BundleRepository(vault.connection()).list_received());
        std::vector<Line> lines;
        for (auto const& bundle : bundles) {
            NK_TRY(auto const agreement, find_agreement(vault, bundle.agreement.text()));
            lines.push_back({bundle, received_file(vault, bundle.id), agreement.terms.title,
                             agreement.terms.museum.name});
        }
        return lines;
    });
}

std::string ReceivedPage::status() const {
    return fmt::format(fmt::runtime(tr("{0} bundles received")), m_lines.size());
}

bool ReceivedPage::take_dropped(Path const& file) {
    if (!has_extension(file.filename().string(), {"nkbundle"})) {
        return false;
    }
    open(file);
    return true;
}

void ReceivedPage::open(Path file) {
    m_error.clear();
    m_field.reset();
    m_chooser.close();
    m_opening =
        m_workspace.thread.submit([file = std::move(file), &clock = m_workspace.clock](
                                      storage::Vault& vault, Job& job) -> Result<OpenedShare> {
            NK_TRY(auto bundle, open_received(vault, file, clock, job));
            NK_TRY(auto list, read_shared_list(bundle));
            NK_TRY(auto const superseded, is_superseded(vault, bundle));
            return OpenedShare{std::make_shared<OpenedBundle const>(std::move(bundle)),
                               std::move(list), superseded};
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
            m_field = std::make_unique<FieldView>(m_workspace, std::move(**share));
        } else {
            m_error = message_of(share->error());
        }
        enter();
    }
}

void ReceivedPage::draw(Theme const& theme) {
    poll();
    if (m_field) {
        auto const outcome = m_field->draw(theme);
        if (outcome == FieldView::Outcome::expired) {
            m_error = fmt::format(
                fmt::runtime(tr("The list {0} could be read until now. Ask for a new one.")),
                m_field->share().list.name);
        }
        if (outcome != FieldView::Outcome::open) {
            m_field.reset();
        }
        return;
    }
    if (m_chooser.is_open()) {
        if (auto file = m_chooser.draw(theme)) {
            open(*std::move(file));
        }
        return;
    }
    ui::head(theme, tr("Received"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    draw_opening(theme);
    ui::gap(theme, Space::l);
    draw_list(theme);
}

void ReceivedPage::draw_opening(Theme const& theme) {
    if (m_opening.active()) {
        ui::progress(theme, m_opening.progress(), tr("Checking and opening the bundle…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_opening.cancel();
        }
        return;
    }
    if (ui::button(theme, icon::kOpenBox, tr("Open a bundle"), ui::ButtonKind::main)) {
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
    auto const now = m_workspace.clock.now();
    for (auto const& line : m_lines) {
        ui::IdScope const id(line.bundle.id);
        bool const over = now >= line.bundle.not_after;
        auto const sentence =
            fmt::format(fmt::runtime(over ? tr("{0}, from {1}: could be read until {2}")
                                          : tr("{0}, from {1}: can be read until {2}")),
                        line.title, line.sender, display_time(line.bundle.not_after));
        ui::align_with_controls();
        if (over) {
            ui::muted(theme, sentence);
            continue;
        }
        ui::text(sentence);
        ImGui::SameLine(theme.px(kWidth - 100));
        if (ui::button(theme, icon::kOpenBox, tr("Open"))) {
            open(line.file);
        }
    }
}

}  // namespace noodkluis::app::desktop
