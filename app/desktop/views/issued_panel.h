// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/sharing/receipt_use.h"
#include "app/sharing/receipts.h"
#include "app/sharing/share_overview.h"
#include "app/sharing/status.h"

namespace noodkluis::app::desktop {

/// One bundle that went out: with whom, until when, the code that opens it, the receipt that came
/// back, and the way to take it back.
class IssuedPanel {
  public:
    explicit IssuedPanel(Workspace& workspace) : m_workspace(workspace) {}

    /// Another bundle, or the same with what came in since. `receipt` may be null.
    void show(SharedOut const& out, ReceiptSheet const* receipt);
    void hide();
    [[nodiscard]] bool shows(storage::BundleId bundle) const {
        return m_out && m_out->bundle.id == bundle;
    }
    [[nodiscard]] bool shown() const { return m_out.has_value(); }
    /// It chooses a file in place of the page.
    [[nodiscard]] bool fills_page() const { return m_chooser.is_open(); }
    /// A receipt that was chosen, once.
    [[nodiscard]] std::optional<Path> draw_chooser(Theme const& theme);
    /// True once after it was revoked.
    [[nodiscard]] bool draw(Theme const& theme);

  private:
    void poll();
    void read_use_of(Receipt const& receipt);
    void draw_facts(Theme const& theme) const;
    void draw_code(Theme const& theme);
    void draw_receipt(Theme const& theme);
    void draw_use(Theme const& theme, UseOfList const& use) const;
    void draw_revoking(Theme const& theme);
    void revoke();
    void save_statement(Path const& file);
    Workspace& m_workspace;
    FileChooser m_chooser;
    bool m_chooses_receipt = false;
    std::optional<SharedOut> m_out;
    std::optional<ReceiptSheet> m_receipt;
    std::vector<UseOfList> m_uses;
    Task<std::vector<UseOfList>> m_reading;
    Task<crypto::Secret> m_asking_code;
    crypto::Secret m_code;  ///< while it is shown
    Task<StatusFile> m_revoking;
    Task<void> m_saving;
    std::optional<StatusFile> m_statement;  ///< for the partner
    bool m_asks_revoke = false;
    bool m_older_too = false;
    bool m_revoked = false;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
