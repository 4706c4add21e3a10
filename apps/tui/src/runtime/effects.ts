import type { Platform } from "../cli/platform.ts";
import type { Effect } from "../state/effect.ts";
import type { Secret } from "../text/secret.ts";
import type { Copied } from "./clipboard.ts";
import { runCall } from "./run-call.ts";
import type { Session } from "./session.ts";
import type { Store } from "./store.ts";

/** What effects act on. */
export type EffectContext = {
  readonly session: Session;
  readonly platform: Pick<Platform, "env" | "os" | "stdin">;
  /** Writes to the terminal without disturbing the drawn screen. */
  readonly write: (sequence: string) => void;
  readonly suspend: () => void;
  readonly exit: (code: number) => void;
  /** Is told of what nobody expected. */
  readonly crash: (error: unknown) => void;
  /** How long a copied password may stay in the clipboard, in ms. */
  readonly clipboardLife: number;
};

/** Carries effects out. */
export type EffectRunner = {
  readonly run: (effect: Effect, dispatch: Store["dispatch"]) => void;
  /** Ends the calls that are under way, so that nothing keeps the process. */
  readonly stop: () => void;
};

/** Makes what carries effects out. */
export function createEffectRunner(context: EffectContext): EffectRunner {
  const { session, platform, crash } = context;
  const calls = new Map<number, AbortController>();
  let clearing: NodeJS.Timeout | undefined;

  const clearLater = ({ report, takeBack }: Copied, dispatch: Store["dispatch"]): void => {
    clearTimeout(clearing);
    if (report.through !== "program" || takeBack === undefined) return;
    const clear = async (): Promise<void> => {
      if (await takeBack()) dispatch({ type: "copied", report: { ...report, isCleared: true } });
    };
    clearing = setTimeout(() => void clear().catch(crash), context.clipboardLife);
  };
  // What the first frame does not need is loaded when it is asked for.
  const findKey = async (dispatch: Store["dispatch"]): Promise<void> =>
    (await import("./connecting.ts")).findKey(platform, dispatch);
  const connect = async (
    effect: Extract<Effect, { readonly type: "connect" }>,
    dispatch: Store["dispatch"],
  ): Promise<void> => (await import("./connecting.ts")).connectAnew(effect, { session, platform, dispatch });
  const copy = async (text: Secret, dispatch: Store["dispatch"]): Promise<void> => {
    const { copyToClipboard } = await import("./clipboard.ts");
    const copied = await copyToClipboard(text, { ...platform, write: context.write });
    dispatch({ type: "copied", report: copied.report });
    clearLater(copied, dispatch);
  };
  const run: EffectRunner["run"] = (effect, dispatch) => {
    switch (effect.type) {
      case "call": {
        const { id, call } = effect;
        const controller = new AbortController();
        calls.set(id, controller);
        runCall(call, { id, connection: session.connection(), signal: controller.signal, dispatch })
          .catch(crash)
          .finally(() => calls.delete(id));
        return;
      }
      case "cancel":
        calls.get(effect.id)?.abort();
        return;
      case "copy":
        copy(effect.text, dispatch).catch(crash);
        return;
      case "find-key":
        findKey(dispatch).catch(crash);
        return;
      case "connect":
        connect(effect, dispatch).catch(crash);
        return;
      case "suspend":
        context.suspend();
        return;
      case "exit":
      default:
        context.exit(effect.code);
    }
  };
  return {
    run,
    stop() {
      clearTimeout(clearing);
      for (const call of calls.values()) call.abort();
    },
  };
}
