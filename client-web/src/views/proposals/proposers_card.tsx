import { useTranslation } from "react-i18next";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import type { Proposal } from "../../protocol/types";
import { useEntity, useSession } from "../../store/hooks";

/** "Chi propone": proposer, confirmed co-proposers, supporters of this version, conflict of interest, tracks. */
export function ProposersCard({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const own = useSession((state) => state.acting?.organisation);
  const asked = useEntity("own_proposal", proposal.id);
  const waiting = asked?.cosignatures.filter((one) => one.state !== "confirmed") ?? [];
  return (
    <section className="card-plain dense" aria-labelledby="proposers-title">
      <h2 id="proposers-title" className="card-title">
        {t("proposal.proposers")}
      </h2>
      <ul className="plain body-list">
        <li>
          <OrganisationName id={proposal.proposer} strong />
          <span className="muted small">{proposal.proposer === own ? t("proposal.first_proposer_mine") : t("proposal.first_proposer")}</span>
        </li>
        {proposal.co_proposers.map((id) => (
          <li key={id}>
            <OrganisationName id={id} strong />
            <span className="muted small">{id === own ? t("proposal.co_proposer_mine") : t("proposal.co_proposer")}</span>
          </li>
        ))}
        {waiting.map((one) => (
          <li key={one.organisation}>
            <OrganisationName id={one.organisation} />
            <Chip tone={one.state === "pending" ? "warn" : "muted"} icon={one.state === "pending" ? "clock" : "close-circle"}>
              {t(`cosignature.${one.state}`)}
            </Chip>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && <p className="smallest muted">{t("proposal.cosignatures_private")}</p>}
      <hr />
      <p className="small">
        <Icon name="info-circle" /> {t("proposal.conflict")} <strong>{proposal.conflict_declared ? t("proposal.conflict_yes") : t("proposal.conflict_no")}</strong>.{" "}
        {proposal.conflict_text}
      </p>
      <p className="small muted">{t("proposal.tracks", { tracks: proposal.tracks.map((track) => t(`track.${track}`)).join(", ") })}</p>
      <hr />
      <h3 className="fact-title">{t("proposal.supporters", { count: proposal.supporters.length })}</h3>
      {proposal.supporters.length === 0 ? (
        <p className="small muted">{t("proposal.no_supporters")}</p>
      ) : (
        <ul className="plain body-list small">
          {proposal.supporters.map((id) => (
            <li key={id}>
              <OrganisationName id={id} />
            </li>
          ))}
        </ul>
      )}
      {proposal.version > 1 && <p className="smallest muted">{t("proposal.support_of_version", { n: proposal.version })}</p>}
    </section>
  );
}
