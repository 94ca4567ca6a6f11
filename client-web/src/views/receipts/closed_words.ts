import type { TFunction } from "i18next";
import type { Receipt, ReceiptEntry } from "../../protocol/session";
import { useSession, useTavolo } from "../../store/hooks";
import { from_base64 } from "../../store/proof/hashing";
import { useTable } from "../../store/selectors";

/** A closed log of this table, as far as this device knows of its end. */
export interface ClosedLogWords {
  readonly origin: string;
  /** Only what a person compared when this device went over: receipts are checked against it. */
  readonly end?: { readonly size: number; readonly root: string };
  /** After how many entries this server says that it was closed: told as its word, nothing is checked against it. */
  readonly said?: number;
  /** The log that the table went on in. */
  readonly successor?: string;
}

/** The short name of the table that is shown; also where there is no network. */
export const useTableSlug = (): string => useSession((state) => state.session?.table.slug ?? "");

/** Where a log ended: by what a person compared when this device went over, else by the word of this server alone. */
export function useClosedLog(origin: string): ClosedLogWords {
  const { session } = useTavolo();
  const table = useTableSlug();
  const cited = useTable()?.succeeds;
  const ended = session.witness.ended(table, origin);
  if (ended) return { origin, end: ended.cited, successor: ended.through?.[0]?.origin ?? ended.successor.origin };
  return cited?.origin === origin ? { origin, said: cited.size } : { origin };
}

/** What an entry says of itself, and the texts that lie beside it: no server is asked for the words. */
export interface ReceiptWords {
  readonly type: string;
  readonly ts: string;
  readonly object: string;
  /** Name and value (JSON) of each text. */
  readonly texts: readonly (readonly [string, string])[];
}

export function words_of(receipt: Receipt): ReceiptWords | undefined {
  const [entry] = receipt.entries;
  try {
    const { type, ts, obj } = JSON.parse(entry?.leaf ?? "") as Readonly<Record<string, unknown>>;
    return { type: String(type), ts: String(ts), object: String(obj ?? ""), texts: entry ? texts_of(entry) : [] };
  } catch {
    return undefined;
  }
}

/** Of each disclosure `[salt, name, value]` name and value; one that is out of form is left to the check. */
function texts_of({ disclosures }: ReceiptEntry): readonly (readonly [string, string])[] {
  return disclosures.flatMap((disclosure) => {
    try {
      const bytes = from_base64(disclosure.replaceAll("-", "+").replaceAll("_", "/"));
      const [, name, value] = JSON.parse(new TextDecoder().decode(bytes)) as readonly unknown[];
      return typeof name === "string" && value !== undefined ? [[name, JSON.stringify(value)] as const] : [];
    } catch {
      return [];
    }
  });
}

/** A value (JSON) in which ids are marked as those of a closed log: in the table of today the same id is of something else. */
export function with_marked_ids(json: string, mark: (id: string) => string): string {
  return JSON.stringify(JSON.parse(json), (_name, value: unknown) => (typeof value === "string" && /^[a-z_]+-\d+$/.test(value) ? mark(value) : value));
}

const longest_excerpt = 120;

/** The beginning of the longest text, by which its person knows it again. */
export function excerpt_of({ texts }: ReceiptWords): string | undefined {
  const plain = texts.flatMap(([, json]) => plain_texts(JSON.parse(json))).filter((text) => text.includes(" "));
  const longest = plain.reduce((most, text) => (text.length > most.length ? text : most), "");
  if (longest === "") return undefined;
  return longest.length > longest_excerpt ? `${longest.slice(0, longest_excerpt)}…` : longest;
}

function plain_texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(plain_texts) : [];
}

/** The kind of act in the words of the lists, else the name that the record gives it. */
export function act_words(t: TFunction, type: string): string {
  return t(`event.${type.replaceAll(".", "_")}`, { defaultValue: type });
}

export const closed_address = (origin: string, index: number): string => `/ricevute/chiuse/${encodeURIComponent(origin)}/${index}`;
