// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/page.h"
#include "app/desktop/views/issued_panel.h"
#include "app/desktop/views/paper_view.h"
#include "app/desktop/views/seal_form.h"
#include "app/desktop/views/waiting_releases.h"
#include "app/sharing/receipts.h"
#include "app/sharing/share_overview.h"

namespace noodkluis::app::desktop {

/// What is out, with whom, until when, sealed or on paper; and the way to more of it.
class SharingPage final : public Page {
  public:
    explicit SharingPage(Workspace& workspace)
        : m_workspace(workspace), m_waiting(workspace), m_panel(workspace) {}
    void enter() override;
    void draw(Theme const& theme) override;
    /// A code that is shown does not stay behind.
    void flush() override { m_panel.hide(); }
    [[nodiscard]] std::string status() const override;
    /// The form for sealing.
    void begin() override;
    [[nodiscard]] std::string under_way() const override;
    [[nodiscard]] std::vector<Command> commands() override;
    /// A receipt that came in.
    bool take_dropped(Path const& file) override;

  private:
    struct Everything {
        ShareOverview overview;
        std::vector<ReceiptSheet> receipts;  ///< the newest of each bundle
    };
    enum class Period : std::uint8_t { all, open, over };
    [[nodiscard]] bool can_seal() const;
    void poll();
    void filter();
    void show_paper();
    void draw_head(Theme const& theme);
    void draw_filters(Theme const& theme);
    void take_in(Path const& receipt);
    void show(SharedOut const& out);
    [[nodiscard]] ReceiptSheet const* receipt_for(storage::BundleId bundle) const;
    [[nodiscard]] std::string receipt_words(storage::BundleId bundle) const;
    void draw_table(Theme const& theme);
    void draw_issued(Theme const& theme, float width);
    void draw_row(Theme const& theme, SharedOut const& out);
    Workspace& m_workspace;
    std::unique_ptr<SealForm> m_seal;
    std::unique_ptr<PaperView> m_paper;  ///< in place of the bundles
    WaitingReleases m_waiting;
    Task<ReceiptSheet> m_receiving;
    std::string m_note;
    Task<Everything> m_reading;
    std::optional<ShareOverview> m_overview;
    std::vector<ReceiptSheet> m_receipts;
    std::optional<storage::BundleId> m_shows;  ///< once it is read
    IssuedPanel m_panel;
    std::vector<std::string> m_agreements;  ///< of what is out, "all" first
    std::vector<std::string> m_lists;
    int m_period = 0;
    int m_agreement = 0;
    int m_list = 0;
    std::vector<std::size_t> m_shown;  ///< of the issued ones
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
