// Follows a table and writes one CSV line for each thing that changes (RFC 4180). Node 22.18 or later:
//   (cd client-web && npm ci && npm run build:program)
//   TAVOLO_TOKEN=... node deploy/examples/follow_csv.ts http://localhost:8080 [acting] > changes.csv
// A token comes from:  build/release/bin/tavolo admin --data data token --email revisore@demo.invalid --name csv
import { TableClient, type Change, type EntityByType } from "../../client-web/dist-program/tavolo.js";

const [url, acting] = process.argv.slice(2);
const token = process.env["TAVOLO_TOKEN"];
if (!url || !token) {
  console.error("use: TAVOLO_TOKEN=... node follow_csv.ts URL [mandate or office]");
  process.exit(2);
}

/** A cell in quotes; what a spreadsheet would take for a formula begins with an apostrophe. */
const cell = (value: string): string => `"${value.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
const line = (...cells: unknown[]): void => void process.stdout.write(`${cells.map((each) => cell(String(each ?? ""))).join(",")}\r\n`);

/** What a thing is called on the screens, where it has a name. */
function title({ type, value }: Change): string {
  if (type === "proposal") return (value as EntityByType["proposal"]).number;
  if (type === "vote") return (value as EntityByType["vote"]).title ?? "";
  if (type === "ballot") return `${(value as EntityByType["ballot"]).answered} posizioni`;
  return "";
}

const table = await TableClient.join({ url, token, ...(acting ? { acting } : {}) });
line("size", "received_at", "type", "id", "gone", "title");
const write = (change: Change): void =>
  line(table.size, new Date().toISOString(), change.type, change.id, change.value === undefined ? "yes" : "", change.value ? title(change) : "");
table.all("proposal").forEach((value) => write({ type: "proposal", id: value.id, value }));
table.on_change(write);
const ends: Record<string, string> = {
  session_ended: "The token was revoked or has expired.",
  record_rewritten: "THE RECORD WAS REWRITTEN, or goes on in another log: keep what was written here and tell the auditor.",
};
table.on_state((state) => ends[state] && (console.error(ends[state]), process.exit(1)));
process.on("SIGINT", () => (table.leave(), process.exit(0)));
