// SPDX-License-Identifier: MIT
// What somebody typed and sent after their session had ended: kept in the sign-in page, carried out after it.
//
// In: a POST. Out: hidden fields, and from those the same POST again. Never: kept on the server, or taken
// from a form of another site.
#pragma once

#include <optional>
#include <vector>

#include "http/message.h"
#include "web/components/form.h"

namespace sharewell::web {

/// Hidden fields "kept.path" and "kept.field.<name>" that carry the POST through another form.
[[nodiscard]] std::vector<Hidden> keep(const http::Request& post);
/// The hidden fields that a form already carries, to carry them on.
[[nodiscard]] std::vector<Hidden> keep_on(const http::Request& sign_in);
/// The POST as it was, with the form token of the new session, or nullopt if the form carries none.
[[nodiscard]] std::optional<http::Request> kept_post(const http::Request& sign_in,
                                                     std::string_view form_token);
/// True if a browser says that another site sent this.
[[nodiscard]] bool from_another_site(const http::Request& request);

}  // namespace sharewell::web
