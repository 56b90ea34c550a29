// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/issued_panel.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/field_marks.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/panel_head.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/file_names.h"
#include "app/sharing/release_code.h"
#include "app/sharing/release_codes.h"
#include "app/sharing/statements.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kFactWidth = 112;

void fact(Theme const& theme, std::string_view word, std::string_view content) {
    auto const left = ImGui::GetCursorPosX();
    ui::muted(theme, word);
    ImGui::SameLine(left + theme.px(kFactWidth));
    ui::wrapped(content);
}

/// The day stands in the heading already, unless it is another one.
std::string moment_in(UseOfList const& use, Timestamp time) {
    return display_date(time) == display_date(use.started_at) ? display_clock(time)
                                                              : display_time(time);
}

}  // namespace

void IssuedPanel::show(SharedOut const& out, ReceiptSheet const* receipt) {
    if (!shows(out.bundle.id)) {
        hide();
    }
    m_out = out;
    m_receipt = receipt == nullptr ? std::nullopt : std::optional(*receipt);
    m_uses.clear();
    if (m_receipt) {
        read_use_of(m_receipt->receipt);
    }
}

void IssuedPanel::hide() {
    m_out.reset();
    m_receipt.reset();
    m_code = crypto::Secret();
    m_statement.reset();
    m_asks_revoke = m_older_too = false;
    m_error.clear();
}

void IssuedPanel::read_use_of(Receipt const& receipt) {
    m_reading = m_workspace.thread.submit(
        [receipt, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return read_use(vault, receipt, clock);
        });
}

void IssuedPanel::poll() {
    if (auto uses = m_reading.take(); uses && *uses) {
        m_uses = std::move(**uses);
    }
    if (auto code = m_asking_code.take()) {
        m_error = *code ? "" : message_of(code->error());
        m_code = *code ? std::move(**code) : crypto::Secret();
    }
    if (auto statement = m_revoking.take()) {
        m_error = *statement ? "" : message_of(statement->error());
        m_revoked = statement->has_value();
        m_asks_revoke = m_asks_revoke && !m_revoked;
        if (m_revoked) {
            m_statement = std::move(**statement);
        }
    }
    if (auto const saved = m_saving.take()) {
        m_error = *saved ? "" : message_of(saved->error());
        m_statement = *saved ? std::nullopt : std::move(m_statement);
    }
}

std::optional<Path> IssuedPanel::draw_chooser(Theme const& theme) {
    auto file = m_chooser.draw(theme);
    if (file && !m_chooses_receipt) {
        save_statement(*file);
        return std::nullopt;
    }
    return file;
}

bool IssuedPanel::draw(Theme const& theme) {
    poll();
    ui::PanelScope const panel(theme, "issued", {0, 0}, ui::PanelScope::Frame::bordered);
    if (ui::panel_head(theme, fmt::format(fmt::runtime(tr("{0}, version {1}")), m_out->list,
                                          m_out->list_number))) {
        hide();
        return false;
    }
    ui::gap(theme, Space::s);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    draw_facts(theme);
    draw_revoking(theme);
    if (m_out->coded) {
        draw_code(theme);
    }
    draw_receipt(theme);
    return std::exchange(m_revoked, false);
}

void IssuedPanel::draw_facts(Theme const& theme) const {
    auto const& bundle = m_out->bundle;
    auto const now = m_workspace.clock.now();
    if (m_out->revoked) {
        ui::state(theme, Tone::danger, icon::kDanger, tr("taken back"));
    } else if (now >= bundle.not_after) {
        ui::state(theme, Tone::neutral, icon::kTime, tr("its time is over"));
    } else if (now < bundle.not_before) {
        ui::state(theme, Tone::neutral, icon::kCalendar, tr("cannot be opened yet"));
    } else {
        ui::state(theme, Tone::good, icon::kGood, tr("can be opened now"));
    }
    ui::gap(theme, Space::s);
    fact(theme, tr("With whom"), m_out->partner);
    fact(theme, tr("Agreement"), m_out->agreement);
    fact(theme, tr("From"), display_time(bundle.not_before));
    fact(theme, tr("Until"), display_time(bundle.not_after));
    fact(theme, tr("Number"), std::to_string(bundle.sequence));
    fact(theme, tr("File"), bundle.file_name);
}

void IssuedPanel::draw_code(Theme const& theme) {
    ui::gap(theme, Space::l);
    ui::strong(theme, tr("It opens with a code"));
    if (m_code.empty()) {
        ui::wrapped_muted(theme, tr("Say it on the telephone when it is needed, and only to who "
                                    "calls from a number that you know. That you looked is "
                                    "written to the log."));
        ui::DisabledScope const busy(m_asking_code.active());
        if (ui::button(theme, icon::kShow, tr("Show the code"))) {
            m_asking_code = m_workspace.thread.submit(
                [id = m_out->bundle.id.text()](storage::Vault& vault,
                                               Job&) -> Result<crypto::Secret> {
                    NK_TRY(auto shown, show_release_code(vault, id));
                    return std::move(shown.code);
                });
        }
        return;
    }
    {
        // In two lines, as it is said.
        auto const code = as_text(m_code.expose());
        auto const half = (kReleaseGroupDigits + 1) * kReleaseGroups / 2;
        ui::FontScope const font(theme.fonts.title);
        ui::text(code.substr(0, half));
        ui::text(code.substr(std::min(half, code.size())));
    }
    if (ui::button(theme, icon::kHide, tr("Hide it"), ui::ButtonKind::quiet)) {
        m_code = crypto::Secret();
    }
}

void IssuedPanel::draw_receipt(Theme const& theme) {
    ui::gap(theme, Space::l);
    ui::strong(theme, tr("Receipt"));
    if (!m_receipt) {
        ui::wrapped_muted(theme, fmt::format(fmt::runtime(tr("None came in yet. {0} can save one: "
                                                             "it tells when the list was opened "
                                                             "and what was ticked off.")),
                                             m_out->partner));
    } else {
        auto const& receipt = m_receipt->receipt;
        auto const& openings = receipt.openings;
        fact(theme, tr("Written"),
             display_time(receipt.issued_at) +
                 (receipt.device.empty() ? "" : ", " + receipt.device));
        fact(theme, tr("Opened"),
             openings.empty()
                 ? std::string(tr("not yet"))
                 : counted("{0} time", "{0} times", openings.size()) + ", " +
                       fmt::format(fmt::runtime(tr("first {0}, last {1}")),
                                   display_time(openings.front()), display_time(openings.back())));
        for (auto const& use : m_uses) {
            draw_use(theme, use);
        }
    }
    if (ui::button(theme, icon::kImport, tr("Take in a receipt…"), ui::ButtonKind::quiet)) {
        m_chooses_receipt = true;
        m_chooser.open({FileChooser::Purpose::open_file, tr("Which receipt"), {"nkreceipt"}});
    }
}

void IssuedPanel::draw_use(Theme const& theme, UseOfList const& use) const {
    ui::gap(theme, Space::s);
    {
        ui::FontScope const font(theme.fonts.strong);
        ui::wrapped(fmt::format(fmt::runtime(use.kind == storage::IncidentKind::drill
                                                 ? tr("Drill since {0}: {1} of {2} out")
                                                 : tr("Incident since {0}: {1} of {2} out")),
                                display_time(use.started_at), use.counts.out, use.entries));
    }
    for (auto const& entry : use.used) {
        auto const look = look_of(entry.salvage.state);
        ui::clipped(std::to_string(entry.number) + "  " + entry.name,
                    ImGui::GetContentRegionAvail().x);
        ui::FontScope const font(theme.fonts.small);
        if (entry.salvage.state != storage::SalvageState::to_do) {
            ui::state(theme, look.tone, look.icon,
                      std::string(words_of(entry.salvage.state)) + "  ·  " +
                          moment_in(use, entry.salvage.since));
        }
        if (entry.salvage.damaged_at) {
            auto const hurt = look_of(storage::SalvageState::damaged);
            ui::state(theme, hurt.tone, hurt.icon,
                      std::string(words_of(storage::SalvageState::damaged)) + "  ·  " +
                          moment_in(use, *entry.salvage.damaged_at));
        }
    }
}

void IssuedPanel::draw_revoking(Theme const& theme) {
    if (m_statement) {
        ui::gap(theme, Space::m);
        ui::message(theme, Tone::good,
                    fmt::format(fmt::runtime(tr("Taken back here. {0} know once they have your "
                                                "statement, or the next bundle.")),
                                m_out->partner));
        if (ui::button(theme, icon::kSave, tr("Save the statement for them…"),
                       ui::ButtonKind::main)) {
            m_chooses_receipt = false;
            m_chooser.open({FileChooser::Purpose::save_file,
                            tr("Where the statement goes"),
                            {"nkrevocation"},
                            plain_file_name(m_out->agreement, "agreement") + ".nkrevocation"});
        }
        return;
    }
    if (m_out->revoked || m_workspace.clock.now() >= m_out->bundle.not_after) {
        return;
    }
    ui::gap(theme, Space::m);
    if (!m_asks_revoke) {
        m_asks_revoke = ui::button(theme, icon::kRemove, tr("Revoke…"), ui::ButtonKind::quiet);
        return;
    }
    ui::wrapped(
        tr("A reader that has your statement refuses it. It does not reach paper, photos, "
           "or a reader that never gets it. This cannot be taken back."));
    ui::tick("##older", m_older_too, tr("And all that were sealed before it under this agreement"));
    ui::DisabledScope const busy(m_revoking.active());
    if (ui::button(theme, icon::kRemove, tr("Revoke the bundle"), ui::ButtonKind::danger)) {
        revoke();
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Keep")));
    if (ui::button(theme, nullptr, tr("Keep"))) {
        m_asks_revoke = false;
    }
}

void IssuedPanel::revoke() {
    m_revoking = m_workspace.thread.submit(
        [id = m_out->bundle.id.text(), older = m_older_too, &clock = m_workspace.clock](
            storage::Vault& vault, Job&) { return revoke_bundle(vault, id, older, clock); });
}

void IssuedPanel::save_statement(Path const& file) {
    if (!m_statement) {
        return;
    }
    m_saving = m_workspace.thread.submit(
        [file, statement = *m_statement](storage::Vault&, Job&) -> Status {
            NK_TRY(auto const bytes, write_status(statement));
            return write_file(file, bytes, Overwrite::no);
        });
}

}  // namespace noodkluis::app::desktop
