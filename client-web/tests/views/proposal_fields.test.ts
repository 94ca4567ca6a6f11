import { describe, expect, it } from "vitest";
import { clean_text } from "../../src/parts/field";
import { find_options } from "../../src/parts/picker";
import type { PlanNode, Proposal } from "../../src/protocol/types";
import { euro_text, read_euro } from "../../src/views/proposals/euro";
import { base_of, content_of, empty_fields, fields_of_proposal, kinds_beneath, patch_of, type FormFields } from "../../src/views/proposals/form/form_fields";
import { field_id, item_of, own_pointer, problems_of, step_of } from "../../src/views/proposals/form/problems";
import { next_date } from "../../src/views/proposals/next_date";
import { words_of } from "../../src/views/proposals/versions_card";
import { fixture_entities } from "../fixtures/fake_server";

const entity = <Value>(type: string, id: string) => fixture_entities.find((one) => one.type === type && one.id === id)?.value as unknown as Value;
const node = entity<PlanNode>("plan_node", "node-33");
const proposal = (n: number) => entity<Proposal>("proposal", `proposal-${n}`);

const whole: FormFields = {
  ...empty_fields,
  target: node.id,
  base: base_of(node),
  kind: "modify",
  title: "Un termine per il primo accesso",
  new_text: "Il primo accesso avviene entro 15 giorni.",
  reasons: "Chi esce dall'ospedale aspetta senza sapere quando comincia il servizio.",
  evidence: ["node-37"],
  expected_effect: "Tempi certi per le famiglie.",
  effect: "none",
  conflict: false,
  tracks: ["co_programming"],
};

describe("the form of a proposal", () => {
  it("names everything that is missing, in the order of its steps", () => {
    const pointers = problems_of(empty_fields).map((problem) => problem.pointer);
    expect(pointers).toEqual([
      "/content/target", "/content/patch/kind", "/content/title", "/content/text", "/content/evidence", "/content/expected_effect", "/content/budget/effect", "/content/conflict_declared", "/content/tracks",
    ]);
    expect(pointers.map(step_of)).toEqual(["target", "text", "text", "reasons", "reasons", "reasons", "reasons", "proposers", "proposers"]);
  });

  it("finds nothing missing in a whole one, and carries it as the wire takes it", () => {
    expect(problems_of(whole)).toEqual([]);
    expect(content_of(whole)).toEqual({
      target: node.id,
      target_version: node.version,
      title: whole.title,
      text: whole.reasons,
      patch: { kind: "modify", quoted_title: node.title, quoted_text: node.text, title: node.title, text: whole.new_text },
      evidence: ["node-37"],
      expected_effect: whole.expected_effect,
      budget: { effect: "none" },
      co_proposers: [],
      conflict_declared: false,
      tracks: ["co_programming"],
    });
  });

  it("says so when the text is the one that stands in the plan already", () => {
    const { new_text: _text, ...unchanged } = whole;
    expect(problems_of(unchanged).map((problem) => problem.key)).toEqual(["same_text"]);
  });

  it("keeps the base it began from, whatever the plan says now", () => {
    const patch = patch_of({ ...whole, base: { version: 1, title: "Titolo di allora", text: "Testo di allora" } });
    expect(patch).toMatchObject({ quoted_title: "Titolo di allora", quoted_text: "Testo di allora" });
  });

  it("asks of a variant where or for whom it holds", () => {
    const variant: FormFields = { ...whole, kind: "differentiate", new_title: "Variante" };
    expect(problems_of(variant).map((problem) => problem.pointer)).toEqual(["/content/patch/scope"]);
    expect(problems_of({ ...variant, comuni: ["comune-1"] })).toEqual([]);
    expect(patch_of({ ...variant, target_group: "Persone sole" })).toMatchObject({ scope: { comuni: [], zones: [], target_group: "Persone sole" } });
  });

  it("asks at least two parts, each with a title", () => {
    const parts: FormFields = { ...whole, kind: "articulate", nodes: [{ node_kind: "action", title: "", text: "" }] };
    expect(problems_of(parts).map((problem) => problem.pointer)).toEqual(["/content/patch/children", "/content/patch/children/0/title"]);
  });

  it("counts code points, and says when a text is too short or too long", () => {
    expect(problems_of({ ...whole, reasons: "troppo breve" })[0]).toMatchObject({ key: "too_short", values: { min: 20 } });
    expect(problems_of({ ...whole, title: "😀".repeat(201) })[0]).toMatchObject({ key: "too_long", values: { max: 200 } });
    expect(problems_of({ ...whole, title: "😀".repeat(200) })).toEqual([]);
  });

  it("sends amount and source only with an effect on the budget", () => {
    const with_money = { ...whole, amount: "12.500,50", source: "item-3" };
    expect(content_of(with_money)?.budget).toEqual({ effect: "none" });
    expect(content_of({ ...with_money, effect: "increase" })?.budget).toEqual({ effect: "increase", amount: 1_250_050, source: "item-3" });
    expect(problems_of({ ...whole, effect: "increase", amount: "molto" })[0]?.pointer).toBe("/content/budget/amount");
  });

  it("sends the text of a conflict only where one is declared", () => {
    expect(content_of({ ...whole, conflict_text: "resta nel modulo" })).not.toHaveProperty("conflict_text");
    expect(problems_of({ ...whole, conflict: true })[0]?.key).toBe("conflict_text");
  });

  it("begins a new version from what the proposal says now", () => {
    const fields = fields_of_proposal(proposal(2), ["organisation-53"], "it");
    expect(problems_of(fields)).toEqual([]);
    expect(content_of(fields)).toMatchObject({ patch: proposal(2).patch, budget: { amount: 4_500_000 }, conflict_declared: true, co_proposers: ["organisation-53"] });
    for (const n of [1, 3, 4]) expect(content_of(fields_of_proposal(proposal(n), [], "it"))?.patch).toEqual(proposal(n).patch);
  });

  it("maps what the server refuses to the same field", () => {
    expect(field_id(own_pointer("/params/content/patch/nodes/0/title"))).toBe("field-content-patch-nodes-0-title");
    expect(step_of(own_pointer("/params/content/budget/amount"))).toBe("reasons");
    expect(item_of("/content/co_proposers/0")).toBe("conflict");
  });

  it("offers beneath a point what can stand there", () => {
    expect(kinds_beneath(node, true)).toEqual(["action", "indicator"]);
    expect(kinds_beneath(node, false)).toEqual(["indicator"]);
  });
});

describe("small helps", () => {
  it("read and write sums of money", () => {
    expect(["12.500", "12500", "12.500,5", "0,07", "1.234.567,89"].map(read_euro)).toEqual([1_250_000, 1_250_000, 1_250_050, 7, 123_456_789]);
    expect(["", "12,345", "1.25", "dieci", "-5", "1e3"].map(read_euro)).toEqual(Array(6).fill(undefined));
    expect(euro_text(1_250_000, "it").replace(/\s/g, " ")).toBe("12.500 €");
  });

  it("find by words in any order, without accents", () => {
    const options = [{ value: "a", text: "AZ2 Assistenza domiciliare disabili" }, { value: "b", text: "OS1 Accessibilità" }];
    expect(find_options(options, "disab assist").map((one) => one.value)).toEqual(["a"]);
    expect(find_options(options, "accessibilita").map((one) => one.value)).toEqual(["b"]);
    expect(find_options(options, " ")).toHaveLength(2);
  });

  it("clean what is pasted with tabs and CRLF", () => {
    expect(clean_text("uno\tdue\r\ntre\u0007", true)).toBe("uno due\ntre");
    expect(clean_text("uno\ndue", false)).toBe("uno due");
  });

  it("tell the next date only while a term runs", () => {
    expect(next_date(proposal(3))).toEqual({ what: "examine", on: "2027-01-19" });
    expect(next_date(proposal(2))).toBeUndefined();
  });

  it("put all words of a version together for comparison", () => {
    expect(words_of(proposal(4))).toContain("Ricognizione delle regole dei due ex ambiti");
  });
});
