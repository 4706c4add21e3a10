import { expect, test } from "vitest";
import { readWorkerMessage } from "./read-worker-message.ts";

test.each([null, undefined, 1, "end", {}, { type: "other" }, { type: "abort", id: "1" }, { type: "event" }])(
  "%j is not a message",
  (data) => {
    expect(readWorkerMessage(data)).toBeUndefined();
  },
);

test("a console line is text of a bounded length, whatever was posted", () => {
  const line = readWorkerMessage({ type: "console", level: "shout", text: "x".repeat(30_000) });
  expect(line).toMatchObject({ type: "console", level: "log" });
  expect(line).toHaveProperty("text.length", 20_000);
  expect(readWorkerMessage({ type: "console", text: { a: 1 } })).toHaveProperty("text", "[object Object]");
});

test("an event keeps its names and numbers and loses everything else", () => {
  const event = { type: "success", attempts: 1, hidden: { a: 1 }, run: () => 1 };
  expect(readWorkerMessage({ type: "event", event })).toEqual({
    type: "event",
    event: { type: "success", attempts: 1 },
  });
});

test("a run cannot claim to have been stopped", () => {
  expect(readWorkerMessage({ type: "end", end: "stopped" })).toEqual({ type: "end", end: "threw" });
});

test("headers that are not pairs of text are dropped from a request", () => {
  const request = { method: "GET", url: "http://localhost/", headers: [["a", "b"], ["c"], 1, [1, 2]] };
  expect(readWorkerMessage({ type: "request", id: 1, request })).toEqual({
    type: "request",
    id: 1,
    request: { method: "GET", url: "http://localhost/", headers: [["a", "b"]], body: undefined },
  });
});

test("an answer of the code's server has a status that answers have", () => {
  const reply = { type: "answer", status: 201, headers: [["a", "b"], ["c"]], body: "text" };
  expect(readWorkerMessage({ type: "served", id: 1, reply })).toEqual({
    type: "served",
    id: 1,
    reply: { type: "answer", status: 201, headers: [["a", "b"]], body: undefined },
  });
  for (const status of [0, 101, 201.5, 999, "201", undefined]) {
    expect(readWorkerMessage({ type: "served", id: 1, reply: { ...reply, status } })).toBeUndefined();
  }
});

test("only what is known by name is computed", () => {
  const compute = (method: unknown) =>
    readWorkerMessage({ type: "compute", id: 1, call: { method, parameters: [] } });
  expect(compute("digest")).toMatchObject({ call: { method: "digest" } });
  expect(compute("constructor")).toBeUndefined();
  expect(compute("generateKey")).toBeUndefined();
});
