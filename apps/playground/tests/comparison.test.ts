import type { Page } from "playwright-core";
import { describe } from "vitest";
import { comparedCalls, readComparedCode, type ComparedCall } from "../src/comparison/compared-calls.ts";
import { peers } from "../src/comparison/peers.ts";
import { examples } from "../src/examples/examples.ts";
import { faults } from "../src/wire/faults.ts";
import { example } from "./example.ts";
import { test } from "./test.ts";

const tables = {
  ask: "Asking for a mail",
  outcome: "A reset with a user’s key",
  reset: "A reset with the token from a mail",
} as const satisfies Readonly<Record<ComparedCall, string>>;

/** A table's cells by the fault of their row; without the marks. */
type Cells = Readonly<Record<string, readonly string[]>>;

describe("what the tables say, which was found out in Node, is what the browser shows", () => {
  test.for(Object.keys(tables) as ComparedCall[])(
    "%s",
    { timeout: 300_000 },
    async (call, { open, expect }) => {
      const told = await readTable(await open({ path: "outcomes.html", javaScriptEnabled: false }), call);
      const page = await open();
      const shown: Record<string, readonly string[]> = {};
      for (const { label } of examples[call].faults.map((fault) => faults[fault])) {
        const cells: string[] = [];
        for (const peer of peers) {
          const code = await readComparedCode(call, peer);
          cells.push(await showIn(page, { call, label, code, told: told[label]?.[cells.length] }));
        }
        shown[label] = cells;
      }
      expect(shown).toEqual(told);
    },
  );
});

async function readTable(page: Page, call: ComparedCall): Promise<Cells> {
  const rows = await page.getByRole("group", { name: tables[call] }).locator("tbody tr").all();
  const entries = rows.map(async (row) => {
    const cells = await row.locator("td").allInnerTexts();
    return [await row.locator("th").innerText(), cells.map((cell) => cell.slice(2))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

type Shown = {
  readonly call: ComparedCall;
  readonly label: string;
  readonly code: string;
  readonly told: string | undefined;
};

/** What the page says of a run, as the table has it. */
async function showIn(page: Page, { call, label, code, told }: Shown): Promise<string> {
  const { key, method } = comparedCalls[call];
  const compared = example(page, call);
  await compared.chooseFault(label);
  await compared.write(key === "user" ? code : withToken(code, await askForToken(page)));
  await compared.run();
  // Whoever would wait for an hour is not waited for.
  if (told?.includes("its time was up")) {
    await page.locator(`#${call} .exchange`).getByText("got 429").waitFor();
    await compared.press("Stop");
  }
  const { learnt, truth } = await compared.verdict();
  const sent = (await compared.methods()).filter((each) => each === method).length;
  return `${learnt}\n${truth}\n${sent === 1 ? "Sent once." : `Sent ${sent} times.`}`.replace(
    "Nothing: the run was stopped before it heard of anything.",
    "Nothing: it was still waiting when its time was up.",
  );
}

async function askForToken(page: Page): Promise<string> {
  await example(page, "ask").run();
  const mail = await page.locator("#ask .mail-text").first().innerText();
  return /mk_reset_[\w-]{43}/.exec(mail)?.[0] ?? "";
}

function withToken(code: string, token: string): string {
  return `const userKey = "${token}";\n${code.replace("{ baseUrl, userKey }", "{ baseUrl }")}`;
}
