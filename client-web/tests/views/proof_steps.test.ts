import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import type { EntryState } from "../../src/protocol/session";
import { later_steps } from "../../src/views/record/proof_steps";

const t = ((key: string, values?: { by?: string; count?: number }) => `${key}${values?.by === undefined ? "" : ` ${values.by}`}`) as unknown as TFunction;
const state = (more: Partial<EntryState>): EntryState => ({ cosigned_by: 0, index: 4, stamping: false, witnesses: [], ...more });
const stamp = { at: "2027-01-15T08:00:00.000Z", authority: "CN=Marche di prova,O=Prova", by_registry: false, policy: "1.2.3", size: 9 };

describe("what comes after recorded", () => {
  it("says nothing of what nobody is asked for", () => {
    expect(later_steps(undefined, t, "it")).toEqual([]);
    expect(later_steps(state({}), t, "it")).toEqual([]);
  });

  it("awaits the stamp where an authority is asked", () => {
    expect(later_steps(state({ stamping: true }), t, "it")).toEqual([{ name: "proof.not_stamped", words: "proof.stamp_awaited" }]);
  });

  it("names authority and hour, and the way by the registry", () => {
    const [step] = later_steps(state({ stamping: true, stamp }), t, "it");
    expect(step).toMatchObject({ name: "proof.stamped", words: "proof.stamped_by Marche di prova" });
    expect(step?.at).toMatch(/2027.*09:00:00/);
    expect(later_steps(state({ stamp: { ...stamp, by_registry: true } }), t, "it")[0]?.words).toBe("proof.stamped_by_registry Marche di prova");
  });

  it("shows an old stamp also where no authority is asked any more, and one without a name", () => {
    expect(later_steps(state({ stamp: { ...stamp, authority: "" } }), t, "it")[0]?.words).toBe("proof.stamped_by proof.stamp_unnamed");
    expect(later_steps(state({ stamp: { ...stamp, authority: "O=Ente\\, Marche" } }), t, "it")[0]?.words).toBe("proof.stamped_by O=Ente\\, Marche");
    expect(later_steps(state({ stamp: { ...stamp, authority: "O=x,CN=Ente\\, Marche" } }), t, "it")[0]?.words).toBe("proof.stamped_by Ente, Marche");
  });

  it("keeps the step of the witnesses before it", () => {
    const witnesses = [{ name: "comune", cosigned_at: "2027-01-15T08:00:00.000Z", size: 9 }];
    expect(later_steps(state({ quorum: true, cosigned_by: 1, witnesses, stamp }), t, "it").map((step) => step.name)).toEqual(["proof.cosigned", "proof.stamped"]);
  });
});
