import type { Connection } from "../connection/connection.ts";
import type { Effect } from "../state/effect.ts";
import { clipboardWrite } from "./clipboard.ts";
import { runCall } from "./run-call.ts";
import type { Store } from "./store.ts";

/** What effects act on. */
export type EffectContext = {
  readonly connection: Connection;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to the terminal without disturbing the drawn screen. */
  readonly write: (sequence: string) => void;
  readonly exit: (code: number) => void;
  /** Is told of what nobody expected. */
  readonly crash: (error: unknown) => void;
};

/** Carries effects out. */
export type EffectRunner = {
  readonly run: (effect: Effect, dispatch: Store["dispatch"]) => void;
  /** Ends the calls that are under way, so that nothing keeps the process. */
  readonly stop: () => void;
};

/** Makes what carries effects out. */
export function createEffectRunner(context: EffectContext): EffectRunner {
  const calls = new Map<number, AbortController>();
  const run: EffectRunner["run"] = (effect, dispatch) => {
    switch (effect.type) {
      case "call": {
        const { id, call } = effect;
        const controller = new AbortController();
        calls.set(id, controller);
        runCall(call, { id, connection: context.connection, signal: controller.signal, dispatch })
          .catch(context.crash)
          .finally(() => calls.delete(id));
        return;
      }
      case "cancel":
        calls.get(effect.id)?.abort();
        return;
      case "copy": {
        const { sequence, report } = clipboardWrite(effect.text, context.env);
        context.write(sequence);
        dispatch({ type: "copied", report });
        return;
      }
      case "exit":
      default:
        context.exit(effect.code);
    }
  };
  return { run, stop: () => calls.forEach((call) => call.abort()) };
}
