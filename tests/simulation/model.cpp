// SPDX-License-Identifier: MIT
#include "model.h"

#include <algorithm>

namespace sharewell::simulation::model {
namespace {

std::string text_in(const boost::json::object& body, std::string_view name) {
  return std::string(body.at(name).as_string());
}

Ms number_in(const boost::json::object& body, std::string_view name) { return body.at(name).as_int64(); }

[[noreturn]] void wrong(const Entry& entry, const std::string& what) {
  throw Wrong("entry " + std::to_string(entry.index) + " (" + std::to_string(entry.kind) + "): " + what);
}

Task task_in(const boost::json::object& raised, std::string_view ref, const Entry& entry) {
  return {text_in(raised, ref),
          entry.file,
          entry.sharing,
          text_in(raised, "obligation"),
          text_in(raised, "owner"),
          number_in(raised, "due"),
          0,
          entry.index,
          0};
}

/// The newest of that reference.
Task* newest(File& file, const std::string& ref) {
  Task* found = nullptr;
  for (auto& [key, task] : file.tasks)
    if (task.ref == ref) found = &task;
  return found;
}

void end_task(File& file, const Entry& entry, const std::string& ref, int state) {
  Task* const task = newest(file, ref);
  if (task == nullptr) wrong(entry, "settles a task that nobody raised in this file");
  if (task->state != 0 && state == 3) return;
  if (task->state != 0) wrong(entry, "settles a task a second time");
  task->state = state;
  task->settled_by = entry.index;
}

void raise(File& file, const Entry& entry, Task task) {
  if (!file.tasks.emplace(std::pair(entry.index, task.ref), task).second) wrong(entry, "raises a task twice");
}

bool is_of_office(int kind) {
  return kind == 1 || kind == kPersonAdded || kind == kRefused || kind == 9 || kind == kRegisterWatched ||
         kind == kCheckpointCosigned || kind == kErasureAsked || kind == kFileErased;
}

}  // namespace

void Organisation::learn(Entry entry) {
  if (entry.index != ledger.size()) wrong(entry, "is not the next one");
  const bool listed = entry.kind == kLooked && !entry.text.empty() && entry.body.at("listed").as_bool();
  if ((entry.file == office) != (is_of_office(entry.kind) || listed)) wrong(entry, "is in the wrong file");
  if (entry.file == office) {
    fold_office(entry);
  } else {
    File& file = files[entry.file];
    const bool fresh = file.entries.empty();
    if (fresh != (entry.kind == kFileOpened))
      wrong(entry, "a case file begins with its opening, and has one");
    if (file.erased) wrong(entry, "stands in a case file after that was erased");
    if (fresh) order.push_back(entry.file);
    file.entries.push_back(entry.index);
    fold_file(file, entry);
    fold_tasks(file, entry);
  }
  ledger.push_back(std::move(entry));
}

void Organisation::fold_file(File& file, const Entry& entry) {
  const auto is_here = std::ranges::find(file.sharings, entry.sharing) != file.sharings.end();
  if (entry.kind == kFileOpened) {
    file.ref = entry.file;
    file.opener = entry.actor;
    file.team = text_in(entry.body, "team");
    file.label = text_in(entry.body, "label");
  } else if (entry.kind == kFileNamed) {
    file.label = text_in(entry.body, "label");
  } else if (entry.kind == kFileJoined && !entry.body.at("goes_on").as_bool()) {
    file.goes_on_as = text_in(entry.body, "other");
  } else if (entry.kind == kFileRestricted) {
    file.kept_to.reset();
    if (entry.body.at("restricted").as_bool()) {
      file.kept_to.emplace();
      for (const auto& one : entry.body.at("people").as_array())
        file.kept_to->insert(std::string(one.as_string()));
    }
  } else if (entry.kind == kDecided || entry.kind == kSharingTaken) {
    if (is_here) wrong(entry, "a decision is recorded a second time");
    file.sharings.push_back(entry.sharing);
  } else if (entry.kind == kSharingMoved) {
    if (!is_here) wrong(entry, "moves a decision that is not here");
    std::erase(file.sharings, entry.sharing);
  } else if (entry.kind == kKeepingSet) {
    file.held = entry.body.at("held").as_bool();
  }
}

void Organisation::fold_tasks(File& file, const Entry& entry) {
  if (entry.kind == kTaskSettled)
    end_task(file, entry, text_in(entry.body, "task"), entry.body.at("done").as_bool() ? 1 : 2);
  if (entry.kind == kTaskRaised) raise(file, entry, task_in(entry.body, "task", entry));
  if (entry.kind == kTaskMoved) {
    Task* const task = newest(file, text_in(entry.body, "task"));
    if (task == nullptr || task->state != 0) wrong(entry, "moves a task that is not open");
    if (const std::string owner = text_in(entry.body, "owner"); !owner.empty()) task->owner = owner;
    if (const Ms due = number_in(entry.body, "due"); due != 0) task->due = due;
  }
  if (const auto* const raised = entry.body.if_contains("tasks"))
    for (const auto& one : raised->as_array()) raise(file, entry, task_in(one.as_object(), "ref", entry));
  if (const auto* const ended = entry.body.if_contains("ended"))
    for (const auto& one : ended->as_array()) end_task(file, entry, std::string(one.as_string()), 3);
}

void Organisation::fold_office(const Entry& entry) {
  if (entry.kind == kErasureAsked) {
    const std::string file = text_in(entry.body, "file");
    asked.erase(file);
    if (!entry.body.at("withdrawn").as_bool()) asked[file] = {entry.index, entry.actor, entry.recorded};
  } else if (entry.kind == kFileErased) {
    File& file = files.at(text_in(entry.body, "file"));
    const auto at = asked.find(file.ref);
    if (at == asked.end() || static_cast<std::int64_t>(at->second.index) != number_in(entry.body, "asked"))
      wrong(entry, "erases what nobody asked to erase");
    if (at->second.by == entry.actor) wrong(entry, "one person alone erases a case file");
    if (entry.recorded - at->second.at < kErasureWait)
      wrong(entry, "erases before the waiting period is over");
    if (file.held) wrong(entry, "erases what is on hold");
    if (written_since(file, at->second.index)) wrong(entry, "erases what was written to since");
    if (static_cast<std::size_t>(number_in(entry.body, "entries")) != file.entries.size())
      wrong(entry, "does not name every entry of the file");
    file.erased = true;
    file.tasks.clear();
    std::erase_if(drafts, [&](const auto& one) { return one.second.file == file.ref; });
    asked.erase(at);
  }
}

const Person& Organisation::person(std::string_view ref) const {
  for (const Person& one : people)
    if (one.ref == ref) return one;
  throw Wrong("nobody has the reference " + std::string(ref));
}

bool Organisation::may_open(const Person& who, const File& file) const {
  if (file.erased) return false;
  if (file.opener == who.ref) return true;
  return file.kept_to ? file.kept_to->contains(who.ref) : file.team == who.team;
}

bool Organisation::may_see(const Person& who, const File& file) const {
  if (may_open(who, file)) return true;
  if (file.erased || file.kept_to) return false;
  return std::ranges::any_of(
      file.tasks, [&](const auto& one) { return one.second.state == 0 && one.second.owner == who.ref; });
}

std::vector<Task> Organisation::open_tasks() const {
  std::vector<Task> open;
  for (const auto& [ref, file] : files)
    for (const auto& [key, task] : file.tasks)
      if (task.state == 0) open.push_back(task);
  std::ranges::sort(open);
  return open;
}

const Task* Organisation::find_task(std::string_view ref) const {
  for (const auto& [name, file] : files)
    for (const auto& [key, task] : file.tasks)
      if (task.ref == ref) return &task;
  return nullptr;
}

const File& Organisation::standing(const File& file) const {
  const File* at = &file;
  while (!at->goes_on_as.empty() && !at->erased) at = &files.at(at->goes_on_as);
  return *at;
}

bool Organisation::written_since(const File& file, std::uint64_t index) const {
  return std::ranges::any_of(file.entries, [&](std::uint64_t one) {
    return one > index && ledger[static_cast<std::size_t>(one)].kind != kLooked;
  });
}

bool Organisation::looked(const std::string& who, const std::string& file, bool listed, Ms now) const {
  for (auto entry = ledger.rbegin(); entry != ledger.rend(); ++entry) {
    if (entry->kind != kLooked || entry->actor != who || entry->recorded > now ||
        now - entry->recorded >= kLookLife)
      continue;
    if (entry->file == file) return true;
    if (!listed || entry->file != office) continue;
    for (const auto& one : entry->body.at("files").as_array())
      if (one.as_string() == file) return true;
  }
  return false;
}

}  // namespace sharewell::simulation::model
