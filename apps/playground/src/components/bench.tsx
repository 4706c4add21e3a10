import {
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { flushSync } from "react-dom";
import { comparison } from "../comparison/comparison.ts";
import { runsHere, type Example, type VariantId } from "../examples/examples.ts";
import { OwnServerContext } from "../own-server/own-server-context.ts";
import { tokenShelf } from "../run/token-shelf.ts";
import { useExample } from "../run/use-example.ts";
import { useRun } from "../run/use-run.ts";
import { judge, untold } from "../run/verdict.ts";
import { toHash } from "../share/shared-code.ts";
import { useSharedCode } from "../share/use-shared-code.ts";
import type { FaultId } from "../wire/faults.ts";
import { Actions } from "./actions.tsx";
import { BriefResults } from "./brief-results.tsx";
import { Console } from "./console.tsx";
import { Editor } from "./editor.tsx";
import { FaultSelect } from "./fault-select.tsx";
import { Peers } from "./peers.tsx";
import { Results } from "./results.tsx";
import { VariantChoice } from "./variant-choice.tsx";

export type BenchProps = {
  readonly example: Example;
  /** What links and the comparison name it by; one without is a short example among text. */
  readonly id?: string;
};

/** Where an example runs: its code on one side, what came of it on the other. */
export function Bench({ id, example }: BenchProps): ReactNode {
  const { makesServer = false, isMany = false } = example;
  const own = useContext(OwnServerContext);
  const control = useExample(example);
  const { variant, code, revision, fault } = control;
  const { state, prepare, start, stop, clear } = useRun();
  const [safeRepeat, setSafeRepeat] = useState(false);
  const [arrived, setArrived] = useState(false);
  const host = useRef<HTMLFieldSetElement>(null);
  const runButton = useRef<HTMLButtonElement>(null);
  const tokenIsNew = useRef(false);
  const offered = useSyncExternalStore(tokenShelf.subscribe, tokenShelf.read, () => undefined);
  const ready = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  const runnable = runsHere(variant) && (own === undefined || own.line !== undefined);
  const judged = isMany ? undefined : judge(state);
  const verdict = own === undefined ? judged : judged && { ...judged, truth: untold };
  const compared =
    id !== undefined && isCompared(id) && runsHere(variant) ? comparison[id][fault] : undefined;

  // What a run showed goes away with the next one; whoever was in it must not be lost with it.
  const keepFocus = (change: () => void): void => {
    const held = document.activeElement;
    flushSync(change);
    if (held?.isConnected === false) {
      runButton.current?.focus();
    }
  };
  const run = (current: string): void => {
    if (runnable) {
      keepFocus(() => {
        setArrived(false);
        start({ code: current, fault, safeRepeat, makesServer, ownServer: own?.line });
      });
    }
  };
  const takeToken = useEffectEvent((token: string) => {
    control.insert(token);
    clear();
    tokenIsNew.current = true;
  });
  useEffect(() => {
    if (offered !== undefined && example.takesToken) {
      takeToken(offered.token);
    }
  }, [offered, example.takesToken]);
  // Only once the token is in the code: whoever is quick would run it without.
  useEffect(() => {
    if (tokenIsNew.current) {
      tokenIsNew.current = false;
      runButton.current?.focus();
      runButton.current?.scrollIntoView({ block: "center" });
    }
  }, [revision]);
  useSharedCode(id, (shared) => {
    // Where a key is at hand, nobody else's code is.
    if (own === undefined) {
      control.take(shared.variant as VariantId, shared.fault as FaultId, shared.code);
      clear();
      setArrived(true);
      host.current?.scrollIntoView({ block: "start" });
    }
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = { Enter: () => run(code), ".": stop, k: () => keepFocus(clear) }[event.key];
    if (action !== undefined && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      action();
    }
  };

  return (
    <fieldset
      className={id === undefined ? "playground compact" : "playground"}
      aria-label={example.title}
      // What is chosen before the script is there would be forgotten.
      disabled={!ready}
      ref={host}
      onPointerEnter={prepare}
      onFocus={prepare}
      onKeyDown={onKeyDown}
    >
      <div className="playground-code">
        {example.variants.length > 1 && (
          <VariantChoice
            variants={example.variants}
            value={variant.id}
            onChange={(next) => {
              control.show(next);
              clear();
            }}
          />
        )}
        {arrived && (
          <p className="arrived" role="status">
            This code came with the link. Read it before you run it; Reset brings the example back.
          </p>
        )}
        <Editor
          key={runsHere(variant) ? "code" : variant.id}
          code={code}
          revision={revision}
          pieces={variant.pieces}
          editable={runsHere(variant)}
          label={`${example.title}: code. Control or Command and Enter runs it, Escape leaves it.`}
          onChange={control.edit}
          onRun={run}
          onLeave={() => runButton.current?.focus()}
        />
        <div className="actions needs-script">
          {example.faults.length > 1 && runsHere(variant) && (
            <FaultSelect offered={example.faults} value={fault} onChange={control.setFault} />
          )}
          {compared !== undefined && <Peers row={compared} />}
          {!runsHere(variant) && <p className="fault-effect">For your terminal: this page has none.</p>}
          {own !== undefined && own.line === undefined && (
            <p className="fault-effect">Enter a server above, then run.</p>
          )}
          <Actions
            running={state.status === "running"}
            runnable={runnable}
            runButton={runButton}
            code={code}
            link={
              own === undefined && id !== undefined
                ? async () => linkTo(await toHash({ example: id, variant: variant.id, fault, code }))
                : undefined
            }
            onRun={() => run(code)}
            onStop={stop}
            onClear={clear}
            onReset={() => {
              control.reset();
              setArrived(false);
              clear();
            }}
          />
        </div>
        <div className="needs-script">
          <Console status={state.status} lines={state.lines} />
        </div>
      </div>
      {id === undefined ? (
        <BriefResults state={state} verdict={state.said && verdict} />
      ) : (
        <Results
          state={state}
          verdict={verdict}
          server={own === undefined && !makesServer ? { safeRepeat, onSafeRepeat: setSafeRepeat } : undefined}
        />
      )}
    </fieldset>
  );
}

function isCompared(id: string): id is keyof typeof comparison {
  return id in comparison;
}

function noChange(): () => void {
  return () => {};
}

function linkTo(hash: string): string {
  return new URL(hash, location.href).href;
}
