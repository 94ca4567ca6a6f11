import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Icon } from "../../parts/icon";
import { ServerClock } from "../../parts/server_clock";
import type { Sitting, Vote } from "../../protocol/types";
import { useEntity, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useVotesOf } from "../../store/sittings";
import { useErased } from "../erasure/erased";
import { Link } from "../router";

/** Above all when a vote of the sitting is open; the form opens on press, never by itself (screens 5.7). */
export function VoteNowBars({ sitting }: { sitting: Sitting }) {
  const open = useVotesOf(sitting, "open");
  return (
    <>
      {open.map((vote) => (
        <VoteNowBar key={vote.id} vote={vote} />
      ))}
    </>
  );
}

function VoteNowBar({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const erased = useErased();
  const own = useSession((state) => state.acting?.organisation);
  const position = useEntity("own_position", vote.id);
  const casts = useMayOn("cast_position", "own");
  const missing = casts && own !== undefined && vote.electorate.includes(own) && !position;
  return (
    <section className={`vote-now on-navy ${missing ? "missing" : ""}`} aria-label={t("vote_now.region")}>
      <div className="bounded">
        <Icon name="unlocked" />
        <p>
          <strong>{missing ? t("vote_now.missing") : position ? t("vote_now.recorded", { choice: t(`position.${position.choice}`).toLowerCase() }) : t("vote_now.open")}</strong> <span {...written(vote.title)}>{vote.title ?? erased(vote.id)}</span>
        </p>
        <ServerClock until={vote.terms.closes_at} name={vote.title ?? ""} />
        <Link to={`/votazioni/${vote.id}`} className="btn btn-on-navy">
          {missing ? t("vote_now.act") : t("votes.see")}
        </Link>
      </div>
    </section>
  );
}
