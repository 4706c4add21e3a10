import { Console } from "node:console";
import { Writable } from "node:stream";
import { inspect } from "node:util";
import { format, plugins } from "@vitest/pretty-format";
import { expect } from "vitest";
import { secrets as allSecrets } from "./samples.ts";

export type LeakOptions = {
  readonly secrets?: readonly string[];
  /** Names of properties that hold a secret for the caller to read: they are not read by the walk. */
  readonly except?: readonly string[];
};

/** Looks at a value in every way that a log, a debugger, a test or another thread would, and wants no secret in any. */
export function expectNothingLeaks(value: unknown, options: LeakOptions = {}): void {
  const { secrets = allSecrets, except = [] } = options;
  const views: Readonly<Record<string, string>> = {
    inspect: inspect(value, { showHidden: true, getters: true, depth: 10 }),
    "inspect without the custom one": inspect(value, {
      showHidden: true,
      getters: true,
      depth: 10,
      customInspect: false,
    }),
    JSON: JSON.stringify(value) ?? "",
    string: String(value),
    "a spread copy": JSON.stringify({ ...(value as object) }),
    "a clone": cloned(value),
    console: printed(value),
    snapshot: format(value, { plugins: Object.values(plugins), printFunctionName: true }),
    walk: walked(value, except),
  };
  const forms = secrets.flatMap(formsOf).map((form) => form.toLowerCase());
  const leaking = Object.entries(views).filter(([, text]) => {
    const seen = text.toLowerCase();
    return forms.some((form) => seen.includes(form));
  });
  expect(leaking).toEqual([]);
}

function formsOf(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  return [secret, encoded, encoded.replaceAll("%20", "+"), JSON.stringify(secret).slice(1, -1)];
}

function cloned(value: unknown): string {
  try {
    return inspect(structuredClone(value), { showHidden: true, depth: 10 });
  } catch {
    return "";
  }
}

function printed(value: unknown): string {
  let text = "";
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const console = new Console({ stdout });
  console.log(value);
  console.log("%s %o %O %j", value, value, value, value);
  console.dir(value, { showHidden: true, depth: 10 });
  console.table([value]);
  console.trace(value);
  return text;
}

/** Where a walk ends: what the platform's own prototypes hold is not ours. */
const builtIn = new Set<unknown>([
  null,
  Object.prototype,
  Function.prototype,
  Array.prototype,
  Error.prototype,
  Error,
]);

/** Everything that can be reached from a value: own and inherited, listed or not, by name or by symbol. */
function walked(root: unknown, except: readonly string[]): string {
  const seen = new Set<unknown>();
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null) {
      found.push(String(value));
      return;
    }
    if (seen.has(value)) {
      return;
    }
    seen.add(value);
    if (typeof value === "function") {
      found.push(Function.prototype.toString.call(value));
    }
    for (let owner = value; !builtIn.has(owner); owner = Object.getPrototypeOf(owner) as object) {
      for (const key of Reflect.ownKeys(owner)) {
        found.push(String(key));
        if (!except.includes(String(key))) {
          visit(read(value, key));
        }
      }
    }
  };
  visit(root);
  return found.join("\n");
}

function read(value: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
}
