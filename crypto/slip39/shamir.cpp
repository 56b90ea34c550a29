// SPDX-License-Identifier: Apache-2.0
#include "crypto/slip39/shamir.h"

#include <algorithm>

#include <sodium.h>

#include "crypto/base/limits.h"

namespace noodkluis::crypto::slip39 {
namespace {

constexpr Byte kSecretAt = 255;
constexpr Byte kDigestAt = 254;
constexpr std::size_t kDigestSize = 4;

/// In the field of AES, without tables and branches that would depend on a secret.
Byte multiply(Byte a, Byte b) {
    unsigned product = 0;
    unsigned shifted = a;
    for (unsigned bit = 0; bit < 8; ++bit) {
        product ^= shifted & (0U - ((static_cast<unsigned>(b) >> bit) & 1U));
        shifted = (shifted << 1) ^ (0x11bU & (0U - (shifted >> 7)));
    }
    return static_cast<Byte>(product);
}

/// Of a value that is not 0: its 254th power.
Byte inverse(Byte value) {
    Byte result = 1;
    for (int i = 0; i < 254; ++i) {
        result = multiply(result, value);
    }
    return result;
}

Secret interpolate(std::span<Point const> points, Byte x) {
    Secret result(points.front().y.size());
    auto const sum = result.writable();
    for (auto const& point : points) {
        Byte factor = 1;
        for (auto const& other : points) {
            if (&other != &point) {
                NK_ASSERT(other.x != point.x);
                factor = multiply(factor, static_cast<Byte>(x ^ other.x));
                factor = multiply(factor, inverse(static_cast<Byte>(point.x ^ other.x)));
            }
        }
        auto const y = point.y.expose();
        NK_ASSERT(y.size() == sum.size());
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] ^= multiply(factor, y[i]);
        }
    }
    return result;
}

/// The first bytes of HMAC-SHA256 with the random part as the key.
Secret digest_of(Secret const& secret, ByteView random_part) {
    Secret mac(crypto_auth_hmacsha256_BYTES);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, random_part.data(), random_part.size());
    crypto_auth_hmacsha256_update(&state, secret.expose().data(), secret.size());
    crypto_auth_hmacsha256_final(&state, mac.writable().data());
    sodium_memzero(&state, sizeof state);
    return Secret::copy_of(mac.expose().first(kDigestSize));
}

}  // namespace

std::vector<Point> split(Secret const& secret, std::size_t threshold, std::size_t count) {
    NK_ASSERT(threshold >= 1 && threshold <= count && count <= limits::kSharesMax);
    std::vector<Point> points;
    points.reserve(count);
    auto const free_points = threshold == 1 ? count : threshold - 2;
    while (points.size() < free_points) {
        auto y = threshold == 1 ? secret.clone() : Secret::random(secret.size());
        points.push_back({static_cast<Byte>(points.size()), std::move(y)});
    }
    if (points.size() == count) {
        return points;
    }
    auto digest = Secret::random(secret.size());
    auto const sum = digest_of(secret, digest.expose().subspan(kDigestSize));
    std::ranges::copy(sum.expose(), digest.writable().begin());
    std::vector<Point> base;
    base.reserve(threshold);
    for (auto const& point : points) {
        base.push_back({point.x, point.y.clone()});
    }
    base.push_back({kDigestAt, std::move(digest)});
    base.push_back({kSecretAt, secret.clone()});
    while (points.size() < count) {
        auto const x = static_cast<Byte>(points.size());
        points.push_back({x, interpolate(base, x)});
    }
    return points;
}

Secret join(std::span<Point const> points) {
    NK_ASSERT(!points.empty());
    if (points.size() == 1) {
        return points.front().y.clone();
    }
    auto secret = interpolate(points, kSecretAt);
    auto const digest = interpolate(points, kDigestAt);
    auto const wanted = digest_of(secret, digest.expose().subspan(kDigestSize));
    if (!wanted.equals(digest.expose().first(kDigestSize))) {
        return {};
    }
    return secret;
}

}  // namespace noodkluis::crypto::slip39
