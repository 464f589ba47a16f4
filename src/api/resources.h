// SPDX-License-Identifier: MIT
// One function a resource and method (see routes.cpp and openapi.yaml). In: a call. Out: the response, or an
// Error that becomes a problem. Never: shows what its person may not open.
#pragma once

#include "api/call.h"

namespace sharewell::api {

Answer description(const Call& call);
Answer problem_type(const Call& call);
Answer recommend(const Call& call);
Answer guidance(const Call& call);
Answer tasks(const Call& call);
Answer settle_task(const Call& call);
Answer search_people(const Call& call);
Answer files(const Call& call);
Answer file(const Call& call);
Answer decision(const Call& call);
Answer record_decision(const Call& call);

}  // namespace sharewell::api
