import type { KeyPress } from "../commands/read-key.ts";
import type { AppEvent } from "../state/event.ts";
import type { Frame } from "./layout.ts";

/** What a key that means nothing else does to a screen that does not fit. */
export function scrollEvent(press: KeyPress, frame: Frame): AppEvent | undefined {
  if (press.type === "text" || frame.maxScroll === 0) return undefined;
  const steps: Readonly<Record<string, number>> = {
    up: -1,
    down: 1,
    pageup: -frame.page,
    pagedown: frame.page,
    " ": frame.page,
    home: -frame.maxScroll,
    end: frame.maxScroll,
  };
  const by = steps[press.name];
  if (by === undefined) return undefined;
  return { type: "scroll", to: Math.max(0, Math.min(frame.maxScroll, frame.scroll + by)) };
}
