import { describe, expect, it, onTestFinished } from "vitest";
import { serveOperations } from "../node/index.ts";
import { createHarness, type Harness } from "../testing/harness.ts";
import { openOnSmallDisk, PATIENTS, type Patient } from "../testing/patients.ts";

type Watched = Harness & {
  /** The status of `/readyz`, and why it is not 200. */
  readonly readiness: () => Promise<readonly [status: number, because: unknown]>;
  /** Lets so much time pass that nothing is believed any more. */
  readonly wait: () => void;
};

async function watched({ store }: Patient): Promise<Watched> {
  let now = Date.now();
  const harness = await createHarness({ store, clock: () => now });
  const { url, close } = await serveOperations({ server: harness.server });
  onTestFinished(close);
  return {
    ...harness,
    async readiness() {
      const reply = await fetch(`${url}/readyz`);
      const { because } = (await reply.json()) as { readonly because?: unknown };
      return [reply.status, because];
    },
    wait: () => void (now += 60_000),
  };
}

const READY = [200, undefined];
const UNREADY = [503, "the database takes no writes"];

describe("a server that nobody asks for anything", { timeout: 60_000 }, () => {
  it.each(PATIENTS)("on %s is not ready, and ready again once it is over", async (_name, make) => {
    const patient = await make();
    const { readiness, wait } = await watched(patient);
    await expect.poll(readiness).toEqual(READY);

    await patient.fall();
    wait();
    await expect.poll(readiness).toEqual(UNREADY);
    await patient.heal();

    await expect.poll(readiness).toEqual(READY);
  });
});

describe("a server on a disk that is full", () => {
  it("is not ready after the first request that it had no room for, and ready again once there is room", async () => {
    const patient = openOnSmallDisk();
    const { ask, readiness, wait } = await watched(patient);
    await expect.poll(readiness).toEqual(READY);

    await patient.fall();
    await expect.poll(async () => (await ask()).status).toBe(503);
    await expect.poll(readiness).toEqual(UNREADY);
    await patient.heal();
    await expect.poll(readiness).toEqual(UNREADY);
    wait();

    await expect.poll(readiness).toEqual(READY);
  });

  it("is ready at once where a request was written after all", async () => {
    const patient = openOnSmallDisk();
    const { ask, readiness } = await watched(patient);
    await patient.fall();
    await expect.poll(async () => (await ask()).status).toBe(503);

    await patient.heal();
    expect((await ask()).status).toBe(201);

    await expect.poll(readiness).toEqual(READY);
  });
});
