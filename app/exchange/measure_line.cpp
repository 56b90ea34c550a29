// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/measure_line.h"

#include <algorithm>
#include <array>

#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

using Item = MeasureItem;
using Token = MeasureToken;
using storage::DimensionKind;

std::int64_t per_unit(Unit unit) {
    switch (unit) {
        case Unit::millimetre:
        case Unit::gram:
            return 1;
        case Unit::centimetre:
            return 10;
        case Unit::decimetre:
            return 100;
        case Unit::metre:
        case Unit::kilogram:
            return 1000;
    }
    return 1;
}

/// The kinds of a chain that names none: height, width, depth; or of what stands beside a diameter.
Measured<void> name_chain(std::vector<Item>::iterator begin, std::vector<Item>::iterator end) {
    constexpr std::array kUsual{DimensionKind::height, DimensionKind::width, DimensionKind::depth};
    auto const size = static_cast<std::size_t>(end - begin);
    auto const named = static_cast<std::size_t>(
        std::count_if(begin, end, [](Item const& item) { return item.kind.has_value(); }));
    if (named == size) {
        return {};
    }
    if (named == 1 && size == 2) {
        auto& other = begin->kind ? *(begin + 1) : *begin;
        auto const& given = begin->kind ? *begin : *(begin + 1);
        if (given.kind != DimensionKind::diameter) {
            return tl::unexpected(MeasureFault::unclear);
        }
        other.kind = DimensionKind::height;
        return {};
    }
    if (named > 0 || size > kUsual.size()) {
        return tl::unexpected(MeasureFault::unclear);
    }
    if (size == 1) {
        begin->kind = DimensionKind::length;
        return {};
    }
    for (std::size_t i = 0; i < size; ++i) {
        (begin + static_cast<std::ptrdiff_t>(i))->kind = kUsual[i];
    }
    return {};
}

}  // namespace

Measured<void> MeasureLine::read(std::vector<Token> const& tokens) {
    m_tokens = &tokens;
    for (m_at = 0; m_at < tokens.size(); ++m_at) {
        NK_CHECK(step());
    }
    if (m_inside || !m_pending.empty() || m_joined) {
        return tl::unexpected(MeasureFault::unclear);
    }
    return {};
}

Measured<void> MeasureLine::step() {
    switch ((*m_tokens)[m_at].kind) {
        case Token::Kind::number:
            return number();
        case Token::Kind::word:
            return word();
        case Token::Kind::times:
            if (m_joined || (m_items.empty() && m_pending.empty())) {
                return tl::unexpected(MeasureFault::unclear);
            }
            m_joined = true;
            return {};
        case Token::Kind::estimate:
            m_estimated = true;
            return {};
        case Token::Kind::separator:
            end_chain();
            return {};
        case Token::Kind::open:
            return open();
        case Token::Kind::close:
            return close();
        case Token::Kind::colon:  // as in "h: 30 cm"
            if (m_at == 0 || !is(m_at - 1, Token::Kind::word)) {
                return tl::unexpected(MeasureFault::unclear);
            }
            return {};
        case Token::Kind::other:
            break;
    }
    return tl::unexpected(MeasureFault::unclear);
}

Measured<void> MeasureLine::number() {
    Token const& token = (*m_tokens)[m_at];
    if (token.fault) {
        return tl::unexpected(*token.fault);
    }
    if (after_number()) {
        return tl::unexpected(MeasureFault::unclear);
    }
    if (!m_joined) {
        ++m_chain;
    }
    Item item{token.millionths, {}, {}, m_part, m_estimated, m_inside, m_chain};
    if (!m_pending.empty()) {
        item.kind = m_pending.front();
        m_pending.erase(m_pending.begin());
    }
    m_joined = false;
    m_items.push_back(std::move(item));
    return {};
}

Measured<void> MeasureLine::word() {
    Token const& token = (*m_tokens)[m_at];
    bool const measured = !m_items.empty() && !m_items.back().unit;
    if (auto const unit = find_unit(token.word); unit && measured && !m_joined) {
        apply_unit(*unit);
        return {};
    }
    if (auto const found = dimension_kinds(token.word); !found.empty()) {
        return kinds(found);
    }
    return phrase();
}

/// "hoogte b 12 cm", "breedte (a/c) 30 cm": behind a whole word letters are those of a part.
bool MeasureLine::lettered_part() {
    auto at = m_at + 1;
    bool const enclosed = is(at, Token::Kind::open) && ++at > 0;
    std::string part;
    while (is(at, Token::Kind::word) && token_at(at)->word.size() == 1) {
        part += token_at(at++)->word;
        if (!is(at, Token::Kind::separator) || token_at(at)->text != "/") {
            break;
        }
        part += '/';
        ++at;
    }
    if (enclosed && !is(at++, Token::Kind::close)) {
        return false;
    }
    constexpr std::size_t kWholeWord = 5;
    if (part.empty() || part.back() == '/' || !is(at, Token::Kind::number) ||
        token_at(m_at)->word.size() < kWholeWord) {
        return false;
    }
    end_chain();
    m_part = part;
    m_at = at - 1;
    return true;
}

/// Before its number, as in "h 30", or after it, as in "30 cm hoog x".
Measured<void> MeasureLine::kinds(std::vector<DimensionKind> const& kinds) {
    if (!m_joined && m_pending.empty() && kinds.size() == 1 && lettered_part()) {
        m_pending = kinds;
        return {};
    }
    bool const follows = !m_joined && !m_items.empty() && m_pending.empty() && m_at > 0 &&
                         (after_number() || m_items.back().unit) && kinds.size() == 1;
    bool const leads = is(m_at + 1, Token::Kind::number) || is(m_at + 1, Token::Kind::colon) ||
                       is(m_at + 1, Token::Kind::estimate);
    if (follows && !leads) {
        if (m_items.back().kind) {
            return tl::unexpected(MeasureFault::unclear);
        }
        m_items.back().kind = kinds[0];
        return {};
    }
    if (m_joined && !m_pending.empty()) {
        m_joined = false;  // the x of "h x b 30 x 40 cm" stands between kinds
    }
    m_pending.insert(m_pending.end(), kinds.begin(), kinds.end());
    return {};
}

/// Several words name a part: of the measures after them, or at the end, of those before.
Measured<void> MeasureLine::phrase() {
    if (after_number()) {
        return tl::unexpected(MeasureFault::unknown_unit);
    }
    std::string words;
    std::size_t end = m_at;
    bool says_nothing = false;
    while (is(end, Token::Kind::word) && dimension_kinds(token_at(end)->word).empty()) {
        auto const& word = token_at(end++)->word;
        // Of "gewicht gr." and "gewicht lepels" only the spoons are left.
        if (words.empty() && (is_filler(word) || (says_nothing && find_unit(word)))) {
            says_nothing = true;
            continue;
        }
        words += words.empty() ? "" : " ";
        words += word;
    }
    m_at = end - 1;
    if (words.empty()) {
        return {};
    }
    auto const* const next = token_at(end);
    bool const trails = next == nullptr || next->kind == Token::Kind::separator ||
                        next->kind == Token::Kind::open || next->kind == Token::Kind::close;
    if (trails && !m_items.empty() && m_items.back().inside == m_inside) {
        apply_part(part_name(words));
    } else {
        end_chain();
        m_part = part_name(words);
    }
    return {};
}

/// Parentheses hold measures, the names of the kinds just given, a part, or a remark.
Measured<void> MeasureLine::open() {
    if (m_inside || m_joined) {
        return tl::unexpected(MeasureFault::unclear);
    }
    bool measures = false;
    bool estimate = false;
    bool kinds_only = true;
    std::size_t end = m_at + 1;
    std::string words;
    for (; !is(end, Token::Kind::close); ++end) {
        auto const* const token = token_at(end);
        if (token == nullptr || token->kind == Token::Kind::open) {
            return tl::unexpected(MeasureFault::unclear);
        }
        measures = measures || token->kind == Token::Kind::number;
        estimate = estimate || token->kind == Token::Kind::estimate;
        kinds_only = kinds_only &&
                     (token->kind == Token::Kind::times || !dimension_kinds(token->word).empty());
        words += words.empty() ? "" : " ";
        words += token->word;
    }
    if (measures) {
        end_chain();
        m_inside = true;
        m_outer_part = std::exchange(m_part, std::string());
        return {};
    }
    if (kinds_only && !words.empty()) {
        return name_kinds();
    }
    if (estimate) {
        for (auto& item : m_items) {
            item.estimated = true;
        }
    } else if (auto const part = part_name(words); part != words) {
        apply_part(part);
    }
    m_at = end;  // a remark stays in the text
    return {};
}

/// "30 x 40 cm (b x h)" or "30 cm (h)".
Measured<void> MeasureLine::name_kinds() {
    std::vector<DimensionKind> named;
    for (++m_at; !is(m_at, Token::Kind::close); ++m_at) {
        auto const more = dimension_kinds(token_at(m_at)->word);
        named.insert(named.end(), more.begin(), more.end());
    }
    if (named.size() > m_items.size()) {
        return tl::unexpected(MeasureFault::unclear);
    }
    auto const first = m_items.size() - named.size();
    for (std::size_t i = 0; i < named.size(); ++i) {
        auto& item = m_items[first + i];
        if (item.kind || item.chain != m_items.back().chain) {
            return tl::unexpected(MeasureFault::unclear);
        }
        item.kind = named[i];
    }
    return {};
}

Measured<void> MeasureLine::close() {
    if (!m_inside || m_joined || !m_pending.empty()) {
        return tl::unexpected(MeasureFault::unclear);
    }
    // "118,7 cm (met lijst 145,5)": inside, the unit before the parenthesis goes on.
    auto const outer = std::find_if(m_items.rbegin(), m_items.rend(), [](Item const& item) {
        return !item.inside && item.unit.has_value();
    });
    if (outer != m_items.rend()) {
        for (auto& item : m_items) {
            if (item.inside && !item.unit) {
                item.unit = outer->unit;
            }
        }
    }
    m_inside = false;
    m_part = m_outer_part;
    end_chain();
    return {};
}

void MeasureLine::apply_unit(Unit unit) {
    for (auto item = m_items.rbegin(); item != m_items.rend() && !item->unit; ++item) {
        item->unit = unit;
    }
}

/// Goes back over the measures that belong together: one chain, or "h 30 cm, b 40 cm".
void MeasureLine::apply_part(std::string const& part) {
    std::vector<DimensionKind> seen;
    std::size_t const last_chain = m_items.empty() ? 0 : m_items.back().chain;
    for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
        bool const again =
            item->kind && std::find(seen.begin(), seen.end(), *item->kind) != seen.end();
        bool const labelled = item->chain == last_chain || (item->kind && !seen.empty());
        if (!item->part.empty() || again || !labelled) {
            return;
        }
        item->part = part;
        if (item->kind) {
            seen.push_back(*item->kind);
        }
    }
}

void MeasureLine::end_chain() {
    m_estimated = false;
    m_joined = false;
}

/// Only a line without any unit takes the one it would have by default.
Measured<void> MeasureLine::resolve_units() {
    auto const known = [](Item const& item) { return item.unit.has_value(); };
    if (std::all_of(m_items.begin(), m_items.end(), known)) {
        return {};
    }
    auto const fallback = m_options.length_unit ? m_options.length_unit : m_options.weight_unit;
    if (!fallback || std::any_of(m_items.begin(), m_items.end(), known)) {
        return tl::unexpected(MeasureFault::no_unit);
    }
    for (auto& item : m_items) {
        item.unit = fallback;
    }
    return {};
}

Measured<void> MeasureLine::finish(std::vector<storage::Dimension>& dimensions,
                                   std::vector<MeasuredWeight>& weights) {
    NK_CHECK(resolve_units());
    auto const first = static_cast<std::ptrdiff_t>(dimensions.size());
    for (auto begin = m_items.begin(); begin != m_items.end();) {
        auto const end = std::find_if(begin, m_items.end(),
                                      [&](Item const& item) { return item.chain != begin->chain; });
        bool const weighs = !is_length(*begin->unit);
        if (weighs && (end - begin > 1 || begin->kind)) {
            return tl::unexpected(MeasureFault::unclear);
        }
        if (!weighs) {
            NK_CHECK(name_chain(begin, end));
        }
        for (auto item = begin; item != end; ++item) {
            if (is_length(*item->unit) == weighs) {
                return tl::unexpected(MeasureFault::unclear);
            }
            auto const amount = (item->millionths * per_unit(*item->unit) + 500'000) / 1'000'000;
            if (amount == 0 || amount > (weighs ? limits::kGramsMax : limits::kMillimetresMax)) {
                return tl::unexpected(MeasureFault::out_of_range);
            }
            if (weighs) {
                weights.push_back({item->part, amount, item->estimated});
                continue;
            }
            bool const again = std::any_of(
                dimensions.begin() + first, dimensions.end(), [&](storage::Dimension const& one) {
                    return one.kind == *item->kind && one.part == item->part;
                });
            if (again || dimensions.size() == limits::kItemsMax) {
                return tl::unexpected(MeasureFault::unclear);
            }
            dimensions.push_back({*item->kind, amount, item->part, item->estimated});
        }
        begin = end;
    }
    return {};
}

}  // namespace noodkluis::app
