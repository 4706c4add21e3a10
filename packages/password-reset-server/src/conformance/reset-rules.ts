import { ConformanceError, expectError, expectNewPassword } from "./expect.ts";
import type { Rule } from "./types.ts";

const RACERS = 10;

/** The rules of `resetPassword`. */
export const RESET_RULES: readonly Rule[] = [
  {
    id: "reset.user-key",
    level: "contract",
    rule: "DELETE with a user key answers 201 with a NewPassword",
    needs: ["userKey"],
    async check({ send, userKey }) {
      expectNewPassword(await send("DELETE", { token: userKey }));
    },
  },
  {
    id: "reset.project-key",
    level: "contract",
    rule: "DELETE with a project key answers 422 with an Error: it has no user",
    needs: ["projectKey"],
    async check({ send, projectKey }) {
      expectError(await send("DELETE", { token: projectKey }), 422);
    },
  },
  {
    id: "reset.no-key",
    level: "contract",
    rule: "DELETE without a key answers 401 with an Error",
    needs: [],
    async check({ send }) {
      expectError(await send("DELETE"), 401);
    },
  },
  {
    id: "reset.wrong-key",
    level: "contract",
    rule: "DELETE with a wrong key answers 401 with an Error",
    needs: [],
    async check({ send }) {
      expectError(await send("DELETE", { token: "not-a-key" }), 401);
    },
  },
  {
    id: "reset.token-once",
    level: "beyond",
    rule: "DELETE with a mailed reset token answers 201 once, then 401",
    needs: ["anyKey", "readResetToken"],
    async check({ send, newResetToken }) {
      const token = await newResetToken();
      expectNewPassword(await send("DELETE", { token }));
      expectError(await send("DELETE", { token }), 401);
    },
  },
  {
    id: "reset.other-tokens",
    level: "beyond",
    rule: "A reset voids the other reset tokens of that user",
    needs: ["anyKey", "readResetToken"],
    async check({ send, newResetToken }) {
      const older = await newResetToken();
      const newer = await newResetToken();
      expectNewPassword(await send("DELETE", { token: newer }));
      expectError(await send("DELETE", { token: older }), 401);
    },
  },
  {
    id: "reset.race",
    level: "beyond",
    rule: `Of ${RACERS} racers with one reset token, one gets a password and the others 401`,
    needs: ["anyKey", "readResetToken"],
    async check({ send, newResetToken }) {
      const token = await newResetToken();
      const replies = await Promise.all(Array.from({ length: RACERS }, () => send("DELETE", { token })));
      const winners = replies.filter(({ status }) => status === 201);
      if (winners.length !== 1) throw new ConformanceError(`${winners.length} racers got a password`);
      for (const reply of replies) {
        if (reply.status !== 201) expectError(reply, 401);
      }
    },
  },
];
