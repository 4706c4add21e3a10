/** What a log line says beside its words; never a secret, and no address in clear. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where log lines go. A pino logger is one. */
export type Logger = {
  readonly info: (fields: LogFields, message: string) => void;
  readonly warn: (fields: LogFields, message: string) => void;
  readonly error: (fields: LogFields, message: string) => void;
};

const ignore = (): void => {};

/** Says nothing. */
export const silentLogger: Logger = { info: ignore, warn: ignore, error: ignore };

/** The class of a failure, which is safe to log; its message may quote what must not be. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
