import type { ReactNode, Ref } from "react";
import { CopyButton } from "./copy-button.tsx";

export type ActionsProps = {
  readonly running: boolean;
  /** Whether the code can be run in the page at all. */
  readonly runnable: boolean;
  readonly runButton: Ref<HTMLButtonElement>;
  readonly code: string;
  /** Makes a link to the code; `undefined` where it must not be shared. */
  readonly link: (() => Promise<string>) | undefined;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onClear: () => void;
  readonly onReset: () => void;
};

/** What can be done with an example. The keys work anywhere in it. */
export function Actions(props: ActionsProps): ReactNode {
  const { running, runnable, runButton, code, link, onRun, onStop, onClear, onReset } = props;
  return (
    <div className="buttons">
      <button
        type="button"
        className="primary"
        ref={runButton}
        disabled={!runnable}
        onClick={onRun}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        title="Ctrl or ⌘ and Enter"
      >
        Run
      </button>
      <button
        type="button"
        // Not `disabled`: a run that ends would take the focus away from under somebody's fingers.
        aria-disabled={!running}
        onClick={onStop}
        aria-keyshortcuts="Control+. Meta+."
        title="Ctrl or ⌘ and ."
      >
        Stop
      </button>
      <span className="buttons-rest">
        <CopyButton label="Copy" text={() => code} />
        {link !== undefined && <CopyButton label="Share" text={link} />}
        <button
          type="button"
          className="quiet"
          onClick={onClear}
          aria-keyshortcuts="Control+K Meta+K"
          title="Ctrl or ⌘ and K"
        >
          Clear
        </button>
        <button type="button" className="quiet" onClick={onReset}>
          Reset
        </button>
      </span>
    </div>
  );
}
