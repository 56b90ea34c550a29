// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/waiting_releases.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/days.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void WaitingReleases::read() {
    m_reading =
        m_workspace.thread.submit([&clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return waiting_releases(vault, clock);
        });
}

void WaitingReleases::poll() {
    if (auto waiting = m_reading.take()) {
        if (*waiting) {
            m_waiting = std::move(**waiting);
        } else {
            m_error = message_of(waiting->error());
        }
    }
    if (auto sealed = m_sealing.take()) {
        m_note = *sealed ? **sealed : "";
        m_error = *sealed ? "" : message_of(sealed->error());
        m_changed = sealed->has_value();
        read();
    }
}

bool WaitingReleases::draw(Theme const& theme) {
    poll();
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
    }
    if (m_sealing.active()) {
        ui::progress(theme, m_sealing.progress(), tr("Sealing…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_sealing.cancel();
        }
        ui::gap(theme, Space::m);
    }
    for (auto const& waiting : m_waiting) {
        ui::IdScope const id(waiting.release.bundle);
        draw_one(theme, waiting);
    }
    return std::exchange(m_changed, false);
}

void WaitingReleases::draw_one(Theme const& theme, WaitingRelease const& waiting) {
    auto const& release = waiting.release;
    ui::state(theme, Tone::warning, icon::kEdit,
              fmt::format(fmt::runtime(tr("{0}, version {1}, under {2}, until {3}")), waiting.list,
                          waiting.number, waiting.agreement, display_moment(release.not_after)));
    ui::wrapped_muted(theme, waiting.by_you
                                 ? tr("You signed for this. A colleague must sign as well.")
                                 : fmt::format(fmt::runtime(tr("{0} signed for this. It is sealed "
                                                               "once you sign too.")),
                                               waiting.signed_by));
    if (!waiting.is_newest) {
        ui::wrapped_muted(theme, tr("A later version of the list was approved since: withdraw this "
                                    "one, and seal the list again."));
    }
    ui::DisabledScope const busy(m_sealing.active());
    if (!waiting.by_you && waiting.is_newest) {
        if (ui::button(theme, icon::kLock, tr("Sign and seal"), ui::ButtonKind::main)) {
            m_chosen = release.bundle;
            m_chooser.open({FileChooser::Purpose::save_file,
                            tr("Where the sealed bundle goes"),
                            {"nkbundle"},
                            release.file_name});
        }
        ui::beside(ui::button_width(theme, icon::kRemove, tr("Withdraw")));
    }
    if (ui::button(theme, icon::kRemove, tr("Withdraw"), ui::ButtonKind::quiet)) {
        m_sealing = m_workspace.thread.submit(
            [bundle = release.bundle](storage::Vault& vault, Job&) -> Result<std::string> {
                NK_CHECK(withdraw_release(vault, bundle));
                return tr("It is not sealed.");
            });
    }
    ui::gap(theme, Space::m);
}

void WaitingReleases::draw_chooser(Theme const& theme) {
    auto const file = m_chooser.draw(theme);
    if (!file) {
        return;
    }
    m_note.clear();
    m_error.clear();
    m_sealing =
        m_workspace.thread.submit([bundle = m_chosen, file = *file, &clock = m_workspace.clock](
                                      storage::Vault& vault, Job& job) -> Result<std::string> {
            NK_TRY(auto const sealed, sign_release(vault, bundle, file, clock, job));
            return fmt::format(fmt::runtime(tr("Sealed as {0}, to be opened until {1}.")),
                               file.string(), display_moment(sealed.manifest.outer.not_after));
        });
}

}  // namespace noodkluis::app::desktop
