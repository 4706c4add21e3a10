import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claims } from "./claims/claims.ts";
import { printed } from "./claims/secrets.ts";
import type { RuntimeReport } from "./runtimes/runtime.ts";
import { runtimes } from "./runtimes/runtimes.ts";
import { startServers, type Servers } from "./servers/start-servers.ts";

describe.each(runtimes)("on $name", ({ run, traits }) => {
  let servers: Servers;
  let report: RuntimeReport;

  beforeAll(async () => {
    servers = await startServers();
    report = await run({ ...servers.context, traits });
  });

  afterAll(async () => {
    await servers.close();
  });

  test.each(claims.map(({ name }) => name))("%s", (name) => {
    const result = report.results.find((each) => each.name === name);
    expect(result).toEqual({ name });
  });

  test("nothing that was printed shows a secret or the address", () => {
    const { userKey, projectKey, newPassword, email } = servers.context.server;
    const shown = [userKey, projectKey, newPassword, email].filter((secret) =>
      report.output.includes(secret),
    );

    expect(report.output.split(printed)).toHaveLength(3);
    expect(shown).toEqual([]);
  });

  test("what ran was the built client", () => {
    expect(report.client).toMatch(/password-reset\/dist\//);
  });
});
