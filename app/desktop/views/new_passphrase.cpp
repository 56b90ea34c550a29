// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/new_passphrase.h"

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

struct Strength {
    Tone tone;
    char const* icon;
    char const* words;
};

Strength strength_of(int score) {
    if (score <= 2) {
        return {Tone::danger, icon::kDanger, tr("Weak: add words until it is hard to guess")};
    }
    return score == 3 ? Strength{Tone::warning, icon::kWarning, tr("Fair: one more word is better")}
                      : Strength{Tone::good, icon::kGood, tr("Strong")};
}

}  // namespace

void NewPassphrase::draw(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Passphrase");
    look.help =
        tr("Four or more words that do not belong together. Without it nobody can open "
           "the vault, and nobody can give it back to you.");
    m_first.draw(theme, look);
    if (!m_first.empty()) {
        auto const strength = strength_of(m_first.strength());
        ui::state(theme, strength.tone, strength.icon, strength.words);
    }
    look = {};
    look.label = tr("The same passphrase again");
    bool const differs = !m_again.empty() && !m_again.equals(m_first);
    look.error = differs ? tr("The two are not the same yet.") : "";
    m_again.draw(theme, look);
}

bool NewPassphrase::complete() const {
    return !m_first.empty() && m_again.equals(m_first);
}

void NewPassphrase::clear() {
    m_first.clear();
    m_again.clear();
}

}  // namespace noodkluis::app::desktop
