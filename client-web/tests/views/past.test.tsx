import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Proposal } from "../../src/protocol/types";
import { fixture_entities } from "../fixtures/fake_server";
import { calm, expect_accessible, show } from "./on_page";

const proposal = fixture_entities.find((entity) => entity.type === "proposal")?.value as unknown as Proposal;

describe("the table as it stood", () => {
  it("is read on the pages of today, where nothing can be done", async () => {
    const { server } = await show(`/com-era/40/proposte/${proposal.number}`);
    await calm();
    expect(server.past_asked.at(-1)).toMatchObject({ size: "40", object: proposal.id });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Il titolo di allora");
    expect(screen.getByText("Com'era il 10 marzo 2027 alle 10:00:05 (voce n. 39).")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Sostieni|Commenta|Registra/ })).toBeNull();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getAllByRole("link", { name: /Proposte/ }).some((link) => link.getAttribute("href") === "/com-era/40/proposte")).toBe(true);
    expect(screen.getByRole("link", { name: "Torna a oggi" }).getAttribute("href")).toBe(`/proposte/${proposal.number}`);
    await expect_accessible();
  });

  it("goes from change to change, and to where the slider rests", async () => {
    await show("/com-era/40");
    await calm();
    fireEvent.click(screen.getByRole("button", { name: "Voce precedente" }));
    expect(location.pathname).toBe("/com-era/38");
    await calm();
    const slider = screen.getByRole("slider", { name: "Voce del registro" });
    fireEvent.change(slider, { target: { value: "500" } });
    expect(slider.getAttribute("aria-valuetext")).toMatch(/^n\. 499 di /);
    expect(location.pathname).toBe("/com-era/38");
    await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
    expect(location.pathname).toBe("/com-era/500");
  });

  it("finds the entry of an hour", async () => {
    const { server } = await show("/com-era/40");
    await calm();
    fireEvent.click(screen.getByRole("button", { name: "Mostra" }));
    expect(screen.getByText("Scegli un giorno e un'ora.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Giorno"), { target: { value: "2027-03-10" } });
    fireEvent.click(screen.getByRole("button", { name: "Mostra" }));
    await calm();
    expect(server.past_asked.find((asked) => asked["at"] !== undefined)?.["at"]).toBe("2027-03-10T22:59:00.000Z");
    expect(location.pathname).toBe("/com-era/12");
  });
});

describe("a selection of the history", () => {
  it("is asked for with the filters and the words", async () => {
    await show("/registro?chi=organisation-3&passo=vote&dal=2027-01-01&oggetto=vote-1");
    fireEvent.change(screen.getByLabelText(/^Parole/), { target: { value: " sportello " } });
    const address = new URL(screen.getByRole("link", { name: "Tabella (CSV)" }).getAttribute("href") ?? "", "http://x");
    expect(address.pathname).toMatch(/^\/api\/tables\/[a-z-]+\/history\.csv$/);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ organisation: "organisation-3", type: "vote", from: "2027-01-01", object: "vote-1", text: "sportello" });
    expect(address.searchParams.get("acting")).toMatch(/^mandate-/);
  });
});
