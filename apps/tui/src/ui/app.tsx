import { useInput, usePaste, useWindowSize } from "ink";
import { useEffect, useSyncExternalStore, type ReactElement } from "react";
import { readKey, type KeyPress } from "../commands/read-key.ts";
import { layout } from "../layout/layout.ts";
import { scrollEvent } from "../layout/scroll.ts";
import type { Store } from "../runtime/store.ts";
import type { Charset } from "../text/charset.ts";
import { viewOf } from "../view/view-model.ts";
import { readPresses } from "./read-press.ts";
import { Screen } from "./screen.tsx";

/** How often a screen that waits is drawn anew, in ms. */
const tickLength = 80;

/** What the terminal can do. */
export type AppProps = {
  readonly store: Store;
  readonly charset: Charset;
  readonly color: boolean;
};

/** The whole app: the state made into lines, keys made into events. */
export function App({ store, charset, color }: AppProps): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const size = useWindowSize();
  const frame = layout(viewOf(state), { ...size, charset, scroll: state.scroll });

  const press = (each: KeyPress): void => {
    const event = readKey(store.getState(), each) ?? scrollEvent(each, frame);
    if (event !== undefined) store.dispatch(event);
  };
  useInput((input, key) => readPresses(input, key).forEach(press));
  usePaste((text) => press({ type: "text", text }));

  const isWaiting = state.screen.name === "waiting";
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => store.dispatch({ type: "tick" }), tickLength);
    return () => clearInterval(timer);
  }, [isWaiting, store]);

  return <Screen frame={frame} color={color} />;
}
