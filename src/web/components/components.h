// SPDX-License-Identifier: MIT
// All components, for pages. In: nothing. Out: their headers. Never: anything else.
#pragma once

#include "web/components/content.h"
#include "web/components/form.h"
#include "web/components/navigation.h"
#include "web/components/page.h"
#include "web/components/record.h"
#include "web/components/typography.h"
