import { createPasswordResetClient, type PasswordResetEvent } from "@metal/password-reset";
import { equal, failureOf, hasFacts } from "./assert.ts";
import type { Claim } from "./context.ts";
import { faultUrl, seen } from "./faults.ts";

/** What a server of the contract gives, and refuses. */
export const operationClaims: readonly Claim[] = [
  {
    name: "a mail is asked for",
    async check({ server: { baseUrl, projectKey, email } }) {
      const client = createPasswordResetClient({ baseUrl, token: projectKey });
      const { requestId } = await client.createPasswordResetToken({ email });
      equal(typeof requestId, "string");
    },
  },
  {
    name: "a password is reset, and the answer reads as a plain string",
    async check({ server: { baseUrl, userKey, newPassword } }) {
      const client = createPasswordResetClient({ baseUrl, token: async () => userKey });
      const answer = await client.resetPassword();
      equal(answer.newPassword, newPassword);
    },
  },
  {
    name: "an address arrives as it was given",
    async check(context) {
      const client = createPasswordResetClient({ baseUrl: faultUrl("elsewhere", context), token: "key" });
      const email = "ädä+1&2=3#4?5%6@exämple.com";
      await client.createPasswordResetToken({ email });
      equal((await seen("elsewhere", context)).email, email);
    },
  },
  {
    name: "a wrong key is unauthorized, and nothing was done",
    async check({ server: { baseUrl, email } }) {
      const client = createPasswordResetClient({ baseUrl, token: "wrong" });
      const error = await failureOf(client.createPasswordResetToken({ email }));
      hasFacts(error, { code: "unauthorized", outcome: "not_applied", status: 401, attempts: 1 });
    },
  },
  {
    name: "a 422 gives the server's messages",
    async check({ server: { baseUrl, projectKey } }) {
      const client = createPasswordResetClient({ baseUrl, token: projectKey });
      const error = await failureOf(client.resetPassword());
      hasFacts(error, { code: "unprocessable", outcome: "not_applied", status: 422 });
      equal(error.errors.length, 1);
    },
  },
  {
    name: "a listener is told of each attempt",
    async check({ server: { baseUrl, projectKey, email } }) {
      const events: PasswordResetEvent[] = [];
      const onEvent = (event: PasswordResetEvent): void => void events.push(event);
      const client = createPasswordResetClient({ baseUrl, token: projectKey, onEvent });
      await client.createPasswordResetToken({ email });
      equal(
        events.map(({ type }) => type),
        ["attempt", "response", "success"],
      );
    },
  },
];
