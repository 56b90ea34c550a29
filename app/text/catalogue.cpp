// SPDX-License-Identifier: Apache-2.0
#include "app/text/catalogue.h"

#include <cstring>

namespace noodkluis::app {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::size_t kHeaderBytes = 20;
constexpr std::size_t kPairBytes = 8;

/// A number of the file, which has been checked to reach that far.
std::uint32_t number_at(ByteView file, std::size_t offset) {
    std::uint32_t number = 0;
    std::memcpy(&number, file.data() + offset, sizeof number);
    return number;
}

/// The text that a pair of length and offset stands for.
std::optional<std::string_view> text_at(ByteView file, std::size_t pair) {
    std::size_t const length = number_at(file, pair);
    std::size_t const offset = number_at(file, pair + 4);
    return offset > file.size() || length > file.size() - offset
               ? std::nullopt
               : std::optional(as_text(file.subspan(offset, length)));
}

}  // namespace

std::optional<Catalogue> Catalogue::read(ByteView file) {
    if (file.size() < kHeaderBytes || number_at(file, 0) != kMagic) {
        return std::nullopt;
    }
    std::size_t const count = number_at(file, 8);
    std::size_t const originals = number_at(file, 12);
    std::size_t const translations = number_at(file, 16);
    auto const fits = [&](std::size_t table) {
        return table <= file.size() && count <= (file.size() - table) / kPairBytes;
    };
    if (!fits(originals) || !fits(translations)) {
        return std::nullopt;
    }
    Catalogue catalogue;
    for (std::size_t i = 0; i < count; ++i) {
        auto const original = text_at(file, originals + i * kPairBytes);
        auto const translation = text_at(file, translations + i * kPairBytes);
        if (!original || !translation) {
            return std::nullopt;
        }
        // Forms for one and for several stand in one text, with a zero between them.
        auto const end = translation->find('\0');
        std::string one(translation->substr(0, end));
        std::string many(end == std::string_view::npos ? *translation
                                                       : translation->substr(end + 1));
        catalogue.m_words.emplace(original->substr(0, original->find('\0')),
                                  Words{std::move(one), std::move(many)});
    }
    return catalogue;
}

char const* Catalogue::find(std::string_view english, bool several) const {
    auto const found = m_words.find(english);
    if (found == m_words.end()) {
        return nullptr;
    }
    auto const& words = several ? found->second.many : found->second.one;
    return words.empty() ? nullptr : words.c_str();
}

}  // namespace noodkluis::app
