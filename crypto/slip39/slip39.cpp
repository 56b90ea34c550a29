// SPDX-License-Identifier: Apache-2.0
#include "crypto/slip39/slip39.h"

#include <algorithm>
#include <map>

#include "crypto/base/limits.h"
#include "crypto/random.h"
#include "crypto/slip39/cipher.h"
#include "crypto/slip39/shamir.h"

namespace noodkluis::crypto::slip39 {
namespace {

CipherParameters cipher_of(ShareInfo const& info) {
    return {info.set, info.extendable, info.exponent};
}

bool is_same_set(Share const& a, Share const& b) {
    auto const& x = a.info();
    auto const& y = b.info();
    return x.set == y.set && x.extendable == y.extendable && x.exponent == y.exponent &&
           x.groups_needed == y.groups_needed && x.groups == y.groups &&
           a.value().size() == b.value().size();
}

/// The shares of one group, by their numbers.
using Group = std::map<std::size_t, Share const*>;

Result<std::map<std::size_t, Group>> groups_of(std::span<Share const> shares) {
    std::map<std::size_t, Group> groups;
    for (auto const& share : shares) {
        auto& group = groups[share.info().group];
        if (!is_same_set(share, shares.front()) ||
            (!group.empty() && group.begin()->second->info().needed != share.info().needed)) {
            return fail(ErrorCode::shares_mixed);
        }
        auto const [place, added] = group.emplace(share.info().number, &share);
        if (!added && !place->second->value().equals(share.value().expose())) {
            return fail(ErrorCode::shares_same_number, std::to_string(share.info().number + 1));
        }
    }
    return groups;
}

tl::unexpected<Error> too_few(std::size_t needed, std::size_t there) {
    return fail(ErrorCode::shares_too_few, std::to_string(needed), std::to_string(there));
}

Result<Secret> secret_of(Group const& group, std::size_t needed) {
    std::vector<Point> points;
    points.reserve(needed);
    for (auto const& [number, share] : group) {
        if (points.size() < needed) {
            points.push_back({static_cast<Byte>(number), share->value().clone()});
        }
    }
    auto secret = join(points);
    if (secret.empty()) {
        return fail(ErrorCode::shares_do_not_fit);
    }
    return secret;
}

}  // namespace

Result<std::vector<Share>> make_shares(Secret const& secret, std::size_t threshold,
                                       std::size_t count) {
    if (threshold < 2 || threshold > count || count > limits::kSharesMax) {
        return fail(
            ErrorCode::not_in_range, threshold < 2 || threshold > count ? "needed" : "count",
            "2 - " + std::to_string(threshold > count && count >= 2 ? count : limits::kSharesMax));
    }
    ShareInfo info;
    info.set = static_cast<std::uint16_t>(get_le<std::uint16_t>(random_array<2>()) & 0x7fff);
    info.extendable = true;
    info.needed = threshold;
    std::vector<Share> shares;
    shares.reserve(count);
    for (auto& point : split(encrypt(secret, Secret(), cipher_of(info)), threshold, count)) {
        info.number = point.x;
        shares.emplace_back(info, std::move(point.y));
    }
    // Nobody finds out on the day of need that they were wrong from the start.
    auto const again = combine(std::span(shares).last(threshold));
    NK_ASSERT(again && again->equals(secret.expose()));
    return shares;
}

Result<Secret> combine(std::span<Share const> shares, Secret const& passphrase) {
    if (shares.empty()) {
        return too_few(1, 0);
    }
    NK_TRY(auto const groups, groups_of(shares));
    auto const& info = shares.front().info();
    std::vector<Point> points;
    for (auto const& [index, group] : groups) {
        auto const needed = group.begin()->second->info().needed;
        if (points.size() == info.groups_needed) {
            break;
        }
        if (group.size() >= needed) {
            NK_TRY(auto secret, secret_of(group, needed));
            points.push_back({static_cast<Byte>(index), std::move(secret)});
        } else if (groups.size() <= info.groups_needed) {
            return too_few(needed, group.size());
        }
    }
    if (points.size() < info.groups_needed) {
        return too_few(info.groups_needed, points.size());
    }
    auto const encrypted = join(points);
    if (encrypted.empty()) {
        return fail(ErrorCode::shares_do_not_fit);
    }
    return decrypt(encrypted, passphrase, cipher_of(info));
}

}  // namespace noodkluis::crypto::slip39
