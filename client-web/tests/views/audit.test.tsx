import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { JoinAnswer } from "../../src/protocol/session";
import { type FakeServer, offices, own_body, Refused } from "../fixtures/fake_server";
import { with_acts } from "../fixtures/table_acts";
import { calm, expect_accessible, go, show } from "./on_page";

/** The holder of an office, who may do what is named. */
const as =
  (capacity: string, ...actions: readonly string[]) =>
  (server: FakeServer) => {
    with_acts(server);
    server.capacities = offices.filter((office) => office.capacity === capacity);
    const join = server.handlers.get("table.join");
    server.handlers.set("table.join", (params) => {
      const answer = join?.(params) as JoinAnswer;
      return { ...answer, may: [...answer.may, ...actions.map((action) => ({ action, relation: "none" }))] };
    });
  };

const last = { last: 284, last_at: "2027-02-10T11:08:07.000Z", first: 3 };

describe("the counts of acts", () => {
  const counted = (server: FakeServer) => {
    as("auditor", "count_acts")(server);
    server.handlers.set("count_acts", () => ({
      size: 412,
      items: [
        { organisation: own_body, capacity: "delegate", acts: 7, overrides: 1, ...last },
        { capacity: "secretary", acts: 12, overrides: 0, ...last },
      ],
    }));
  };

  it("lead to the acts of that body in that capacity, which the record can let go of again", async () => {
    const { server } = await show("/revisione/atti?dal=2027-01-01", counted);
    await calm();
    await expect_accessible();
    await userEvent.click(screen.getByRole("link", { name: "7" }));
    await calm();
    const asked = () => server.received.filter((one) => one.method === "list_entries" && "actor" in one.params).at(-1)?.params;
    expect(asked()).toEqual({ actor: { organisation: own_body, capacity: "delegate" }, from: "2027-01-01" });
    expect(screen.getByText("Solo come delegato")).toBeTruthy();
    await expect_accessible();
    await userEvent.click(screen.getByRole("button", { name: "In ogni qualifica" }));
    await calm();
    expect(asked()).toEqual({ actor: { organisation: own_body }, from: "2027-01-01" });
    expect(location.search).not.toContain("come=");
  });

  it("stand under their mandate for an auditor, one line each, and lead to the acts under it", async () => {
    const under = { state: "disclosed", office: "mandate-7", organisation: own_body, kind: "substitute", valid_from: "2026-01-01", valid_to: "2027-12-31", granted: 9 };
    const { server } = await show("/revisione/atti", (server) => {
      counted(server);
      server.handlers.set("count_acts", () => ({
        size: 412,
        items: [
          { organisation: own_body, capacity: "delegate", acts: 7, overrides: 0, ...last, under: { state: "redacted" } },
          { organisation: own_body, capacity: "delegate", acts: 5, overrides: 0, ...last, under },
        ],
      }));
    });
    await calm();
    await expect_accessible();
    const rows = screen.getAllByRole("row").map((row) => row.textContent ?? "");
    expect(rows[1]).toContain("Cancellato per ordine");
    expect(rows[2]).toContain("mandato n. 7, supplente");
    expect(screen.getByRole("link", { name: "conferito con la voce n. 9" }).getAttribute("href")).toBe("/registro/9");
    await userEvent.click(screen.getByRole("link", { name: "5" }));
    await calm();
    const asked = () => server.received.filter((one) => one.method === "list_entries" && "actor" in one.params).at(-1)?.params;
    expect(asked()).toEqual({ actor: { organisation: own_body, capacity: "delegate", under: "mandate-7" } });
    await expect_accessible();
    await userEvent.click(screen.getByRole("button", { name: "Con ogni mandato" }));
    await calm();
    expect(asked()).toEqual({ actor: { organisation: own_body, capacity: "delegate" } });
  });

  it("say that there are none, and are asked again when they could not be had", async () => {
    const { server } = await show("/revisione/atti", (server) => {
      counted(server);
      server.handlers.set("count_acts", () => {
        throw new Refused({ code: "too_busy" });
      });
    });
    await calm();
    server.handlers.set("count_acts", () => ({ size: 412, items: [] }));
    await userEvent.click(screen.getByRole("button", { name: "Riprova ora" }));
    await calm();
    expect(screen.getByText("Nessun atto in questi giorni.")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });
});

describe("the auditor's place", () => {
  it("shows the ways that this reader may go", async () => {
    await show("/revisione", as("auditor", "list_overrides"));
    const tabs = within(screen.getByRole("navigation", { name: "Revisione" })).getAllByRole("link");
    expect(tabs.map((tab) => tab.textContent)).toEqual(["Rilievi", "Deroghe e motivi", "Differenze"]);
  });

  it("says who may file a finding", async () => {
    await show("/revisione/nuovo", as("secretary", "list_overrides"));
    expect(screen.getByText("Solo un revisore presenta rilievi.")).toBeTruthy();
  });
});

describe("an entry of the record", () => {
  it("says what was read in words, and in a whole sentence who read", async () => {
    await show("/registro/284", (server) => {
      as("auditor")(server);
      const get = server.handlers.get("get_entry");
      server.handlers.set("get_entry", (params) => {
        const entry = get?.(params) as { line: object };
        const content = JSON.stringify({ data: { reading: "as_it_stood", addresses: [{ kind: "pec", address: "x" }], outcome: "unresolved" } });
        return { ...entry, line: { ...entry.line, event: "audit.accessed", capacity: "auditor", organisation: undefined, object: "appointment-3" }, fields: [{ name: "content", state: "disclosed", value: content }] };
      });
    });
    await calm();
    for (const words of ["Il tavolo com'era", "PEC", "Non risolto"]) expect(screen.getByText(words, { selector: "dd" })).toBeTruthy();
    expect(document.body.textContent).toContain("ha letto dati del tavolo per la revisione");
    expect(document.body.textContent).not.toMatch(/per la revisione,? incarico/);
  });
});

describe("an order of erasure", () => {
  it("that was refused is not told as done when one leaves the page", async () => {
    await show("/registro/284", (server) => {
      as("secretary", "apply_redaction", "preview_redaction")(server);
      server.handlers.set("preview_redaction", () => ({ entries: 1, fields: 1, files: 0, first: [], record_size: 412 }));
      server.handlers.set("apply_redaction", () => {
        throw new Refused({ code: "not_permitted", sentence: { it: "Non si può." } });
      });
    });
    await calm();
    await userEvent.click(screen.getByRole("button", { name: /Cancella per ordine/ }));
    await calm();
    await userEvent.selectOptions(screen.getByLabelText("Base giuridica"), "data_not_due");
    await userEvent.type(screen.getByLabelText("Data dell'ordine"), "2027-03-01");
    await userEvent.type(screen.getByLabelText(/^Chi ha deciso/), "Titolare");
    await userEvent.type(screen.getByLabelText(/^Motivo/), "Dati non dovuti.");
    await userEvent.click(screen.getByRole("checkbox"));
    const dialog = screen.getByRole("dialog");
    await userEvent.click(within(dialog).getAllByRole("button").find((button) => button.className.includes("danger")) as HTMLElement);
    await calm();
    expect(within(dialog).getByText("Non si può.")).toBeTruthy();
    await go("/");
    await calm();
    expect(screen.queryByText("Cancellato per ordine.")).toBeNull();
  });
});

describe("a selection of the history", () => {
  it("that is refused says why, and what came is saved under the name of the server", async () => {
    const saved: { name: string; content: Blob }[] = [];
    const make = URL.createObjectURL;
    const click = HTMLAnchorElement.prototype.click;
    URL.createObjectURL = (content) => {
      saved.push({ name: "", content: content as Blob });
      return "blob:x";
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const newest = saved.at(-1);
      if (newest) newest.name = this.download;
    };
    try {
      const { server } = await show("/registro", as("auditor"));
      await userEvent.type(screen.getByLabelText(/^Parole/), "tavolo");
      server.history_refused = { status: 422, body: { code: "too_much_found", sentence: { it: "Le parole si trovano in troppe cose.", en: "Too much." } } };
      await userEvent.click(screen.getByRole("button", { name: "Tabella (CSV)" }));
      await calm();
      expect(within(screen.getByRole("alert")).getByText("Le parole si trovano in troppe cose.")).toBeTruthy();
      await expect_accessible();
      server.down = true;
      await userEvent.click(screen.getByRole("button", { name: "Tabella (CSV)" }));
      await calm();
      expect(screen.getByRole("alert").textContent).toContain("File non esportato");
      expect(saved).toHaveLength(0);
      server.down = false;
      server.history_refused = undefined;
      await act(() => userEvent.click(screen.getByRole("button", { name: "Tabella (CSV)" })));
      await calm();
      expect(screen.queryByRole("alert")).toBeNull();
      expect(saved.map((one) => one.name)).toEqual(["tavolo-registro-412.csv"]);
    } finally {
      URL.createObjectURL = make;
      HTMLAnchorElement.prototype.click = click;
    }
  });
});
