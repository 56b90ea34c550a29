// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/report/recovery_sheet.h"
#include "app/report/recovery_words.h"
#include "app/text/display.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kWidth = 78;
constexpr std::size_t kGroupsInRow = 4;
constexpr std::size_t kWordsInRow = 4;
constexpr std::size_t kWordWidth = 8;

/// Text that grows in guarded memory.
class SecretText {
  public:
    void add(std::string_view text) {
        if (m_size + text.size() > m_bytes.size()) {
            crypto::Secret larger(2 * (m_size + text.size()));
            std::ranges::copy(m_bytes.expose().first(m_size), larger.writable().begin());
            m_bytes = std::move(larger);
        }
        std::ranges::copy(as_bytes(text), m_bytes.writable().subspan(m_size).begin());
        m_size += text.size();
    }
    [[nodiscard]] crypto::Secret take() const {
        return crypto::Secret::copy_of(m_bytes.expose().first(m_size));
    }

  private:
    crypto::Secret m_bytes{4096};
    std::size_t m_size = 0;
};

void add_pieces(SecretText& text, RecoverySheet const& sheet) {
    auto const pieces = pieces_of(sheet);
    auto const in_row = sheet.is_share() ? kWordsInRow : kGroupsInRow;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        bool const last = (i + 1) % in_row == 0 || i + 1 == pieces.size();
        if (sheet.is_share()) {
            text.add(fmt::format("{:>4}. ", i + 1));
        } else {
            text.add(i % in_row == 0 ? "    " : "  ");
        }
        text.add(pieces[i]);
        if (!last && sheet.is_share()) {
            text.add(std::string(kWordWidth - std::min(kWordWidth, pieces[i].size()), ' '));
        }
        if (last) {
            text.add("\n");
        }
    }
}

}  // namespace

crypto::Secret recovery_text(std::span<RecoverySheet const> sheets) {
    SecretText text;
    for (auto const& sheet : sheets) {
        text.add("# " + printable(title_of(sheet), Newlines::escape) + "\n\n");
        add_pieces(text, sheet);
        text.add("\n");
        for (auto const& sentence : explanation_of(sheet)) {
            for (auto const& line : wrap(printable(sentence, Newlines::escape), kWidth)) {
                text.add("# " + line + "\n");
            }
        }
        text.add("\n");
    }
    return text.take();
}

}  // namespace noodkluis::app
