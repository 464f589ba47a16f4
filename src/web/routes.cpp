// SPDX-License-Identifier: MIT
#include "web/routes.h"

#include <array>

#include "http/pattern.h"
#include "web/pages/asking.h"
#include "web/pages/leads.h"
#include "web/pages/pages.h"
#include "web/pages/papers.h"

namespace sharewell::web {
namespace {

constexpr Who kAnybody = Who::Anybody;
constexpr Who kMember = Who::SignedIn;

// Named parts stand before the {} of the same length, so that "check" is not taken for the address of a
// question.
constexpr std::array kRoutes{
    Route{"GET", "/", kAnybody, pages::start},
    Route{"GET", "/danger", kAnybody, pages::danger},
    Route{"GET", "/danger/card", kAnybody, pages::danger_card},
    Route{"GET", "/danger/save", kAnybody, pages::danger_saved},
    Route{"GET", "/questions", kAnybody, pages::questions},
    Route{"GET", "/questions/{}", kAnybody, pages::questions},
    Route{"POST", "/questions/{}", kAnybody, pages::answer_questions},
    Route{"GET", "/not-covered", kAnybody, pages::not_covered},
    Route{"GET", "/own-record", kAnybody, pages::own_record},
    Route{"GET", "/about", kAnybody, pages::about},
    Route{"GET", "/guidance", kAnybody, pages::guidance},
    Route{"GET", "/guidance/flowchart.svg", kAnybody, pages::flowchart},
    Route{"GET", "/guidance/flowchart-phone.svg", kAnybody, pages::flowchart_phone},
    Route{"GET", "/guidance/data-protection", kAnybody, pages::principles},
    Route{"GET", "/guidance/duties", kAnybody, pages::duties},
    Route{"GET", "/guidance/resources", kAnybody, pages::resources},
    Route{"GET", "/guide", kAnybody, pages::guide},
    Route{"GET", "/guide-worker.js", kAnybody, pages::guide_worker},
    Route{"GET", "/guidance/what-would-change", kMember, pages::what_would_change},
    Route{"POST", "/guidance/what-would-change", kMember, pages::find_out_what_would_change},
    Route{"GET", "/guidance/what-would-change/{}", kMember, pages::what_it_would_change},
    Route{"GET", "/log/{}/checkpoint", kAnybody, pages::log_checkpoint},
    Route{"GET", "/log/{}/cosigned", kAnybody, pages::log_cosigned},
    Route{"GET", "/log/{}/key", kAnybody, pages::log_key},
    Route{"GET", "/log/{}/tile/{}/{}", kAnybody, pages::log_tile},
    Route{"GET", "/log/{}/tile/{}/{}/{}", kAnybody, pages::log_tile},
    Route{"GET", "/log/{}/tile/{}/{}/{}/{}", kAnybody, pages::log_tile},
    Route{"GET", "/log/{}/tile/{}/{}/{}/{}/{}", kAnybody, pages::log_tile},
    Route{"GET", "/sign-in", kAnybody, pages::sign_in},
    Route{"POST", "/sign-out", kMember, pages::sign_out},
    Route{"GET", "/leave", kAnybody, pages::leave},
    Route{"GET", "/components", kAnybody, pages::gallery},
    Route{"GET", "/demo/{}", kAnybody, pages::demo},
    Route{"POST", "/demo/{}", kAnybody, pages::demo_sign_in},
    Route{"GET", "/work", kMember, pages::work},
    Route{"GET", "/tasks/{}", kMember, pages::task},
    Route{"POST", "/tasks/{}", kMember, pages::settle_task},
    Route{"GET", "/already", kMember, pages::already},
    Route{"POST", "/already", kMember, pages::begin_already},
    Route{"GET", "/asked", kMember, pages::asked},
    Route{"POST", "/asked", kMember, pages::begin_asked},
    Route{"GET", "/tasks/{}/chase", kMember, pages::chase},
    Route{"POST", "/tasks/{}/chase", kMember, pages::save_chase},
    Route{"GET", "/tasks/{}/pass", kMember, pages::pass_on},
    Route{"POST", "/tasks/{}/pass", kMember, pages::save_pass_on},
    Route{"GET", "/tasks/{}/escalate", kMember, pages::escalate},
    Route{"POST", "/tasks/{}/escalate", kMember, pages::save_escalate},
    Route{"GET", "/team", kMember, pages::team},
    Route{"GET", "/contacts", kMember, pages::contacts},
    Route{"GET", "/contacts/new", kMember, pages::contact},
    Route{"POST", "/contacts/new", kMember, pages::save_contact},
    Route{"GET", "/contacts/{}", kMember, pages::contact},
    Route{"POST", "/contacts/{}", kMember, pages::save_contact},
    Route{"GET", "/procedures", kMember, pages::procedures},
    Route{"GET", "/procedures/new", kMember, pages::procedure},
    Route{"POST", "/procedures/new", kMember, pages::save_procedure},
    Route{"GET", "/procedures/{}", kMember, pages::procedure},
    Route{"POST", "/procedures/{}", kMember, pages::save_procedure},
    Route{"GET", "/policy", kMember, pages::policy},
    Route{"GET", "/policy/new", kMember, pages::policy_row},
    Route{"POST", "/policy/new", kMember, pages::save_policy_row},
    Route{"GET", "/policy/{}", kMember, pages::policy_row},
    Route{"POST", "/policy/{}", kMember, pages::save_policy_row},
    Route{"GET", "/arrangements", kMember, pages::arrangements},
    Route{"GET", "/arrangements/new", kMember, pages::arrangement},
    Route{"POST", "/arrangements/new", kMember, pages::save_arrangement},
    Route{"GET", "/arrangements/{}", kMember, pages::arrangement},
    Route{"POST", "/arrangements/{}", kMember, pages::save_arrangement},
    Route{"GET", "/duties/new", kMember, pages::duty},
    Route{"POST", "/duties/new", kMember, pages::save_duty},
    Route{"GET", "/duties/{}", kMember, pages::duty},
    Route{"POST", "/duties/{}", kMember, pages::save_duty},
    Route{"GET", "/barriers", kMember, pages::barriers},
    Route{"GET", "/barriers/new", kMember, pages::barrier},
    Route{"POST", "/barriers/new", kMember, pages::save_barrier},
    Route{"GET", "/barriers/figures", kMember, pages::barrier_figures},
    Route{"POST", "/barriers/figures", kMember, pages::take_barrier_figures},
    Route{"GET", "/training", kMember, pages::trainings},
    Route{"GET", "/training/new", kMember, pages::training},
    Route{"POST", "/training/new", kMember, pages::save_training},
    Route{"GET", "/training/{}", kMember, pages::training},
    Route{"POST", "/training/{}", kMember, pages::save_training},
    Route{"GET", "/team/files", kMember, pages::open_files},
    Route{"GET", "/evidence", kMember, pages::evidence},
    Route{"POST", "/evidence", kMember, pages::take_evidence},
    Route{"POST", "/drafts", kMember, pages::new_draft},
    Route{"GET", "/drafts/{}", kMember, pages::resume_draft},
    Route{"GET", "/drafts/{}/danger-now", kMember, pages::danger_now},
    Route{"GET", "/drafts/{}/check", kMember, pages::check},
    Route{"GET", "/drafts/{}/recommendation", kMember, pages::recommendation},
    Route{"GET", "/drafts/{}/path.svg", kMember, pages::path},
    Route{"GET", "/drafts/{}/path-phone.svg", kMember, pages::path_phone},
    Route{"GET", "/drafts/{}/decide", kMember, pages::decide},
    Route{"POST", "/drafts/{}/decide", kMember, pages::record_decision},
    Route{"GET", "/drafts/{}/emergency", kMember, pages::emergency},
    Route{"POST", "/drafts/{}/emergency", kMember, pages::record_emergency},
    Route{"GET", "/drafts/{}/discard", kMember, pages::ask_discard},
    Route{"POST", "/drafts/{}/discard", kMember, pages::discard},
    Route{"POST", "/drafts/{}/unsure", kMember, pages::unsure},
    Route{"GET", "/drafts/{}/when", kMember, pages::when_shared},
    Route{"POST", "/drafts/{}/when", kMember, pages::change_when_shared},
    Route{"GET", "/drafts/{}/all", kMember, pages::one_page},
    Route{"POST", "/drafts/{}/all", kMember, pages::answer_one_page},
    Route{"GET", "/drafts/{}/request", kMember, pages::request_of_draft},
    Route{"POST", "/drafts/{}/request", kMember, pages::change_request},
    Route{"GET", "/drafts/{}/{}", kMember, pages::question},
    Route{"POST", "/drafts/{}/{}", kMember, pages::answer_question},
    Route{"GET", "/emergency", kMember, pages::emergency},
    Route{"POST", "/emergency", kMember, pages::record_emergency},
    Route{"GET", "/search", kMember, pages::search},
    Route{"POST", "/search", kMember, pages::find_people},
    Route{"GET", "/files/{}", kMember, pages::case_file},
    Route{"GET", "/files/{}/people", kMember, pages::file_people},
    Route{"POST", "/files/{}/people", kMember, pages::save_person},
    Route{"GET", "/files/{}/people/{}", kMember, pages::file_person},
    Route{"POST", "/files/{}/people/{}", kMember, pages::save_corrected_person},
    Route{"POST", "/files/{}/people/{}/off", kMember, pages::save_person_off},
    Route{"GET", "/files/{}/name", kMember, pages::name_file},
    Route{"POST", "/files/{}/name", kMember, pages::save_name},
    Route{"GET", "/files/{}/signs", kMember, pages::signs},
    Route{"POST", "/files/{}/signs", kMember, pages::save_sign},
    Route{"GET", "/files/{}/ask", kMember, pages::ask_others},
    Route{"POST", "/files/{}/ask", kMember, pages::save_ask_others},
    Route{"GET", "/files/{}/asked/{}", kMember, pages::asked_text},
    Route{"GET", "/files/{}/received", kMember, pages::received},
    Route{"POST", "/files/{}/received", kMember, pages::save_received},
    Route{"POST", "/files/{}/decisions", kMember, pages::decide_here},
    Route{"GET", "/files/{}/join", kMember, pages::join_file},
    Route{"POST", "/files/{}/join", kMember, pages::save_join},
    Route{"GET", "/files/{}/restrict", kMember, pages::restrict_file},
    Route{"POST", "/files/{}/restrict", kMember, pages::save_restrict},
    Route{"GET", "/files/{}/open", kMember, pages::open_file_to_team},
    Route{"POST", "/files/{}/open", kMember, pages::save_open_file},
    Route{"GET", "/files/{}/known", kMember, pages::known},
    Route{"POST", "/files/{}/known", kMember, pages::choose_known},
    Route{"GET", "/files/{}/copy", kMember, pages::copy},
    Route{"POST", "/files/{}/copy", kMember, pages::take_copy},
    Route{"GET", "/files/{}/copies/{}", kMember, pages::copy_taken},
    Route{"GET", "/files/{}/copies/{}/bundle.tar", kMember, pages::copy_file},
    Route{"POST", "/files/{}/chronology", kMember, pages::take_chronology},
    Route{"GET", "/files/{}/forms/{}", kMember, pages::form_made},
    Route{"POST", "/files/{}/forms/{}/pdf", kMember, pages::take_form_pdf},
    Route{"POST", "/files/{}/decisions/{}/pdf", kMember, pages::take_decision_pdf},
    Route{"GET", "/files/{}/decisions/{}/form", kMember, pages::referral},
    Route{"POST", "/files/{}/decisions/{}/form", kMember, pages::make_referral},
    Route{"GET", "/files/{}/decisions/{}", kMember, pages::recorded},
    Route{"GET", "/files/{}/decisions/{}/how", kMember, pages::how},
    Route{"POST", "/files/{}/decisions/{}/how", kMember, pages::record_how},
    Route{"GET", "/files/{}/decisions/{}/basis", kMember, pages::basis},
    Route{"POST", "/files/{}/decisions/{}/basis", kMember, pages::save_basis},
    Route{"GET", "/files/{}/decisions/{}/repeat", kMember, pages::repeat},
    Route{"POST", "/files/{}/decisions/{}/repeat", kMember, pages::begin_repeat},
    Route{"GET", "/files/{}/decisions/{}/correct", kMember, pages::correct},
    Route{"POST", "/files/{}/decisions/{}/correct", kMember, pages::save_correct},
    Route{"GET", "/files/{}/decisions/{}/times", kMember, pages::times},
    Route{"POST", "/files/{}/decisions/{}/times", kMember, pages::save_times},
    Route{"GET", "/files/{}/decisions/{}/fuller", kMember, pages::fuller_record},
    Route{"POST", "/files/{}/decisions/{}/fuller", kMember, pages::save_fuller_record},
    Route{"GET", "/files/{}/decisions/{}/agreement", kMember, pages::agreement},
    Route{"POST", "/files/{}/decisions/{}/agreement", kMember, pages::save_agreement},
    Route{"GET", "/files/{}/decisions/{}/move", kMember, pages::move_decision},
    Route{"POST", "/files/{}/decisions/{}/move", kMember, pages::save_move},
    Route{"GET", "/files/{}/decisions/{}/reply", kMember, pages::reply},
    Route{"POST", "/files/{}/decisions/{}/reply", kMember, pages::record_reply},
    Route{"GET", "/files/{}/decisions/{}/advice", kMember, pages::ask_advice},
    Route{"POST", "/files/{}/decisions/{}/advice", kMember, pages::save_ask_advice},
    Route{"GET", "/files/{}/decisions/{}/tell", kMember, pages::tell},
    Route{"POST", "/files/{}/decisions/{}/tell", kMember, pages::save_tell},
    Route{"GET", "/files/{}/decisions/{}/proof", kMember, pages::proof_file},
    Route{"GET", "/files/{}/decisions/{}/entry.json", kMember, pages::entry_file},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Match match_route(std::string_view method, std::string_view path) {
  Match match;
  if (!path.starts_with('/')) return match;
  for (const Route& route : kRoutes) {
    auto captured = http::fit(route.pattern, path);
    if (!captured) continue;
    if (route.method != method) {
      match.other_method = true;
      continue;
    }
    return {&route, false, *std::move(captured)};
  }
  return match;
}

}  // namespace sharewell::web
