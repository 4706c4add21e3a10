import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

/** How long to wait before asking again, in ms. */
const PAUSE = 50;

/**
 * Does work that only one process of a machine may do at a time. Whoever has the turn holds a name, in Linux's abstract
 * space of sockets: it is free again as soon as its process has ended, however that happens.
 */
export async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const holder = createServer();
  while (!(await take(holder, `\0${name}`))) await setTimeout(PAUSE);
  try {
    return await work();
  } finally {
    holder.close();
    await once(holder, "close");
  }
}

async function take(holder: ReturnType<typeof createServer>, address: string): Promise<boolean> {
  try {
    await once(holder.listen(address), "listening");
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return false;
    throw error;
  }
}
