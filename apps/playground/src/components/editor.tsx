import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import type { Editor as EditorHandle } from "../editor/create-editor.ts";
import type { Piece } from "../examples/examples.ts";
import { Code } from "./code.tsx";

export type EditorProps = {
  readonly code: string;
  /** The code to begin with, coloured; what is read before the editor is there, and without scripts. */
  readonly pieces: readonly Piece[];
  readonly label: string;
  readonly onChange: (code: string) => void;
  readonly onRun: (code: string) => void;
  readonly onLeave: () => void;
};

export function Editor(props: EditorProps): ReactNode {
  const { code, pieces, label } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const onChange = useEffectEvent((next: string) => props.onChange(next));
  const onRun = useEffectEvent((current: string) => props.onRun(current));
  const onLeave = useEffectEvent(() => props.onLeave());
  const latestCode = useEffectEvent(() => code);

  useEffect(() => {
    let left = false;
    const open = async (): Promise<void> => {
      const { createEditor } = await import("../editor/create-editor.ts");
      if (!left && host.current !== null) {
        editor.current = createEditor({
          host: host.current,
          code: latestCode(),
          label,
          onChange: (next) => onChange(next),
          onRun: (current) => onRun(current),
          onLeave: () => onLeave(),
        });
      }
    };
    void open();
    return () => {
      left = true;
      editor.current?.destroy();
      editor.current = null;
    };
  }, [label]);

  useEffect(() => editor.current?.setCode(code), [code]);

  return (
    <div className="editor" ref={host}>
      <pre>
        <Code pieces={pieces} />
      </pre>
    </div>
  );
}
