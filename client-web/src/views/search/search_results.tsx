import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LoadMore } from "../../parts/load_more";
import { Notice } from "../../parts/notice";
import type { SearchGroup, SearchPage } from "../../protocol/types";
import { useTavolo } from "../../store/hooks";
import { SearchHitCard } from "./search_hit";

const a_page = 20;

/** What was found of one kind, and the rest of it on request. */
export function SearchResults({ text, group }: { text: string; group: SearchGroup }) {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const [further, set_further] = useState<readonly SearchGroup[]>([]);
  const [state, set_state] = useState<"idle" | "loading" | "failed">("idle");
  const last = further.at(-1) ?? group;
  const load = async () => {
    if (last.next === undefined) return;
    set_state("loading");
    try {
      const page = await session.query<SearchPage>("search", { text, cursor: last.next, limit: a_page });
      set_further([...further, page.groups[0] ?? { kind: group.kind, items: [] }]);
      set_state("idle");
    } catch {
      set_state("failed");
    }
  };
  const items = [group, ...further].flatMap((page) => page.items);
  const heading = `search-${group.kind}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t(`search.kind.${group.kind}`)}</h2>
      <ul className="plain stack search-hits">
        {items.map((hit, at) => (
          <SearchHitCard key={`${hit.object}-${hit.organisation ?? ""}-${at}`} kind={group.kind} hit={hit} />
        ))}
      </ul>
      {state === "failed" && <Notice tone="warn">{t("search.more_failed")}</Notice>}
      {last.next !== undefined && (
        <LoadMore label={t("search.more", { kind: t(`search.kind.${group.kind}`) })} loading={state === "loading"} on_press={() => void load()} />
      )}
    </section>
  );
}
