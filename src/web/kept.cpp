// SPDX-License-Identifier: MIT
#include "web/kept.h"

#include "web/routes.h"

namespace sharewell::web {
namespace {

constexpr std::string_view kPrefix = "kept.";
constexpr std::string_view kPath = "kept.path";
constexpr std::string_view kFieldPrefix = "kept.field.";

}  // namespace

std::vector<Hidden> keep(const http::Request& post) {
  std::vector<Hidden> fields{{std::string(kPath), post.path}};
  for (const auto& [name, value] : post.form)
    if (name != "token") fields.push_back({std::string(kFieldPrefix) + name, value});
  return fields;
}

std::vector<Hidden> keep_on(const http::Request& sign_in) {
  std::vector<Hidden> fields;
  for (const auto& [name, value] : sign_in.form)
    if (name.starts_with(kPrefix)) fields.push_back({name, value});
  return fields;
}

std::optional<http::Request> kept_post(const http::Request& sign_in, std::string_view form_token) {
  const auto path = sign_in.form_value(kPath);
  if (!path) return std::nullopt;
  const Match match = match_route("POST", *path);
  if (match.route == nullptr || match.route->who != Who::SignedIn || *path == "/sign-out")
    return std::nullopt;
  http::Request post = sign_in;
  post.path = *path;
  post.query.clear();
  post.form.clear();
  post.body.clear();
  for (const auto& [name, value] : sign_in.form)
    if (name.starts_with(kFieldPrefix)) post.form.emplace_back(name.substr(kFieldPrefix.size()), value);
  post.form.emplace_back("token", form_token);
  return post;
}

bool from_another_site(const http::Request& request) {
  const auto site = request.header("sec-fetch-site");
  return site && *site != "same-origin" && *site != "none";
}

}  // namespace sharewell::web
