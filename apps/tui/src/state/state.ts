import type { Outcome, PasswordResetErrorCode } from "@metal/password-reset";
import type { Secret } from "../text/secret.ts";
import type { TextField } from "../text/text-field.ts";

/** What the app talks to, as far as it may be shown. */
export type ConnectionFacts = {
  readonly kind: "built-in" | "remote";
  /** `built-in server`, or the base URL. */
  readonly name: string;
  /** The key, masked; `undefined` where none was found. */
  readonly key: string | undefined;
  /** In words where the key was found; `undefined` where there is none, or it was made on the spot. */
  readonly keySource: string | undefined;
  /** The account that was made on the spot; only on the built-in server. */
  readonly account: string | undefined;
  /** Most ms that one call may take, or `false` for no limit. */
  readonly limit: number | false;
};

/** What a password reset is authorised by. A token says whose password it resets only if its mail is known. */
export type Credential =
  | { readonly kind: "key"; readonly email: string | undefined }
  | { readonly kind: "token"; readonly token: Secret; readonly email: string | undefined };

/** One of the two operations, with what it is given. */
export type Call =
  | { readonly kind: "ask"; readonly email: string }
  | { readonly kind: "reset"; readonly credential: Credential };

/** What is known of an exchange, for the last line of a screen. Durations are in ms. */
export type ExchangeFacts = {
  readonly requestId: string | undefined;
  readonly status: number | undefined;
  readonly elapsed: number;
  readonly attempts: number;
};

/** A failure as the client tells it, without the error object. */
export type Failure = ExchangeFacts & {
  readonly code: PasswordResetErrorCode;
  readonly outcome: Outcome;
  /** The server's own messages. */
  readonly messages: readonly string[];
  /** How long the server asks to wait, in ms. */
  readonly retryAfter: number | undefined;
};

/** A mail in the built-in server's mailbox. `text` does not hold the token. */
export type InboxMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly token: Secret | undefined;
  readonly at: number;
  readonly state: "new" | "read" | "used";
};

/** What was done in this session; never a secret. */
export type HistoryEntry = {
  readonly at: number;
  readonly call: Call["kind"];
  readonly whom: string;
  readonly outcome: "done" | Outcome;
  readonly code: PasswordResetErrorCode | undefined;
  readonly requestId: string | undefined;
};

/** What became of a copy to the clipboard. Only a program's clipboard can be looked at and cleared. */
export type CopyReport =
  | { readonly through: "terminal" | "tmux" | "screen" }
  | { readonly through: "program"; readonly program: string; readonly isCleared: boolean };

export type PasswordScreen = {
  readonly name: "password";
  readonly password: Secret;
  readonly whose: string | undefined;
  readonly facts: ExchangeFacts;
  readonly revealed: boolean;
  /** Whether it was ever revealed or copied: only then may it be left without a question. */
  readonly kept: boolean;
  readonly copy: CopyReport | undefined;
};

export type WaitingScreen = {
  readonly name: "waiting";
  readonly id: number;
  readonly call: Call;
  readonly since: number;
  readonly attempt: number;
  /** Why the next attempt waits, and until when; `undefined` while a request is under way. */
  readonly pause: { readonly status: number | undefined; readonly until: number } | undefined;
  readonly cancelling: boolean;
};

export type Screen =
  | { readonly name: "home"; readonly selected: number }
  | { readonly name: "ask"; readonly field: TextField; readonly problem: string | undefined }
  | { readonly name: "token"; readonly field: TextField; readonly problem: string | undefined }
  | { readonly name: "connect"; readonly field: TextField; readonly problem: string | undefined }
  | {
      readonly name: "key";
      readonly field: TextField;
      readonly problem: string | undefined;
      readonly baseUrl: string;
    }
  | WaitingScreen
  | { readonly name: "asked"; readonly email: string; readonly facts: ExchangeFacts }
  | { readonly name: "inbox"; readonly selected: number }
  | { readonly name: "confirm"; readonly credential: Credential; readonly from: Screen }
  | PasswordScreen
  | { readonly name: "leaving"; readonly from: PasswordScreen; readonly to: "home" | "quit" }
  | { readonly name: "failed"; readonly call: Call; readonly failure: Failure }
  | { readonly name: "history"; readonly from: Screen }
  | {
      readonly name: "palette";
      readonly from: Screen;
      readonly field: TextField;
      readonly selected: number;
    }
  | { readonly name: "help"; readonly from: Screen };

export type ScreenName = Screen["name"];

export type State = {
  readonly connection: ConnectionFacts;
  /** The key that is found where keys are looked for, masked; `undefined` where there is none, or nobody looked. */
  readonly foundKey: { readonly key: string; readonly source: string } | undefined;
  readonly screen: Screen;
  /** First line of the body that is shown, where it does not fit. */
  readonly scroll: number;
  readonly inbox: readonly InboxMail[];
  readonly history: readonly HistoryEntry[];
  /** The time in ms, set before each event; nothing else in the state looks at a clock. */
  readonly now: number;
  /** How many calls were started; the number of the last one names it. */
  readonly calls: number;
};

/** The state in which the app opens. */
export function initialState(connection: ConnectionFacts, now: number): State {
  return {
    connection,
    foundKey: undefined,
    screen: { name: "home", selected: 0 },
    scroll: 0,
    inbox: [],
    history: [],
    now,
    calls: 0,
  };
}

/** Whether there is a key that somebody's password can be reset with: a project key has no user. */
export function hasUserKey({ connection: { key } }: State): boolean {
  return key !== undefined && !key.startsWith("mk_project_");
}

/** How many mails nobody has looked at. */
export function newMails(state: State): number {
  return state.inbox.filter((mail) => mail.state === "new").length;
}

/** The domains of the addresses that this session is about. */
export function knownDomains({ connection, history }: State): readonly string[] {
  const addresses = [connection.account ?? "", ...history.map(({ whom }) => whom)];
  return addresses.flatMap((address) => /@(\S+)$/.exec(address)?.[1]?.toLowerCase() ?? []);
}

/** Whether a mail carries a token that was not used yet. */
export function isUsable(mail: InboxMail): boolean {
  return mail.token !== undefined && mail.state !== "used";
}
