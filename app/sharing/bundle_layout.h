// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

// Private to the sharing code: the names of the parts of a bundle and of its payload.
namespace noodkluis::app {

inline constexpr char const* kReadmeName = "README.txt";
inline constexpr char const* kPayloadSignatureName = "payload.age.minisig";
inline constexpr char const* kPayloadName = "payload.age";

inline constexpr char const* kManifestName = "manifest.json";
inline constexpr char const* kManifestSignatureName = "manifest.json.minisig";
inline constexpr char const* kAgreementName = "agreement.json";
inline constexpr char const* kMuseumSignatureName = "agreement.json.a.minisig";
inline constexpr char const* kPartnerSignatureName = "agreement.json.b.minisig";
inline constexpr char const* kStatusName = "status.json";
inline constexpr char const* kStatusSignatureName = "status.json.minisig";
inline constexpr char const* kPadName = "pad";
/// Only there, and always there, when the agreement asks for sheets.
inline constexpr char const* kSheetsName = "sheets.pdf";

// Of a bundle that opens with a code, between payload.age and all of the above.
inline constexpr char const* kReleaseName = "code.json";
inline constexpr char const* kReleaseSignatureName = "code.json.minisig";
inline constexpr char const* kCodedPayloadName = "coded.age";

/// What a payload of `size` bytes is padded to, so that its length tells little: at most 12 % more
/// (Padmé, Nikitin et al. 2019).
[[nodiscard]] constexpr std::uint64_t padded_size(std::uint64_t size) {
    int exponent = 0;
    while ((size >> exponent) > 1) {
        ++exponent;
    }
    int mantissa = 0;
    while ((exponent >> mantissa) > 0) {
        ++mantissa;
    }
    auto const mask = (std::uint64_t{1} << (exponent > mantissa ? exponent - mantissa : 0)) - 1;
    return (size + mask) & ~mask;
}

}  // namespace noodkluis::app
