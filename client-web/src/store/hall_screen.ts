import { useEffect, useState } from "react";
import type { HallScreen } from "../protocol/types";
import { WebRefusal } from "../rpc/web_api";
import { useTavolo } from "./hooks";

export interface HallState {
  /** The newest; it stays when the line is gone. */
  readonly screen?: HallScreen;
  readonly connected: boolean;
  /** Server time of the last word while there is no line. */
  readonly heard_at?: number;
  /** What opens it no longer does: nothing more is asked. */
  readonly refusal?: WebRefusal;
}

const first_retry_ms = 500;
const longest_retry_ms = 5_000;
/** A request that stays longer without an answer is a dead connection (deploy/docs/http.md). */
const longest_wait_ms = 35_000;
const over = new Set(["closed", "deserted", "cancelled"]);

/** The screen of the hall of a sitting, as the server has it now; by the secret of its link, or as who is signed in. */
export function useHallScreen(sitting: string, secret: string | undefined): HallState {
  const { session } = useTavolo();
  const [state, set_state] = useState<HallState>({ connected: true });
  useEffect(() => {
    const stop = new AbortController();
    const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
    let version: string | undefined;
    let shown: HallScreen | undefined;
    const ask = async () => {
      const cut = new AbortController();
      const end = () => cut.abort();
      stop.signal.addEventListener("abort", end);
      const limit = setTimeout(end, longest_wait_ms);
      try {
        return await session.api.hall({ sitting, secret, version }, cut.signal);
      } finally {
        clearTimeout(limit);
        stop.signal.removeEventListener("abort", end);
      }
    };
    const follow = async () => {
      let retry_ms = first_retry_ms;
      while (!stop.signal.aborted) {
        try {
          const answer = await ask();
          if (stop.signal.aborted) return;
          retry_ms = first_retry_ms;
          if (answer) {
            session.clock.set(answer.now);
            ({ version, screen: shown } = answer);
          }
          set_state({ connected: true, ...(shown ? { screen: shown } : {}) });
        } catch (error) {
          if (stop.signal.aborted) return;
          const refusal = error instanceof WebRefusal && error.status >= 401 && error.status <= 404 ? error : undefined;
          // The end of the sitting was the last thing to show: it stays, though nothing more is told.
          if (refusal && shown && over.has(shown.state)) return;
          if (refusal) return set_state({ connected: true, refusal });
          set_state((before) => ({ connected: false, heard_at: before.heard_at ?? session.clock.now(), ...(shown ? { screen: shown } : {}) }));
          await pause(retry_ms);
          retry_ms = Math.min(longest_retry_ms, retry_ms * 2);
        }
      }
    };
    void follow();
    return () => stop.abort();
  }, [session, sitting, secret]);
  return state;
}
