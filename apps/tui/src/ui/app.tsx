import { useApp, useInput, usePaste, useWindowSize } from "ink";
import { useEffect, useSyncExternalStore, type ReactElement } from "react";
import { readKey, type KeyPress } from "../commands/read-key.ts";
import { layout } from "../layout/layout.ts";
import { scrollEvent } from "../layout/scroll.ts";
import type { Store } from "../runtime/store.ts";
import type { Suspend } from "../runtime/suspend.ts";
import type { Charset } from "../text/charset.ts";
import { viewOf } from "../view/view-model.ts";
import { readPresses } from "./read-press.ts";
import { Reading } from "./reading.tsx";
import { Screen } from "./screen.tsx";

/** How often a screen that waits is drawn anew, in ms; read aloud, it would never stop talking. */
const tickLength = { drawn: 80, spoken: 5000 } as const;
/** Read aloud, a screen has no height. */
const endless = 1000;

/** What the terminal can do. */
export type AppProps = {
  readonly store: Store;
  readonly charset: Charset;
  readonly color: boolean;
  /** A screen reader reads the screen aloud. */
  readonly isSpoken: boolean;
  /** Is given what lets go of the terminal for a while. */
  readonly onReady: (suspend: Suspend) => void;
};

/** The whole app: the state made into lines, keys made into events. */
export function App({ store, charset, color, isSpoken, onReady }: AppProps): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const { columns, rows } = useWindowSize();
  const room = { columns, rows: isSpoken ? endless : rows };
  const frame = layout(viewOf(state), { ...room, charset, scroll: state.scroll });
  const { suspendTerminal } = useApp();
  useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal]);

  const press = (each: KeyPress): void => {
    const event = readKey(store.getState(), each) ?? scrollEvent(each, frame);
    if (event !== undefined) store.dispatch(event);
  };
  useInput((input, key) => readPresses(input, key).forEach(press));
  usePaste((text) => press({ type: "text", text }));

  const isWaiting = state.screen.name === "waiting";
  useEffect(() => {
    if (!isWaiting) return undefined;
    const every = isSpoken ? tickLength.spoken : tickLength.drawn;
    const timer = setInterval(() => store.dispatch({ type: "tick" }), every);
    return () => clearInterval(timer);
  }, [isSpoken, isWaiting, store]);

  return isSpoken ? <Reading frame={frame} /> : <Screen frame={frame} color={color} />;
}
