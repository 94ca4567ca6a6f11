import { useTranslation } from "react-i18next";
import { content_language } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { OrganisationName } from "../../parts/organisation_name";
import { date_text } from "../../parts/time_text";
import type { SearchHit, SearchKind } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { kind_of_ref } from "../object_link";
import { Link } from "../router";
import { MarkedText } from "./marked_text";

/** Address of the page of a thing; undefined while it is not (or no longer) visible. */
function useAddress(ref: string): string | undefined {
  const kind = kind_of_ref(ref);
  const node = useEntity("plan_node", kind === "node" ? ref : undefined);
  const proposal = useEntity("proposal", kind === "proposal" ? ref : undefined);
  if (node) return `/piano/${encodeURIComponent(node.code)}`;
  if (proposal) return `/proposte/${proposal.number}`;
  if (kind === "poll") return `/consultazioni/${ref}`;
  return kind === "vote" ? `/votazioni/${ref}` : undefined;
}

/** A text found: where it leads, whose it is, the line around the words. */
export function SearchHitCard({ kind, hit }: { kind: SearchKind; hit: SearchHit }) {
  const { t, i18n } = useTranslation();
  const is_comment = kind === "comment";
  const is_position = kind === "vote" && hit.organisation !== undefined;
  const address = useAddress(is_comment ? (hit.about ?? "") : hit.object);
  const to = address !== undefined && is_comment ? `${address}#${hit.object}` : address;
  const words = hit.title.length > 0 ? <MarkedText pieces={hit.title} /> : (hit.about_label ?? t("search.untitled"));
  return (
    <li className="card-plain dense search-hit">
      {(is_comment || is_position || hit.hidden) && (
        <p className="small muted search-whose">
          {is_comment && t("search.comment_of")} {is_position && t("search.position_of")} {hit.organisation !== undefined && <OrganisationName id={hit.organisation} />}
          {hit.hidden && (
            <Chip tone="warn" icon="password-visible">
              {t("search.hidden")}
            </Chip>
          )}
        </p>
      )}
      <h3>
        {is_comment && <span className="muted search-on">{t("search.on")} </span>}
        {kind === "document" ? (
          <a href={`/documenti/${hit.object}`} className="quiet" lang={content_language} download>
            {words}
          </a>
        ) : to !== undefined ? (
          <Link to={to} className="quiet" lang={content_language}>
            {words}
          </Link>
        ) : (
          <span lang={content_language}>{words}</span>
        )}
      </h3>
      {hit.excerpt.length > 0 && (
        <p className="search-excerpt" lang={content_language}>
          <MarkedText pieces={hit.excerpt} />
        </p>
      )}
      {(kind === "proposal" || hit.at !== undefined) && (
        <p className="smallest muted search-line">
          {kind === "proposal" && <OrganisationName id={hit.organisation} />}
          {hit.at !== undefined && <time dateTime={hit.at}>{date_text(hit.at, i18n.language)}</time>}
        </p>
      )}
    </li>
  );
}
