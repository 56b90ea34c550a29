// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/exchange/measure_words.h"

// One line of measures. Only for measures.cpp.
namespace noodkluis::app {

/// One number with what was found out about it.
struct MeasureItem {
    std::int64_t millionths = 0;
    std::optional<storage::DimensionKind> kind;
    std::optional<Unit> unit;
    std::string part;
    bool estimated = false;
    bool inside = false;    ///< in parentheses
    std::size_t chain = 0;  ///< numbers joined with x have the same
};

struct MeasuredWeight {
    std::string part;
    std::int64_t grams;
    bool estimated;
};

/// Reads one line of measures, token by token.
class MeasureLine {
  public:
    MeasureLine(MeasureOptions const& options, std::string part, bool estimated)
        : m_options(options), m_part(std::move(part)), m_estimated(estimated) {}

    /// Collects what the line says.
    [[nodiscard]] Measured<void> read(std::vector<MeasureToken> const& tokens);
    /// Adds the measures of the line to the others.
    [[nodiscard]] Measured<void> finish(std::vector<storage::Dimension>& dimensions,
                                        std::vector<MeasuredWeight>& weights);

  private:
    [[nodiscard]] Measured<void> step();
    [[nodiscard]] Measured<void> number();
    [[nodiscard]] Measured<void> word();
    [[nodiscard]] Measured<void> kinds(std::vector<storage::DimensionKind> const& kinds);
    [[nodiscard]] bool lettered_part();
    [[nodiscard]] Measured<void> phrase();
    [[nodiscard]] Measured<void> open();
    [[nodiscard]] Measured<void> close();
    [[nodiscard]] Measured<void> name_kinds();
    [[nodiscard]] Measured<void> resolve_units();
    void apply_unit(Unit unit);
    void apply_part(std::string const& part);
    void end_chain();

    [[nodiscard]] MeasureToken const* token_at(std::size_t index) const {
        return index < m_tokens->size() ? &(*m_tokens)[index] : nullptr;
    }
    [[nodiscard]] bool is(std::size_t index, MeasureToken::Kind kind) const {
        auto const* const token = token_at(index);
        return token != nullptr && token->kind == kind;
    }
    [[nodiscard]] bool after_number() const {
        return m_at > 0 && is(m_at - 1, MeasureToken::Kind::number);
    }

    MeasureOptions const& m_options;
    std::string m_part;
    bool m_estimated;
    std::string m_outer_part;
    bool m_inside = false;
    bool m_joined = false;  ///< the last token was an x
    std::size_t m_chain = 0;
    std::vector<storage::DimensionKind> m_pending;  ///< kinds that wait for their numbers
    std::vector<MeasureItem> m_items;
    std::vector<MeasureToken> const* m_tokens = nullptr;
    std::size_t m_at = 0;
};

}  // namespace noodkluis::app
