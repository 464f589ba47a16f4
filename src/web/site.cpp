// SPDX-License-Identifier: MIT
#include "web/site.h"

#include "crypt/hash.h"
#include "web/assets.h"
#include "web/kept.h"
#include "web/pages/sign_in.h"
#include "web/routes.h"
#include "web/words.h"

namespace sharewell::web {
namespace {

constexpr std::string_view kCookie = "sharewell";

bool may_keep(const http::Request& request) { return !from_another_site(request); }

void find_session(Visit& visit, const std::string& token) {
  if (token.empty()) return;
  auto session = visit.parts.sessions->find(token);
  if (!session) return;
  Organisation* organisation = visit.parts.organisation(session->organisation);
  if (organisation == nullptr) return;
  auto me = organisation->people->find(session->person);
  if (!me) return;
  visit.cookie = token;
  visit.session = std::move(session);
  visit.organisation = organisation;
  visit.me = std::move(me);
}

/// Where somebody who must sign in first goes on to: their GET again, or their POST from the form itself.
http::Response ask_to_sign_in(const Visit& visit) {
  if (visit.request.method == "GET") return go_to(Url("/sign-in").with("next", visit.request.path));
  return pages::sign_in_page(visit, {.kept = keep(visit.request)});
}

http::Response from_other_sign_in(const Visit& visit) {
  std::string typed;
  for (const auto& [name, value] : visit.request.form)
    if (name != "token" && value.size() > 20) typed += (typed.empty() ? "" : "\n\n") + value;
  const Html shown = typed.empty() ? Html{} : copy_block(words::kWhatYouTyped, typed);
  std::vector<Hidden> again;
  for (const auto& [name, value] : visit.request.form)
    if (name != "token") again.push_back({name, value});
  const auto action = Url::inside(visit.request.path);
  const Html main = join({heading_l(words::kOtherSignIn), paragraph(words::kOtherSignInText), shown,
                          render(visit.form(action.value_or(Url("/")),
                                            render(Button{.text = words::kSendAgain}), std::move(again)))});
  return respond(visit, {.title = std::string(words::kOtherSignIn),
                         .main = two_thirds(main),
                         .has_errors = true,
                         .status = 409});
}

http::Response refused(const Visit& visit, words::Text sentence, unsigned status) {
  const Html main = join({heading_l(words::kErrorTitle), paragraph(sentence)});
  return respond(visit, {.title = std::string(words::kErrorTitle),
                         .main = two_thirds(main),
                         .has_errors = true,
                         .status = status});
}

bool token_fits(const Visit& visit) {
  // The frame's own form, to sign out, calls it "csrf".
  const std::string token = visit.typed(visit.request.form_value("token") ? "token" : "csrf");
  return crypt::same(bytes_of(token), bytes_of(visit.session->form_token));
}

}  // namespace

struct Site::Inside {
  Parts parts;
  RecentlyRecorded recorded;

  http::Response answer(const http::Request& request, const std::string& token) {
    Visit visit{.parts = parts, .request = request, .recorded = recorded};
    find_session(visit, token);
    if (request.method == "POST" && !may_keep(request)) return refused(visit, words::kOtherSite, 403);
    if (request.method == "POST" && request.path == "/sign-in") return sign_in(visit);
    Match match = match_route(request.method, request.path);
    if (match.route == nullptr && match.other_method) return refused(visit, words::kWrongMethod, 405);
    if (match.route == nullptr) return failure(visit, {ErrorCode::NotFound, "no such page", {}});
    visit.captured = std::move(match.captured);
    const bool member = match.route->who == Who::SignedIn;
    if (member && !visit.signed_in()) return ask_to_sign_in(visit);
    if (member && request.method == "POST" && !token_fits(visit)) return from_other_sign_in(visit);
    auto page = match.route->page(visit);
    return page ? *std::move(page) : failure(visit, page.error());
  }

  http::Response sign_in(const Visit& visit) {
    auto token = pages::try_sign_in(visit);
    if (!token)
      return pages::sign_in_page(visit, {.kept = keep_on(visit.request),
                                         .user = visit.typed("user"),
                                         .next = visit.typed("next"),
                                         .problem = token.error().code});
    const auto session = parts.sessions->find(*token);
    const auto post = session ? kept_post(visit.request, session->form_token) : std::nullopt;
    http::Response response = post ? answer(*post, *token) : go_to(pages::page_after(visit.typed("next")));
    response.headers.push_back(
        http::set_cookie({.name = kCookie, .value = *token, .secure = visit.request.secure}));
    return response;
  }
};

Site::Site(Parts parts) : inside_(new Inside{std::move(parts), {}}) {}
Site::~Site() = default;
Site::Site(Site&&) noexcept = default;

http::Response Site::handle(const http::Request& request) const {
  try {
    if (auto file = asset(request.path)) return *std::move(file);
    return inside_->answer(request, std::string(request.cookie(kCookie).value_or("")));
  } catch (const std::exception&) {
    // Memory or a library gave out. Nothing that was durable is lost; what was typed is still in the browser.
    return http::plain_page(500, row(ErrorCode::Unavailable).sentence);
  }
}

}  // namespace sharewell::web
