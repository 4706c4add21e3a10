import type { RequestEvent } from "../http/request-event.ts";
import type { MailKind } from "../mail/message.ts";

/** A request that was answered, and what is noted of it. */
export type Answered = {
  readonly reply: Response;
  readonly event: RequestEvent;
  /** The path that was asked for, where it is one of the server's. */
  readonly path: string | undefined;
};

/** A mail that is being delivered; whom it goes to is not said. */
export type DeliveredMail = {
  readonly id: string;
  readonly kind: MailKind;
  readonly attempts: number;
  /** What the work of the request that it was written for was given; `undefined` where that was not traced. */
  readonly trace: string | undefined;
};

/** Follows what the server does. Each function calls the work that it is given, once, and gives what that gives. */
export type Tracing = {
  /** The work is told what names its span, as a `traceparent`, which is kept with the mails that it writes. */
  readonly followRequest: (
    request: Request,
    answer: (trace?: string) => Promise<Answered>,
  ) => Promise<Answered>;
  readonly followMail: (mail: DeliveredMail, deliver: () => Promise<void>) => Promise<void>;
};
