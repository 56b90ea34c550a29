// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "app/session/recovery.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

using crypto::Secret;
using crypto::slip39::Share;

/// A line of fewer words can be a part of a share.
constexpr std::size_t kWholeShareWords = 20;

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Runs of letters as long as the words of shares are, also mistyped ones.
std::size_t words_in(std::string_view text) {
    constexpr std::size_t kShortWord = 3;
    std::size_t words = 0;
    std::size_t run = 0;
    for (char const c : text) {
        run = is_letter(c) ? run + 1 : 0;
        words += run == kShortWord ? 1 : 0;
    }
    return words;
}

/// Each recovery key begins in the same way and has a digit in it, and never so many words.
bool looks_like_share(std::string_view text) {
    auto const begin = text.substr(std::min(text.size(), text.find_first_not_of(" \t\r\n")));
    if (begin.starts_with("NOOD") || begin.starts_with("nood")) {
        return false;
    }
    auto const words = words_in(text);
    return words >= kWholeShareWords ||
           (words > 1 && text.find_first_of("0123456789") == std::string_view::npos);
}

}  // namespace

Status RecoveryInput::add(Secret const& typed) {
    if (m_shares.empty() && !looks_like_share(as_text(typed.expose()))) {
        NK_TRY(auto key, crypto::RecoveryKey::parse(typed));
        m_key = std::move(key);
        return {};
    }
    NK_TRY(auto share, Share::parse(typed));
    for (auto const& other : m_shares) {
        auto const& given = other.info();
        if (given.set != share.info().set || given.needed != share.info().needed) {
            return fail(ErrorCode::shares_mixed);
        }
        if (given.number == share.info().number && given.group == share.info().group) {
            return fail(ErrorCode::share_twice, std::to_string(given.number + 1));
        }
    }
    m_shares.push_back(std::move(share));
    return {};
}

std::size_t RecoveryInput::missing() const {
    if (m_key) {
        return 0;
    }
    if (m_shares.empty()) {
        return 1;
    }
    auto const needed = m_shares.front().info().needed;
    return needed - std::min(needed, m_shares.size());
}

Result<crypto::UnlockKey> RecoveryInput::key() const {
    if (m_key) {
        return m_key->clone();
    }
    NK_TRY(auto shares, crypto::CombinedShares::of(m_shares));
    return crypto::UnlockKey(std::move(shares));
}

Result<crypto::UnlockKey> read_recovery_text(Secret const& text, std::string const& name) {
    RecoveryInput input;
    auto rest = as_text(text.expose());
    Secret part(text.size() + 1);
    std::size_t size = 0;
    auto const finish = [&]() -> Status {
        auto const count = std::exchange(size, 0);
        return count == 0 ? Status() : input.add(Secret::copy_of(part.expose().first(count)));
    };
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        bool const whole = words_in(line) >= kWholeShareWords;
        bool const counts = !is_blank(line) && line.front() != '#';
        if (!counts || whole) {
            NK_CHECK(finish());
        }
        if (counts) {
            std::ranges::copy(as_bytes(line), part.writable().subspan(size).begin());
            size += line.size();
            part.writable()[size] = '\n';
            ++size;
        }
        if (counts && whole) {
            NK_CHECK(finish());
        }
    }
    NK_CHECK(finish());
    if (input.count() == 0) {
        return fail(ErrorCode::recovery_text_missing, name);
    }
    return input.key();
}

}  // namespace noodkluis::app
