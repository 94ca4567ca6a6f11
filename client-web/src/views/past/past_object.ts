import type { PastTable } from "../../protocol/session";
import type { EntityStore } from "../../store/entities";
import { match_path } from "../router";

/** What was answered, with what was asked: the size may lie within a commit, and then the answer is of another. */
export type Stood = PastTable & { readonly asked: number; readonly about: string | undefined };

/** Below it stands a number of entries, and after that the address of a page. */
export const past_address = "/com-era";

/** "/com-era/4711/piano" in 4711 and "/piano"; undefined when it is no such address. */
export function past_of(path: string): { readonly size: number; readonly inner: string } | undefined {
  const found = /^\/com-era\/([1-9]\d{0,14})(\/.*)?$/.exec(path);
  return found?.[1] === undefined ? undefined : { size: Number(found[1]), inner: found[2] ?? "/" };
}

export function address_of(size: number, inner: string): string {
  return `${past_address}/${size}${inner === "/" ? "" : inner}${location.search}`;
}

/** The thing that an address is about, whose changes one can step through; undefined: the whole table. */
export function object_at(path: string, entities: EntityStore): string | undefined {
  const vote = match_path("/votazioni/:id", path) ?? match_path("/consultazioni/:id", path) ?? match_path("/organismi/:id", path);
  if (vote) return vote["id"];
  const proposal = match_path("/proposte/:number", path)?.["number"];
  if (proposal !== undefined) return entities.all("proposal").find((one) => one.number === proposal)?.id;
  const sitting = (match_path("/sedute/:number", path) ?? match_path("/sedute/:number/verbale", path))?.["number"];
  if (sitting !== undefined) return entities.all("sitting").find((one) => one.number === sitting)?.id;
  const code = match_path("/piano/:code", path)?.["code"];
  if (code !== undefined) return entities.all("plan_node").find((one) => one.code === code)?.id;
  return undefined;
}
