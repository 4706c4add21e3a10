import { expect, test } from "vitest";
import { measureAnew, measureInRounds, type Subject } from "./rounds.ts";

/** A subject that notes when it runs, and says that each time took so many ms. */
function subject(name: string, log: string[], timesTaken: readonly number[]): Subject {
  const left = [...timesTaken];
  return {
    name,
    async run(times) {
      log.push(name);
      return (left.shift() ?? Number.NaN) * times;
    },
  };
}

test("after a warm-up each round begins with another subject", async () => {
  const log: string[] = [];
  const subjects = ["a", "b", "c"].map((name) => subject(name, log, [1, 1, 1, 1]));

  await measureInRounds(subjects, { rounds: 3, times: 10, warmUp: 1, baseline: "a" });

  expect(log.join("")).toBe("abcabcbcacab");
});

test("the time is the median for one call, the warm-up left out", async () => {
  const [measured] = await measureInRounds([subject("a", [], [500, 3, 1, 2])], {
    rounds: 3,
    times: 10,
    warmUp: 1,
    baseline: "a",
  });

  expect(measured).toEqual({ name: "a", time: 2, ratio: 1 });
});

test("a machine that slows down for everybody leaves the ratio as it is", async () => {
  const subjects = [subject("base", [], [1, 10, 30, 20]), subject("other", [], [1, 15, 45, 30])];

  const measured = await measureInRounds(subjects, { rounds: 3, times: 1, warmUp: 1, baseline: "base" });

  expect(measured.map(({ ratio }) => ratio)).toEqual([1, 1.5]);
});

test("a baseline that nobody is called by is refused", async () => {
  const measuring = measureInRounds([subject("a", [], [1, 1])], {
    rounds: 1,
    times: 1,
    warmUp: 1,
    baseline: "b",
  });

  await expect(measuring).rejects.toThrow("No subject is called b");
});

test("one process that has bad luck does not decide", async () => {
  const ratios = [1.1, 3, 1.2];
  const measure = async () => {
    const ratio = ratios.shift() ?? Number.NaN;
    return [{ name: "a", time: ratio * 10, ratio }];
  };

  expect(await measureAnew(3, measure)).toEqual([{ name: "a", time: 12, ratio: 1.2 }]);
});
