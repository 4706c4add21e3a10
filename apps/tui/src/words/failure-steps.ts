import type { Failure } from "../state/state.ts";
import { formatWait } from "./duration.ts";
import type { FailureContext } from "./failure-context.ts";
import { credentialOf } from "./credential.ts";

/** What to do after a failure, in order. */
export function nextSteps(failure: Failure, context: FailureContext): readonly string[] {
  const isReset = context.call.kind === "reset";
  switch (failure.outcome) {
    case "unknown":
      return isReset ? afterUnknownReset : afterUnknownMail(context);
    case "applied":
      return afterLostPassword(context);
    case "not_applied":
    default:
      return afterRefusal(failure, context);
  }
}

const afterUnknownReset: readonly string[] = [
  "try to sign in with the old password",
  "if that works, nothing happened: run the reset again",
  "if it does not, ask for a new mail and reset again",
];

function afterUnknownMail({ call }: FailureContext): readonly string[] {
  const mailbox = call.kind === "ask" ? `the mailbox of ${call.email}` : "the mailbox";
  return [
    `look into ${mailbox}, and wait a few minutes`,
    "if no mail comes, ask again: at worst there are two, and the newest one counts",
  ];
}

function afterLostPassword({ call }: FailureContext): readonly string[] {
  return credentialOf(call) === "key"
    ? ["reset again with the key, or ask for a new mail", "keep the new password when it is shown"]
    : ["ask for a new mail: this token is used up", "reset again with the token of that mail"];
}

function afterRefusal(failure: Failure, context: FailureContext): readonly string[] {
  const { code, retryAfter, status } = failure;
  const isToken = credentialOf(context.call) === "token";
  switch (code) {
    case "unauthorized":
      return isToken
        ? [
            "ask for a new mail: a token works once, and not for long",
            "use the whole token of the newest mail",
          ]
        : [
            `check that the key belongs to ${context.server}`,
            "put a valid key into METAL_AUTH_TOKEN or metal.yaml, and start again",
          ];
    case "forbidden":
      return ["use a key that may reset passwords", "ask whoever runs the server, if it should"];
    case "unprocessable":
      return context.call.kind === "ask"
        ? ["correct the address", "ask again"]
        : ["use a user key, or the token from a mail: a project key has no user"];
    case "rate_limited":
      return [
        retryAfter === undefined ? "wait a minute" : `wait ${formatWait(retryAfter)}, as the server asks`,
        "then try again",
      ];
    case "network":
      return [
        `check that a server runs at ${context.server}`,
        "check the network, a proxy, a VPN",
        "then try again",
      ];
    case "timeout":
      return ["try again, with a longer --timeout if need be"];
    case "aborted":
      return ["try again when you like"];
    case "not_found":
      return [`check the base URL: ${context.server}`];
    case "invalid_input":
      return context.call.kind === "ask"
        ? ["check the address: one, of at most 254 bytes", "check the key: one word, as it was given to you"]
        : ["check the key or token: one word, as it was given to you"];
    default:
      return status !== undefined && status < 400
        ? ["use the base URL that it redirects to: the key does not follow a redirect"]
        : [`check that ${context.server} speaks this contract`];
  }
}
