import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { packageFolder } from "../../scripts/package-folder.ts";
import { runOnTerminal, type TerminalSession } from "../testing/terminal-session.ts";

const start = join(packageFolder, "scripts", "start.ts");
const sessions: TerminalSession[] = [];
afterEach(() => sessions.splice(0).forEach((session) => session.kill("SIGKILL")));

test("the root's start script is the app: same terminal, same exit code, and not a word of its own", async () => {
  const app = runOnTerminal(process.execPath, [start], { env: {}, columns: 100, rows: 30 });
  sessions.push(app);
  await app.waitFor("Ask for a reset mail");
  app.kill("SIGTERM");
  expect(await app.exited).toBe(143);
  expect(app.scrollback()).toBe("");
});
