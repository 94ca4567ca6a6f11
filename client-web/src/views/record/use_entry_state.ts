import { useEffect, useState } from "react";
import type { EntryState } from "../../protocol/session";
import { useSession, useTavolo } from "../../store/hooks";

const look_again_ms = 5_000;

/** A stamp comes at the close of a sitting, or with the day: nobody waits for it second by second. */
const stamp_again_ms = 60_000;

/** How far an entry has come with witnesses and time stamp: asked again until the quorum has cosigned it and a stamp covers it. */
export function useEntryState(index: number): EntryState | undefined {
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const [state, set_state] = useState<EntryState>();
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const seen = await session.api.entry_state(table, index).catch(() => undefined);
      if (!here) return;
      if (seen) set_state(seen);
      const cosigning = seen?.quorum === false;
      const stamping = seen?.stamping === true && seen.stamp === undefined;
      if (cosigning || stamping) timer = setTimeout(() => void look(), cosigning ? look_again_ms : stamp_again_ms);
    };
    set_state(undefined);
    if (table !== "") void look();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [session, table, index]);
  return state;
}
