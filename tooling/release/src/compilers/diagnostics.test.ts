import { expect, test } from "vitest";
import { ownDiagnostics } from "./diagnostics.ts";

test("errors in our declarations and in the code that uses them are ours", () => {
  const lines = [
    "node_modules/@metal/password-reset/dist/index.d.ts(3,1): error TS2304: Cannot find name 'Fetch'.",
    "node_modules/.pnpm/@metal+a@1.0.0/node_modules/@metal/a/dist/index.d.ts(3,1): error TS2304: No 'a'.",
    "talk.ts(1,1): error TS2307: Cannot find module '@metal/password-reset'.",
    "error TS5023: Unknown compiler option 'x'.",
  ];
  expect(ownDiagnostics(lines.join("\n"))).toEqual(lines);
});

test("errors in other people's declarations are not, nor is what explains an error", () => {
  const output = [
    "node_modules/@types/node/http.d.ts(3,1): error TS2304: Cannot find name 'WebSocket'.",
    "node_modules/.pnpm/ky@2.1.0/node_modules/ky/index.d.ts(3,1): error TS2304: Cannot find name 'x'.",
    "  Type 'a' is not assignable to type 'b'.",
    "",
  ].join("\n");
  expect(ownDiagnostics(output)).toEqual([]);
});
