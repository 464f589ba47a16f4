// SPDX-License-Identifier: MIT
#include "casework/small_numbers.h"

#include <algorithm>
#include <tuple>

#include "base/result.h"

namespace sharewell::casework {
namespace {

/// The counts with their totals, and which of them are held back.
///
/// A reader knows that each row and each column adds up to its total, that nothing is negative, and that a
/// zero is never held back. So a count is safe if some of those that are held back can each be one more or
/// one less, this one among them, so that all sums stand and none falls below one. Rows and columns are the
/// nodes of a graph, what is held back its edges, and such a set is a ring through the edge. In a row of
/// totals a count goes the other way than in the rows above it.
class Table {
 public:
  Table(const Counts& counts, std::uint32_t least) : rows_(counts.size()), columns_(counts.front().size()) {
    values_.assign(rows_ + 1, std::vector<std::uint64_t>(columns_ + 1));
    held_.assign(rows_ + 1, std::vector<char>(columns_ + 1));
    for (std::size_t r = 0; r < rows_; ++r)
      for (std::size_t c = 0; c < columns_; ++c)
        for (const auto& [row, column] : {std::pair(r, c), {r, columns_}, {rows_, c}, {rows_, columns_}})
          values_[row][column] += counts[r].at(c);
    for (std::size_t r = 0; r <= rows_; ++r)
      for (std::size_t c = 0; c <= columns_; ++c) held_[r][c] = values_[r][c] > 0 && values_[r][c] < least;
  }

  /// Holds back one more until every one that is held back is safe.
  void make_safe() {
    for (bool again = true; again;) {
      again = false;
      for (std::size_t r = 0; r <= rows_ && !again; ++r)
        for (std::size_t c = 0; c <= columns_ && !again; ++c)
          again = held_[r][c] && !is_safe(r, c) && hold_more(r, c);
    }
  }

  [[nodiscard]] Shown shown() const {
    Shown out(rows_ + 1);
    for (std::size_t r = 0; r <= rows_; ++r)
      for (std::size_t c = 0; c <= columns_; ++c)
        out[r].push_back(held_[r][c] ? std::nullopt : std::optional(values_[r][c]));
    return out;
  }

 private:
  /// Whether a step from row to column (or back) along this edge may be taken: one more always, one less only
  /// from two on.
  [[nodiscard]] bool may_move(std::size_t r, std::size_t c, bool to_column) const {
    const bool total = (r == rows_) != (c == columns_);
    return values_[r][c] > 0 && (total != to_column || values_[r][c] >= 2);
  }
  [[nodiscard]] bool passes(std::size_t r, std::size_t c, bool to_column) const {
    return held_[r][c] && may_move(r, c, to_column);
  }

  /// Whether there is a way from one end of the edge to its other end that is not the edge.
  [[nodiscard]] bool is_on_a_ring(std::size_t row, std::size_t column, bool to_column) const {
    if (!passes(row, column, to_column)) return false;
    std::vector<char> row_seen(rows_ + 1), column_seen(columns_ + 1);
    std::vector<std::pair<bool, std::size_t>> open;  // a column, or a row
    const auto reach = [&](bool is_column, std::size_t at) {
      char& seen = is_column ? column_seen[at] : row_seen[at];
      if (!seen) open.emplace_back(is_column, at);
      seen = 1;
    };
    reach(to_column, to_column ? column : row);
    while (!open.empty()) {
      const auto [is_column, at] = open.back();
      open.pop_back();
      for (std::size_t next = 0; next <= (is_column ? rows_ : columns_); ++next) {
        const std::size_t r = is_column ? next : at, c = is_column ? at : next;
        if ((r != row || c != column) && passes(r, c, !is_column)) reach(!is_column, next);
      }
    }
    return to_column ? row_seen[row] : column_seen[column];
  }

  [[nodiscard]] bool is_safe(std::size_t r, std::size_t c) const {
    return is_on_a_ring(r, c, true) || is_on_a_ring(r, c, false);
  }

  /// How much would be held back beside it to close a ring of four: totals first, then counts.
  struct Ring {
    std::size_t totals = 0;
    std::uint64_t counts = 0;
    std::size_t row = 0, column = 0;  ///< of the corner over against it
    auto operator<=>(const Ring&) const = default;
  };
  [[nodiscard]] std::optional<Ring> ring_through(std::size_t row, std::size_t column, std::size_t r,
                                                 std::size_t c) const {
    const auto closes = [&](bool way) {
      return may_move(row, column, way) && may_move(r, column, !way) && may_move(r, c, way) &&
             may_move(row, c, !way);
    };
    if (r == row || c == column || (!closes(true) && !closes(false))) return std::nullopt;
    Ring ring{0, 0, r, c};
    for (const auto& [at_row, at_column] : {std::pair(r, column), {r, c}, {row, c}}) {
      if (held_[at_row][at_column]) continue;
      ring.totals += at_row == rows_ || at_column == columns_ ? 1 : 0;
      ring.counts += values_[at_row][at_column];
    }
    return ring;
  }

  /// The ring that takes least with it. Where none closes, the smallest count that is still shown; false if
  /// there is none.
  [[nodiscard]] bool hold_more(std::size_t row, std::size_t column) {
    std::optional<Ring> best;
    for (std::size_t r = 0; r <= rows_; ++r)
      for (std::size_t c = 0; c <= columns_; ++c)
        if (const auto ring = ring_through(row, column, r, c); ring && (!best || *ring < *best)) best = ring;
    if (!best) return hold_smallest();
    held_[best->row][column] = held_[row][best->column] = held_[best->row][best->column] = 1;
    return true;
  }

  [[nodiscard]] bool hold_smallest() {
    std::optional<std::tuple<std::uint64_t, std::size_t, std::size_t>> best;
    for (std::size_t r = 0; r <= rows_; ++r)
      for (std::size_t c = 0; c <= columns_; ++c) {
        if (held_[r][c] || values_[r][c] == 0) continue;
        const std::tuple one(values_[r][c], r, c);
        if (!best || one < *best) best = one;
      }
    if (best) held_[std::get<1>(*best)][std::get<2>(*best)] = 1;
    return best.has_value();
  }

  std::size_t rows_, columns_;
  std::vector<std::vector<std::uint64_t>> values_;
  std::vector<std::vector<char>> held_;
};

}  // namespace

Shown shown_counts(const Counts& counts, std::uint32_t least) {
  SW_CHECK(!counts.empty() && !counts.front().empty());
  Table table(counts, least);
  table.make_safe();
  return table.shown();
}

}  // namespace sharewell::casework
