// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/agreement.h"

// What an agreement lets be seen, and what a renewal changes, in words that both sides understand.
namespace noodkluis::app {

/// The fields of one part of what goes out: "Of each object", and their labels.
struct DisclosedPart {
    std::string of;
    std::string what;
};
/// Translated; always the same parts.
[[nodiscard]] std::vector<DisclosedPart> parts_of(Disclosure const& disclosure);

/// One thing that a later version says otherwise, translated. Either side may be "".
struct TermChange {
    std::string what;
    std::string before;
    std::string after;
    friend bool operator==(TermChange const&, TermChange const&) = default;
};
/// Everything in which the versions differ that somebody signs for; not when they were drafted.
[[nodiscard]] std::vector<TermChange> changes_between(AgreementTerms const& before,
                                                      AgreementTerms const& after);

}  // namespace noodkluis::app
