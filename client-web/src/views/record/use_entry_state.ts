import { useEffect, useState } from "react";
import type { EntryState } from "../../protocol/session";
import { useSession, useTavolo } from "../../store/hooks";

const look_again_ms = 5_000;

/** How far an entry has come with the witnesses: asked again until the quorum has cosigned it. */
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
      if (seen?.quorum !== true && seen?.quorum !== undefined) timer = setTimeout(() => void look(), look_again_ms);
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
