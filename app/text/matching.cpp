// SPDX-License-Identifier: Apache-2.0
#include "app/text/matching.h"

#include <algorithm>

namespace noodkluis::app {
namespace {

char folded(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool contains(std::string_view text, std::string_view word) {
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return folded(a) == folded(b); }) != text.end();
}

}  // namespace

bool matches(std::string_view text, std::string_view search) {
    while (!search.empty()) {
        auto const space = search.find(' ');
        if (!contains(text, search.substr(0, space))) {
            return false;
        }
        search.remove_prefix(space == std::string_view::npos ? search.size() : space + 1);
    }
    return true;
}

}  // namespace noodkluis::app
