// SPDX-License-Identifier: MIT
// The register as anybody may fetch it: its signed checkpoint and the hashes of its lines. Leaves say
// nothing. What is shown is what was published last, from memory: whoever is not known to anybody here makes
// no work for the database, except at the key: a proxy in front asks there whether this server is well.
#include "register/handover.h"
#include "register/tiles.h"
#include "web/pages/pages.h"

namespace sharewell::web::pages {
namespace {

constexpr std::string_view kForever = "public, max-age=31536000, immutable";

http::Response published(std::string type, std::string body, std::string_view keep) {
  http::Response response{.status = 200, .type = std::move(type), .body = std::move(body)};
  response.headers.emplace_back("Cache-Control", keep);
  return response;
}

Result<const Organisation*> organisation_at(const Visit& visit) {
  const Organisation* organisation = visit.parts.organisation(visit.captured.at(0));
  if (organisation == nullptr) return fail(ErrorCode::NotFound, "no such register");
  return organisation;
}
Result<const store::Store*> register_at(const Visit& visit) {
  SW_TRY(const Organisation* const organisation, organisation_at(visit));
  return organisation->store;
}

}  // namespace

Answer log_checkpoint(const Visit& visit) {
  SW_TRY(const store::Store* const store, register_at(visit));
  std::string note = store->published_checkpoint();
  if (note.empty()) return fail(ErrorCode::DiskFull, "nothing can be shown while the disk is full");
  return published("text/plain; charset=utf-8", std::move(note), "no-cache");
}

Answer log_cosigned(const Visit& visit) {
  SW_TRY(const Organisation* const organisation, organisation_at(visit));
  std::string note = organisation->witnessing->own();
  if (note.empty()) return fail(ErrorCode::NotFound, "no witness has cosigned this register yet");
  return published("text/plain; charset=utf-8", std::move(note), "no-cache");
}

Answer log_key(const Visit& visit) {
  SW_TRY(const Organisation* const organisation, organisation_at(visit));
  SW_DO(organisation->follow());
  return published("text/plain; charset=utf-8", organisation->store->verifier_key() + "\n", "no-cache");
}

Answer log_handovers(const Visit& visit) {
  SW_TRY(const store::Store* const store, register_at(visit));
  std::string notes = store->keys()->text();
  if (notes.empty()) return fail(ErrorCode::NotFound, "the key of this register was never rotated");
  return published("text/plain; charset=utf-8", std::move(notes), "no-cache");
}

Answer log_policy(const Visit& visit) {
  SW_TRY(const Organisation* const organisation, organisation_at(visit));
  std::string policy = organisation->witnessing->policy();
  if (policy.empty()) return fail(ErrorCode::NotFound, "no witnesses were chosen for this register");
  return published("text/plain; charset=utf-8", std::move(policy), "no-cache");
}

Answer log_tile(const Visit& visit) {
  SW_TRY(const store::Store* const store, register_at(visit));
  std::string path;
  for (std::size_t i = 1; i < visit.captured.size(); ++i) path += (i == 1 ? "" : "/") + visit.captured[i];
  const auto tile = reg::tile_at(path);
  if (!tile) return fail(ErrorCode::NotFound, "no such tile");
  SW_TRY(const Bytes bytes, store->published_tile(*tile));
  return published("application/octet-stream", std::string(text_of(bytes)), kForever);
}

}  // namespace sharewell::web::pages
