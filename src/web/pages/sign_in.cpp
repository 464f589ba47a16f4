// SPDX-License-Identifier: MIT
#include "web/pages/sign_in.h"

#include "base/text.h"
#include "web/form_parts.h"
#include "web/pages/pages.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

constexpr Literal kNeutralPage = "https://www.bbc.co.uk/weather";

std::pair<std::string, std::string> forget_cookie(const Visit& visit) {
  return http::set_cookie(
      {.name = "sharewell", .value = "", .max_age_seconds = 0, .secure = visit.request.secure});
}

/// Nobody could look whether the name and the password belong together.
bool is_of_the_world(const SignInShown& shown) {
  return shown.problem && *shown.problem != ErrorCode::SignInNeeded && *shown.problem != ErrorCode::TooMany;
}

std::vector<decide::FieldFault> faults_of(const SignInShown& shown) {
  if (!shown.problem) return {};
  if (is_of_the_world(shown)) return {{"user", std::string(row(*shown.problem).sentence)}};
  const bool wait = *shown.problem == ErrorCode::TooMany;
  return {{"user", std::string(wait ? words::kTooManyTries : words::kWrongSignIn)}};
}

}  // namespace

http::Response sign_in_page(const Visit& visit, const SignInShown& shown) {
  const auto faults = faults_of(shown);
  const Html fields =
      join({render(Input{.name = "user",
                         .value = shown.user,
                         .autocomplete = "username",
                         .autocapitalize = "none",
                         .spellcheck = false,
                         .label = {.text = words::kUser},
                         .hint = Hint{.text = words::kUserHint},
                         .error_message = message_for(faults, "user")}),
            render(PasswordInput{.id = "password", .name = "password", .label = {.text = words::kPassword}}),
            render(Button{.text = words::kSignIn})});
  std::vector<Hidden> hidden = shown.kept;
  hidden.push_back({"next", shown.next});
  const Html kept = shown.kept.empty() ? Html{} : render(InsetText{.text = words::kKeptInset});
  const Html main =
      join({summary_of(faults), heading_l(words::kSignInTitle), kept,
            render(Form{.action = "/sign-in", .hidden = std::move(hidden), .content = fields})});
  return respond(
      visit, {.title = std::string(words::kSignInTitle),
              .main = two_thirds(main),
              .has_errors = !faults.empty(),
              .exit_this_page = false,
              .status = row(is_of_the_world(shown) ? *shown.problem : ErrorCode::SignInNeeded).http_status});
}

Result<std::string> try_sign_in(const Visit& visit) {
  const std::string typed = tidy(visit.typed("user"));
  const auto at = typed.rfind('@');
  const std::string user = typed.substr(0, at);
  const std::string organisation = at == std::string::npos ? "" : typed.substr(at + 1);
  const Organisation* found = visit.parts.organisation(organisation);
  if (found != nullptr) SW_DO(found->follow());
  return visit.parts.sessions->sign_in(organisation, found == nullptr ? nullptr : found->people, user,
                                       visit.typed("password"));
}

Url page_after(std::string_view next) {
  const auto inside = Url::inside(next);
  return inside && !next.starts_with("/sign-") ? *inside : Url("/work");
}

Answer sign_in(const Visit& visit) {
  const std::string next(visit.request.query_value("next").value_or(""));
  if (visit.signed_in()) return go_to(page_after(next));
  http::Response page = sign_in_page(visit, {.next = next});
  page.status = 200;
  return page;
}

Answer sign_out(const Visit& visit) {
  visit.parts.sessions->end(visit.cookie);
  http::Response response = go_to("/");
  response.headers.push_back(forget_cookie(visit));
  return response;
}

Answer leave(const Visit& visit) {
  if (visit.signed_in()) visit.parts.sessions->end(visit.cookie);
  http::Response response = http::see_other(std::string(kNeutralPage.text()));
  response.headers.push_back(forget_cookie(visit));
  response.headers.emplace_back("Clear-Site-Data", "\"cache\"");
  return response;
}

}  // namespace sharewell::web::pages
