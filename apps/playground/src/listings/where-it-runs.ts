/** Where code runs that a page cannot run, the first that fits. */
const places: readonly (readonly [sign: RegExp, place: string])[] = [
  [/password-reset-server\/postgres"|PostgresDirectory/, "Runs in Node 24, beside a PostgreSQL."],
  [/createOpenTelemetryTracing/, "Runs where the server runs, with @opentelemetry/api installed."],
  [/\bapp\.all\(/, "One line of an app of yours, on whatever runs it."],
  [
    /createMetrics|serveOperations|createNodeListener|\bserve\(/,
    "Runs in Node 24: it listens on a port, which a page cannot.",
  ],
  [/createArgon2idHasher/, "Runs in Node 24: no page has argon2id."],
  [/createSmtpTransport/, "Runs in Node 24: no page speaks SMTP."],
  [/openSqliteStore/, "Runs in Node 24: it opens a file, which a page cannot."],
  [/: Directory = /, "A part of your own server, over the users that you have."],
];

/** In one line, where a listing's code runs instead of here. */
export function whereItRuns(code: string, language = ""): string {
  switch (language) {
    case "sh":
    case "console":
      return "For a terminal.";
    case "http":
      return "A reply, as it goes over the wire.";
    default:
      return places.find(([sign]) => sign.test(code))?.[1] ?? "To read: it does nothing by itself.";
  }
}

/** What is worth copying where it is not all: of a session in a terminal, what was entered. */
export function worthCopying(code: string, language = ""): string | undefined {
  return language === "console"
    ? Array.from(code.matchAll(/^\$ ((?:.*\\\n)*.*)$/gm), ([, command]) => command).join("\n")
    : undefined;
}
