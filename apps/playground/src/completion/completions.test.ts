import { expect, test } from "vitest";
import { load } from "./completions.data.ts";

test("the client's calls and options are offered with their types and words", async () => {
  const { client, options, exports } = await load();
  expect(client.map(({ name }) => name)).toEqual(["createPasswordResetToken", "resetPassword"]);
  const timeout = options["createPasswordResetClient"]?.find(({ name }) => name === "timeout");
  expect(timeout).toMatchObject({ type: "number | false", info: expect.stringContaining("ms") });
  expect(options["createPasswordResetClient"]?.map(({ name }) => name)).not.toContain("signal");
  expect(exports.map(({ name }) => name)).toContain("isPasswordResetError");
});

test("an error offers its facts", async () => {
  const { error } = await load();
  expect(error.map(({ name }) => name)).toEqual(expect.arrayContaining(["code", "outcome", "retryAfter"]));
});
