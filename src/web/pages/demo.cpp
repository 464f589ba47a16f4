// SPDX-License-Identifier: MIT
#include "crypt/hash.h"
#include "web/pages/pages.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

/// Only from this machine, only in a demo's data folder, only with the token that its start printed.
bool may_enter(const Visit& visit) {
  const auto& token = visit.parts.demo_token;
  return token && !token->empty() && visit.request.loopback &&
         crypt::same(bytes_of(*token), bytes_of(visit.captured.at(0)));
}

Html person_row(const Visit& visit, const Organisation& organisation, const access::Person& person) {
  const std::string about = person.leads() ? std::string(words::kLead) : person.position;
  const Html button = render(Button{.text = join({text(words::kSignInAs), text(person.name)}),
                                    .classes = "govuk-button--secondary"});
  const Html content = join({button, small_print(about)});
  return render(Form{.action = Url("/demo") / visit.captured.at(0),
                     .hidden = {{"organisation", organisation.id}, {"person", person.ref.text()}},
                     .content = content});
}

}  // namespace

Answer demo(const Visit& visit) {
  if (!may_enter(visit)) return fail(ErrorCode::NotFound, "no such page");
  Html people;
  for (const std::string& id : visit.parts.demo_organisations) {
    const Organisation* organisation = visit.parts.organisation(id);
    if (organisation == nullptr) continue;
    people += heading_m(organisation->people->organisation_name());
    for (const access::Person& person : organisation->people->all())
      people += person_row(visit, *organisation, person);
  }
  const Html main = join({heading_l(words::kDemoTitle), paragraph(words::kDemoLead), people});
  return respond(
      visit, {.title = std::string(words::kDemoTitle), .main = two_thirds(main), .exit_this_page = false});
}

Answer demo_sign_in(const Visit& visit) {
  if (!may_enter(visit)) return fail(ErrorCode::NotFound, "no such page");
  const Organisation* organisation = visit.parts.organisation(visit.typed("organisation"));
  const auto person = PersonRef::parse(visit.typed("person"));
  if (organisation == nullptr || !person || !organisation->people->find(*person))
    return fail(ErrorCode::NotFound, "no such person");
  http::Response response = go_to("/");
  response.headers.push_back(
      http::set_cookie({.name = "sharewell",
                        .value = visit.parts.sessions->begin(organisation->id, *person),
                        .secure = visit.request.secure}));
  return response;
}

}  // namespace sharewell::web::pages
