import type { ReactNode } from "react";
import type { RunState } from "../run/run-state.ts";

const empty: Readonly<Partial<Record<RunState["status"], string>>> = {
  idle: "The console's lines appear here.",
  running: "Running…",
  finished: "Done. The code printed nothing.",
};

const endings: Readonly<Partial<Record<RunState["status"], string>>> = {
  stopped: "Stopped. What the server had taken by then is done; nothing else was sent.",
  limit: "Stopped after 20 s, the most that a run may take. Shorten it, or look for a loop that never ends.",
};

export type ConsoleProps = Pick<RunState, "status" | "lines">;

/** What the code printed. Lines are text, never markup. */
export function Console({ status, lines }: ConsoleProps): ReactNode {
  const ending = endings[status];
  return (
    <div className="console" role="log" aria-label="Console" data-status={status}>
      {lines.length === 0 && ending === undefined && <p className="empty">{empty[status]}</p>}
      {lines.map(({ level, text }, index) => (
        <pre key={index} data-level={level}>
          {level === "error" && <span className="visually-hidden">Error: </span>}
          {text}
        </pre>
      ))}
      {ending !== undefined && <p className="console-ending">{ending}</p>}
    </div>
  );
}
