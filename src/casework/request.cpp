// SPDX-License-Identifier: MIT
#include "casework/request.h"

#include <algorithm>
#include <functional>

#include "base/limits.h"
#include "casework/record_decision.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

constexpr std::string_view kFrom = "request_from", kName = "request_name", kWhat = "request_what",
                           kWhy = "request_why", kPower = "request_power", kFit = "request_fits",
                           kAsked = "request_asked", kBy = "request_by";

bool among(std::string_view value, std::span<const std::string_view> choices) {
  return std::ranges::find(choices, value) != choices.end();
}

/// A section of an Act was named, so that whether it fits is asked.
bool names_section(const Request& request) { return request.power == "16h" || request.power == "14b"; }

/// The council, the NHS and the police are the partners. @cite hmg-2018 p.8 Legislative framework
bool is_partner(std::string_view from) {
  return from == "safeguarding-partner" || from == "childrens-social-care" || from == "police";
}

using Put = std::function<void(std::string_view key, std::string text)>;
using Get = std::function<std::string(std::string_view key)>;

void write(const Request& request, const Put& put) {
  put(kFrom, request.from);
  put(kName, request.name.reveal());
  put(kWhat, request.what.reveal());
  put(kWhy, request.why.reveal());
  put(kPower, request.power);
  put(kFit, request.fits);
  put(kAsked, to_rfc3339(request.asked));
  put(kBy, request.by ? to_rfc3339(*request.by) : "");
}

std::optional<Request> read(const Get& get) {
  const auto asked = from_rfc3339(get(kAsked));
  if (!asked) return std::nullopt;
  return Request{.from = get(kFrom),
                 .name = Personal<std::string>(get(kName)),
                 .what = Personal<std::string>(get(kWhat)),
                 .why = Personal<std::string>(get(kWhy)),
                 .power = get(kPower),
                 .fits = get(kFit),
                 .asked = *asked,
                 .by = from_rfc3339(get(kBy))};
}

}  // namespace

std::vector<decide::FieldFault> faults_of(const guidance::Pack& pack, const Request& request) {
  std::vector<decide::FieldFault> faults;
  const auto recipient = pack.find_question("recipient");
  SW_CHECK(recipient.has_value());
  if (!pack.find_answer(*recipient, request.from)) faults.push_back({std::string(kFrom), "Choose who asks"});
  check_text(request.name.reveal(), kName, limits::kShortTextBytes, "Write who asks, and for which body",
             faults);
  check_text(request.what.reveal(), kWhat, limits::kOwnWordsBytes, "Write what they ask for", faults);
  check_text(request.why.reveal(), kWhy, limits::kOwnWordsBytes, "", faults);
  if (!among(request.power, kPowers))
    faults.push_back({std::string(kPower), "Choose whether they named a law or an order"});
  else if (names_section(request) && !among(request.fits, kFits))
    faults.push_back({std::string(kFit), "Choose whether the request fits the section that they named"});
  return faults;
}

std::string_view compulsion_of(const Request& request) {
  if (request.power == "court") return "court-order-or-legal-duty";
  if (request.power == "unclear") return "statutory-request-unclear";
  if (!names_section(request)) return "none";
  if (request.fits == "no") return "statutory-request-not-valid";
  if (request.from == "not-known") return "statutory-request-unclear";
  if (!is_partner(request.from)) return "statutory-request-not-valid";
  return request.fits == "yes" ? "statutory-request-valid" : "statutory-request-unclear";
}

void set_request(Draft& draft, const Request& request) {
  const Values* before = draft.find(kFrom);
  const bool from_another = before == nullptr || before->front() != request.from;
  write(request, [&](std::string_view key, std::string text) { draft.set(key, {std::move(text)}); });
  draft.set("requested", {"yes"});
  draft.set("compulsion", {std::string(compulsion_of(request))});
  if (from_another) draft.set("recipient", {request.from});
}

std::optional<Request> request_of(const Draft& draft) {
  return read([&](std::string_view key) {
    const Values* kept = draft.find(key);
    return kept == nullptr ? std::string{} : kept->front();
  });
}

void note_request(const Request& request, json::object& notes) {
  write(request, [&](std::string_view key, const std::string& text) {
    if (!text.empty()) notes[key] = text;
  });
}

std::optional<Request> request_in(const json::object& notes) {
  return read([&](std::string_view key) {
    const json::value* kept = notes.if_contains(key);
    return kept != nullptr && kept->is_string() ? std::string(std::string_view(kept->get_string()))
                                                : std::string{};
  });
}

Instant reply_due(const Request& request, Instant now) {
  return request.by ? *request.by : due_at(own_duty(kReplyDuty)->due, now);
}

}  // namespace sharewell::casework
