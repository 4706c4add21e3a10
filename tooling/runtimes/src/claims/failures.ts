import {
  createPasswordResetClient,
  type PasswordResetClient,
  type PasswordResetClientOptions,
  type PasswordResetEvent,
} from "@metal/password-reset";
import type { Fault } from "../servers/fault-names.ts";
import { equal, failureOf, hasFacts } from "./assert.ts";
import type { Claim, ClaimContext } from "./context.ts";
import { faultUrl, seen } from "./faults.ts";

const email = "ada@example.com";

/** What a failure says, and what the server sees of it. */
export const failureClaims: readonly Claim[] = [
  {
    name: "a refused connection is not applied where the runtime can tell, else unknown",
    async check({ closedUrl, traits }) {
      const client = createPasswordResetClient({ baseUrl: closedUrl, token: "key", retry: 0 });
      const error = await failureOf(client.resetPassword());
      const outcome = traits.tellsRefusal ? "not_applied" : "unknown";
      hasFacts(error, { code: "network", outcome, attempts: 1 });
    },
  },
  {
    name: "a refused connection is tried again where it can be told",
    async check({ closedUrl, traits }) {
      const client = createPasswordResetClient({ baseUrl: closedUrl, token: "key", retry: 1 });
      const error = await failureOf(client.resetPassword());
      hasFacts(error, { attempts: traits.tellsRefusal ? 2 : 1 });
    },
  },
  {
    name: "after a lost reply nobody can know, and no second DELETE is sent",
    async check(context) {
      const error = await failureOf(clientOf("lost", context).resetPassword());
      hasFacts(error, { code: "network", outcome: "unknown", status: undefined, attempts: 1 });
      equal((await seen("lost", context)).methods, ["DELETE"]);
    },
  },
  {
    name: "a lost reply on a connection that was used before is not repeated by us",
    async check(context) {
      const { resetPassword } = clientOf("lost-later", context);
      await resetPassword();
      const error = await failureOf(resetPassword());
      hasFacts(error, { code: "network", outcome: "unknown", attempts: 1 });
      const { methods } = await seen("lost-later", context);
      equal(methods.length, context.traits.resends ? 3 : 2);
    },
  },
  {
    name: "a 503 is not repeated, and nobody can know",
    async check(context) {
      const error = await failureOf(clientOf("failing", context).resetPassword());
      hasFacts(error, { code: "server_error", outcome: "unknown", status: 503, errors: ["down"] });
      equal((await seen("failing", context)).methods, ["DELETE"]);
    },
  },
  {
    name: "a 429 is repeated for a mail when the server said when",
    async check(context) {
      await clientOf("limited-once", context).createPasswordResetToken({ email });
      equal((await seen("limited-once", context)).methods, ["POST", "POST"]);
    },
  },
  {
    name: "a server that never answers ends in a timeout",
    async check(context) {
      const error = await failureOf(clientOf("silent", context).resetPassword({ timeout: 100 }));
      hasFacts(error, { code: "timeout", outcome: "unknown", status: undefined });
    },
  },
  {
    name: "an answer that never ends ends in a timeout, and the password was reset",
    async check(context) {
      const events: string[] = [];
      const onEvent = ({ type }: PasswordResetEvent): void => void events.push(type);
      const { resetPassword } = clientOf("stalled", context, { onEvent });
      // A limit that is over before the answer has begun is not what this is about: a busy machine gets a longer one.
      let timeout = 500;
      let error = await failureOf(resetPassword({ timeout }));
      while (!events.includes("response") && timeout < 30_000)
        error = await failureOf(resetPassword({ timeout: (timeout *= 4) }));
      hasFacts(error, { code: "timeout", outcome: "applied", status: 201 });
    },
  },
  {
    name: "a call that is aborted before it began sends nothing",
    async check(context) {
      const signal = AbortSignal.abort();
      const error = await failureOf(clientOf("refusing", context).resetPassword({ signal }));
      hasFacts(error, { code: "aborted", outcome: "not_applied", attempts: 0 });
    },
  },
  {
    name: "a call that is aborted under way ends at once, and nobody can know",
    async check(context) {
      const controller = new AbortController();
      const failing = failureOf(
        clientOf("silent", context).createPasswordResetToken({ email, signal: controller.signal }),
      );
      while (!(await seen("silent", context)).methods.includes("POST")) {
        // Asked again until the request has arrived.
      }
      controller.abort();
      hasFacts(await failing, { code: "aborted", outcome: "unknown", attempts: 1 });
    },
  },
  {
    name: "a redirect is refused, and the key goes nowhere else",
    async check(context) {
      const error = await failureOf(clientOf("redirect", context).resetPassword());
      const status = context.traits.showsRedirectStatus ? 307 : undefined;
      hasFacts(error, { code: "unexpected_status", outcome: "not_applied", status });
      equal((await seen("redirect", context)).methods, ["DELETE"]);
      equal((await seen("elsewhere", context)).methods.includes("DELETE"), false);
    },
  },
  {
    name: "a success without a password says that the password was reset",
    async check(context) {
      const error = await failureOf(clientOf("no-password", context).resetPassword());
      hasFacts(error, { code: "invalid_response", outcome: "applied", status: 201 });
    },
  },
  {
    name: "a reply of fifty megabytes is refused early",
    async check(context) {
      const error = await failureOf(clientOf("huge", context).resetPassword());
      hasFacts(error, { code: "invalid_response", outcome: "applied", status: 201 });
      equal((await seen("huge", context)).bytes < 20_000_000, true);
    },
  },
];

function clientOf(
  fault: Fault,
  context: ClaimContext,
  options: Pick<PasswordResetClientOptions, "onEvent"> = {},
): PasswordResetClient {
  return createPasswordResetClient({
    baseUrl: faultUrl(fault, context),
    token: "a-key-of-another-server",
    ...options,
  });
}
