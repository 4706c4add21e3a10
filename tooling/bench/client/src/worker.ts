import type { Operation } from "@metal/password-reset";
import { cannedFetch } from "./canned.ts";
import { loadContender } from "./contenders/index.ts";
import { timeAtWork, timeElapsed } from "./timing.ts";

/**
 * One contender in a process of its own, so that nobody pays for another's garbage. Arguments: its name, the
 * operation, and the base URL to send to; without one its `fetch` answers at once. Each message from the parent
 * is a number of calls to make; the answer is the ms that they took.
 */
const [name, operation, baseUrl] = process.argv.slice(2) as [string, Operation, string | undefined];
const { create } = await loadContender(name);
const call = create({
  baseUrl: baseUrl ?? "http://localhost/metal/v1",
  token: "mk_user_0123456789012345678901234567890123456789012",
  email: "ada@example.com",
  fetch: baseUrl === undefined ? cannedFetch(operation) : undefined,
})[operation];
const time = baseUrl === undefined ? timeAtWork : timeElapsed;

process.on("message", (times: number) => {
  void time(call, times).then((took) => process.send?.(took));
});
process.send?.("ready");
