import { hex, sha256, type Bytes } from "./hashing";
import { read_note } from "./note";
import { leaf_hash } from "./tree";

/** Reads one public file of a log by its place below the log's folder. @throws where it is not there */
export type ReadFile = (place: string) => Promise<Bytes>;

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
const full = 256;
const hash_bytes = 32;
/** More hash tiles than these are not asked for: a log of sixteen million entries. */
const most_entries = 16_000_000;

/** Public files that are there and do not hold together: damaged, or made up. */
export class DamagedFiles extends Error {}

/** What a log's public files hold. Nothing is believed of them but what a root that is known otherwise confirms. */
export class PublicTree {
  /** Each file is asked for once: what is computed of one size and of another is computed from the same bytes. */
  private readonly files = new Map<string, Promise<Bytes>>();

  private constructor(
    private readonly read: ReadFile,
    /** The signed note of the files, and of how many entries it is. */
    readonly checkpoint: string,
    readonly size: number,
  ) {}

  /** @throws where there are none; DamagedFiles where their `checkpoint` is out of form */
  static async open(read: ReadFile): Promise<PublicTree> {
    const text = new TextDecoder().decode(await read("checkpoint"));
    const note = read_note(text);
    if (!note || note.size === 0 || note.size > most_entries) throw new DamagedFiles("no checkpoint");
    return new PublicTree(read, text, note.size);
  }

  /**
   * The root of the tree of the first `size` entries, 64 hexadecimal digits. Roots of several sizes are of one history: where a size cuts a
   * whole tile, its hashes must be those of which the larger trees are made. @throws where the files do not reach so far; DamagedFiles
   */
  async root_of(size: number): Promise<string> {
    if (!Number.isSafeInteger(size) || size < 1 || size > this.size) throw new Error("not in these files");
    const whole = Math.floor(size / full);
    const nodes: Bytes[] = [];
    for (let tile = 0; tile * full < whole; tile++) nodes.push(...(await this.hashes(1, tile)).slice(0, whole - tile * full));
    if (size > whole * full) nodes.push(await root_over((await this.cut_tile(whole)).slice(0, size - whole * full)));
    return hex(await root_over(nodes));
  }

  /** The bytes of the first entry, of which the hash is in the tree of any size that `root_of` gives. @throws where they are not there; DamagedFiles */
  async first_entry(): Promise<string> {
    const [first = new Uint8Array()] = await this.entries(0);
    const [leaf = new Uint8Array()] = await this.cut_tile(0);
    if (hex(await leaf_hash(first)) !== hex(leaf)) throw new DamagedFiles("not the first entry");
    return text_of(first);
  }

  /** All entries, of which the root of the files' own checkpoint is computed; for short logs. @throws where it is another */
  async all_entries(most: number): Promise<readonly string[]> {
    if (this.size > most) throw new Error("too long");
    const all: Bytes[] = [];
    for (let bundle = 0; bundle * full < this.size; bundle++) all.push(...(await this.entries(bundle)));
    const root = hex(await root_over(await Promise.all(all.map(leaf_hash))));
    if (all.length !== this.size || root !== hex(read_note(this.checkpoint)?.root ?? new Uint8Array())) throw new DamagedFiles("another root");
    return all.map(text_of);
  }

  /** Hashes of the entries in a tile. Where it is whole, they must have the hash that stands for it above. */
  private async cut_tile(tile: number): Promise<Bytes[]> {
    const hashes = await this.hashes(0, tile);
    if (hashes.length === full) {
      const above = (await this.hashes(1, Math.floor(tile / full)))[tile % full] ?? new Uint8Array();
      if (hex(above) !== hex(await root_over(hashes))) throw new DamagedFiles("a tile that is not of this tree");
    }
    return hashes;
  }

  private file(place: string): Promise<Bytes> {
    const asked = this.files.get(place) ?? this.read(place);
    this.files.set(place, asked);
    return asked;
  }

  private async hashes(level: 0 | 1, tile: number): Promise<Bytes[]> {
    const there = Math.floor(this.size / full ** level);
    const width = Math.min(full, there - tile * full);
    const bytes = await this.file(place_of(String(level), tile, width));
    if (bytes.length !== width * hash_bytes) throw new DamagedFiles("a tile of another width");
    return Array.from({ length: width }, (_, at) => bytes.slice(at * hash_bytes, (at + 1) * hash_bytes));
  }

  private async entries(bundle: number): Promise<Bytes[]> {
    const bytes = await this.file(place_of("entries", bundle, Math.min(full, this.size - bundle * full)));
    const found: Bytes[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      const entry = bytes.slice(at + 2, at + 2 + length);
      if (entry.length !== length) throw new DamagedFiles("a bundle that is cut off");
      found.push(entry);
      at += 2 + length;
    }
    return found;
  }
}

function text_of(entry: Bytes): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(entry);
  } catch {
    throw new DamagedFiles("an entry that is no text");
  }
}

/** "tile/0/x001/x234/067", "tile/entries/000.p/112". */
function place_of(level: string, n: number, width: number): string {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? [];
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${name}${width < full ? `.p/${width}` : ""}`;
}

/** RFC 6962 section 2.1 over hashes that are there already: leaves, or roots of whole tiles with what is left over. */
async function root_over(nodes: readonly Bytes[]): Promise<Bytes> {
  const [first] = nodes;
  if (!first) throw new DamagedFiles("no hashes");
  if (nodes.length === 1) return first;
  let left = 1;
  while (left * 2 < nodes.length) left *= 2;
  return sha256(Uint8Array.of(1), await root_over(nodes.slice(0, left)), await root_over(nodes.slice(left)));
}
