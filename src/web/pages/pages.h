// SPDX-License-Identifier: MIT
// Every page function, by the file that holds it. GET shows; POST saves and answers 303.
//
// In: one visit. Out: a response, or an Error that becomes the friendly page for it. Never: called for a page
// that needs a person without one (see routes.cpp).
#pragma once

#include "web/visit.h"

namespace sharewell::web::pages {

using Answer = Result<http::Response>;

// start.cpp, danger.cpp, information.cpp
[[nodiscard]] Answer start(const Visit& visit);
[[nodiscard]] Answer danger(const Visit& visit);
[[nodiscard]] Answer danger_now(const Visit& visit);
[[nodiscard]] Answer not_covered(const Visit& visit);
[[nodiscard]] Answer own_record(const Visit& visit);
[[nodiscard]] Answer about(const Visit& visit);
// guidance.cpp
[[nodiscard]] Answer guidance(const Visit& visit);
[[nodiscard]] Answer flowchart(const Visit& visit);
[[nodiscard]] Answer flowchart_phone(const Visit& visit);
[[nodiscard]] Answer path(const Visit& visit);
[[nodiscard]] Answer path_phone(const Visit& visit);
// guide.cpp: the questions on the person's own phone, and what keeps that page for when there is no network
[[nodiscard]] Answer guide(const Visit& visit);
[[nodiscard]] Answer guide_worker(const Visit& visit);
// what_would_change.cpp
[[nodiscard]] Answer what_would_change(const Visit& visit);
[[nodiscard]] Answer find_out_what_would_change(const Visit& visit);
[[nodiscard]] Answer what_it_would_change(const Visit& visit);
// draft.cpp
[[nodiscard]] Answer new_draft(const Visit& visit);
[[nodiscard]] Answer resume_draft(const Visit& visit);
[[nodiscard]] Answer ask_discard(const Visit& visit);
[[nodiscard]] Answer discard(const Visit& visit);
[[nodiscard]] Answer unsure(const Visit& visit);
// already.cpp
[[nodiscard]] Answer already(const Visit& visit);
[[nodiscard]] Answer begin_already(const Visit& visit);
[[nodiscard]] Answer when_shared(const Visit& visit);
[[nodiscard]] Answer change_when_shared(const Visit& visit);
// asked.cpp, reply.cpp
[[nodiscard]] Answer asked(const Visit& visit);
[[nodiscard]] Answer begin_asked(const Visit& visit);
[[nodiscard]] Answer request_of_draft(const Visit& visit);
[[nodiscard]] Answer change_request(const Visit& visit);
[[nodiscard]] Answer reply(const Visit& visit);
[[nodiscard]] Answer record_reply(const Visit& visit);
// one_page.cpp, repeat.cpp
[[nodiscard]] Answer one_page(const Visit& visit);
[[nodiscard]] Answer answer_one_page(const Visit& visit);
[[nodiscard]] Answer repeat(const Visit& visit);
[[nodiscard]] Answer begin_repeat(const Visit& visit);
[[nodiscard]] Answer name_file(const Visit& visit);
[[nodiscard]] Answer save_name(const Visit& visit);
[[nodiscard]] Answer correct(const Visit& visit);
[[nodiscard]] Answer save_correct(const Visit& visit);
[[nodiscard]] Answer signs(const Visit& visit);
[[nodiscard]] Answer save_sign(const Visit& visit);
[[nodiscard]] Answer known(const Visit& visit);
[[nodiscard]] Answer choose_known(const Visit& visit);
// file_moves.cpp
[[nodiscard]] Answer move_decision(const Visit& visit);
[[nodiscard]] Answer save_move(const Visit& visit);
[[nodiscard]] Answer join_file(const Visit& visit);
[[nodiscard]] Answer save_join(const Visit& visit);
[[nodiscard]] Answer restrict_file(const Visit& visit);
[[nodiscard]] Answer save_restrict(const Visit& visit);
[[nodiscard]] Answer open_file_to_team(const Visit& visit);
[[nodiscard]] Answer save_open_file(const Visit& visit);
// fuller_record.cpp, agreement.cpp
[[nodiscard]] Answer fuller_record(const Visit& visit);
[[nodiscard]] Answer save_fuller_record(const Visit& visit);
[[nodiscard]] Answer agreement(const Visit& visit);
[[nodiscard]] Answer save_agreement(const Visit& visit);
// signed_out.cpp: the questions without an account
[[nodiscard]] Answer questions(const Visit& visit);
[[nodiscard]] Answer answer_questions(const Visit& visit);
// card.cpp
[[nodiscard]] Answer danger_card(const Visit& visit);
[[nodiscard]] Answer danger_saved(const Visit& visit);
// question.cpp
[[nodiscard]] Answer question(const Visit& visit);
[[nodiscard]] Answer answer_question(const Visit& visit);
// check.cpp, recommendation.cpp
[[nodiscard]] Answer check(const Visit& visit);
[[nodiscard]] Answer recommendation(const Visit& visit);
// decide.cpp, emergency.cpp
[[nodiscard]] Answer decide(const Visit& visit);
[[nodiscard]] Answer record_decision(const Visit& visit);
[[nodiscard]] Answer emergency(const Visit& visit);
[[nodiscard]] Answer record_emergency(const Visit& visit);
// case_file.cpp, recorded.cpp, proof.cpp
[[nodiscard]] Answer case_file(const Visit& visit);
[[nodiscard]] Answer recorded(const Visit& visit);
[[nodiscard]] Answer proof_file(const Visit& visit);
[[nodiscard]] Answer entry_file(const Visit& visit);
// copy.cpp
[[nodiscard]] Answer copy(const Visit& visit);
[[nodiscard]] Answer take_copy(const Visit& visit);
[[nodiscard]] Answer copy_taken(const Visit& visit);
[[nodiscard]] Answer copy_file(const Visit& visit);
// log.cpp
[[nodiscard]] Answer log_checkpoint(const Visit& visit);
[[nodiscard]] Answer log_cosigned(const Visit& visit);
[[nodiscard]] Answer log_handovers(const Visit& visit);
[[nodiscard]] Answer log_key(const Visit& visit);
[[nodiscard]] Answer log_policy(const Visit& visit);
[[nodiscard]] Answer log_tile(const Visit& visit);
// how.cpp, task.cpp, work.cpp
[[nodiscard]] Answer how(const Visit& visit);
[[nodiscard]] Answer record_how(const Visit& visit);
[[nodiscard]] Answer task(const Visit& visit);
[[nodiscard]] Answer settle_task(const Visit& visit);
[[nodiscard]] Answer work(const Visit& visit);
// search.cpp, file_people.cpp
[[nodiscard]] Answer search(const Visit& visit);
[[nodiscard]] Answer find_people(const Visit& visit);
[[nodiscard]] Answer file_people(const Visit& visit);
[[nodiscard]] Answer save_person(const Visit& visit);
[[nodiscard]] Answer file_person(const Visit& visit);
[[nodiscard]] Answer save_corrected_person(const Visit& visit);
[[nodiscard]] Answer save_person_off(const Visit& visit);
// task_moves.cpp
[[nodiscard]] Answer chase(const Visit& visit);
[[nodiscard]] Answer save_chase(const Visit& visit);
[[nodiscard]] Answer pass_on(const Visit& visit);
[[nodiscard]] Answer save_pass_on(const Visit& visit);
[[nodiscard]] Answer escalate(const Visit& visit);
[[nodiscard]] Answer save_escalate(const Visit& visit);
// ask_advice.cpp, tell.cpp, team.cpp
[[nodiscard]] Answer ask_advice(const Visit& visit);
[[nodiscard]] Answer save_ask_advice(const Visit& visit);
[[nodiscard]] Answer tell(const Visit& visit);
[[nodiscard]] Answer save_tell(const Visit& visit);
[[nodiscard]] Answer team(const Visit& visit);
// contacts.cpp
[[nodiscard]] Answer contacts(const Visit& visit);
[[nodiscard]] Answer contact(const Visit& visit);
[[nodiscard]] Answer save_contact(const Visit& visit);
// procedures.cpp, policy.cpp, basis.cpp
[[nodiscard]] Answer procedures(const Visit& visit);
[[nodiscard]] Answer procedure(const Visit& visit);
[[nodiscard]] Answer save_procedure(const Visit& visit);
[[nodiscard]] Answer policy(const Visit& visit);
[[nodiscard]] Answer policy_row(const Visit& visit);
[[nodiscard]] Answer save_policy_row(const Visit& visit);
[[nodiscard]] Answer basis(const Visit& visit);
[[nodiscard]] Answer save_basis(const Visit& visit);
// arrangements.cpp, duties.cpp, reference.cpp
[[nodiscard]] Answer arrangements(const Visit& visit);
[[nodiscard]] Answer arrangement(const Visit& visit);
[[nodiscard]] Answer save_arrangement(const Visit& visit);
[[nodiscard]] Answer duties(const Visit& visit);
[[nodiscard]] Answer duty(const Visit& visit);
[[nodiscard]] Answer save_duty(const Visit& visit);
[[nodiscard]] Answer principles(const Visit& visit);
[[nodiscard]] Answer resources(const Visit& visit);
// gallery.cpp: every component, in a demo
[[nodiscard]] Answer gallery(const Visit& visit);
// sign_in.cpp, demo.cpp
[[nodiscard]] Answer sign_in(const Visit& visit);
[[nodiscard]] Answer sign_out(const Visit& visit);
[[nodiscard]] Answer leave(const Visit& visit);
[[nodiscard]] Answer demo(const Visit& visit);
[[nodiscard]] Answer demo_sign_in(const Visit& visit);

}  // namespace sharewell::web::pages
