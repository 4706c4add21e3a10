import type { PasswordResetClient, PasswordResetEvent } from "@metal/password-reset";
import type { ConnectionFacts, InboxMail } from "../state/state.ts";
import type { Secret } from "../text/secret.ts";

/** What every client of a connection is made with. */
export type ClientSettings = {
  /** Most ms that one call may take, or `false` for no limit. */
  readonly timeout: number | false;
  /** How often a call that was not carried out may be repeated. */
  readonly retry: number | undefined;
};

/** Is called with each mail that arrives. */
export type MailListener = (mail: Omit<InboxMail, "at" | "state">) => void;

/** A server to talk to, whether inside this process or somewhere else. */
export type Connection = {
  readonly facts: ConnectionFacts;
  /** A client that presents this token, or the connection's key where none is given. */
  readonly client: (options: {
    readonly token?: Secret | undefined;
    readonly onEvent?: (event: PasswordResetEvent) => void;
    /** Replaces the repeats of the settings. */
    readonly retry?: number | undefined;
  }) => Promise<PasswordResetClient>;
  /** Calls the listener with each mail that arrives; only the built-in server has a mailbox to look into. */
  readonly onMail: (listener: MailListener) => void;
  /** Does what can wait until there is something to see, and answers the facts as they are then. */
  readonly start?: () => Promise<ConnectionFacts>;
  readonly close: () => Promise<void>;
};

/** Most ms that a call may take where nobody says otherwise. */
export const defaultTimeout = 10_000;
