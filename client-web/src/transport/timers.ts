/** The passage of time as the lower layers see it. Injected, so that tests drive it by hand. */
export interface Timers {
  /** Milliseconds since 1970 of this device (not of the server). */
  now(): number;
  /** Runs `run` once after `delay_ms`; the returned function cancels it. */
  after(delay_ms: number, run: () => void): () => void;
  /** A number in [0, 1) for jitter. */
  random(): number;
}

export const real_timers: Timers = {
  now: () => Date.now(),
  after: (delay_ms, run) => {
    const id = setTimeout(run, delay_ms);
    return () => clearTimeout(id);
  },
  random: () => Math.random(),
};
