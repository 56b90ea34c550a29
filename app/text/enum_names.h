// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Enumerators as they are written in documents and on the command line: an array of names in the
// order of the enum stands beside each.
namespace noodkluis::app {

template <class Enum, class Names>
[[nodiscard]] std::optional<Enum> enumerator_of(std::string_view text, Names const& names) {
    std::size_t index = 0;
    for (std::string_view const name : names) {
        if (name == text) {
            return static_cast<Enum>(index);
        }
        ++index;
    }
    return std::nullopt;
}

template <class Names>
[[nodiscard]] std::vector<std::string> words_of(Names const& names) {
    return {names.begin(), names.end()};
}

}  // namespace noodkluis::app
