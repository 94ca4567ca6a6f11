import { useEffect, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { EmptyState } from "../../parts/empty_state";
import { clean_text } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import { Skeleton } from "../../parts/skeleton";
import { number_text } from "../../parts/time_text";
import type { SearchPage as Found } from "../../protocol/types";
import { NotConnected, Refusal } from "../../rpc/refusal";
import { useTavolo } from "../../store/hooks";
import { useQuery } from "../../store/use_command";
import { Link, useSearchWord } from "../router";
import { useTitle } from "../use_title";
import { search_field_id } from "./search_key";
import { SearchResults } from "./search_results";

/** Of each kind at first. */
const at_first = 5;
const longest = 200;
/** The index is being made: asked again by itself. */
const ask_again_ms = 1_500;

/** Full text over all that this reader may read. */
export function SearchPage() {
  const { t } = useTranslation();
  const [asked = "", set_asked] = useSearchWord("q");
  useTitle(asked === "" ? t("search.title") : t("search.title_of", { text: asked }));
  return (
    <div className="bounded page">
      <h1>{t("search.title")}</h1>
      <SearchForm key={asked} asked={asked} on_ask={set_asked} />
      {asked !== "" && <Answer key={`answer ${asked}`} text={asked} />}
      <SearchKeyChoice />
    </div>
  );
}

function SearchForm({ asked, on_ask }: { asked: string; on_ask: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, set_text] = useState(asked);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const words = [...clean_text(text, false).trim()].slice(0, longest).join("");
    if (words !== "") on_ask(words);
  };
  return (
    <form role="search" className="card-plain search-form" onSubmit={ask}>
      <label htmlFor={search_field_id}>{t("search.label")}</label>
      <div className="search-line-of-form">
        <input
          id={search_field_id}
          className="field-input"
          type="search"
          value={text}
          maxLength={longest}
          aria-describedby="search-hint"
          autoComplete="off"
          onChange={(event) => set_text(event.target.value)}
        />
        <Button icon="search" type="submit">
          {t("search.act")}
        </Button>
      </div>
      <p id="search-hint" className="small muted">
        {t("search.hint")}
      </p>
    </form>
  );
}

function Answer({ text }: { text: string }) {
  const { t } = useTranslation();
  const { value, failed, reload } = useQuery<Found>("search", { text, limit: at_first });
  const preparing = failed instanceof Refusal && failed.code === "search_preparing";
  useEffect(() => {
    if (!preparing) return;
    const again = setTimeout(reload, ask_again_ms);
    return () => clearTimeout(again);
  });
  return (
    <div className="sections search-answer">
      <p role="status" className="visually-hidden">
        {value && (value.groups.length === 0 ? t("search.none") : t("search.found", { kinds: value.groups.map((group) => t(`search.kind.${group.kind}`)).join(", ") }))}
      </p>
      <EntryNumber text={text} />
      {!value && !failed && <Skeleton words={t("search.loading")} cards={3} />}
      {preparing && <Notice>{t("search.preparing")}</Notice>}
      {failed instanceof NotConnected && <Notice tone="warn">{t("search.offline")}</Notice>}
      {failed && !preparing && !(failed instanceof NotConnected) && (
        <RefusalCard
          fact={t("search.not_done")}
          error={failed}
          acts={
            <Button tone="outline" icon="refresh" onClick={reload}>
              {t("search.again")}
            </Button>
          }
        />
      )}
      {value?.groups.map((group) => <SearchResults key={group.kind} text={text} group={group} />)}
      {value?.groups.length === 0 && (
        <div className="card-plain">
          <EmptyState title={t("search.none")}>
            <p>{t("search.none_remedy")}</p>
          </EmptyState>
        </div>
      )}
    </div>
  );
}

/** "voce 1.284" is a link as numbers are everywhere (screens 2). */
function EntryNumber({ text }: { text: string }) {
  const { t, i18n } = useTranslation();
  const found = /^(?:voce|entry)?\s*(\d{1,3}(?:[.,]\d{3})+|\d{1,12})$/i.exec(text.trim());
  if (!found?.[1]) return null;
  const index = Number(found[1].replace(/[.,]/g, ""));
  return (
    <p className="card-plain dense">
      <Link to={`/registro/${index}`}>{t("search.entry", { n: number_text(index, i18n.language) })}</Link>
    </p>
  );
}

/** A single key is a trap for who speaks to the screen or types with effort: off until one wants it. */
function SearchKeyChoice() {
  const { t } = useTranslation();
  const { preferences } = useTavolo();
  const [on, set_on] = useState(() => preferences.read("search_key") === "on");
  return (
    <label className="search-key">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          preferences.keep("search_key", event.target.checked ? "on" : "off");
          set_on(event.target.checked);
        }}
      />
      <span>{t("search.key")}</span>
    </label>
  );
}
