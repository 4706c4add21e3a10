import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import { codeOf, type Example, type VariantId } from "../examples/examples.ts";
import { putToken } from "../run/put-token.ts";
import { useRun } from "../run/use-run.ts";
import { judge } from "../run/verdict.ts";
import type { FaultId } from "../wire/faults.ts";
import { Console } from "./console.tsx";
import { Editor } from "./editor.tsx";
import { ExchangeList } from "./exchange-list.tsx";
import { FaultSelect } from "./fault-select.tsx";
import { MailList } from "./mail-list.tsx";
import { VariantChoice } from "./variant-choice.tsx";
import { VerdictCard } from "./verdict-card.tsx";

export type PlaygroundProps = {
  readonly example: Example;
  /** A token to put into the code. A new object asks for it again. */
  readonly inserted?: { readonly token: string } | undefined;
  readonly onUseToken: (token: string) => void;
};

/** An example that runs: its code on one side, what came of it on the other. */
export function Playground({ example, inserted, onUseToken }: PlaygroundProps): ReactNode {
  const { title, variants, faults } = example;
  const [variant, setVariant] = useState<VariantId>("client");
  const [code, setCode] = useState(() => codeOf(variants.client));
  const [fault, setFault] = useState<FaultId>(faults[0]);
  const { state, prepare, start, stop, clear } = useRun();
  const runButton = useRef<HTMLButtonElement>(null);
  const original = codeOf(variants[variant]);
  const running = state.status === "running";
  const verdict = judge(state);

  const show = (id: VariantId, token = inserted?.token): void => {
    const next = codeOf(variants[id]);
    setVariant(id);
    setCode(token === undefined ? next : (putToken(next, token) ?? next));
    clear();
  };
  const run = (current: string): void => start({ code: current, fault });
  const reset = (): void => {
    setFault(faults[0]);
    setCode(original);
    clear();
  };
  const takeToken = useEffectEvent((token: string) => {
    setCode(putToken(code, token) ?? putToken(original, token) ?? code);
    clear();
    runButton.current?.focus();
    runButton.current?.scrollIntoView({ block: "center" });
  });
  useEffect(() => {
    if (inserted !== undefined) {
      takeToken(inserted.token);
    }
  }, [inserted]);

  return (
    <div className="playground" onPointerEnter={prepare} onFocus={prepare}>
      <div className="playground-code">
        <VariantChoice variants={variants} value={variant} onChange={(id) => show(id)} />
        <Editor
          code={code}
          pieces={variants[variant].pieces}
          label={`${title}: code. Control or Command and Enter runs it, Escape leaves it.`}
          onChange={setCode}
          onRun={run}
          onLeave={() => runButton.current?.focus()}
        />
        <div className="actions needs-script">
          <FaultSelect offered={faults} value={fault} onChange={setFault} />
          <div className="buttons">
            <button type="button" className="quiet" onClick={reset}>
              Reset
            </button>
            <button type="button" disabled={!running} onClick={stop}>
              Stop
            </button>
            <button
              type="button"
              className="primary"
              ref={runButton}
              onClick={() => run(code)}
              aria-keyshortcuts="Control+Enter Meta+Enter"
            >
              Run
            </button>
          </div>
        </div>
        <div className="needs-script">
          <Console status={state.status} lines={state.lines} />
        </div>
      </div>
      <div className="playground-wire needs-script">
        <div aria-live="polite">{verdict !== undefined && <VerdictCard verdict={verdict} />}</div>
        <ExchangeList exchanges={state.exchanges} />
        <MailList mails={state.mails} onUseToken={onUseToken} />
      </div>
    </div>
  );
}
