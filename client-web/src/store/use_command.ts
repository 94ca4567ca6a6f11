import { useCallback, useEffect, useRef, useState } from "react";
import type { CommandAnswer } from "../protocol/session";
import type { SubmitOptions } from "../rpc/outbox";
import { useTavolo } from "./hooks";

/** The three states of an act (screens 1, principle 4), and its rest before. */
export type CommandState = "idle" | "sending" | "recorded" | "refused";

export interface CommandHandle {
  readonly state: CommandState;
  readonly answer: CommandAnswer | undefined;
  readonly error: Error | undefined;
  /** Server time of the confirmation, for "Registrata alle 12:08:07". */
  readonly recorded_at: number | undefined;
  /** Sends; resolves true when the server has recorded it. Ignored while one is on its way. */
  readonly send: (method: string, params: object, options?: SubmitOptions) => Promise<boolean>;
  readonly reset: () => void;
}

interface Held {
  readonly state: CommandState;
  readonly answer?: CommandAnswer;
  readonly error?: Error;
  readonly recorded_at?: number;
}

/** One act of one component. Nothing says done before the server has answered. */
export function useCommand(): CommandHandle {
  const { session } = useTavolo();
  const [held, set_held] = useState<Held>({ state: "idle" });
  const here = useRef(true);
  const busy = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const show = (next: Held) => {
    if (here.current) set_held(next);
  };
  const send = useCallback(
    async (method: string, params: object, options?: SubmitOptions) => {
      if (busy.current) return false;
      busy.current = true;
      show({ state: "sending" });
      try {
        const answer = await session.submit(method, params, options);
        show({ state: "recorded", answer, recorded_at: session.clock.now() });
        return true;
      } catch (error) {
        show({ state: "refused", error: error instanceof Error ? error : new Error(String(error)) });
        return false;
      } finally {
        busy.current = false;
      }
    },
    [session],
  );
  const reset = useCallback(() => set_held({ state: "idle" }), []);
  return { state: held.state, answer: held.answer, error: held.error, recorded_at: held.recorded_at, send, reset };
}

export interface Loaded<Result> {
  readonly value: Result | undefined;
  readonly failed: Error | undefined;
  readonly reload: () => void;
}

/**
 * The answer of a query, asked when the component appears and again after each join that follows a failure.
 * @param params undefined: not asked yet
 */
export function useQuery<Result>(method: string, params: object | undefined): Loaded<Result> {
  const { session } = useTavolo();
  const [turn, set_turn] = useState(0);
  const [held, set_held] = useState<{ key: string; value?: Result; failed?: Error }>({ key: "" });
  const key = params === undefined ? "" : method + JSON.stringify(params);
  useEffect(() => {
    if (key === "") return;
    let here = true;
    let stop_waiting = () => {};
    const ask = () =>
      session.query<Result>(method, params ?? {}).then(
        (value) => here && set_held({ key, value }),
        (error: unknown) => {
          if (!here) return;
          set_held({ key, failed: error instanceof Error ? error : new Error(String(error)) });
          if (session.is_connected) return;
          stop_waiting = session.subscribe(() => {
            if (!session.is_connected) return;
            stop_waiting();
            void ask();
          });
        },
      );
    void ask();
    return () => {
      here = false;
      stop_waiting();
    };
    // `key` holds method and params.
  }, [key, session, turn]);
  const mine = held.key === key ? held : undefined;
  return { value: mine?.value, failed: mine?.failed, reload: () => set_turn((n) => n + 1) };
}
