import type { ComplianceReport } from "../../protocol/types";

const columns = ["rule", "verdict", "regulation", "object", "label", "unit", "asked", "happened", "due_at", "happened_at", "entries"] as const;

/** A value that a spreadsheet would calculate gets an apostrophe before it. */
const text_cell = (text: string): string => `"${/^[=+\-@\t]/.test(text) ? "'" : ""}${text.replaceAll('"', '""')}"`;

/** The same bytes as `tavolo compliance` writes (RFC 4180), so that two reports can be compared. */
export function compliance_csv(report: ComplianceReport): string {
  const lines = report.lines.map((line) =>
    columns
      .map((column) => {
        if (column === "label") return text_cell(line.label ?? "");
        if (column === "entries") return line.entries.join(" ");
        const value = line[column];
        return value === undefined ? "" : String(value);
      })
      .join(","),
  );
  return [columns.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}
