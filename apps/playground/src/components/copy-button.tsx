import { useState, type ReactNode } from "react";

export type CopyButtonProps = {
  readonly label: string;
  /** Gives the text when it is asked for. */
  readonly text: () => string | Promise<string>;
};

/** A button that copies, and says whether it did. */
export function CopyButton({ label, text }: CopyButtonProps): ReactNode {
  const [said, setSaid] = useState<string>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await text());
      setSaid("Copied");
    } catch {
      setSaid("Not copied: the browser refuses");
    }
  };
  return (
    <>
      <button type="button" className="quiet" onClick={() => void copy()} onBlur={() => setSaid(undefined)}>
        {said ?? label}
      </button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
