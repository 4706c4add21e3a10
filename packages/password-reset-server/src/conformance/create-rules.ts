import { expectAlike, expectCreated, expectError } from "./expect.ts";
import type { Probe, Reply, Rule } from "./types.ts";

const GARBAGE = "not-a-key";

/** The rules of `createPasswordResetToken`. */
export const CREATE_RULES: readonly Rule[] = [
  rule(
    "create.user-key",
    "POST with a user key answers 201 with an empty body",
    ["userKey"],
    async (probe) => {
      expectCreated(await post(probe, { token: probe.userKey }));
    },
  ),
  rule(
    "create.project-key",
    "POST with a project key answers 201 with an empty body",
    ["projectKey"],
    async (probe) => {
      expectCreated(await post(probe, { token: probe.projectKey }));
    },
  ),
  rule("create.no-key", "POST without a key answers 401 with an Error", [], async (probe) => {
    expectError(await post(probe, { token: undefined }), 401);
  }),
  rule("create.wrong-key", "POST with a wrong key answers 401 with an Error", [], async (probe) => {
    expectError(await post(probe, { token: GARBAGE }), 401);
  }),
  rule("create.no-email", "POST without email answers 422 with an Error", ["anyKey"], async (probe) => {
    for (const query of ["", "email=", "Email=a%40example.com", "email[]=a%40example.com"]) {
      expectError(await post(probe, { query }), 422);
    }
  }),
  rule("create.email-twice", "POST with email twice answers 422 with an Error", ["anyKey"], async (probe) => {
    const email = encodeURIComponent(probe.email);
    expectError(await post(probe, { query: `email=${email}&email=${email}` }), 422);
    expectError(await post(probe, { query: `email=${email}&email=other%40example.com` }), 422);
  }),
  rule(
    "create.not-one-address",
    "POST with anything but one address answers 422",
    ["anyKey"],
    async (probe) => {
      const email = encodeURIComponent(probe.email);
      const others = [
        "%2Cb%40example.com",
        "%3Bb%40example.com",
        "%0D%0ABcc%3A%20b%40example.com",
        "%00",
        "%20b%40example.com",
      ];
      for (const query of [
        ...others.map((other) => `email=${email}${other}`),
        "email=ada",
        "email=%40",
        "email=ada%40",
      ]) {
        expectError(await post(probe, { query }), 422);
      }
    },
  ),
  rule(
    "create.encoded",
    "POST takes an address with + & # % and non-ASCII letters",
    ["anyKey"],
    async (probe) => {
      for (const email of ["a+b&c#d%e@example.com", "zo\u00eb=1@example.com"]) {
        expectCreated(await post(probe, { query: `email=${encodeURIComponent(email)}` }));
      }
    },
  ),
  beyond(
    "create.alike",
    "POST answers alike whether or not the address has an account",
    ["anyKey"],
    async (probe) => {
      const known = await post(probe, {});
      const unknown = await post(probe, { query: `email=${encodeURIComponent(probe.unknownEmail)}` });
      expectCreated(known);
      expectAlike(known, unknown);
    },
  ),
  beyond(
    "create.reset-token",
    "POST with a reset token answers 401",
    ["anyKey", "readResetToken"],
    async (probe) => {
      expectError(await post(probe, { token: await probe.newResetToken() }), 401);
    },
  ),
];

function post(
  probe: Probe,
  sending: { readonly token?: string | undefined; readonly query?: string },
): Promise<Reply> {
  const token = "token" in sending ? sending.token : probe.anyKey;
  return probe.send("POST", { token, query: sending.query ?? `email=${encodeURIComponent(probe.email)}` });
}

function rule(id: string, text: string, needs: Rule["needs"], check: Rule["check"]): Rule {
  return { id, level: "contract", rule: text, needs, check };
}

function beyond(id: string, text: string, needs: Rule["needs"], check: Rule["check"]): Rule {
  return { id, level: "beyond", rule: text, needs, check };
}
