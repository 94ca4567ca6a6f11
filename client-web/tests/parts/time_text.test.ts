import i18next from "i18next";
import { describe, expect, it } from "vitest";
import { brief_when_text, compact_date_text, countdown_text, day_of, day_text, hour_text, long_left_text, number_text, second_text, when_text } from "../../src/parts/time_text";

const now = Date.parse("2027-03-03T08:44:00Z");
const t = i18next.t.bind(i18next);

describe("times in words", () => {
  it("are those of Europe/Rome, whatever the device says", () => {
    expect(day_text("2027-03-10", "it")).toBe("mercoledì 10 marzo");
    expect(hour_text("2027-03-10T09:00:00.000Z", "it")).toBe("10:00");
    expect(hour_text("2027-07-10T22:30:00.000Z", "it")).toBe("00:30");
    expect(second_text("2027-02-10T11:08:07.214Z", "it")).toBe("12:08:07");
    expect(compact_date_text("2027-12-31", "it")).toBe("31.12.2027");
    expect(day_of("2027-03-31T22:30:00.000Z")).toBe("2027-04-01");
  });

  it("say today and yesterday", () => {
    expect(when_text("2027-03-03T08:31:00Z", now, "it", t)).toBe("oggi, 09:31");
    expect(when_text("2027-03-02T15:10:00Z", now, "it", t)).toBe("ieri, 16:10");
    expect(when_text("2027-03-01T16:20:00Z", now, "it", t)).toBe("1 marzo, 17:20");
    expect(when_text("2026-03-01T16:20:00Z", now, "it", t)).toBe("1 marzo 2026, 17:20");
    expect(brief_when_text("2027-03-03T08:31:00Z", now, "it", t)).toBe("09:31");
    expect(brief_when_text("2027-03-02T15:10:00Z", now, "it", t)).toBe("ieri");
    expect(brief_when_text("2027-03-01T11:02:00Z", now, "it", t)).toBe("01.03");
  });

  it("count down", () => {
    expect(countdown_text(252_000)).toBe("04:12");
    expect(countdown_text(3_852_000)).toBe("1:04:12");
    expect(countdown_text(1)).toBe("00:01");
    expect(long_left_text(51 * 3_600_000, t)).toBe("2 giorni e 3 ore");
    expect(long_left_text(3_600_000 * 5, t)).toBe("5 ore");
  });

  it("group thousands with a dot", () => {
    expect(number_text(1_842, "it")).toBe("1.842");
    expect(number_text(26, "it")).toBe("26");
  });
});
