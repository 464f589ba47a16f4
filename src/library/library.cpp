// SPDX-License-Identifier: MIT
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/json_text.h"
#include "base/result.h"
#include "decide/answers_json.h"
#include "decide/pack_json.h"
#include "decide/recommendation.h"
#include "decide/rests_on.h"
#include "guidance/pack.h"
#include "library/sharewell.h"

using namespace sharewell;

struct sharewell_pack {
  std::optional<guidance::Pack> own;  ///< absent in the built-in one
  [[nodiscard]] const guidance::Pack& get() const { return own ? *own : guidance::built_in(); }
};

struct sharewell_reply {
  sharewell_status status;
  std::string text;
};

namespace {

/// Only memory can give out below: then nothing is returned. WebAssembly has no exceptions and stops instead.
template <class Make>
auto guarded(Make make) -> decltype(make()) {
#ifdef __cpp_exceptions
  try {
    return make();
  } catch (const std::exception&) {
    return nullptr;
  }
#else
  return make();
#endif
}

sharewell_reply* reply(sharewell_status status, std::string text) {
  return std::make_unique<sharewell_reply>(status, std::move(text)).release();
}

void append_member(std::string& json, std::string_view key, std::string_view text) {
  json += json.back() == '{' ? "\"" : ",\"";
  json += key;
  json += "\":";
  append_json_text(json, text);
}

sharewell_reply* refusal(const Error& error) {
  std::string json = "{";
  append_member(json, "code", row(error.code).name);
  append_member(json, "detail", error.detail);
  append_member(json, "place", error.place);
  return reply(SHAREWELL_BAD_INPUT, json + "}");
}

sharewell_reply* list_of(const std::vector<guidance::Fault>& faults) {
  std::string json = "{\"faults\":[";
  for (const guidance::Fault& fault : faults) {
    json += json.back() == '[' ? "{" : ",{";
    append_member(json, "file", fault.file);
    json += ",\"line\":" + std::to_string(fault.line) + ",\"column\":" + std::to_string(fault.column);
    append_member(json, "what", fault.what);
    append_member(json, "remedy", fault.remedy);
    json += '}';
  }
  return reply(SHAREWELL_BAD_PACK, json + "]}");
}

/// What `write` makes of the recommendation for these answers, or why they cannot be used.
template <class Write>
sharewell_reply* on_answers(const sharewell_pack* pack, const char* answers, std::size_t size, Write write) {
  return guarded([&]() -> sharewell_reply* {
    const auto given = decide::answers_from_json(pack->get(), {answers, size}, "answers");
    if (!given) return refusal(given.error());
    return reply(SHAREWELL_OK,
                 write(decide::recommend(pack->get(), decide::Enquiry::make(pack->get(), *given))));
  });
}

std::string notices_to_json(const decide::Recommendation& recommendation) {
  std::string json = "[";
  for (const guidance::Notice* notice : recommendation.notices()) {
    if (json.size() > 1) json += ',';
    append_json_text(json, notice->id);
  }
  return json + "]";
}

const sharewell_pack kBuiltIn;

}  // namespace

const char* sharewell_version() { return SHAREWELL_VERSION; }

const sharewell_pack* sharewell_built_in() { return &kBuiltIn; }

sharewell_pack* sharewell_load(const sharewell_file* files, size_t count, sharewell_reply** why) {
  if (why != nullptr) *why = nullptr;
  return guarded([&]() -> sharewell_pack* {
    std::vector<guidance::PackFile> list;
    for (std::size_t i = 0; i < count; ++i)
      list.push_back({files[i].name, std::string(files[i].bytes, files[i].size)});
    auto pack = guidance::Pack::load(std::move(list));
    if (pack) return std::make_unique<sharewell_pack>(*std::move(pack)).release();
    if (why != nullptr) *why = list_of(pack.error());
    return nullptr;
  });
}

void sharewell_free_pack(sharewell_pack* pack) {
  if (pack != &kBuiltIn) delete pack;
}

sharewell_reply* sharewell_describe(const sharewell_pack* pack) {
  return guarded([&] { return reply(SHAREWELL_OK, decide::pack_to_json(pack->get())); });
}

sharewell_reply* sharewell_recommend(const sharewell_pack* pack, const char* answers, size_t size) {
  return on_answers(pack, answers, size, decide::explained_to_json);
}

sharewell_reply* sharewell_notices(const sharewell_pack* pack, const char* answers, size_t size) {
  return on_answers(pack, answers, size, notices_to_json);
}

sharewell_status sharewell_status_of(const sharewell_reply* reply) { return reply->status; }
const char* sharewell_text(const sharewell_reply* reply) { return reply->text.c_str(); }
size_t sharewell_size(const sharewell_reply* reply) { return reply->text.size(); }
void sharewell_free_reply(sharewell_reply* reply) { delete reply; }
