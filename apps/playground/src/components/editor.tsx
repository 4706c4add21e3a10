import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import type { Editor as EditorHandle } from "../editor/create-editor.ts";
import { whenInView } from "../editor/when-in-view.ts";
import type { Piece } from "../editor/highlight.ts";
import { Code } from "./code.tsx";

export type EditorProps = {
  readonly code: string;
  /** Another one says that the text came from elsewhere, and replaces what was typed. */
  readonly revision: number;
  /** The code to begin with, coloured; what is read before the editor is there, and without scripts. */
  readonly pieces: readonly Piece[];
  readonly editable: boolean;
  readonly label: string;
  readonly onChange: (code: string) => void;
  readonly onRun: (code: string) => void;
  readonly onLeave: () => void;
};

/** The code, and an editor for it from the moment when somebody can see it. */
export function Editor(props: EditorProps): ReactNode {
  const { code, revision, pieces, editable, label } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const onChange = useEffectEvent((next: string) => props.onChange(next));
  const onRun = useEffectEvent((current: string) => props.onRun(current));
  const onLeave = useEffectEvent(() => props.onLeave());
  const latest = useEffectEvent(() => ({ code, pieces }));

  useEffect(() => {
    const left = new AbortController();
    const open = async (element: HTMLElement): Promise<void> => {
      await whenInView(element, { signal: left.signal });
      const { createEditor } = await import("../editor/create-editor.ts");
      if (!left.signal.aborted) {
        editor.current = createEditor({
          host: element,
          ...latest(),
          label,
          onChange: (next) => onChange(next),
          onRun: (current) => onRun(current),
          onLeave: () => onLeave(),
        });
      }
    };
    if (editable && host.current !== null) {
      void open(host.current);
    }
    return () => {
      left.abort();
      editor.current?.destroy();
      editor.current = null;
    };
  }, [editable, label]);

  // Not at each change of the text: whoever types fast is ahead of it.
  useEffect(() => editor.current?.setCode(latest().code), [revision]);

  return (
    <div className="editor" ref={host}>
      <pre>
        <Code pieces={pieces} />
      </pre>
    </div>
  );
}
