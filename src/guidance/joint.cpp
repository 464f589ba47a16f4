// SPDX-License-Identifier: MIT
#include "guidance/joint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "base/result.h"
#include "guidance/compile.h"

namespace sharewell::guidance {
namespace {

constexpr Diagram::Budget kBudget{8 * limits::kDiagramNodes, 200'000'000};

/// Where a pack's question and its answers stand in the joint space; kAbsent where an answer does not.
struct Place {
  std::size_t question = 0;
  std::vector<AnswerIndex> answers;
};

template <class Part>
const Part* find(const std::vector<Part>& parts, std::string_view id) {
  const auto at = std::ranges::find(parts, id, &Part::id);
  return at == parts.end() ? nullptr : &*at;
}

/// The question as both ask it, or as the one that asks does. Two that share no answer are two questions.
Question joined(const Question& one, const Question* other) {
  Question made = one;
  made.answers.clear();
  made.missing = 0;
  for (std::size_t i = 0; i < one.answers.size(); ++i) {
    if (other != nullptr && find(other->answers, one.answers[i].id) == nullptr) continue;
    if (i == one.missing) made.missing = static_cast<AnswerIndex>(made.answers.size());
    made.answers.push_back(one.answers[i]);
  }
  return made;
}

JointQuestions joint_questions(const Draft& a, const Draft& b) {
  JointQuestions made;
  for (const Question& question : a.parts.questions) {
    const Question* other = find(b.parts.questions, question.id);
    Question both = joined(question, other);
    if (both.answers.empty()) {
      made.list.push_back(joined(question, nullptr));
      made.list.push_back(joined(*other, nullptr));
      continue;
    }
    if (other != nullptr && question.answers[question.missing].id != other->answers[other->missing].id &&
        made.list.size() < limits::kPackQuestions)
      made.differ |= std::uint64_t{1} << made.list.size();
    made.list.push_back(std::move(both));
  }
  for (const Question& question : b.parts.questions)
    if (find(a.parts.questions, question.id) == nullptr) made.list.push_back(joined(question, nullptr));
  return made;
}

std::vector<Place> places_of(const Draft& draft, const std::vector<Question>& questions) {
  std::vector<Place> places;
  for (const Question& question : draft.parts.questions) {
    Place place;
    const auto shares = [&](const Question& one) {
      return one.id == question.id && std::ranges::any_of(one.answers, [&](const Answer& answer) {
               return find(question.answers, answer.id) != nullptr;
             });
    };
    const auto at = std::ranges::find_if(questions, shares);
    SW_CHECK(at != questions.end());
    place.question = static_cast<std::size_t>(at - questions.begin());
    for (const Answer& answer : question.answers) {
      const auto found = std::ranges::find(at->answers, answer.id, &Answer::id);
      place.answers.push_back(
          found == at->answers.end() ? kAbsent : static_cast<AnswerIndex>(found - at->answers.begin()));
    }
    places.push_back(std::move(place));
  }
  return places;
}

std::vector<Ref> roots_of(const Diagrams& diagrams) {
  std::vector<Ref> roots{diagrams.rule, diagrams.outcome, diagrams.flow};
  roots.insert(roots.end(), diagrams.obligations.begin(), diagrams.obligations.end());
  for (const auto& notices : diagrams.notices_if) roots.insert(roots.end(), notices.begin(), notices.end());
  return roots;
}

/// An order in which the first pack's diagrams are as small as they were: what it tests earlier comes
/// earlier.
std::vector<std::uint8_t> order_of(const Diagrams& first, const std::vector<Place>& places,
                                   std::size_t count) {
  std::vector<std::vector<bool>> before(count, std::vector<bool>(count));
  const std::vector<Ref> roots = roots_of(first);
  for (const Ref ref : first.store.nodes_below(roots))
    for (const Ref child : first.store.children_of(ref))
      if (!Diagram::is_leaf(child))
        before[places[first.store.question_of(child)].question]
              [places[first.store.question_of(ref)].question] = true;
  std::vector<std::uint8_t> order;
  std::vector<bool> placed(count);
  while (order.size() < count)
    for (std::size_t q = 0; q < count; ++q) {
      bool waits = placed[q];
      for (std::size_t other = 0; other < count; ++other)
        waits = waits || (before[q][other] && !placed[other]);
      if (waits) continue;
      placed[q] = true;
      order.push_back(static_cast<std::uint8_t>(q));
      break;
    }
  return order;
}

/// Builds the functions of one store again in the joint one.
class Moved {
 public:
  Moved(const Diagram& from, Diagram& to, const std::vector<Place>& places,
        const std::vector<Question>& questions)
      : from_(from), to_(to), places_(places), questions_(questions) {}

  Ref operator()(Ref ref) {
    if (Diagram::is_leaf(ref)) return ref;
    if (const auto known = done_.find(ref); known != done_.end()) return known->second;
    const Place& place = places_[from_.question_of(ref)];
    const auto children = from_.children_of(ref);
    std::optional<Ref> result;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (place.answers[i] == kAbsent) continue;
      const Ref child = (*this)(children[i]);
      result = result ? to_.choose(is_answer(place.question, place.answers[i]), child, *result) : child;
    }
    SW_CHECK(result.has_value());
    return done_[ref] = *result;
  }

 private:
  Ref is_answer(std::size_t question, AnswerIndex answer) {
    std::array<Ref, limits::kPackAnswers> children{};
    children.fill(Diagram::kFalse);
    children.at(answer) = Diagram::kTrue;
    return to_.ask(static_cast<std::uint8_t>(question),
                   {children.data(), questions_[question].answers.size()});
  }
  const Diagram& from_;
  Diagram& to_;
  const std::vector<Place>& places_;
  const std::vector<Question>& questions_;
  std::map<Ref, Ref> done_;
};

Side moved(const Diagrams& diagrams, Joint& joint, const std::vector<Place>& places) {
  Moved move(diagrams.store, joint.store, places, joint.questions.list);
  Side side{move(diagrams.rule), move(diagrams.outcome), move(diagrams.flow), {}, {}};
  for (const Ref one : diagrams.obligations) side.obligations.push_back(move(one));
  const std::size_t notices = diagrams.notices_if.empty() ? 0 : diagrams.notices_if.front().size();
  side.notices.assign(notices, Diagram::kFalse);
  for (std::size_t o = 0; o < diagrams.notices_if.size(); ++o) {
    const Ref here = joint.is(side.outcome, static_cast<Ref>(o));
    for (std::size_t k = 0; k < notices; ++k)
      side.notices[k] = joint.store.choose(here, move(diagrams.notices_if[o][k]), side.notices[k]);
  }
  return side;
}

}  // namespace

Ref Joint::is(Ref function, Ref leaf) {
  std::vector<Ref> leaves(Diagram::kLeaves, Diagram::kFalse);
  leaves[leaf] = Diagram::kTrue;
  return store.map(function, leaves);
}

std::expected<Joint, std::string> join(const Draft& a, const Draft& b) {
  JointQuestions questions = joint_questions(a, b);
  if (questions.list.size() > limits::kPackQuestions)
    return std::unexpected(fmt::format("together they ask {} different questions, and the limit is {}",
                                       questions.list.size(), limits::kPackQuestions));
  if (combinations(questions.list) == std::numeric_limits<Combinations>::max())
    return std::unexpected<std::string>("together they have 2^128 combinations of answers or more");
  std::vector<std::uint8_t> answers;
  for (const Question& question : questions.list)
    answers.push_back(static_cast<std::uint8_t>(question.answers.size()));
  const std::optional<Diagrams> first = compile(a), second = compile(b);
  constexpr std::string_view kIntricate = "they are too intricate to be compared";
  if (!first || !second) return std::unexpected<std::string>(kIntricate);
  const std::vector<Place> places_a = places_of(a, questions.list), places_b = places_of(b, questions.list);
  std::vector<std::uint8_t> order = order_of(*first, places_a, questions.list.size());
  Joint joint{Diagram(std::move(answers), std::move(order), kBudget), std::move(questions), {}, {}};
  joint.a = moved(*first, joint, places_a);
  joint.b = moved(*second, joint, places_b);
  if (joint.store.over()) return std::unexpected<std::string>(kIntricate);
  return joint;
}

}  // namespace sharewell::guidance
