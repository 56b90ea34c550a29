// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/views/preview_view.h"
#include "app/desktop/widgets/back_key.h"
#include "app/sharing/agreement_sheet.h"
#include "app/sharing/renewal.h"

namespace noodkluis::app::desktop {

/// The next version of an agreement, filled in from the present one; beside it what changes, and
/// what is seen from then on.
class RenewForm {
  public:
    RenewForm(Workspace& workspace, AgreementSheet const& sheet);

    enum class Outcome : std::uint8_t { open, signed_here, closed };
    [[nodiscard]] Outcome draw(Theme const& theme);

  private:
    [[nodiscard]] bool poll();
    void take();
    void ask_for_preview();
    [[nodiscard]] bool ours() const { return m_role == AgreementRole::museum; }
    void draw_form(Theme const& theme);
    void draw_period(Theme const& theme);
    void draw_seen(Theme const& theme);
    void draw_rules(Theme const& theme);
    void draw_end(Theme const& theme);
    void draw_picture(Theme const& theme);
    void sign();
    Workspace& m_workspace;
    PreviewView m_preview;
    AgreementTerms m_present;
    AgreementRole m_role;
    AgreementRenewal m_renewal;
    std::vector<ContactPoint> m_own_contacts;
    std::vector<ContactPoint> m_partner_contacts;
    std::vector<std::int64_t> m_validity_days;  ///< to choose from; the present one is among them
    int m_validity = 0;
    std::vector<std::int64_t> m_fresh_days;  ///< the same; 0 is any age
    int m_fresh = 0;
    bool m_code = false;
    bool m_paper = false;
    std::string m_until;  ///< as typed
    std::string m_until_problem;
    std::vector<TermChange> m_changes;
    std::shared_ptr<ListSnapshot const> m_sample;
    Task<ListSnapshot> m_sampling;
    Task<ObjectPreview> m_previewing;
    Task<AgreementFile> m_signing;
    ui::BackKey m_back;
    bool m_close = false;
    bool m_fresh_form = true;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
