import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { BenchMark } from "../../src/parts/bench_mark";
import { Button } from "../../src/parts/button";
import { clean_text, Field, length_of } from "../../src/parts/field";
import icon_names from "../../src/parts/icon_names.json";
import { PhaseBar } from "../../src/parts/phase_bar";
import { PositionChoice } from "../../src/parts/position_choice";
import { RefusalCard } from "../../src/parts/refusal_card";
import { StackedBar } from "../../src/parts/stacked_bar";
import { TextDiff } from "../../src/parts/text_diff";
import { ThreeActs } from "../../src/parts/three_acts";
import type { Cycle } from "../../src/protocol/types";
import { Refusal } from "../../src/rpc/refusal";
import { sources } from "../fixtures/sources";

describe("small parts", () => {
  it("a bench reads as an image with its name, or is silent beside the word", () => {
    const { rerender } = render(<BenchMark bench="third_sector" />);
    expect(screen.getByRole("img", { name: "Terzo settore" })).toBeDefined();
    rerender(<BenchMark bench="third_sector" silent />);
    expect(screen.queryByRole("img")).toBeNull();
  });

  it("a locked button stays focusable, says why, and does nothing", async () => {
    const pressed = vi.fn();
    render(
      <Button onClick={pressed} locked="Il voto si può registrare solo collegati.">
        Registra
      </Button>,
    );
    const button = screen.getByRole("button", { name: "Registra" });
    await userEvent.click(button);
    expect(pressed).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Il voto si può registrare solo collegati.");
  });

  it("a field cleans what is pasted and counts code points as the server does", async () => {
    expect(clean_text("a\tb\r\nc\u0007d", true)).toBe("a b\ncd");
    expect(clean_text("a\nb", false)).toBe("a b");
    expect(length_of("città 👩")).toBe(7);
    const changed = vi.fn();
    render(<Field label="Testo" value="abcdef" on_change={changed} max={5} error="Troppo lungo" />);
    expect(screen.getByLabelText("Testo").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("6 / 5")).toBeDefined();
    await userEvent.type(screen.getByLabelText("Testo"), "g");
    expect(changed).toHaveBeenCalledWith("abcdefg");
  });

  it("the phase bar says in one sentence where the cycle stands", () => {
    const cycle = {
      phases: [
        { phase: "set_up", state: "done" },
        { phase: "reply", state: "current" },
        { phase: "adoption", state: "to_come" },
      ],
    } as unknown as Cycle;
    render(<PhaseBar cycle={cycle} />);
    expect(screen.getByRole("img", { name: "Fase 2 di 3: Riscontro alle proposte" })).toBeDefined();
  });

  it("a refusal tells the fact, the reason, the remedy, and rule and code last", () => {
    const error = new Refusal({ code: "vote_closed", rule: "regolamento, versione 1", sentence: { it: "La votazione è stata chiusa alle 12:12:00." } });
    render(<RefusalCard fact="Posizione non registrata" error={error} acts={<button type="button">Vedi l'esito</button>} />);
    expect(screen.getByRole("alert").textContent).toBe("Posizione non registrataLa votazione è stata chiusa alle 12:12:00.");
    expect(document.activeElement?.textContent).toBe("Posizione non registrata");
    const whole = document.body.textContent ?? "";
    expect(whole.indexOf("Che cosa puoi fare")).toBeLessThan(whole.indexOf("Codice: vote_closed"));
  });

  it("a choice of position has no default, moves by arrows and opens what belongs to it", async () => {
    const changed = vi.fn();
    render(<PositionChoice legend="La posizione di X" value="favourable_with_reservations" on_change={changed} inside={(choice) => <p>dentro {choice}</p>} />);
    expect(screen.getAllByRole("radio")).toHaveLength(5);
    expect(screen.getByText("dentro favourable_with_reservations")).toBeDefined();
    await userEvent.click(screen.getByRole("radio", { name: /^Contrario/ }));
    expect(changed).toHaveBeenCalledWith("contrary");
    expect(screen.getByRole("group", { name: "La posizione di X" })).toBeDefined();
  });

  it("a bar keeps the fixed order, draws no zero and carries glyphs", () => {
    const { container } = render(<StackedBar scale={17} tally={{ favourable: 7, favourable_with_reservations: 2, contrary: 6, abstained: 0, not_participating: 1 }} />);
    expect([...container.querySelectorAll(".bar-figure")].map((figure) => figure.textContent)).toEqual(["✓ 7", "✓R 2", "× 6", "∅ 1"]);
  });

  it("a comparison reads by ear: added and removed are said", () => {
    const { container } = render(<TextDiff before="uno due" after="uno tre" before_label="Oggi" after_label="Proposta" />);
    expect(container.querySelector("del")?.textContent).toContain("tolto");
    expect(container.querySelector("ins")?.textContent).toContain("aggiunto");
  });

  it("the three acts are never one", () => {
    render(<ThreeActs position={{ done: true, words: "Consultiva, 10.02.2027" }} />);
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "Posizione del tavoloConsultiva, 10.02.2027",
      "2Decisione della Conferenza dei SindaciNon ancora assunta",
      "3Firma dell'accordo di programmaNon ancora avviata",
    ]);
  });

  it("every icon that a component names is in the bundled sprite", () => {
    const sprite = readFileSync("src/parts/icons.svg", "utf8");
    for (const name of icon_names) expect(sprite).toContain(`id="${name}"`);
    for (const path of sources("src")) {
      const text = readFileSync(path, "utf8");
      for (const [, name = ""] of text.matchAll(/(?:<Icon name=|\bicon[=:] ?)"([a-z-]+)"/g)) expect([path, icon_names.includes(name) ? name : `missing: ${name}`]).toEqual([path, name]);
    }
  });
});

describe("layers", () => {
  it("know only those before them", () => {
    const order = ["protocol", "transport", "rpc", "store", "parts", "views"];
    const wrong: string[] = [];
    for (const layer of order) {
      for (const path of sources(`src/${layer}`)) {
        for (const [, target = ""] of readFileSync(path, "utf8").matchAll(/from "(?:\.\.\/)+(\w+)\//g)) {
          if (order.includes(target) && order.indexOf(target) > order.indexOf(layer)) wrong.push(`${path} uses ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("hold no file beyond 500 lines, generated ones apart", () => {
    for (const path of sources("src").filter((one) => !one.endsWith("generated.ts"))) {
      expect([path, readFileSync(path, "utf8").split("\n").length <= 500]).toEqual([path, true]);
    }
  });
});
