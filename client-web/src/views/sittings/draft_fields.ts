import { length_of } from "../../parts/field";
import type { AgendaItemKind, Sitting, SittingMode, SittingRequestLine } from "../../protocol/types";
import { depth_of, numbers_of } from "../../store/sittings";

/** One line of the agenda as it is typed: its place in the tree is its depth, as in an outline. */
export interface LineFields {
  /** Of a line that came from the draft at hand, the id of its item. */
  readonly key: string;
  readonly title: string;
  readonly kind: AgendaItemKind;
  readonly depth: number;
  readonly minutes: string;
  /** "proposal-3", "node-12", or empty. */
  readonly subject: string;
  /** Of bodies, that the line takes up; absent in drafts kept before there was such a thing. */
  readonly requests?: readonly string[];
}

export interface DraftFields {
  readonly title: string;
  readonly mode: SittingMode | "";
  readonly place: string;
  readonly link: string;
  readonly first_on: string;
  readonly first_time: string;
  readonly second: boolean;
  readonly second_on: string;
  readonly second_time: string;
  readonly agenda: readonly LineFields[];
}

export const deepest = 2;
export const most_lines = 60;

let made = 0;
const new_key = (): string => `${Date.now().toString(36)}-${made++}`;

export const new_line = (kind: AgendaItemKind, title = "", depth = 0): LineFields => ({ key: new_key(), title, kind, depth, minutes: "0", subject: "" });

/** The line that a request becomes: the secretary may still change its words. */
export const line_of_request = (request: SittingRequestLine): LineFields => ({ ...new_line("discussion", request.title ?? ""), requests: [request.request] });

/** What an ordinary sitting begins with; the words are the secretary's to change. */
export function empty_draft(titles: { readonly previous: string; readonly communications: string; readonly other: string }): DraftFields {
  return {
    title: "",
    mode: "",
    place: "",
    link: "",
    first_on: "",
    first_time: "10:00",
    second: true,
    second_on: "",
    second_time: "11:00",
    agenda: [new_line("previous_minutes", titles.previous), new_line("communications", titles.communications), new_line("discussion"), new_line("any_other_business", titles.other)],
  };
}

export function draft_of(sitting: Sitting, link: string | undefined): DraftFields {
  const { first_call, second_call, mode } = sitting.terms;
  const numbers = numbers_of(sitting.agenda);
  return {
    title: sitting.title ?? "",
    mode,
    place: sitting.place ?? "",
    link: link ?? "",
    first_on: first_call.on,
    first_time: first_call.time,
    second: second_call !== undefined,
    second_on: second_call?.on ?? "",
    second_time: second_call?.time ?? "",
    agenda: sitting.agenda.map((item) => ({
      key: item.entry.id,
      title: item.title ?? "",
      kind: item.entry.kind,
      depth: Math.min(deepest, depth_of(numbers.get(item.entry.id) ?? "1")),
      minutes: String(item.entry.minutes),
      subject: item.entry.subject ?? "",
      ...(item.entry.requests !== undefined ? { requests: item.entry.requests } : {}),
    })),
  };
}

/** One line deeper than its former neighbour at most, and the first at the top: an outline has no gaps. */
export function settle(lines: readonly LineFields[]): readonly LineFields[] {
  let above = -1;
  return lines.map((line) => {
    const depth = Math.min(line.depth, above + 1, deepest);
    above = depth;
    return depth === line.depth ? line : { ...line, depth };
  });
}

/** A line and all beneath it. */
const length_of_branch = (lines: readonly LineFields[], at: number): number => {
  const depth = lines[at]?.depth ?? 0;
  let end = at + 1;
  while (end < lines.length && (lines[end]?.depth ?? 0) > depth) end++;
  return end - at;
};

/** Moves a branch over its neighbour of the same depth; unchanged where there is none. */
export function move_line(lines: readonly LineFields[], at: number, by: -1 | 1): readonly LineFields[] {
  const depth = lines[at]?.depth ?? 0;
  const size = length_of_branch(lines, at);
  const branch = lines.slice(at, at + size);
  const rest = [...lines.slice(0, at), ...lines.slice(at + size)];
  if (by === 1) {
    if (at + size >= lines.length || (lines[at + size]?.depth ?? 0) < depth) return lines;
    const over = length_of_branch(lines, at + size);
    rest.splice(at + over, 0, ...branch);
    return settle(rest);
  }
  let before = at - 1;
  while (before >= 0 && (lines[before]?.depth ?? 0) > depth) before--;
  if (before < 0 || (lines[before]?.depth ?? 0) < depth) return lines;
  rest.splice(before, 0, ...branch);
  return settle(rest);
}

export const drop_line = (lines: readonly LineFields[], at: number): readonly LineFields[] => settle(lines.filter((_, index) => index !== at));

/** Deeper or less deep, with all that stands beneath. */
export function shift_line(lines: readonly LineFields[], at: number, by: -1 | 1): readonly LineFields[] {
  const size = length_of_branch(lines, at);
  return settle(lines.map((line, index) => (index >= at && index < at + size ? { ...line, depth: Math.max(0, line.depth + by) } : line)));
}

/** "3.4" of each line, as it will be read. */
export function line_numbers(lines: readonly LineFields[]): readonly string[] {
  const counts: number[] = [];
  return lines.map((line) => {
    counts.length = line.depth + 1;
    counts[line.depth] = (counts[line.depth] ?? 0) + 1;
    return counts.map((n) => n ?? 1).join(".");
  });
}

export type DraftProblem = "title" | "mode" | "place" | "link" | "first_on" | "first_time" | "second_on" | "second_time" | "agenda" | `line:${string}` | `minutes:${string}`;

/** What is missing or out of measure on the wire; whether the notice is early enough is the server's to say. */
export function draft_problems(fields: DraftFields): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  const out = (text: string, least: number, most: number) => length_of(text.trim()) < least || length_of(text) > most;
  if (out(fields.title, 3, 200)) problems.push("title");
  if (fields.mode === "") problems.push("mode");
  if (fields.place.trim() !== "" && out(fields.place, 3, 300)) problems.push("place");
  if (fields.link.trim() !== "" && out(fields.link, 3, 500)) problems.push("link");
  if (fields.first_on === "") problems.push("first_on");
  if (fields.first_time === "") problems.push("first_time");
  if (fields.second && fields.second_on === "") problems.push("second_on");
  if (fields.second && fields.second_time === "") problems.push("second_time");
  if (fields.agenda.length === 0 || fields.agenda.length > most_lines) problems.push("agenda");
  for (const line of fields.agenda) {
    if (out(line.title, 3, 200)) problems.push(`line:${line.key}`);
    const minutes = Number(line.minutes);
    if (!Number.isInteger(minutes) || minutes < 0 || minutes > 600) problems.push(`minutes:${line.key}`);
  }
  return problems;
}

/**
 * @param sitting the draft that is written anew: a line that stands for an item of it keeps that item, and its documents
 * @param waiting the requests that can be taken up: one that was withdrawn or answered meanwhile is named no more
 */
export function draft_params(fields: DraftFields, sitting: Sitting | undefined, waiting: readonly SittingRequestLine[] = []): object {
  const held = new Set<string>(sitting?.agenda.map((item) => item.entry.id));
  const parents: number[] = [];
  const agenda = fields.agenda.map((line, at) => {
    parents[line.depth] = at + 1;
    const parent = line.depth > 0 ? parents[line.depth - 1] : undefined;
    const requests = (line.requests ?? []).filter((id) => waiting.some((one) => one.request === id));
    return {
      title: line.title.trim(),
      kind: line.kind,
      ...(parent !== undefined ? { parent } : {}),
      minutes: Number(line.minutes),
      ...(line.subject !== "" ? { subject: line.subject } : {}),
      ...(held.has(line.key) ? { item: line.key } : {}),
      ...(requests.length > 0 ? { requests } : {}),
    };
  });
  return {
    ...(sitting !== undefined ? { sitting: sitting.id } : {}),
    title: fields.title.trim(),
    mode: fields.mode,
    ...(fields.place.trim() !== "" ? { place: fields.place.trim() } : {}),
    ...(fields.link.trim() !== "" ? { link: fields.link.trim() } : {}),
    first_call: { on: fields.first_on, time: fields.first_time },
    ...(fields.second ? { second_call: { on: fields.second_on, time: fields.second_time } } : {}),
    agenda,
  };
}
