// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/match_expression.h"

namespace noodkluis::storage {

std::string match_expression(std::string_view text) {
    std::string expression;
    bool in_word = false;
    auto const end_word = [&] {
        expression += in_word ? "\"*" : "";
        in_word = false;
    };
    for (char const character : text) {
        if (static_cast<unsigned char>(character) <= ' ') {
            end_word();
            continue;
        }
        if (!in_word) {
            expression += expression.empty() ? "\"" : " \"";
            in_word = true;
        }
        expression += character == '"' ? "\"\"" : std::string(1, character);
    }
    end_word();
    return expression;
}

}  // namespace noodkluis::storage
