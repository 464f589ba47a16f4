// SPDX-License-Identifier: MIT
// What people do with the product in a simulation, and what they try although they may not.
//
// In: a world, one of its organisations; chance from the world's dice. Out: something tried through
// casework's public functions, with what the model says must come of it (World::take). Never: looks into the
// product to know that.
#pragma once

#include "world.h"

namespace sharewell::simulation {

/// One of those below, or something that happens to clock and machine.
void act(World& world, Place& at);

void use_drafts(World& world, Place& at);
void decide_something(World& world, Place& at);
void work_in_file(World& world, Place& at);
void put_files_right(World& world, Place& at);
void look_at_something(World& world, Place& at);
void work_on_task(World& world, Place& at);
void decide_on_keeping(World& world, Place& at);
void ask_for_erasure(World& world, Place& at);
void agree_to_erasure(World& world, Place& at);
void use_register(World& world, Place& at);

[[nodiscard]] std::vector<model::Task> tasks_in(const std::vector<record::TaskRow>& rows);
[[nodiscard]] std::vector<model::Task> tasks_in(const model::File& file);

/// Anybody; mostly somebody who may open the file.
[[nodiscard]] model::Person somebody(World& world, const Place& at, const model::File* file);
/// nullptr if there is none yet.
[[nodiscard]] const model::File* some_file(World& world, const Place& at);
[[nodiscard]] std::string some_decision(World& world, const model::File& file);
/// Refusing it leaves an entry, if the file is there.
[[nodiscard]] Kinds refusal(const model::File& file);
[[nodiscard]] inline FileRef ref_of(const model::File& file) { return *FileRef::parse(file.ref); }

}  // namespace sharewell::simulation
