import { expect, test } from "vitest";
import { findPlace } from "./find-place.ts";

test.for([
  ["client.", { kind: "member", object: "client" }],
  ["error?.", { kind: "member", object: "error" }],
  ["import { a, ", { kind: "import" }],
  ["createPasswordResetClient({ ", { kind: "options", callee: "createPasswordResetClient" }],
  ["client.resetPassword({ signal: f({ a: 1 }), ", { kind: "options", callee: "resetPassword" }],
  ["const a = ", undefined],
  ["f({ a: ", undefined],
  ["f(", undefined],
  ["if (a) { ", undefined],
] as const)("behind %j belongs %j", ([before, place]) => {
  expect(findPlace(before)).toEqual(place);
});
