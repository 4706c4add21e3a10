import { useEffect, useId, useState, type ReactNode } from "react";
import { Playground } from "../components/playground.tsx";
import type { OwnServerLine } from "../sandbox/open-sandbox.ts";
import { OwnServerContext } from "./own-server-context.ts";
import { readForm } from "./read-form.ts";
import { openOwnServer } from "./send-to-own-server.ts";

/** A form for the reader's own server, and the two calls on it. */
export function OwnServer(): ReactNode {
  const [line, setLine] = useState<OwnServerLine>();
  const [said, setSaid] = useState("");
  // Until the page listens, a browser would send the form itself, with the key in the address.
  const [isListening, setIsListening] = useState(false);
  useEffect(() => setIsListening(true), []);
  const baseUrlId = useId();
  const keyId = useId();
  const connect = (form: FormData): void => {
    const read = readForm(form.get("base-url"), form.get("key"));
    if (read.problem !== undefined) {
      setLine(undefined);
      setSaid(read.problem);
      return;
    }
    setLine(openOwnServer({ ...read, fetch: fetch.bind(globalThis), onNoAnswer: setSaid }));
    setSaid(`Run sends to ${read.baseUrl} now. Nothing was sent yet.`);
  };
  return (
    <>
      <form
        className="own-server needs-script"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          connect(new FormData(event.currentTarget));
        }}
      >
        <label htmlFor={baseUrlId}>Base URL</label>
        <input
          id={baseUrlId}
          name="base-url"
          type="text"
          inputMode="url"
          spellCheck={false}
          placeholder="https://reset.example.com/metal/v1"
        />
        <label htmlFor={keyId}>Key</label>
        <input id={keyId} name="key" type="password" autoComplete="off" spellCheck={false} />
        <button type="submit" className="primary" disabled={!isListening}>
          Use this server
        </button>
        <p role="status">{said}</p>
      </form>
      <OwnServerContext value={{ line }}>
        <h3 id="own-ask">Ask for a mail</h3>
        <Playground example="own-ask" />
        <h3 id="own-reset">Reset the password</h3>
        <Playground example="own-reset" />
      </OwnServerContext>
    </>
  );
}
