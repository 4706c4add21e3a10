import type { Limits } from "../limits/create-limits.ts";
import type { Sealer } from "../outbox/seal.ts";
import type { PasswordHasher } from "../passwords/hasher.ts";
import type { Store } from "../stores/port.ts";
import type { Random } from "../tokens/random.ts";

/** What the operations work with. */
export type OperationContext = {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly sealer: Sealer;
  readonly limits: Limits;
  readonly clock: () => number;
  readonly random: Random;
  /** A new password for a user. */
  readonly generatePassword: () => string;
  /** How long a reset token can be used, in ms. */
  readonly resetTokenLifetime: number;
  /** How long a repeat gets the first reply, in ms; `undefined` where safe repeat is off. */
  readonly safeRepeatLifetime: number | undefined;
  /** Whether what is done is recorded in the audit log. */
  readonly audits: boolean;
  /** Tells the outbox that a mail was committed. */
  readonly wakeOutbox: () => void;
};
