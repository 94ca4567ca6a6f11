import type { Sentence } from "../protocol/rpc";
import type { LogView, UploadedFile } from "../protocol/types";
import { in_language, NotConnected, Refusal } from "./refusal";
import type { Account, EndedSessions, EntryState, HallAnswer, HallLink, InvitationView, KeepPush, MailSettings, OwnSession, OwnSessions, PastDifferences, PastTable, PushKind, PushSettings, ReceiptFiled, Recomputed, SessionView, TableSummary } from "../protocol/session";

/** Sign-in could not be done; `code` as the server names it, `no_network` when it was not reached. */
export class WebRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly data: Readonly<Record<string, unknown>>,
  ) {
    super(code);
    this.name = "WebRefusal";
  }

  /** Why and what to do, in the server's words, where it gave any. */
  words(language: string): string | undefined {
    const reason = in_language(this.data["sentence"] as Sentence | undefined, language);
    const remedy = in_language(this.data["remedy"] as Sentence | undefined, language);
    return reason === undefined ? undefined : [reason, remedy].filter(Boolean).join(" ");
  }

  /** The same as a refusal of a command would be, for the parts that show those. */
  as_shown(): Refusal | NotConnected {
    return this.status === 0 ? new NotConnected() : new Refusal({ ...this.data, code: this.code });
  }
}

type Method = "GET" | "POST" | "PUT" | "DELETE";
/** By the ending of its name: what a browser says of a file depends on the programs that are installed. */
const media_by_ending: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  eml: "message/rfc822",
  txt: "text/plain",
  csv: "text/csv",
};
const media_of = (file: File): string => media_by_ending[file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** The forms in which a selection of the history is handed out. */
export type HistoryForm = "csv" | "jsonl";

export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Beside what every request has. */
interface More {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Which hall, by which key, and what is shown already. */
export interface HallAsked {
  readonly sitting: string;
  readonly secret: string | undefined;
  readonly version: string | undefined;
}

/** The few things that are asked by HTTP and not over the WebSocket: sign-in, session, invitations. */
export class WebApi {
  /** The table of this address, as told to somebody who is not signed in. */
  table: TableSummary | undefined;

  constructor(private readonly fetch_it: Fetch) {}

  /** @throws WebRefusal `sign_in_failed` with `attempts_left`, `sign_in_paused` with `until` */
  login(email: string, password: string): Promise<Account> {
    return this.ask("POST", "/api/login", { email, password });
  }

  async logout(): Promise<void> {
    await this.ask("POST", "/api/logout", {});
  }

  /** Undefined when nobody is signed in; what the server says of its table even then is kept in `table`. */
  async session(): Promise<SessionView | undefined> {
    try {
      return await this.ask<SessionView>("GET", "/api/session");
    } catch (error) {
      if (!(error instanceof WebRefusal) || error.status !== 401) throw error;
      const table = error.data["table"];
      if (typeof table === "object" && table !== null) this.table = table as TableSummary;
      return undefined;
    }
  }

  /** Each log of this instance with its public keys. */
  logs(): Promise<readonly LogView[]> {
    return this.ask("GET", "/api/logs");
  }

  /** The newest signed note of a table's log, as it is. */
  async checkpoint(table: string): Promise<string> {
    const response = await this.fetch_it(`/api/tables/${encodeURIComponent(table)}/checkpoint`, { cache: "no-store" });
    if (!response.ok) throw new WebRefusal(response.status, `http_${response.status}`, {});
    return response.text();
  }

  /** What is to show that the tree of one size is the beginning of that of another: hashes in base64. */
  async consistency(table: string, from: number, to: number): Promise<readonly string[]> {
    const answer = await this.ask<{ readonly proof: readonly string[] }>("GET", `/api/tables/${encodeURIComponent(table)}/proofs/consistency/${from}/${to}`);
    return answer.proof;
  }

  /** What is to show that the first entry is in the tree of so many: hashes in base64. */
  async first_proof(table: string, size: number): Promise<readonly string[]> {
    const answer = await this.ask<{ readonly proof: readonly string[] }>("GET", `/api/tables/${encodeURIComponent(table)}/proofs/inclusion/0/${size}`);
    return answer.proof;
  }

  /** A public file of a table's log (C2SP tlog-tiles). @throws WebRefusal where it is not there */
  public_file(table: string, place: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.bytes(`/t/${encodeURIComponent(table)}/${place}`);
  }

  /** The same of a log that was closed before, where the server has its files (runbook). @throws WebRefusal where it is not there */
  closed_file(origin: string, place: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.bytes(`/registry/closed/${origin}/${place}`);
  }

  invitation(token: string): Promise<InvitationView> {
    return this.ask("GET", `/api/invitations/${encodeURIComponent(token)}`);
  }

  async accept_invitation(token: string, password: string): Promise<void> {
    await this.ask("POST", `/api/invitations/${encodeURIComponent(token)}`, { password });
  }

  /** The other sessions of the account end. @throws WebRefusal `wrong_password` with `attempts_left`, `sign_in_paused` with `until` */
  async change_password(old_password: string, new_password: string): Promise<void> {
    await this.ask("POST", "/api/password", { new_password, old_password });
  }

  async sessions(): Promise<readonly OwnSession[]> {
    return (await this.ask<OwnSessions>("GET", "/api/sessions")).sessions;
  }

  /** @throws WebRefusal with status 404 when it has ended already */
  async end_session(id: string): Promise<void> {
    await this.ask("DELETE", `/api/sessions/${encodeURIComponent(id)}`);
  }

  /** How many ended. */
  async end_other_sessions(): Promise<number> {
    return (await this.ask<EndedSessions>("DELETE", "/api/sessions")).ended;
  }

  /** Which notices this browser gets. */
  push(): Promise<PushSettings> {
    return this.ask("GET", "/api/push");
  }

  keep_push(wanted: KeepPush): Promise<PushSettings> {
    return this.ask("PUT", "/api/push", wanted);
  }

  /** Says after a new sign-in which subscription this browser holds; of another account it is dropped. */
  show_push(endpoint: string): Promise<PushSettings> {
    return this.ask("POST", "/api/push", { endpoint });
  }

  drop_push(): Promise<PushSettings> {
    return this.ask("DELETE", "/api/push");
  }

  /** What this account is told of by e-mail, and the link of its calendar. */
  mail(): Promise<MailSettings> {
    return this.ask("GET", "/api/mail");
  }

  keep_mail(kinds: readonly PushKind[]): Promise<MailSettings> {
    return this.ask("PUT", "/api/mail", { kinds });
  }

  /** A new secret link; the one before it opens nothing any more. */
  make_calendar(): Promise<MailSettings> {
    return this.ask("POST", "/api/calendar");
  }

  drop_calendar(): Promise<MailSettings> {
    return this.ask("DELETE", "/api/calendar");
  }

  /**
   * A receipt of certified mail or a report of non-delivery, as the mailbox saved it; filed by the secretary.
   * @throws WebRefusal `receipt_unreadable`, `receipt_unmatched`, `too_large`
   */
  file_receipt(message: Blob): Promise<ReceiptFiled> {
    return this.send("POST", "/api/receipts", "message/rfc822", message);
  }

  /**
   * The screen of a hall: at once, or, where `version` is that of the newest, once there is another; undefined when there
   * was none so far. Opened by the secret of its link, else by who is signed in.
   * @throws WebRefusal `hall_link_ended`
   */
  async hall({ sitting, secret, version }: HallAsked, signal: AbortSignal): Promise<HallAnswer | undefined> {
    const words = new URLSearchParams({ ...(secret === undefined ? { sitting } : {}), ...(version === undefined ? {} : { version }) });
    const answer = await this.ask<HallAnswer | Record<string, never>>("GET", `/api/hall?${words.toString()}`, undefined, {
      signal,
      headers: secret === undefined ? {} : { "tavolo-hall-link": secret },
    });
    return "screen" in answer ? (answer as HallAnswer) : undefined;
  }

  /** Since when the hall's link of a sitting holds. */
  hall_link(sitting: string): Promise<HallLink> {
    return this.ask("GET", `/api/hall/links/${sitting}`);
  }

  /** A new link, whose address is told this once; the one before it opens nothing any more. */
  make_hall_link(sitting: string): Promise<HallLink> {
    return this.ask("POST", `/api/hall/links/${sitting}`);
  }

  drop_hall_link(sitting: string): Promise<HallLink> {
    return this.ask("DELETE", `/api/hall/links/${sitting}`);
  }

  /** Hands in a file, to be filed as a document. @throws WebRefusal */
  upload(file: File): Promise<UploadedFile> {
    return this.send("POST", "/api/documents", media_of(file), file);
  }

  /** How many witnesses have cosigned a tree that holds the entry. */
  entry_state(table: string, index: number): Promise<EntryState> {
    return this.ask("GET", `/api/tables/${encodeURIComponent(table)}/entries/${index}/state`);
  }

  /** The table as it stood after `size` entries and the rest of their commit, or of the one before (`earlier`), or at an instant; `object`: whose changes are told. */
  past(table: string, acting: string, when: { readonly size: number; readonly earlier?: boolean } | { readonly at: string }, object?: string): Promise<PastTable> {
    const words = new URLSearchParams({ acting, ...("size" in when ? { size: String(when.size), ...(when.earlier ? { towards: "earlier" } : {}) } : { at: when.at }), ...(object === undefined ? {} : { object }) });
    return this.ask("GET", `/api/tables/${encodeURIComponent(table)}/past?${words.toString()}`);
  }

  /**
   * Every entry that fits, as a file under the name that the server gives it. `words`: `acting` and the filters.
   * @throws WebRefusal `too_much_found`; also when the file breaks off
   */
  history(table: string, form: HistoryForm, words: Readonly<Record<string, string>>): Promise<SavedFile> {
    return this.file(`/api/tables/${encodeURIComponent(table)}/history.${form}?${new URLSearchParams(words).toString()}`, `${table}-registro.${form}`);
  }

  /** What differs between two moments. `words`: `acting`, `from` and, unless it is now, `to`: a number of entries or an instant. @throws WebRefusal */
  differences(table: string, words: Readonly<Record<string, string>>): Promise<PastDifferences> {
    return this.ask("GET", `/api/tables/${encodeURIComponent(table)}/past/differences?${new URLSearchParams(words).toString()}`);
  }

  /** The same as a file, under the name that the server gives it. @throws WebRefusal */
  differences_file(table: string, form: HistoryForm, words: Readonly<Record<string, string>>): Promise<SavedFile> {
    return this.file(`/api/tables/${encodeURIComponent(table)}/past/differences.${form}?${new URLSearchParams(words).toString()}`, `${table}-differenze.${form}`);
  }

  /** Every outcome and quorum, computed again from the entries. @throws WebRefusal */
  recomputed(table: string, acting: string): Promise<Recomputed> {
    return this.ask("GET", `/api/tables/${encodeURIComponent(table)}/recomputed?${new URLSearchParams({ acting }).toString()}`);
  }

  /** The same as a table. @throws WebRefusal */
  recomputed_csv(table: string, acting: string): Promise<SavedFile> {
    return this.file(`/api/tables/${encodeURIComponent(table)}/recomputed.csv?${new URLSearchParams({ acting }).toString()}`, `${table}-ricalcolo.csv`);
  }

  /** Under the name that the server gives it, else `name`. */
  private async file(address: string, name: string): Promise<SavedFile> {
    const response = await this.reach(address, { credentials: "same-origin" });
    if (!response.ok) throw await refusal_of(response);
    const content = await response.blob().catch(() => {
      throw new WebRefusal(0, "no_network", {});
    });
    return { name: /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? name, content };
  }

  private async reach(address: string, init: RequestInit): Promise<Response> {
    try {
      return await this.fetch_it(address, init);
    } catch {
      throw new WebRefusal(0, "no_network", {});
    }
  }

  private async bytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.fetch_it(address);
    if (!response.ok) throw new WebRefusal(response.status, `http_${response.status}`, {});
    return new Uint8Array(await response.arrayBuffer());
  }

  private ask<Answer>(method: Method, address: string, body?: object, more?: More): Promise<Answer> {
    return this.send(method, address, "application/json", body && JSON.stringify(body), more);
  }

  private async send<Answer>(method: Method, address: string, type: string, body: string | Blob | undefined, more: More = {}): Promise<Answer> {
    const response = await this.reach(address, {
      method,
      credentials: "same-origin",
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": type }), ...more.headers },
      ...(body === undefined ? {} : { body }),
      ...(more.signal ? { signal: more.signal } : {}),
    });
    if (!response.ok) throw await refusal_of(response);
    return (await data_of(response)) as Answer;
  }
}

async function data_of(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  try {
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    throw new WebRefusal(response.status, "not_understood", {});
  }
}

async function refusal_of(response: Response): Promise<WebRefusal> {
  const data = await data_of(response);
  return new WebRefusal(response.status, String(data["code"] ?? `http_${response.status}`), data);
}
