import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { OrganisationName } from "../../parts/organisation_name";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { useDerived, useMay } from "../../store/hooks";
import { useOwnPresence, type LiveSitting } from "../../store/sittings";
import { useCommand } from "../../store/use_command";

/** A body that does not come is represented by another of its bench; who holds one sees it here. */
export function ProxyCard({ live }: { live: LiveSitting }) {
  const { t } = useTranslation();
  const may = useMay("grant_proxy");
  const mine = useOwnPresence(live.attendance);
  const command = useCommand();
  const [holder, set_holder] = useState("");
  const lines = live.attendance?.lines ?? [];
  const names = useDerived(["organisation"], (entities) => new Map(entities.all("organisation").map((one) => [one.id, one.name ?? one.id])));
  if (!may || !mine?.voting) return null;
  const given_to_me = lines.filter((line) => line.proxy_to === mine.organisation);
  const others = lines.filter((line) => line.voting && line.bench === mine.bench && line.organisation !== mine.organisation);
  const { sitting } = live;
  if (mine.inside && given_to_me.length === 0) return null;
  return (
    <section className="card-plain dense stack" aria-labelledby="proxy-title">
      <h2 id="proxy-title" className="card-title">
        {t("proxy.title")}
      </h2>
      {given_to_me.map((line) => (
        <p key={line.organisation} className="small">
          {t("proxy.you_hold")} <OrganisationName id={line.organisation} strong />
        </p>
      ))}
      {!mine.inside && mine.proxy_to !== undefined && (
        <>
          <p className="small">
            {t("proxy.given_to")} <OrganisationName id={mine.proxy_to} strong />. {t("proxy.ends")}
          </p>
          <Button tone="outline" dense sending={command.state === "sending"} onClick={() => void command.send("revoke_proxy", { sitting: sitting.id })}>
            {t("proxy.revoke")}
          </Button>
        </>
      )}
      {!mine.inside && mine.proxy_to === undefined && (
        <details>
          <summary>{t("proxy.give_title")}</summary>
          <p className="small muted">{t("proxy.words")}</p>
          <SelectField label={t("proxy.holder")} value={holder} empty={t("moderation.choose")} options={others.map((line) => ({ value: line.organisation, label: names.get(line.organisation) ?? line.organisation }))} on_change={set_holder} />
          <div className="button-row">
            <Button dense {...(holder === "" ? { locked: t("proxy.choose") } : {})} sending={command.state === "sending"} onClick={() => void command.send("grant_proxy", { sitting: sitting.id, holder })}>
              {t("proxy.give")}
            </Button>
          </div>
        </details>
      )}
      {command.state === "refused" && command.error && <RefusalCard fact={t("proxy.not_done")} error={command.error} />}
    </section>
  );
}
