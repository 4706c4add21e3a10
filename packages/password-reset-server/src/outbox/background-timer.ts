type Timer = ReturnType<typeof setTimeout>;

/** Does work after so many ms, unless the timer is cleared. The process is not kept alive for it. */
export function startBackgroundTimer(work: () => void, ms: number): Timer {
  const timer = setTimeout(work, ms);
  // A page's timers are numbers; Node's keep the process alive unless told otherwise.
  if (typeof timer === "object") timer.unref();
  return timer;
}
