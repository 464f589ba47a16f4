// SPDX-License-Identifier: MIT
#include "web/visit.h"

#include "web/contact_words.h"
#include "web/pages/pack_html.h"
#include "web/policy_words.h"
#include "web/search_words.h"
#include "web/work_words.h"

namespace sharewell::web {
namespace {

constexpr std::size_t kRecentMax = 4096;

std::vector<NavigationItem> navigation(const Visit& visit) {
  const std::string_view path = visit.request.path;
  const auto item = [&](words::Text label, const Url& to) {
    return NavigationItem{.text = label, .href = to, .current = path == to.text()};
  };
  if (!visit.signed_in()) return {item(words::kGuidance, "/guidance"), item(words::kSignIn, "/sign-in")};
  NavigationItem contacts = item(words::kContacts, "/contacts");  // and what else leads keep for everybody
  contacts.active = path.starts_with("/procedures") || path.starts_with("/policy") ||
                    path.starts_with("/arrangements") || path.starts_with("/duties");
  return {item(words::kNewDecision, "/"), item(words::kMyWork, "/work"), item(words::kSearch, "/search"),
          item(words::kTeam, "/team"),    std::move(contacts),           item(words::kGuidance, "/guidance")};
}

/// The leads of one's team, else those of the others: nobody is told to ask themselves.
std::vector<access::Person> others_who_lead(const Visit& visit) {
  for (const std::string_view team : {std::string_view(visit.me->team), std::string_view()}) {
    auto leads = visit.organisation->people->leads_of(team);
    std::erase_if(leads, [&](const access::Person& lead) { return lead.ref == visit.me->ref; });
    if (!leads.empty()) return leads;
  }
  return {};
}

Html whom_to_ask(const Visit& visit) {
  if (!visit.signed_in()) return {};
  std::string names;
  const auto leads = others_who_lead(visit);
  for (std::size_t i = 0; i < leads.size(); ++i)
    names += (i == 0 ? "" : i + 1 == leads.size() ? " or " : ", ") + leads[i].name;
  if (names.empty()) names = words::kNobodyLeads;
  const bool kept = !visit.organisation->procedures->list()->empty();
  const Html procedures = kept ? text(" ") + link(words::kProcedures, "/procedures") : Html{};
  return join({paragraph(join({strong(names), text(". "), text(visit.text("ask_manager"))})),
               small_print(text(visit.text("local_procedures")) + procedures)});
}

}  // namespace

void RecentlyRecorded::note(const DraftRef& draft, const PersonRef& author, std::string path) {
  const std::lock_guard lock(mutex_);
  if (rows_.size() >= kRecentMax) rows_.erase(rows_.begin());
  rows_[draft] = {author, std::move(path)};
}

std::optional<std::string> RecentlyRecorded::find(const DraftRef& draft, const PersonRef& author) const {
  const std::lock_guard lock(mutex_);
  const auto row = rows_.find(draft);
  if (row == rows_.end() || row->second.author != author) return std::nullopt;
  return row->second.path;
}

casework::Desk Visit::desk() const {
  SW_CHECK(signed_in() && organisation != nullptr);
  return {*organisation->store, *organisation->people,         *me, pack(), parts.clock,
          parts.random,         organisation->service->shelf()};
}

std::string Visit::typed(std::string_view field) const {
  return std::string(request.form_value(field).value_or(""));
}

std::vector<std::string> Visit::typed_all(std::string_view field) const {
  std::vector<std::string> out;
  for (const std::string_view value : request.form_values(field)) out.emplace_back(value);
  return out;
}

Form Visit::form(const Url& action, Html content, std::vector<Hidden> hidden) const {
  if (session) hidden.insert(hidden.begin(), {"token", session->form_token});
  return {.action = action, .hidden = std::move(hidden), .content = std::move(content)};
}

http::Response respond(const Visit& visit, Frame frame) {
  Page document{.title = std::move(frame.title), .has_errors = frame.has_errors};
  if (visit.signed_in()) {
    document.organisation = visit.organisation->people->organisation_name();
    document.signed_in = SignedIn{.name = visit.me->name, .csrf = visit.session->form_token};
  }
  document.navigation = navigation(visit);
  document.exit_this_page = frame.exit_this_page;
  document.emergency_line = frame.emergency_line;
  document.emergency = std::move(frame.emergency);
  document.before = std::move(frame.before);
  document.main = std::move(frame.main);
  document.ask = whom_to_ask(visit);
  document.edition = pages::html_of(visit.pack()).edition.html();
  document.footer_links = {{.text = words::kAbout, .href = "/about"},
                           {.text = words::kGuidance, .href = "/guidance"}};
  return {.status = frame.status, .body = page(document).bytes()};
}

http::Response go_to(const Url& page) { return http::see_other(std::string(page.text())); }

http::Response download(std::string type, std::string_view file_name, std::string body) {
  http::Response response{.status = 200, .type = std::move(type), .body = std::move(body)};
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + std::string(file_name) + "\"");
  return response;
}

http::Response failure(const Visit& visit, const Error& error) {
  if (visit.parts.trouble != nullptr) visit.parts.trouble->tell(error);
  const ErrorRow& about = row(error.code);
  const bool missing = error.code == ErrorCode::NotFound;
  const words::Text title = missing ? words::kNotFoundTitle : words::kErrorTitle;
  return respond(
      visit,
      {.title = std::string(title),
       .main = two_thirds(join({heading_l(title), paragraph(about.sentence),
                                paragraph(link(visit.signed_in() ? words::kMyWork : words::kNewDecision,
                                               visit.signed_in() ? Url("/work") : Url("/")))})),
       .has_errors = true,
       .status = about.http_status});
}

}  // namespace sharewell::web
