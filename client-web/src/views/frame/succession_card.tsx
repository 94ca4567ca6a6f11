import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Fact } from "../../parts/fact";
import { Icon } from "../../parts/icon";
import { HashText } from "../../parts/proof_state";
import { date_text, number_text } from "../../parts/time_text";
import { useSession, useTavolo } from "../../store/hooks";
import type { Succession } from "../../store/proof/succession";
import type { ClosedLog } from "../../store/proof/succession_chain";
import { save_evidence } from "./save_evidence";

/** On every screen, until a person has compared: the table goes on in another log than the one this device knows. */
export function SuccessionCard() {
  const { t, i18n } = useTranslation();
  const succession = useSession((state) => state.succession);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (succession) head.current?.focus();
  }, [succession]);
  if (!succession) return null;
  const { origin, cited, seen, comparison, one_history, kept_as, through = [] } = succession;
  const n = (value: number) => number_text(value, i18n.language);
  return (
    <div className="bounded alarm">
      <div className="refusal succession" role="alert">
        <Icon name="warning-circle" />
        <div>
          <h2 ref={head} tabIndex={-1}>
            {t("succession.title")}
          </h2>
          <p>{t("succession.closed", { origin, count: cited.size, n: n(cited.size) })}</p>
          {through.length > 0 && <Through logs={through} />}
          {kept_as !== undefined && <p>{t("succession.renamed", { old: kept_as })}</p>}
          <p>{t(`succession.${one_history ? "checked" : comparison}`, { day: date_text(seen.at, i18n.language), count: seen.size, n: n(seen.size) })}</p>
          {one_history && comparison === "beyond" && <p>{t("succession.not_carried_on")}</p>}
          <Compared succession={succession} />
          <p>{t("succession.compare")}</p>
          <Acts succession={succession} />
          <p className="small muted">{t("succession.suspended")}</p>
        </div>
      </div>
    </div>
  );
}

/** Records between the known one and the shown one: each was computed to lead to the one before, none is to be believed for that. */
function Through({ logs }: { logs: readonly ClosedLog[] }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <p>{t("succession.through", { count: logs.length })}</p>
      <ol>
        {logs.map(({ origin, size, frozen }) => (
          <li key={origin}>
            {t("succession.link", { origin, count: size, n: number_text(size, i18n.language) })} {t(`succession.frozen.${frozen}`)}
          </li>
        ))}
      </ol>
    </>
  );
}

/** What the ambito publishes by another channel, digit by digit. */
function Compared({ succession: { origin, cited, successor } }: { succession: Succession }) {
  const { t, i18n } = useTranslation();
  return (
    <dl className="entry-facts">
      <Fact name={t("succession.old_origin")}>{origin}</Fact>
      <Fact name={t("succession.size")}>{number_text(cited.size, i18n.language)}</Fact>
      <Fact name={t("succession.root")}>
        <HashText hash={cited.root} />
      </Fact>
      <Fact name={t("succession.new_origin")}>{successor.origin}</Fact>
      <Fact name={t("succession.new_key")}>
        <code>{successor.vkey}</code>
      </Fact>
    </dl>
  );
}

function Acts({ succession }: { succession: Succession }) {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const [no_room, set_no_room] = useState(false);
  const go_on = () => {
    if (!session.follow_successor()) set_no_room(true);
    // The pressed button is gone with its card.
    else document.getElementById("content")?.focus();
  };
  return (
    <>
      <div className="button-row refusal-acts">
        <Button tone="outline" onClick={() => save_evidence(session, table, succession.seen, succession)}>
          {t("rewritten.save")}
        </Button>
        <Button onClick={go_on}>{t("succession.go_on")}</Button>
      </div>
      {no_room && <p>{t("succession.no_room")}</p>}
    </>
  );
}
