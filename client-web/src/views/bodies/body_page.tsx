import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { OrganisationName } from "../../parts/organisation_name";
import { date_text } from "../../parts/time_text";
import type { Organisation } from "../../protocol/types";
import { useDerived, useEntity, useSession } from "../../store/hooks";
import { useMayOn, useRelation } from "../../store/may";
import { InRecord } from "../in_record";
import { MandateDialog } from "../secretary/mandate_dialog";
import { MandateList } from "../secretary/mandate_list";
import { MembershipDialog } from "../secretary/membership_dialog";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { NoticeAddressesCard } from "./notice_addresses";

/** One's own body: where its legal representative appoints delegate and substitute. */
export function OwnBodyPage() {
  const own = useSession((state) => state.acting?.organisation);
  return <BodyPage id={own ?? ""} />;
}

/** A body at the table: public information, and for members who acts for it. */
export function BodyPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const body = useEntity("organisation", id);
  useTitle(body?.name ?? t("bodies.title"));
  if (!body) {
    return (
      <div className="bounded page">
        <h1 className="visually-hidden">{t("bodies.no_such")}</h1>
        <EmptyState title={t("bodies.no_such")} act={<Link to="/organismi">{t("home.all_bodies")}</Link>} />
      </div>
    );
  }
  return <Page body={body} />;
}

function Page({ body }: { body: Organisation }) {
  const { t, i18n } = useTranslation();
  const relation = useRelation(body.id);
  const may_change = useMayOn("change_membership", relation);
  const may_grant = useMayOn("grant_mandate", relation);
  const may_appoint = useMayOn("appoint_delegate", relation);
  const [open, set_open] = useState<"membership" | "grant" | "appoint" | undefined>();
  const mandates = useDerived(["mandate"], (entities) => entities.all("mandate").filter((mandate) => mandate.organisation === body.id), [body.id]);
  const close = () => set_open(undefined);
  return (
    <div className="bounded page">
      <div className="sections body-page">
        <div className="object-head">
          <Breadcrumb links={[<Link key="all" to="/organismi">{t("bodies.title")}</Link>]} here={body.name ?? body.id} />
          <h1>
            <OrganisationName id={body.id} />
          </h1>
          <div className="chips">
            <Chip>{t(`bench.${body.bench}`)}</Chip>
            <Chip tone="outline">{t(`standing.${body.standing}`)}</Chip>
            <Chip tone={body.status === "member" ? "ok" : "warn"}>{t(`membership_status.${body.status}`)}</Chip>
            <Chip tone={body.voting ? "info" : "muted"}>{body.voting ? t("bodies.votes") : t("bodies.no_vote")}</Chip>
          </div>
          {may_change && (
            <div className="button-row">
              <Button tone="outline" icon="pencil" onClick={() => set_open("membership")}>
                {t("bodies.change")}
              </Button>
            </div>
          )}
        </div>
        <dl className="facts card-plain flush">
          <div>
            <dt>{t("bodies.kind")}</dt>
            <dd>{t(`organisation_kind.${body.kind}`)}</dd>
          </div>
          <div>
            <dt>{t("bodies.sector")}</dt>
            <dd>{t(`sector.${body.sector}`)}</dd>
          </div>
          <div>
            <dt>{t("bodies.since")}</dt>
            <dd>{date_text(body.member_from, i18n.language)}</dd>
          </div>
          {body.affiliated_to !== undefined && (
            <div>
              <dt>{t("bodies.affiliated")}</dt>
              <dd>
                <Link to={`/organismi/${body.affiliated_to}`}>
                  <OrganisationName id={body.affiliated_to} mark={false} />
                </Link>
              </dd>
            </div>
          )}
        </dl>
        <section aria-labelledby="holders-title">
          <div className="section-head">
            <h2 id="holders-title">{t("bodies.holders")}</h2>
            {may_grant && (
              <Button dense icon="plus" onClick={() => set_open("grant")}>
                {t("mandates.grant")}
              </Button>
            )}
            {may_appoint && (
              <Button dense icon="plus" onClick={() => set_open("appoint")}>
                {t("mandates.appoint")}
              </Button>
            )}
          </div>
          <p className="small muted holders-note">{t("bodies.holders_note")}</p>
          <MandateList mandates={mandates} />
        </section>
        <NoticeAddressesCard body={body} />
        <InRecord object={body.id} />
      </div>
      {open === "membership" && <MembershipDialog body={body} on_close={close} />}
      {(open === "grant" || open === "appoint") && <MandateDialog body={body} by={open === "grant" ? "secretary" : "body"} on_close={close} />}
    </div>
  );
}
