import { render } from "ink";
import { isInteractive, type Platform } from "../cli/platform.ts";
import type { Connection } from "../connection/connection.ts";
import { initialState } from "../state/state.ts";
import { chooseCharset } from "../text/charset.ts";
import { App } from "../ui/app.tsx";
import { partingWords } from "../words/parting-words.ts";
import { describeCrash } from "./describe-crash.ts";
import { createEffectRunner } from "./effects.ts";
import { createStore } from "./store.ts";
import { guardTerminal } from "./terminal.ts";

/** Runs the app until the person leaves it; answers the exit code. */
export async function runApp(connection: Connection, platform: Platform): Promise<number> {
  const { stdin, stdout, stderr, env, os, clock } = platform;
  const left = Promise.withResolvers<{ readonly code: number; readonly error?: unknown }>();
  const leave = (code: number, error?: unknown): void => left.resolve({ code, error });
  const effects = createEffectRunner({
    connection,
    env,
    write: (sequence) => stdout.write(sequence),
    exit: leave,
    crash: (error) => leave(1, error),
  });
  const store = createStore({ initial: initialState(connection.facts, clock()), clock, run: effects.run });
  connection.onMail((mail) => store.dispatch({ type: "mail", mail: { ...mail, at: clock(), state: "new" } }));

  // Before the first frame: whoever answers it at once must not meet a terminal that still echoes.
  stdin.setRawMode(true);
  const guard = guardTerminal({ stdin, stdout, leave });
  const app = render(<App store={store} charset={chooseCharset(env, os)} color={!env["NO_COLOR"]} />, {
    stdin,
    stdout,
    stderr,
    alternateScreen: true,
    exitOnCtrlC: false,
    incrementalRendering: true,
    interactive: isInteractive(platform),
    patchConsole: false,
  });
  app.waitUntilExit().catch((error: unknown) => leave(1, error));

  const { code, error } = await left.promise;
  const parting = error === undefined ? partingWords(store.getState()) : describeCrash(error);
  app.unmount();
  await app.waitUntilExit().catch(() => undefined);
  guard.release();
  effects.stop();
  await connection.close();
  if (code !== 0) stderr.write(parting);
  return code;
}
