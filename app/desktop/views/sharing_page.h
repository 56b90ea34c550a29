// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/page.h"
#include "app/desktop/views/seal_form.h"
#include "app/desktop/views/waiting_releases.h"
#include "app/sharing/receipts.h"
#include "app/sharing/share_overview.h"

namespace noodkluis::app::desktop {

/// What is out, with whom, until when; and the way to seal another bundle.
class SharingPage final : public Page {
  public:
    explicit SharingPage(Workspace& workspace) : m_workspace(workspace), m_waiting(workspace) {}
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;
    /// The form for sealing.
    void begin() override;
    [[nodiscard]] std::string under_way() const override;
    [[nodiscard]] std::vector<Command> commands() override;
    /// A receipt that came in.
    bool take_dropped(Path const& file) override;

  private:
    enum class Period : std::uint8_t { all, open, over };
    [[nodiscard]] bool can_seal() const;
    void poll();
    void filter();
    void draw_head(Theme const& theme);
    void draw_filters(Theme const& theme);
    void draw_issued(Theme const& theme) const;
    void draw_row(Theme const& theme, SharedOut const& out) const;
    Workspace& m_workspace;
    std::unique_ptr<SealForm> m_seal;
    WaitingReleases m_waiting;
    Task<ReceiptSheet> m_receiving;
    std::string m_note;
    Task<ShareOverview> m_reading;
    std::optional<ShareOverview> m_overview;
    std::vector<std::string> m_agreements;  ///< of what is out, "all" first
    std::vector<std::string> m_lists;
    int m_period = 0;
    int m_agreement = 0;
    int m_list = 0;
    std::vector<std::size_t> m_shown;  ///< of the issued ones
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
