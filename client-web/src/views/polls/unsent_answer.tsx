import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { second_text } from "../../parts/time_text";
import type { Poll } from "../../protocol/types";
import { useDraft, useEntity } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useOwnOrganisation } from "../../store/selectors";
import { answer_of, type AnswerFields } from "./answer_fields";

/** The poll ended with an answer half made on this device: it is said that it does not count, and what counts. */
export function UnsentAnswer({ poll }: { poll: Poll }) {
  const { t, i18n } = useTranslation();
  const own = useOwnOrganisation();
  const may = useMayOn("answer_poll", "own");
  const recorded = useEntity("own_poll_answer", poll.id);
  const draft = useDraft<AnswerFields>(`poll:${poll.id}`, answer_of(poll, recorded));
  if (draft.kept_at === undefined || !may || !own || !poll.electorate.includes(own.id)) return null;
  const hour = second_text(poll.closed_at ?? poll.terms.closes_at, i18n.language);
  return (
    <div role="alert">
      <Notice tone="warn" icon="warning-circle" acts={<Button tone="outline" onClick={draft.discard}>{t("poll.drop_unsent")}</Button>}>
        <strong>{t("poll.not_recorded")}.</strong> {t(recorded ? "poll.unsent_change" : "poll.unsent", { hour })}
      </Notice>
    </div>
  );
}
