import { expect, test } from "vitest";
import { cannedFetch } from "./canned.ts";
import { contenderNames, loadContender } from "./contenders/index.ts";

/** The generated one is there only after a measurement. */
const written = contenderNames.filter((name) => !name.startsWith("hey-api"));

test.each(written)("%s carries out both operations, so that its figures mean something", async (name) => {
  const { create } = await loadContender(name);
  const target = { baseUrl: "http://localhost/metal/v1", token: "mk_user_test", email: "ada+1@example.com" };
  const seen: Request[] = [];
  const watched =
    (answer: typeof globalThis.fetch): typeof globalThis.fetch =>
    async (input, init) => {
      seen.push(new Request(input, init));
      return answer(input, init);
    };

  const asking = create({ ...target, fetch: watched(cannedFetch("createPasswordResetToken")) });
  await asking.createPasswordResetToken();
  const resetting = create({ ...target, fetch: watched(cannedFetch("resetPassword")) });

  expect(await resetting.resetPassword()).toBe("correct-horse-battery-staple");
  expect(seen.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`)).toEqual([
    "POST http://localhost/metal/v1/reset-password?email=ada+1@example.com",
    "DELETE http://localhost/metal/v1/reset-password",
  ]);
  expect(seen.map(({ headers }) => headers.get("X-Auth-Token"))).toEqual(["mk_user_test", "mk_user_test"]);
});
