import type { Operation } from "@metal/password-reset";

type Canned = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

const newPassword = JSON.stringify({ new_password: "correct-horse-battery-staple" });

/** What the server of the benchmarks answers: the contract's success, and nothing beside it. */
export const canned: Readonly<Record<Operation, Canned>> = {
  createPasswordResetToken: { status: 201, headers: { "Content-Length": "0" }, body: null },
  resetPassword: {
    status: 201,
    headers: { "Content-Type": "application/json", "Content-Length": String(newPassword.length) },
    body: newPassword,
  },
};

/** A `fetch` that gives that answer at once. */
export function cannedFetch(operation: Operation): typeof globalThis.fetch {
  const { status, headers, body } = canned[operation];
  return async () => new Response(body, { status, headers });
}
