// SPDX-License-Identifier: Apache-2.0
#include "app/report/recovery_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app {
namespace {

template <class... Values>
std::string say(char const* sentence, Values const&... values) {
    return fmt::format(fmt::runtime(sentence), values...);
}

}  // namespace

std::string title_of(RecoverySheet const& sheet) {
    return sheet.is_share() ? say(tr("Share {0} of {1}"), sheet.number, sheet.count)
                            : std::string(tr("Recovery key"));
}

std::vector<std::string> explanation_of(RecoverySheet const& sheet) {
    std::vector<std::string> lines;
    auto const day = display_date(sheet.made_at);
    if (sheet.is_share()) {
        lines.push_back(say(tr("Any {0} of these {1} shares open the vault {2} of {3}; alone this "
                               "sheet opens nothing. Made on {4}, set {5}."),
                            sheet.needed, sheet.count, sheet.vault, sheet.owner, day, sheet.set));
        lines.emplace_back(
            tr("Keep it apart from the other shares, with somebody else, and not in the building "
               "of the computer. It cannot be taken back: who leaves hands it in."));
    } else {
        lines.push_back(say(tr("Opens the vault {0} of {1} without a passphrase. Made on {2}, key "
                               "{3}."),
                            sheet.vault, sheet.owner, day, sheet.slot));
        lines.emplace_back(
            tr("Keep it in a safe or a sealed envelope, away from the computer. Whoever has this "
               "sheet and the vault can read all that is in it."));
    }
    lines.push_back(say(tr("When the passphrase is lost: noodkluis-cli recovery use {0}.kluis, and "
                           "type what is above. A typing mistake is pointed out by its number."),
                        sheet.vault));
    return lines;
}

std::vector<std::string_view> pieces_of(RecoverySheet const& sheet) {
    std::vector<std::string_view> pieces;
    auto rest = as_text(sheet.text.expose());
    while (!rest.empty()) {
        auto const size = sheet.is_share() ? std::min(rest.size(), rest.find(' '))
                                           : crypto::RecoveryKey::kGroupSize;
        pieces.push_back(rest.substr(0, size));
        rest.remove_prefix(std::min(rest.size(), size + (sheet.is_share() ? 1 : 0)));
    }
    return pieces;
}

}  // namespace noodkluis::app
