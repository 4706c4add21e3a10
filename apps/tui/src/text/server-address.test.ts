import { expect, test } from "vitest";
import { readServerAddress } from "./server-address.ts";

test.each([
  ["https://reset.example.com/metal/v1", "https://reset.example.com/metal/v1"],
  [" reset.example.com/metal/v1 ", "https://reset.example.com/metal/v1"],
  ["reset.example.com:8443", "https://reset.example.com:8443"],
  ["localhost:8080/metal/v1", "http://localhost:8080/metal/v1"],
  ["127.0.0.1:8080", "http://127.0.0.1:8080"],
  ["[::1]:8080/v1", "http://[::1]:8080/v1"],
])("%s is %s", (typed, baseUrl) => {
  expect(readServerAddress(typed)).toEqual({ type: "address", baseUrl });
});

test.each(["", "   ", "ftp://reset.example.com", "https://", "a b", "localhost:port"])(
  "%j is no address of a server",
  (typed) => {
    expect(readServerAddress(typed)).toEqual({
      type: "problem",
      problem: expect.stringContaining("Type the address"),
    });
  },
);

test.each([
  "http://reset.example.com",
  "https://user@reset.example.com",
  "https://reset.example.com/?a=b",
  "https://reset.example.com/#a",
])("%s is no place to send a key to", (typed) => {
  expect(readServerAddress(typed)).toEqual({
    type: "problem",
    problem: expect.stringContaining("A key must not go there"),
  });
});
