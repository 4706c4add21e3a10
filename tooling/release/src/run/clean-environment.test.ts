import { expect, test } from "vitest";
import { cleanEnvironment } from "./clean-environment.ts";

test("what a package manager set is gone, whatever its case", () => {
  const environment = {
    npm_config_registry: "x",
    NPM_CONFIG_CACHE: "x",
    pnpm_config_verify_deps_before_run: "false",
    INIT_CWD: "x",
    NODE_OPTIONS: "--conditions=x",
  };
  expect(cleanEnvironment(environment)).toEqual({});
});

test("a key for the service is gone", () => {
  expect(cleanEnvironment({ METAL_AUTH_TOKEN: "x" })).toEqual({});
});

test("all else stays", () => {
  const environment = { PATH: "/bin", HOME: "/home/ada", LANG: "C" };
  expect(cleanEnvironment(environment)).toEqual(environment);
});
