import { render, type Instance } from "ink";
import { isInteractive, type Platform } from "../cli/platform.ts";
import type { Connection } from "../connection/connection.ts";
import { initialState } from "../state/state.ts";
import { chooseCharset, spoken } from "../text/charset.ts";
import { App } from "../ui/app.tsx";
import { ErrorBoundary } from "../ui/error-boundary.tsx";
import { partingWords } from "../words/parting-words.ts";
import { describeCrash } from "./describe-crash.ts";
import { createEffectRunner } from "./effects.ts";
import { createSession } from "./session.ts";
import { createStore } from "./store.ts";
import { stopUntilContinued, type Suspend } from "./suspend.ts";
import { guardTerminal } from "./terminal.ts";

/** How long a copied password stays in the clipboard, where it can be cleared at all, in ms. */
const clipboardLife = 45_000;

/** Runs the app until the person leaves it; answers the exit code. */
export async function runApp(connection: Connection, platform: Platform): Promise<number> {
  const { stdin, stdout, stderr, env, os, clock } = platform;
  const left = Promise.withResolvers<{ readonly code: number; readonly error?: unknown }>();
  const leave = (code: number, error?: unknown): void => left.resolve({ code, error });
  const crash = (error: unknown): void => leave(1, error);
  let suspendTerminal: Suspend | undefined;
  const suspend = (): void => {
    if (suspendTerminal === undefined || os === "win32") return;
    const showCursor = (): void => void stdout.write("\u001B[?25h");
    stopUntilContinued(suspendTerminal, { showCursor }).catch(crash);
  };
  const session = createSession(connection);
  const effects = createEffectRunner({
    session,
    platform,
    write: (sequence) => stdout.write(sequence),
    suspend,
    exit: leave,
    crash,
    clipboardLife,
  });
  const isSpoken = env["INK_SCREEN_READER"] === "true";
  // A frame that is read aloud is not followed by a second one that says nearly the same.
  const facts = (isSpoken ? await connection.start?.() : undefined) ?? connection.facts;
  const store = createStore({ initial: initialState(facts, clock()), clock, run: effects.run });
  connection.onMail((mail) => store.dispatch({ type: "mail", mail: { ...mail, at: clock(), state: "new" } }));

  // Before the first frame: whoever answers it at once must not meet a terminal that still echoes.
  stdin.setRawMode(true);
  const guard = guardTerminal({ stdin, stdout, leave, suspend });
  const app = render(
    <ErrorBoundary onError={crash}>
      <App
        store={store}
        charset={isSpoken ? spoken : chooseCharset(env, os)}
        color={!env["NO_COLOR"]}
        isSpoken={isSpoken}
        onReady={(given) => (suspendTerminal = given)}
      />
    </ErrorBoundary>,
    {
      stdin,
      stdout,
      stderr,
      alternateScreen: true,
      exitOnCtrlC: false,
      incrementalRendering: true,
      interactive: isInteractive(platform),
      isScreenReaderEnabled: isSpoken,
      patchConsole: false,
    },
  );
  app.waitUntilExit().catch(crash);
  connection.start?.().then((started) => store.dispatch({ type: "started", facts: started }), crash);

  const { code, error } = await left.promise;
  const parting = error === undefined ? partingWords(store.getState()) : describeCrash(error);
  await unmount(app, { isBroken: error !== undefined });
  if (error !== undefined) guard.restore();
  guard.release();
  effects.stop();
  await session.close();
  if (code !== 0) stderr.write(parting);
  // Whatever Ink may have left open must not keep the process.
  stdin.unref();
  return code;
}

/** Where drawing fails, Ink may not come to the end of clearing up: then it is not waited for. */
async function unmount(app: Instance, { isBroken }: { readonly isBroken: boolean }): Promise<void> {
  try {
    app.unmount();
    if (!isBroken) await app.waitUntilExit();
  } catch {
    // What it fails with is what the app is ended for.
  }
}
