// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/sharing/share.h"
#include "app/sharing/share_overview.h"
#include "storage/model/priority_list.h"

namespace noodkluis::app::desktop {

/// Seal a list under an agreement, and see what is out, with whom, until when.
class SharingPage final : public Page {
  public:
    explicit SharingPage(Workspace& workspace) : m_workspace(workspace) {}
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;

  private:
    void poll();
    [[nodiscard]] AgreementFile const* agreement() const;
    [[nodiscard]] Timestamp until() const;
    void draw_form(Theme const& theme);
    void draw_summary(Theme const& theme, AgreementFile const& file);
    void draw_preview(Theme const& theme, AgreementFile const& file) const;
    void draw_issued(Theme const& theme) const;
    void draw_target(Theme const& theme, std::string list);
    void seal();
    Workspace& m_workspace;
    Task<ShareOverview> m_reading;
    Task<SealedBundle> m_sealing;
    std::optional<ShareOverview> m_overview;
    int m_agreement = -1;  ///< which of those in force
    int m_list = 0;
    int m_days = 1;  ///< index of the choices
    FileChooser m_chooser;
    std::string m_path;
    std::string m_sealed;  ///< the file that was just made
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
