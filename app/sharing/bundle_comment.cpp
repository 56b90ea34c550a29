// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/bundle_comment.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace noodkluis::app {
namespace {

constexpr std::int64_t kNumberMax = std::int64_t{1} << 40;

/// Decimal without sign or leading zero, at most 2^40; -1 for anything else.
std::int64_t parse_number(std::string_view text) {
    std::int64_t value = -1;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const canonical = error == std::errc{} && end == text.data() + text.size() &&
                           text.front() != '-' && (text.front() != '0' || text.size() == 1);
    return canonical && value <= kNumberMax ? value : -1;
}

}  // namespace

std::string BundleComment::text() const {
    return "noodkluis-share-v1 bundle=" + bundle.text() + " seq=" + std::to_string(sequence) +
           " agr=" + to_hex(agreement_tag) + " iat=" + std::to_string(to_unix(issued_at)) +
           " nb=" + std::to_string(to_unix(not_before)) +
           " na=" + std::to_string(to_unix(not_after)) + " key=" + to_hex(signer);
}

Result<BundleComment> BundleComment::parse(std::string_view text, std::string const& name) {
    static constexpr std::array<std::string_view, 8> kPrefixes{
        "noodkluis-share-v1", "bundle=", "seq=", "agr=", "iat=", "nb=", "na=", "key="};
    std::array<std::string_view, kPrefixes.size()> values;
    auto rest = text;
    for (std::size_t i = 0; i < kPrefixes.size(); ++i) {
        auto const field = rest.substr(0, rest.find(' '));
        bool const last = i + 1 == kPrefixes.size();
        if (field.substr(0, kPrefixes[i].size()) != kPrefixes[i] ||
            (field.size() == rest.size()) != last) {
            return fail(ErrorCode::bundle_comment_malformed, name);
        }
        values[i] = field.substr(kPrefixes[i].size());
        rest.remove_prefix(std::min(rest.size(), field.size() + 1));
    }
    BundleComment comment;
    comment.sequence = parse_number(values[2]);
    std::array<std::int64_t, 3> const times{parse_number(values[4]), parse_number(values[5]),
                                            parse_number(values[6])};
    if (!values[0].empty() || !from_hex(values[1], comment.bundle.bytes) ||
        !from_hex(values[3], comment.agreement_tag) || !from_hex(values[7], comment.signer) ||
        comment.sequence < 1 || std::any_of(times.begin(), times.end(), [](auto time) {
            return time < 0 || time > kUnixTimeMax;
        })) {
        return fail(ErrorCode::bundle_comment_malformed, name);
    }
    comment.issued_at = from_unix(times[0]);
    comment.not_before = from_unix(times[1]);
    comment.not_after = from_unix(times[2]);
    if (comment.text() != text) {
        return fail(ErrorCode::bundle_comment_malformed, name);
    }
    return comment;
}

ByteArray<16> agreement_tag(crypto::Hash256 const& agreement, storage::BundleId const& bundle) {
    auto const hash = crypto::blake2b_256(agreement, bundle.bytes);
    ByteArray<16> tag{};
    std::copy_n(hash.begin(), tag.size(), tag.begin());
    return tag;
}

}  // namespace noodkluis::app
