import { describe, expect, it } from "vitest";
import type { Store } from "../index.ts";
import { createMemoryStore } from "../memory/index.ts";
import { ADA, createHarness, NOBODY } from "../testing/harness.ts";

/** Every call of the store that a request or a delivery makes, with the shape of what is written. */
function recordCalls(store: Store, calls: unknown[]): Store {
  const record = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        return typeof method !== "function"
          ? method
          : (...args: readonly unknown[]): unknown => {
              calls.push([name, ...args.map((value) => shape(value))]);
              return Reflect.apply(method, target, args);
            };
      },
    });
  return {
    ...store,
    accounts: record(store.accounts),
    resets: record(store.resets),
    outbox: record(store.outbox),
  };
}

/** Which parts it has, not what they say. */
function shape(value: unknown): unknown {
  if (value instanceof Uint8Array) return "bytes";
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).map(([name, field]) => [name, shape(field)]);
  }
  return undefined;
}

describe("createPasswordResetToken", () => {
  it("does the same work for an address with an account, without one, disabled, and asked for too often", async () => {
    const calls: unknown[] = [];
    const { server, ask, messages } = await createHarness({
      store: recordCalls(createMemoryStore(), calls),
      limits: { address: { requests: 1, window: 60_000 } },
    });
    await server.accounts.add({ email: "gone@example.com" });
    await server.accounts.disable("gone@example.com");
    const workFor = async (email: string): Promise<readonly unknown[]> => {
      calls.length = 0;
      await ask(email);
      await server.outbox.deliver();
      return [...calls];
    };

    const known = await workFor(ADA);

    expect(known.length).toBeGreaterThan(3);
    expect(await workFor(NOBODY)).toEqual(known);
    expect(await workFor("gone@example.com")).toEqual(known);
    expect(await workFor(ADA)).toEqual(known);
    expect(messages).toHaveLength(1);
  });

  it("writes as much for an address without an account as for one of that length with one", async () => {
    const store = createMemoryStore();
    const lengths: number[] = [];
    const request: Store["resets"]["request"] = async (token, mail, ...rest) => {
      const { length = 0 } = mail.sealed ?? {};
      lengths.push(length + (token.accountId?.length ?? 0) + (mail.recipient?.length ?? 0));
      return store.resets.request(token, mail, ...rest);
    };
    const { ask } = await createHarness({ store: { ...store, resets: { ...store.resets, request } } });

    await ask(ADA);
    await ask(ADA.replace("ada", "eve"));

    expect(lengths).toHaveLength(2);
    expect(new Set(lengths).size).toBe(1);
  });

  it("takes keys of users and of projects, and no reset token", async () => {
    const { ask, userKey, projectKey, mailedToken, reset } = await createHarness();

    expect((await ask(ADA, userKey)).status).toBe(201);
    expect((await ask(ADA, projectKey)).status).toBe(201);
    const token = await mailedToken();
    expect((await ask(ADA, token)).status).toBe(401);
    expect((await reset(token)).status).toBe(201);
  });
});
