/** Does something one after another, so many times; gives the ms that passed. */
export async function timeElapsed(work: () => Promise<unknown>, times: number): Promise<number> {
  const started = performance.now();
  await repeat(work, times);
  return performance.now() - started;
}

/** The same, but gives the ms that this thread was at work: what else runs on the machine does not count. */
export async function timeAtWork(work: () => Promise<unknown>, times: number): Promise<number> {
  const started = process.threadCpuUsage();
  await repeat(work, times);
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}

async function repeat(work: () => Promise<unknown>, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    await work();
  }
}
