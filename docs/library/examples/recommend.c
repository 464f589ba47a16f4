/* SPDX-License-Identifier: MIT */
/* What the advice says to the answers on the command line, in C:
 *   cc recommend.c $(pkg-config --cflags --libs sharewell) -o recommend
 *   ./recommend '{"risk":"significant-harm","recipient":"childrens-social-care"}'
 * Exit code 0: done. 2: the answers cannot be used. 1: no memory. */
#include <sharewell.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char** argv) {
  const char* answers = argc > 1 ? argv[1] : "{}";
  sharewell_reply* reply = sharewell_recommend(sharewell_built_in(), answers, strlen(answers));
  if (reply == NULL) return 1;
  const int refused = sharewell_status_of(reply) != SHAREWELL_OK;
  FILE* out = refused ? stderr : stdout;
  fwrite(sharewell_text(reply), 1, sharewell_size(reply), out);
  fputc('\n', out);
  sharewell_free_reply(reply);
  return refused ? 2 : 0;
}
