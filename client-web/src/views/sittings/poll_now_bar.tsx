import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Icon } from "../../parts/icon";
import { ServerClock } from "../../parts/server_clock";
import type { Poll, Sitting } from "../../protocol/types";
import { useEntity, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { usePollsOf } from "../../store/sittings";
import { Link } from "../router";

/** Above all when a poll of the sitting is open, as for a vote; the form is on the poll's page. */
export function PollNowBars({ sitting }: { sitting: Sitting }) {
  const open = usePollsOf(sitting, ["open"]);
  return (
    <>
      {open.map((poll) => (
        <PollNowBar key={poll.id} poll={poll} />
      ))}
    </>
  );
}

function PollNowBar({ poll }: { poll: Poll }) {
  const { t } = useTranslation();
  const own = useSession((state) => state.acting?.organisation);
  const answer = useEntity("own_poll_answer", poll.id);
  const answers = useMayOn("answer_poll", "own");
  const missing = answers && own !== undefined && poll.electorate.includes(own) && !answer;
  return (
    <section className={`vote-now on-navy ${missing ? "missing" : ""}`} aria-label={t("poll_now.region")}>
      <div className="bounded">
        <Icon name="unlocked" />
        <p>
          <strong>{t(missing ? "poll_now.missing" : answer ? "poll_now.recorded" : "poll_now.open")}</strong> <span {...written(poll.title)}>{poll.title ?? t("erased")}</span>
        </p>
        <ServerClock until={poll.terms.closes_at} name={poll.title ?? ""} />
        <Link to={`/consultazioni/${poll.id}`} className="btn btn-on-navy">
          {t(missing ? "poll_now.act" : "polls.see")}
        </Link>
      </div>
    </section>
  );
}
