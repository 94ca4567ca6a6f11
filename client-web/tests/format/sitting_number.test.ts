import { expect, it } from "vitest";
import { sitting_number } from "../../src/format/sitting_number";

it("writes the number of a sitting as people do", () => {
  expect(sitting_number("2-2026")).toBe("2/2026");
  expect(sitting_number("13-2027")).toBe("13/2027");
  // A draft has none yet.
  expect(sitting_number("")).toBe("");
});
