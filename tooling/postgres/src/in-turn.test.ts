import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

test.runIf(process.platform === "linux")("nobody has a turn while somebody else has it", async () => {
  const name = crypto.randomUUID();
  const turns: string[] = [];
  const work = async (): Promise<void> => {
    turns.push("begun");
    await setImmediate();
    turns.push("over");
  };

  await Promise.all(Array.from({ length: 5 }, () => inTurn(name, work)));

  expect(turns).toEqual(Array.from({ length: 5 }, () => ["begun", "over"]).flat());
});

test.runIf(process.platform === "linux")("a turn is over when its work has failed", async () => {
  const name = crypto.randomUUID();
  const failing = inTurn(name, () => Promise.reject(new Error("no")));

  await expect(failing).rejects.toThrow("no");
  expect(await inTurn(name, async () => "next")).toBe("next");
});
