// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/agreement_life.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/file_names.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void AgreementLife::poll() {
    if (auto done = m_working.take()) {
        m_error = *done ? "" : message_of(done->error());
        m_done = *done ? std::optional(std::move(**done)) : std::nullopt;
        m_ending = false;
        m_changed = m_done.has_value();
    }
    if (auto const saved = m_saving.take()) {
        m_error = *saved ? "" : message_of(saved->error());
    }
}

void AgreementLife::state(std::string const& agreement, StatusState state) {
    m_working = m_workspace.thread.submit([agreement, state, &clock = m_workspace.clock](
                                              storage::Vault& vault, Job&) -> Result<Done> {
        NK_TRY(auto statement, state_agreement(vault, agreement, state, clock));
        return Done{state == StatusState::suspended
                        ? tr("The agreement is suspended: nothing is sealed under it. The "
                             "other side knows once they have your statement, or the next "
                             "bundle.")
                        : tr("The agreement holds again."),
                    std::move(statement)};
    });
}

void AgreementLife::end(std::string const& agreement) {
    m_working =
        m_workspace.thread.submit([agreement, revoke = m_revoke, &clock = m_workspace.clock](
                                      storage::Vault& vault, Job&) -> Result<Done> {
            NK_TRY(auto ended, end_agreement(vault, agreement, revoke, clock));
            if (ended.out.empty()) {
                return Done{tr("The agreement has ended. No bundle is still out."),
                            std::move(ended.statement)};
            }
            return Done{counted("The agreement has ended. {0} bundle is still out: what they saw, "
                                "printed or copied they keep.",
                                "The agreement has ended. {0} bundles are still out: what they "
                                "saw, printed or copied they keep.",
                                ended.out.size()),
                        std::move(ended.statement)};
        });
}

bool AgreementLife::draw(Theme const& theme, AgreementSheet const& sheet) {
    poll();
    auto const id = sheet.file.terms.id.text();
    if (std::exchange(m_about, id) != id) {
        m_done.reset();
        m_error.clear();
        m_ending = false;
    }
    bool const ours = sheet.own_role == AgreementRole::museum;
    bool const holds =
        sheet.state == AgreementState::in_force || sheet.state == AgreementState::suspended;
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (m_done) {
        ui::message(theme, Tone::good, m_done->sentence);
        if (m_done->statement && ui::button(theme, icon::kSave, tr("Save the statement for them…"),
                                            ui::ButtonKind::main)) {
            m_chooser.open(
                {FileChooser::Purpose::save_file,
                 tr("Where the statement goes"),
                 {"nkrevocation"},
                 plain_file_name(sheet.file.terms.title, "agreement") + ".nkrevocation"});
        }
    }
    if (holds) {
        ui::DisabledScope const busy(m_working.active());
        if (ours) {
            draw_ours(theme, sheet);
        }
        draw_end(theme, sheet);
    }
    return std::exchange(m_changed, false);
}

void AgreementLife::draw_ours(Theme const& theme, AgreementSheet const& sheet) {
    auto const id = sheet.file.terms.id.text();
    if (sheet.state == AgreementState::suspended) {
        if (ui::button(theme, icon::kRedo, tr("Let it hold again"))) {
            state(id, StatusState::active);
        }
    } else if (ui::button(theme, icon::kTime, tr("Suspend"), ui::ButtonKind::quiet)) {
        state(id, StatusState::suspended);
    }
    if (!m_ending) {
        ui::beside(ui::button_width(theme, icon::kRemove, tr("End…")));
    }
}

void AgreementLife::draw_end(Theme const& theme, AgreementSheet const& sheet) {
    if (!m_ending) {
        m_ending = ui::button(theme, icon::kRemove, tr("End…"), ui::ButtonKind::quiet);
        return;
    }
    ui::wrapped(tr("Nothing more is sealed or opened under it here. This cannot be taken back."));
    if (sheet.own_role == AgreementRole::museum) {
        ImGui::Checkbox("##revoke", &m_revoke);
        ui::named(tr("Revoke every bundle that is out"));
        ImGui::SameLine();
        ui::align_with_controls();
        ui::wrapped(tr("Revoke every bundle that is out"));
        ui::wrapped_muted(theme, tr("A reader that has your statement refuses them. One without "
                                    "a connection opens them until their time is over."));
    }
    if (ui::button(theme, icon::kRemove, tr("End the agreement"), ui::ButtonKind::danger)) {
        m_revoke = m_revoke && sheet.own_role == AgreementRole::museum;
        end(sheet.file.terms.id.text());
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Keep")));
    if (ui::button(theme, nullptr, tr("Keep"))) {
        m_ending = false;
    }
}

void AgreementLife::draw_chooser(Theme const& theme) {
    auto const file = m_chooser.draw(theme);
    if (!file || !m_done || !m_done->statement) {
        return;
    }
    m_saving = m_workspace.thread.submit(
        [file = *file, statement = *m_done->statement](storage::Vault&, Job&) -> Status {
            NK_TRY(auto const bytes, write_status(statement));
            return write_file(file, bytes, Overwrite::no);
        });
}

}  // namespace noodkluis::app::desktop
