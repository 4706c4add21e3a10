import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import type { Editor as EditorHandle } from "../editor/create-editor.ts";
import type { Piece } from "../examples/examples.ts";

export type EditorProps = {
  readonly code: string;
  /** The code to begin with, coloured; what is read before the editor is there, and without scripts. */
  readonly pieces: readonly Piece[];
  readonly label: string;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
  readonly onLeave: () => void;
};

export function Editor(props: EditorProps): ReactNode {
  const { code, pieces, label } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const onChange = useEffectEvent((next: string) => props.onChange(next));
  const onRun = useEffectEvent(() => props.onRun());
  const onLeave = useEffectEvent(() => props.onLeave());
  const latestCode = useEffectEvent(() => code);

  useEffect(() => {
    let left = false;
    void import("../editor/create-editor.ts").then(({ createEditor }) => {
      if (!left && host.current !== null) {
        editor.current = createEditor({
          host: host.current,
          code: latestCode(),
          label,
          onChange: (next) => onChange(next),
          onRun: () => onRun(),
          onLeave: () => onLeave(),
        });
      }
    });
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
        <code>
          {pieces.map(([text, classes], index) =>
            classes === "" ? (
              text
            ) : (
              // The pieces never change their order.
              <span key={index} className={classes}>
                {text}
              </span>
            ),
          )}
        </code>
      </pre>
    </div>
  );
}
