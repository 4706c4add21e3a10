import { startFaultServer, type Fault } from "../../src/testing/fault-server.ts";
import { keys, openTerminal, type TerminalSession } from "../../src/testing/terminal-session.ts";

/** Takes a picture of what stands on the screen. */
export type TakePicture = (app: TerminalSession, name: string, title: string) => Promise<void>;

const size = { columns: 100, rows: 16 };
const key = "mk_user_0123456789abcdefghijklmnopqrstuvwxyzABC7f2a";

/** The whole job on the built-in server, a picture at each stop. */
export async function walkWholeJob(take: TakePicture): Promise<void> {
  const app = openTerminal({ ...size, env: { METAL_AUTH_TOKEN: key } });
  await app.waitFor("❯ Ask for a reset mail");
  // The built-in server starts behind the first frame; then its key is known.
  await app.waitFor(/mk_user_…[\w-]/);
  await take(app, "home", "The first screen: the built-in server, and what can be done");
  app.press(keys.enter);
  await app.waitFor("this address has an account.");
  app.press("ada@example.com");
  await app.waitFor("❯ ada@example.com");
  await take(app, "ask", "Asking for a reset mail to ada@example.com");
  app.press(keys.enter);
  await app.waitFor("A mail has arrived.");
  await take(app, "asked", "The mail was asked for, and has arrived");
  app.press(keys.enter);
  await app.waitFor("use its token");
  await take(app, "inbox", "The inbox, with the mail beside it and its token masked");
  app.press(keys.enter);
  await app.waitFor("Reset the password of ada@example.com?");
  await take(app, "confirm", "The question before the reset");
  app.press("y");
  await app.waitFor("The password of ada@example.com was reset");
  await take(app, "password", "The new password, hidden");
  app.press("q");
  await app.waitFor("Leave without the new password?");
  await take(app, "leaving", "The question before a password is lost");
  app.press("r");
  await app.waitFor("r hide");
  app.press("c");
  await app.waitFor("Copied through the terminal");
  await take(app, "copied", "The new password, revealed and copied");
  app.press(keys.enter);
  await app.waitFor("❯ Ask for a reset mail");
  app.press("h");
  await app.waitFor("History of this session");
  await take(app, "history", "The history of the session");
  app.press(keys.escape);
  await app.waitFor("❯ Ask for a reset mail");
  app.press(keys.ctrlP);
  await app.waitFor("What do you want to do?");
  app.press("mail");
  await app.waitFor("❯ mail");
  await take(app, "palette", "Everything that can be done, found by typing");
  app.press(keys.escape);
  await app.waitFor("runs inside this program");
  app.press("o");
  await app.waitFor("Connect to a server");
  app.press("https://reset.example.com/metal/v1");
  await app.waitFor("❯ https://reset.example.com/metal/v1");
  app.press(keys.enter);
  await app.waitFor("Which key?");
  await app.waitFor("METAL_AUTH_TOKEN");
  await take(app, "connect", "Connecting to another server, with the key that was found");
  app.press(keys.escape);
  await app.waitFor("❯ Ask for a reset mail");
  app.press("q");
  await app.exited;
}

type Failure = {
  readonly fault: Fault;
  readonly name: string;
  readonly title: string;
  readonly shown: string;
};

const failures: readonly Failure[] = [
  {
    fault: "unauthorized",
    name: "unauthorized",
    title: "A key that is not accepted",
    shown: "does not accept this key",
  },
  {
    fault: "unprocessable",
    name: "unprocessable",
    title: "A request that is refused",
    shown: "cannot reset a password",
  },
  { fault: "limited", name: "limited", title: "Too many requests", shown: "Too many requests" },
  { fault: "lost", name: "unknown", title: "A lost connection: nobody can know", shown: "Nobody can know" },
  {
    fault: "passwordless",
    name: "lost",
    title: "A password that was reset and lost",
    shown: "the new one is lost",
  },
];

/** Each failure that a reset can meet, and a call that is waited for. */
export async function walkFailures(take: TakePicture): Promise<void> {
  for (const { fault, name, title, shown } of failures) {
    await against(fault, async (app) => {
      await app.waitFor(shown);
      await take(app, name, title);
      if (fault !== "lost") return;
      app.resize(40, 12);
      await app.waitFor("↓ more");
      await take(app, "unknown-narrow", `${title}, on 40 by 12`);
    });
  }
  await against("silent", async (app) => {
    await app.waitFor(/1\.2 s of 10 s/);
    await take(app, "waiting", "A call under way, with its limit and its attempt");
  });
}

/** Resets with the key against a server that does one thing wrong. */
async function against(fault: Fault, look: (app: TerminalSession) => Promise<void>): Promise<void> {
  const server = await startFaultServer(fault);
  const app = openTerminal({ ...size, args: ["--base-url", server.baseUrl], env: { METAL_AUTH_TOKEN: key } });
  try {
    await app.waitFor("❯ Ask for a reset mail");
    app.press("k");
    await app.waitFor("Reset the password of the user of the key?");
    app.press("y");
    await look(app);
  } finally {
    app.kill("SIGKILL");
    await server.close();
  }
}
