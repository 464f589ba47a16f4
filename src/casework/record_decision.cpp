// SPDX-License-Identifier: MIT
#include "casework/record_decision.h"

#include "base/limits.h"
#include "base/text.h"
#include "casework/already_shared.h"
#include "casework/due.h"
#include "casework/finished_record.h"
#include "casework/own_duties.h"
#include "casework/refusal_reason.h"
#include "casework/request.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;

std::vector<record::RaisedTask> tasks_for(const Desk& desk,
                                          const std::vector<decide::ObligationIndex>& duties, Instant now) {
  std::vector<record::RaisedTask> tasks;
  for (const decide::ObligationIndex duty : duties) {
    const guidance::Obligation& obligation = desk.pack.obligations()[duty];
    if (obligation.id == "record-decision") continue;  // recording it is what is being done
    tasks.push_back({TaskRef::make(desk.random), obligation.id, due_at(obligation.due, now), desk.me.ref});
  }
  return tasks;
}

/// A decision that differs from the recommendation is talked over with a safeguarding lead: never with
/// oneself.
/// @cite requirements R046, R184
void add_talk_over(const Desk& desk, const FileRef& file, Instant now,
                   std::vector<record::RaisedTask>& tasks) {
  const auto card = desk.store.find_file(file);  // none yet: its leads are let in
  auto leads = desk.people.leads_of(desk.me.team);
  std::erase_if(leads, [&](const access::Person& lead) {
    return lead.ref == desk.me.ref || (card && card->kept_to() && !access::may_open(lead, *card));
  });
  if (leads.empty()) return;
  tasks.push_back({TaskRef::make(desk.random), std::string(kTalkOver), due_at(own_duty(kTalkOver)->due, now),
                   leads.front().ref});
}

/// What is kept, once the recommendation is made.
struct Keeping {
  decide::Statement statement;
  ChosenFile file;
  SharingRef sharing;
  std::string once;
  std::optional<DraftRef> draft;  ///< ends with it
};

/// A real worry is not left unsaid because of the right to private life alone. @cite requirements R073
void challenge_refusal(const decide::Recommendation& recommendation, const decide::Statement& statement,
                       std::vector<FieldFault>& faults) {
  if (statement.choice != record::Choice::DoNotShare) return;
  const guidance::Pack& pack = recommendation.pack();
  const auto risk = pack.find_question("risk");
  if (!risk) return;
  const guidance::AnswerIndex said = recommendation.enquiry().facts().at[*risk];
  const std::string& answer = pack.questions()[*risk].answers[said].id;
  const bool real = answer != "none" && answer != "support-need" && answer != "not-known";
  if (real && is_only_private_life(statement.words.reveal() + " " + statement.departure))
    faults.push_back({"words", std::string(kPrivateLifeAlone)});
}

Result<KeptOrFaults> keep(const Desk& desk, const decide::Recommendation& recommendation, Keeping keeping) {
  const Instant now = desk.clock();
  if (keeping.statement.happened_at > now) keeping.statement.happened_at = now;
  const auto request = request_in(keeping.statement.notes);
  SW_TRY(FileChoice file, choose_file(desk, keeping.file, now));
  challenge_refusal(recommendation, keeping.statement, file.faults);
  auto decision = decide::Decision::make(recommendation, std::move(keeping.statement));
  if (!decision) file.faults.insert(file.faults.begin(), decision.error().begin(), decision.error().end());
  if (!file.faults.empty()) return KeptOrFaults(std::move(file.faults));
  auto tasks = tasks_for(desk, decision->duties(), now);
  if (request)
    tasks.push_back(
        {TaskRef::make(desk.random), std::string(kReplyDuty), reply_due(*request, now), desk.me.ref});
  if (decision->departs()) add_talk_over(desk, file.file, now, tasks);
  tasks.push_back(completing_task(desk, decision->statement().emergency, now));
  store::Write write{std::move(file.opening), std::move(keeping.once), keeping.draft};
  write.entries.push_back(
      decision->entry_body(file.file, keeping.sharing, desk.me.ref, std::move(tasks), now));
  SW_TRY(store::Committed kept, desk.store.commit(std::move(write)));
  return KeptOrFaults(std::move(kept));
}

Result<RecordedOrFaults> keep_and_name(const Desk& desk, const decide::Recommendation& recommendation,
                                       Keeping keeping) {
  SW_TRY(KeptOrFaults kept, keep(desk, recommendation, std::move(keeping)));
  if (auto* faults = std::get_if<std::vector<FieldFault>>(&kept)) return RecordedOrFaults(std::move(*faults));
  const record::Entry& entry = std::get<store::Committed>(kept).entries.back();
  return RecordedOrFaults(Recorded{entry.body().file, entry.body().sharing, entry.index()});
}

void answer(const guidance::Pack& pack, guidance::Answers& answers, std::string_view question,
            std::string_view value) {
  const auto q = pack.find_question(question);
  SW_CHECK(q.has_value());
  const auto a = pack.find_answer(*q, value);
  SW_CHECK(a.has_value());
  answers.at[*q] = *a;
}

guidance::Answers emergency_answers(const guidance::Pack& pack, const EmergencyForm& form, bool requested) {
  guidance::Answers answers;
  if (form.adult)
    answer(pack, answers, "adult_at_risk", "immediate");
  else
    answer(pack, answers, "risk", "immediate");
  const std::string_view told = form.told_police && form.told_social_care ? "both"
                                : form.told_police                        ? "police"
                                : form.told_social_care                   ? "childrens-social-care"
                                                                          : "not-known";
  answer(pack, answers, "already_with", told);
  if (form.told_police || form.told_social_care)
    answer(pack, answers, "recipient", form.told_police ? "police" : "childrens-social-care");
  answer(pack, answers, "requested", requested ? "yes" : "no");
  return answers;
}

/// A draft leaves no entry of its own, and ends here: when it was begun, and how often it was saved until
/// when.
/// @cite requirements R031, R102
void note_drafting(const Draft& draft, json::object& notes) {
  if (draft.version == 0) return;
  notes["draft_begun"] = to_rfc3339(draft.started);
  notes["draft_saved"] = to_rfc3339(draft.saved_at);
  notes["draft_saves"] = std::to_string(draft.version);
}

}  // namespace

decide::Recommendation recommendation_for(const Desk& desk, const Draft& draft) {
  return decide::recommend(desk.pack, decide::Enquiry::make(desk.pack, answers_of(desk.pack, draft)));
}

Result<RecordedOrFaults> record_decision(const Desk& desk, const Draft& draft, decide::Statement statement,
                                         const ChosenFile& file) {
  for (const auto& note : notes_of(draft)) statement.notes[note.key()] = note.value();
  note_drafting(draft, statement.notes);
  if (const auto shared = shared_at(draft)) statement.happened_at = *shared;
  return keep_and_name(desk, recommendation_for(desk, draft),
                       {std::move(statement), file, draft.sharing, draft.sharing.text(), draft.ref});
}

Result<KeptOrFaults> record_sent(const Desk& desk, SentDecision sent) {
  if (sent.request) note_request(*sent.request, sent.statement.notes);
  return keep(desk, decide::recommend(desk.pack, decide::Enquiry::make(desk.pack, sent.answers)),
              {std::move(sent.statement), std::move(sent.file), SharingRef::make(desk.random),
               std::move(sent.once), std::nullopt});
}

Result<std::optional<store::Committed>> recorded_before(const Desk& desk, std::string_view once) {
  // No case file begins like this: the store keeps nothing, and finds what it kept under this id.
  const FileRef none = desk.store.new_file();
  record::EntryBody nothing{record::EntryKind::Refused,
                            none,
                            {},
                            desk.me.ref,
                            desk.clock(),
                            desk.clock(),
                            record::to_json(record::Refused{none})};
  auto found = desk.store.commit({{std::move(nothing)}, std::string(once), {}});
  if (found) return std::move(*found);
  if (found.error().code == ErrorCode::BadInput) return std::nullopt;
  return std::unexpected(found.error());
}

Result<RecordedOrFaults> record_emergency(const Desk& desk, const EmergencyForm& form, const Draft* draft) {
  const std::string other = tidy(form.told_other);
  if (other.size() > limits::kShortTextBytes || !is_plain_text(other))
    return RecordedOrFaults(
        std::vector<FieldFault>{{"told_other", "Shorten who else you told, and use ordinary letters"}});
  decide::Statement statement;
  statement.choice = record::Choice::Share;
  statement.words = form.words;
  statement.emergency = true;
  statement.happened_at = form.happened_at;
  if (!other.empty()) statement.notes["told_other"] = other;
  const auto request = draft == nullptr ? std::nullopt : request_of(*draft);
  if (request) note_request(*request, statement.notes);
  const auto enquiry =
      decide::Enquiry::make(desk.pack, emergency_answers(desk.pack, form, request.has_value()));
  return keep_and_name(desk, decide::recommend(desk.pack, enquiry),
                       {std::move(statement), form.file, SharingRef::make(desk.random), form.once,
                        draft == nullptr ? std::nullopt : std::optional(draft->ref)});
}

}  // namespace sharewell::casework
