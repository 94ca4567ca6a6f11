import { save_file } from "../../store/receipts";
import type { SeenCheckpoint } from "../../store/seen_checkpoint";
import type { TableSession } from "../../store/table_session";

/** What this device had seen beside what the server answered, as one file for whoever looks into it. */
export function save_evidence(session: TableSession, table: string, seen: SeenCheckpoint | undefined, answer: unknown): void {
  const evidence = { table, seen, witnessed: session.witness.read(table), answer, saved_at: new Date().toISOString() };
  save_file(`tavolo-${table}-prove.json`, JSON.stringify(evidence, undefined, 2), "application/json");
}
