// What a person does with the larger forms, for the tests whose subject is what happens then.

/** Chooses a radio or ticks a box by its words. */
export async function choose(scope, name, role = "radio") {
  const input = scope.getByRole(role, { name });
  await input.check();
}

/** Types into a picker and takes the first that is found, by keyboard. */
export async function pick(page, label, words) {
  const field = page.getByRole("combobox", { name: label });
  await field.fill(words);
  await page.getByRole("listbox", { name: label }).getByRole("option").first().waitFor();
  await field.press("ArrowDown");
  await field.press("Enter");
}

/** Goes to a step of the proposal form by its navigation: 1 to 5. */
export async function step(page, n) {
  await page.getByRole("navigation", { name: "Passi della proposta" }).getByRole("link").nth(n - 1).click();
}

export const composer = (page) => page.getByRole("form", { name: "Il tuo commento" });

/** Writes a comment and waits until it is recorded. */
export async function comment(page, stance, text, form = composer(page)) {
  await choose(form, stance);
  await form.getByRole("textbox").fill(text);
  await form.getByRole("button", { name: /^Pubblica/ }).click();
}

/** Fills the reason of an act and confirms it. */
export async function give_reason(page, reason, act) {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(reason);
  await dialog.getByRole("button", { name: act }).click();
  await dialog.waitFor({ state: "detached" });
}

/** A proposal to change the text of a point, as the wire carries it. */
export function modification(node, changes = {}) {
  return {
    target: node.id,
    target_version: node.version,
    title: "Modulo unico di domanda per tutti i comuni",
    text: "Oggi ogni comune ha moduli propri: un modulo unico accorcia i tempi.",
    patch: {
      kind: "modify",
      quoted_title: node.title,
      quoted_text: node.text,
      title: node.title,
      text: `${node.text} Il modulo di domanda è unico per tutti i comuni.`,
    },
    expected_effect: "Domande più semplici e tempi più brevi.",
    budget: { effect: "none" },
    co_proposers: [],
    conflict_declared: false,
    tracks: ["concertation"],
    ...changes,
  };
}

/** Nodes and evidence that a proposal may name, from a joined line. */
export function plan_of(line) {
  const nodes = line.all("plan_node");
  return {
    action: nodes.find((node) => node.fields.kind === "action" && node.open_to_proposals && node.text),
    objective: nodes.find((node) => node.fields.kind === "objective" && node.open_to_proposals && node.text),
    evidence: nodes.filter((node) => node.fields.kind === "indicator").slice(0, 1).map((node) => node.id),
  };
}

export async function submit_modification(line, changes = {}) {
  const { action, evidence } = plan_of(line);
  const { created } = await line.act("submit_proposal", { content: modification(action, { evidence, ...changes }) });
  return proposal_of(line, created);
}

export async function proposal_of(line, id) {
  for (let n = 0; n < 100; ++n) {
    const found = line.entities.get(`proposal ${id}`);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no ${id}`);
}

/** Day and hour well after the shortest duration of a vote. */
export const closes = () => ({ closes_on: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10), closes_time: "18:00" });

/** A vote on a free text, prepared by the secretary and opened by the chair. */
export async function open_vote(secretary, chair, changes = {}) {
  const { created } = await secretary.act("prepare_vote", {
    subject: { kind: "text" },
    title: "Incontri mensili tra servizi sociali e scuole",
    question: "Il tavolo è favorevole a un incontro mensile tra servizi sociali e scuole?",
    benches: ["institutions", "social_partners", "third_sector", "other"],
    majority: { kind: "simple" },
    visibility: "at_close",
    ...closes(),
    ...changes,
  });
  await chair.act("open_vote", { vote: created });
  return created;
}
