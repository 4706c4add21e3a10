import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe } from "vitest";
import { toneMarks } from "../src/components/tone-mark.ts";
import {
  comparison,
  type Compared,
  type ComparedCall,
  type ComparedRow,
} from "../src/comparison/comparison.ts";
import { peers, peerTone, type Peer } from "../src/comparison/peers.ts";
import { examples } from "../src/examples/examples.ts";
import { faults, type FaultId } from "../src/wire/faults.ts";
import { example } from "./example.ts";
import { test } from "./test.ts";

/** The calls that are compared. */
const calls = {
  ask: { code: "compared-ask", method: "POST", key: "user", table: "Asking for a mail" },
  outcome: { code: "outcome", method: "DELETE", key: "user", table: "A reset with a user’s key" },
  reset: { code: "outcome", method: "DELETE", key: "mailed", table: "A reset with the token from a mail" },
} as const satisfies Readonly<Record<ComparedCall, object>>;

describe.each(Object.keys(calls) as ComparedCall[])("%s", (call) => {
  test("what was recorded is what the browser shows", { timeout: 300_000 }, async ({ open, expect }) => {
    const page = await open();
    const shown: Partial<Record<FaultId, Partial<Record<Peer, Compared>>>> = {};
    for (const fault of examples[call].faults) {
      const row: Partial<Record<Peer, Compared>> = {};
      for (const peer of peers) {
        row[peer] = await compare(page, { call, fault, peer });
      }
      shown[fault] = row;
    }
    const text = `${JSON.stringify(shown, undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../src/comparison/${call}.json`);
  });

  test("its table says what was recorded", async ({ open, expect }) => {
    const page = await open({ path: "outcomes.html", javaScriptEnabled: false });
    const rows = page.getByRole("group", { name: calls[call].table }).locator("tbody tr");
    const recorded = Object.entries(comparison[call]).map(tellRow);
    const told = await rows.evaluateAll((all) =>
      all.map((row) => Array.from(row.children, (cell) => cell.textContent)),
    );
    expect(told).toEqual(recorded);
  });
});

type Comparing = { readonly call: ComparedCall; readonly fault: FaultId; readonly peer: Peer };

/** Runs a call with one way of writing it, under one fault, and reads what the page says of it. */
async function compare(page: Page, { call, fault, peer }: Comparing): Promise<Compared> {
  const { key, method } = calls[call];
  const compared = example(page, call);
  const code = await readCode(call, fault, peer);
  await compared.chooseFault(faults[fault].label);
  await compared.write(key === "user" ? code : withToken(code, await askForToken(page)));
  await compared.run();
  const { tone, learnt, truth } = await compared.verdict();
  const sent = (await compared.methods()).filter((each) => each === method).length;
  return { tone: tone as Compared["tone"], learnt, truth, sent };
}

/** The code of a call. Only where nothing is answered is its limit what counts; else it must not be what counts. */
async function readCode(call: ComparedCall, fault: FaultId, peer: Peer): Promise<string> {
  const file = `../src/examples/${calls[call].code}.${peer}.ts`;
  const code = await readFile(new URL(file, import.meta.url), "utf8");
  return fault === "never-answered" ? code : code.replace("3_000", "15_000");
}

async function askForToken(page: Page): Promise<string> {
  await example(page, "ask").run();
  const mail = await page.locator("#ask .mail-text").first().innerText();
  return /mk_reset_[\w-]{43}/.exec(mail)?.[0] ?? "";
}

function withToken(code: string, token: string): string {
  return `const userKey = "${token}";\n${code.replace("{ baseUrl, userKey }", "{ baseUrl }")}`;
}

/** What a row of the table says. */
function tellRow([fault, row]: [string, ComparedRow]): readonly string[] {
  return [faults[fault as FaultId].label, ...peers.map((peer) => tell(peer, row[peer]))];
}

/** What a cell of the table says, its mark first. */
function tell(peer: Peer, compared: Compared): string {
  const { learnt, truth, sent } = compared;
  const often = sent === 1 ? "Sent once." : `Sent ${sent} times.`;
  return `${toneMarks[peerTone(peer, compared)]} ${learnt}${truth}${often}`;
}
