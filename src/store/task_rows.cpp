// SPDX-License-Identifier: MIT
#include "store/task_rows.h"

#include <fmt/format.h>

#include "base/limits.h"

namespace sharewell::store {
namespace {

constexpr std::uint64_t kPlacesOfAnEntry = 1024;
static_assert(limits::kTasksOfAnEntry < kPlacesOfAnEntry);

/// Of any number, also the least, which has no opposite.
std::uint64_t without_sign(std::int64_t place) {
  const auto bits = static_cast<std::uint64_t>(place);
  return place < 0 ? 0 - bits : bits;
}

template <class AnyRef>
bool read_ref(std::string_view text, AnyRef& out) {
  if (text.empty()) return true;
  auto ref = AnyRef::parse(text);
  if (!ref || ref->text() != text) return false;
  out = *std::move(ref);
  return true;
}

bool read_place(std::int64_t place, record::TaskRow& out) {
  const std::uint64_t nth_from_1 = without_sign(place) % kPlacesOfAnEntry;
  if ((place > 0) != (out.state == record::TaskState::Open) || nth_from_1 == 0) return false;
  out.raised_by = raised_by_of(place);
  out.nth = static_cast<std::uint32_t>(nth_from_1 - 1);
  return true;
}

}  // namespace

std::int64_t place_of(std::uint64_t raised_by, std::uint32_t nth, record::TaskState state) {
  const auto place = static_cast<std::int64_t>(raised_by * kPlacesOfAnEntry + nth + 1);
  return state == record::TaskState::Open ? place : -place;
}

std::uint64_t raised_by_of(std::int64_t place) { return without_sign(place) / kPlacesOfAnEntry; }

std::string numbers_text(const std::vector<std::uint64_t>& numbers) {
  return fmt::format("[{}]", fmt::join(numbers, ","));
}

Result<record::TaskRow> task_row(const Query& row) {
  record::TaskRow task;
  const std::int64_t state = row.number(7);
  task.state = static_cast<record::TaskState>(state);
  if (state < 0 || state > 3 || !read_place(row.number(0), task) || !read_ref(row.text(1), task.ref) ||
      !read_ref(row.text(2), task.file) || !read_ref(row.text(3), task.sharing) ||
      !read_ref(row.text(5), task.owner))
    return fail(ErrorCode::Damaged, "a task row cannot be read",
                "table task, columns place, ref, file, sharing, owner, state");
  task.obligation = row.text(4);
  task.due = Instant{row.number(6)};
  task.settled_by = static_cast<std::uint64_t>(row.number(8));
  return task;
}

Result<void> add_task(Database& database, const record::TaskRow& task) {
  return database.run("INSERT INTO task(" SW_TASK_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      place_of(task.raised_by, task.nth, task.state), std::string_view(task.ref.text()),
                      std::string_view(task.file.text()), std::string_view(task.sharing.text()),
                      std::string_view(task.obligation), std::string_view(task.owner.text()), task.due.ms,
                      static_cast<std::int64_t>(task.state), static_cast<std::int64_t>(task.settled_by));
}

}  // namespace sharewell::store
