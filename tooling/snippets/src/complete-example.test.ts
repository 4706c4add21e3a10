import { expect, test } from "vitest";
import { completeExample } from "./complete-example.ts";

const names = new Map([["serve", "@metal/password-reset-server/node"]]);

test("what an example uses is imported, or given", () => {
  const completed = completeExample({ code: "await serve({ server, port: 1 });" }, names);
  expect(completed).toContain('import { serve } from "@metal/password-reset-server/node";');
  expect(completed).toMatch(/declare const server: /);
});

test("what it imports or declares itself is left to it", () => {
  const code = 'import { serve } from "elsewhere";\nconst { url, server } = await serve();';
  const completed = completeExample({ code }, names);
  expect(completed.match(/import/g)).toHaveLength(1);
  expect(completed).not.toContain("declare");
});

test("what is spread is used", () => {
  expect(completeExample({ code: "call({ ...options });" }, names)).toContain("declare const options: ");
});

test("what returns stands in a function", () => {
  expect(completeExample({ code: 'import { a } from "b";\nif (a) return;' }, names)).toMatch(
    /^\s*import .*\nexport async function example\(\) {\nif \(a\) return;\n}/,
  );
});

test("the name of a property is not a use", () => {
  expect(completeExample({ code: "call({ server: 1 }); other.serve();" }, names)).not.toMatch(
    /import|declare/,
  );
});
