// SPDX-License-Identifier: MIT
#include <algorithm>
#include <variant>

#include "api/decision_sent.h"
#include "api/problem.h"
#include "api/resources.h"
#include "api/shown.h"
#include "casework/said_note.h"
#include "crypt/hash.h"

namespace sharewell::api {
namespace {

constexpr std::size_t kKeyBytes = 128;

/// The key without the quotes that it may stand in (RFC 8941, 3.3.3).
Result<std::string> key_of(const http::Request& request) {
  std::string_view key = request.header("idempotency-key").value_or("");
  if (key.size() >= 2 && key.starts_with('"') && key.ends_with('"')) key = key.substr(1, key.size() - 2);
  const bool plain = std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7F && c != '"'; });
  if (key.empty() || key.size() > kKeyBytes || !plain)
    return fail(
        ErrorCode::BadInput,
        "send an Idempotency-Key of your own making, up to 128 characters, so that what is sent twice "
        "is recorded once",
        "Idempotency-Key");
  return std::string(key);
}

/// What was raised, as the entry says it; how it stands later is for /tasks to say.
json::array raised(const std::vector<record::RaisedTask>& tasks) {
  json::array out;
  for (const record::RaisedTask& task : tasks)
    out.push_back(json::object{{"task", task.ref.text()},
                               {"obligation", task.obligation},
                               {"due", to_rfc3339(task.due)},
                               {"owner", task.owner.text()}});
  return out;
}

/// The answer for what stands in the register, the same each time: made of the entry alone.
Answer answer_for(const store::Committed& kept, const std::string& fingerprint) {
  const record::Entry& entry = kept.entries.back();
  const record::EntryBody& body = entry.body();
  SW_TRY(const record::Decided decided, record::read_brief<record::Decided>(body));
  if (casework::text_in(body.body.at("notes").as_object(), kFingerprint) != fingerprint)
    return respond(Problem{Kind::KeyReused, "Something else was recorded under this key. Make a new one."});
  http::Response response = ok({{"file", body.file.text()},
                                {"sharing", body.sharing.text()},
                                {"entry", entry.index()},
                                {"happened_at", to_rfc3339(body.happened_at)},
                                {"recorded_at", to_rfc3339(body.recorded_at)},
                                {"late", decided.late},
                                {"advice", record::advised_in(body)},
                                {"choice", record::name_of(decided.choice)},
                                {"tasks", raised(decided.tasks)}});
  response.status = 201;
  response.headers.emplace_back("Location",
                                "/api/v1/files/" + body.file.text() + "/decisions/" + body.sharing.text());
  return response;
}

/// The entries, or what stands in the way.
using Attempt = std::variant<store::Committed, Problem>;

Result<Attempt> attempt(const Call& call, const casework::Desk& desk, const json::object& object,
                        std::string once, const std::string& fingerprint) {
  auto read = read_decision(desk, object);
  if (auto* problem = std::get_if<Problem>(&read)) return Attempt(std::move(*problem));
  auto& sent = std::get<casework::SentDecision>(read);
  sent.once = std::move(once);
  sent.statement.notes[kFingerprint] = fingerprint;
  sent.statement.notes["token"] = call.caller->token.ref.text();
  SW_TRY(auto kept, casework::record_sent(desk, std::move(sent)));
  if (auto* faults = std::get_if<std::vector<decide::FieldFault>>(&kept))
    return Attempt(Problem{Kind::Faults, "Nothing was recorded.", {}, std::move(*faults)});
  return Attempt(std::get<store::Committed>(std::move(kept)));
}

}  // namespace

Answer record_decision(const Call& call) {
  SW_DO(only_parameters(call, {}));
  SW_TRY(const std::string key, key_of(call.request));
  SW_TRY(const json::object object, sent_object(call));
  const std::string once = "api " + key;
  const std::string fingerprint = to_hex(crypt::sha256(bytes_of(to_canonical_json(object))));
  const casework::Desk desk = call.desk();
  const auto tried = attempt(call, desk, object, once, fingerprint);
  if (tried && std::holds_alternative<store::Committed>(*tried))
    return answer_for(std::get<store::Committed>(*tried), fingerprint);
  // What cannot be recorded now may have been recorded when it was sent first.
  SW_TRY(const auto earlier, casework::recorded_before(desk, once));
  if (earlier) return answer_for(*earlier, fingerprint);
  if (!tried) return std::unexpected(tried.error());
  return respond(std::get<Problem>(*tried));
}

}  // namespace sharewell::api
