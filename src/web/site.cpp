// SPDX-License-Identifier: MIT
#include "web/site.h"

#include <mutex>

#include "crypt/hash.h"
#include "web/assets.h"
#include "web/kept.h"
#include "web/pages/pages.h"
#include "web/pages/sign_in.h"
#include "web/routes.h"
#include "web/words.h"

namespace sharewell::web {
namespace {

constexpr std::string_view kCookie = "sharewell";

bool may_keep(const http::Request& request) { return !from_another_site(request); }

/// An error means that what other servers kept is not known here: who it is may still be shown, nothing else
/// but what is the same for everybody.
Result<void> find_session(Visit& visit, const std::string& token) {
  if (token.empty()) return {};
  auto session = visit.parts.sessions->find(token);
  if (!session) return {};
  Organisation* organisation = visit.parts.organisation(session->organisation);
  if (organisation == nullptr) return {};
  auto followed = organisation->follow();
  auto me = organisation->people->find(session->person);
  if (!me) return followed;
  visit.cookie = token;
  visit.session = std::move(session);
  visit.organisation = organisation;
  visit.me = std::move(me);
  visit.in_force = &organisation->service->in_force(visit.parts.clock());
  return followed;
}

/// Where somebody who must sign in first goes on to: their GET again, or their POST from the form itself.
http::Response ask_to_sign_in(const Visit& visit) {
  if (visit.request.method == "GET") return go_to(Url("/sign-in").with("next", visit.request.path));
  return pages::sign_in_page(visit, {.kept = keep(visit.request)});
}

/// Nothing was kept: what was typed stands in the page, and one button sends it again.
http::Response send_again(const Visit& visit, std::string_view title, std::string_view sentence,
                          unsigned status) {
  std::string typed;
  std::vector<Hidden> again;
  for (const auto& [name, value] : visit.request.form) {
    if (name == "token" || name == "csrf") continue;
    if (value.size() > 20 && name != "v") typed += (typed.empty() ? "" : "\n\n") + value;
    again.push_back({name, value});
  }
  const Html shown = typed.empty() ? Html{} : copy_block(words::kWhatYouTyped, typed);
  const Url action = Url::inside(visit.request.path).value_or(Url("/"));
  const Html button = render(Button{.text = words::kSendAgain});
  const Html main = join(
      {heading_l(title), paragraph(sentence), shown, render(visit.form(action, button, std::move(again)))});
  return respond(
      visit, {.title = std::string(title), .main = two_thirds(main), .has_errors = true, .status = status});
}

/// Faults of the world, not of the form: the same form may well be taken a moment later.
bool may_pass(ErrorCode code) {
  return code == ErrorCode::DiskFull || code == ErrorCode::Unavailable || code == ErrorCode::Busy ||
         code == ErrorCode::Stale || code == ErrorCode::TooMany;
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
  Carrier carrier;
  RecentlyRecorded recorded{};
  std::once_flag danger_made{};
  std::optional<http::Response> danger{};  ///< the page that is the same for everybody

  http::Response answer(const http::Request& request, const std::string& token) {
    Visit visit{.parts = parts, .request = request, .recorded = recorded, .carrier = carrier};
    const Result<void> followed = find_session(visit, token);
    if (request.method == "POST" && !may_keep(request)) return refused(visit, words::kOtherSite, 403);
    if (request.method == "POST" && request.path == "/sign-in") return sign_in(visit);
    Match match = match_route(request.method, request.path);
    if (match.route == nullptr && match.other_method) return refused(visit, words::kWrongMethod, 405);
    if (match.route == nullptr) return failure(visit, {ErrorCode::NotFound, "no such page", {}});
    visit.captured = std::move(match.captured);
    const bool member = match.route->who == Who::SignedIn;
    if (member && !visit.signed_in()) return ask_to_sign_in(visit);
    if (member && request.method == "POST" && !token_fits(visit))
      return send_again(visit, words::kOtherSignIn, words::kOtherSignInText, 409);
    const bool leaves = request.path == "/sign-out";  // which takes nothing but this server's memory
    auto page = !followed && match.route->who != Who::Anybody && !leaves
                    ? pages::Answer(std::unexpected(followed.error()))
                    : match.route->page(visit);
    if (page) return *std::move(page);
    if (member && request.method == "POST" && may_pass(page.error().code)) {
      tell(page.error());
      return send_again(visit, words::kErrorTitle, row(page.error().code).sentence,
                        row(page.error().code).http_status);
    }
    return failure(visit, page.error());
  }

  void tell(const Error& error) const {
    if (parts.trouble != nullptr) parts.trouble->tell(error);
  }

  http::Response sign_in(const Visit& visit) {
    auto token = pages::try_sign_in(visit);
    if (!token) tell(token.error());
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

Site::Site(Parts parts) {
  Carrier carrier(parts.random);
  inside_.reset(new Inside{std::move(parts), std::move(carrier)});
}
Site::~Site() = default;
Site::Site(Site&&) noexcept = default;

http::Response Site::handle(const http::Request& request) const {
  try {
    if (auto file = asset(request.path)) return *std::move(file);
    return inside_->answer(request, std::string(request.cookie(kCookie).value_or("")));
  } catch (const std::exception&) {
    // Memory or a library gave out. Nothing that was durable is lost; what was typed is still in the browser.
    inside_->tell({ErrorCode::Unavailable, "memory or a library gave out", {}});
    return http::plain_page(500, row(ErrorCode::Unavailable).sentence);
  }
}

std::optional<http::Response> Site::at_once(const http::Request& request) const {
  if (request.method != "GET") return std::nullopt;
  if (auto file = asset(request.path)) return file;
  if (request.path != "/danger") return std::nullopt;
  std::call_once(inside_->danger_made, [&] {
    const Visit nobody{.parts = inside_->parts,
                       .request = request,
                       .recorded = inside_->recorded,
                       .carrier = inside_->carrier};
    if (auto page = pages::danger(nobody)) inside_->danger = *std::move(page);
  });
  return inside_->danger;
}

}  // namespace sharewell::web
