/** A connection that broke, or was never made. */
export class LostConnection extends Error {
  override readonly name = "LostConnection";
  /** The platform's code, where it knows more than that the connection is gone. */
  readonly reason: string | undefined;

  constructor(reason?: string) {
    super("The connection was lost.");
    this.reason = reason;
  }
}
