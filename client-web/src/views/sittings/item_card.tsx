import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { hour_text } from "../../parts/time_text";
import type { AgendaItem, Sitting } from "../../protocol/types";
import { useErased } from "../erasure/erased";
import { numbers_of, usePollsOf } from "../../store/sittings";
import { ItemDocuments } from "../documents/documents_card";
import { ObjectLink } from "../object_link";
import { Link } from "../router";
import { VoteLink } from "../votes/vote_links";
import { ConflictPart } from "./conflict_part";

/** What is in discussion, since when, and what it is about. */
export function ItemCard({ sitting, item, heading = "h1" }: { sitting: Sitting; item: AgendaItem | undefined; heading?: "h1" | "h2" }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const Heading = heading;
  const polls = usePollsOf(sitting, ["open", "closed"]).filter((poll) => item !== undefined && poll.item === item.entry.id);
  if (!item) {
    return (
      <section className="card-plain top item-card" aria-label={t("item.now")}>
        <Heading>{t("item.none")}</Heading>
        <p className="muted">{t("item.none_words")}</p>
      </section>
    );
  }
  const number = numbers_of(sitting.agenda).get(item.entry.id) ?? "";
  return (
    <section className="card-plain top item-card" aria-label={t("item.now")}>
      <p className="small muted">{item.opened_at === undefined ? t("item.number", { number }) : t("item.since", { number, hour: hour_text(item.opened_at, i18n.language) })}</p>
      <Heading {...written(item.title)}>{item.title ?? erased(item.entry.id, sitting.id)}</Heading>
      <p className="item-links">
        {item.entry.subject !== undefined && <ObjectLink id={item.entry.subject} />}
        {item.votes.map((vote, at) => (
          <VoteLink key={vote} id={vote} unknown={t("agenda.vote", { n: at + 1 })} />
        ))}
        {polls.map((poll) => (
          <Link key={poll.id} to={`/consultazioni/${poll.id}`} {...written(poll.title)}>
            {poll.title ?? t("object.poll")}
          </Link>
        ))}
      </p>
      <ItemDocuments sitting={sitting} item={item} />
      <ConflictPart sitting={sitting} item={item} />
    </section>
  );
}
