import { expect, test } from "vitest";
import type { ComplianceReport } from "../../src/protocol/types";
import { compliance_csv } from "../../src/views/audit/compliance_csv";

// The same line as in tests/unit/audit_place/compliance_test.cpp: screen and command line write the same bytes.
test("the CSV of a report quotes texts, disarms formulas and leaves empty what is not there", () => {
  const report = {
    size: 10,
    at: "2027-01-01T00:00:00.000Z",
    counts: [],
    lines: [{ rule: "notice_term", verdict: "kept", regulation: "regulation-1", object: "proposal-1", label: '=1+1 "x"', unit: "days", asked: 7, entries: [3, 9] }],
  } as unknown as ComplianceReport;
  expect(compliance_csv(report)).toBe(
    "rule,verdict,regulation,object,label,unit,asked,happened,due_at,happened_at,entries\r\n" + 'notice_term,kept,regulation-1,proposal-1,"\'=1+1 ""x""",days,7,,,,3 9\r\n',
  );
});
