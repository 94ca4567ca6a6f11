import { useEffect, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { PasswordField } from "../../parts/password_field";
import { Skeleton } from "../../parts/skeleton";
import { day_text } from "../../parts/time_text";
import type { InvitationView } from "../../protocol/session";
import { WebRefusal } from "../../rpc/web_api";
import { useTavolo } from "../../store/hooks";
import { BareFrame } from "../frame/frame";
import { Link, useGo } from "../router";
import { useTitle } from "../use_title";

/** The shortest password the server takes. */
const shortest = 10;

/** The one-time link of an invitation: who is invited for whom, and the password to choose. */
export function InvitationPage({ token }: { token: string }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const [invitation, set_invitation] = useState<InvitationView | undefined>();
  const [lost, set_lost] = useState<WebRefusal | undefined>();
  useTitle(t("invitation.title"));
  useEffect(() => {
    let here = true;
    session.api.invitation(token).then(
      (found) => here && set_invitation(found),
      (error: unknown) => here && set_lost(error instanceof WebRefusal ? error : new WebRefusal(0, "unknown", {})),
    );
    return () => {
      here = false;
    };
  }, [session, token]);
  return (
    <BareFrame>
      <div className="bounded page">
        <div className="mandate-page">
          <h1>{t("invitation.title")}</h1>
          {lost && (
            <div className="stack">
              <div className="notice warn form-alert" role="alert">
                <Icon name="clock" />
                <span>{lost.code === "no_network" ? t("sign_in.no_network") : (lost.words(i18n.language) ?? t("invitation.lost"))}</span>
              </div>
              <p>
                <Link to="/accesso">{t("invitation.to_sign_in")}</Link>
              </p>
            </div>
          )}
          {!lost && !invitation && <Skeleton words={t("invitation.loading")} cards={1} />}
          {invitation && <Acceptance token={token} invitation={invitation} />}
        </div>
      </div>
    </BareFrame>
  );
}

function Acceptance({ token, invitation }: { token: string; invitation: InvitationView }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const go = useGo();
  const [password, set_password] = useState("");
  const [again, set_again] = useState("");
  const [problem, set_problem] = useState<string | undefined>();
  const [sending, set_sending] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if ([...password].length < shortest) return set_problem(t("invitation.too_short", { count: shortest }));
    if (password !== again) return set_problem(t("invitation.different"));
    set_problem(undefined);
    set_sending(true);
    try {
      await session.api.accept_invitation(token, password);
      await session.start();
      go("/", { replace: true });
    } catch (error) {
      const known = error instanceof WebRefusal ? error : undefined;
      if (known?.code === "no_network") set_problem(t("sign_in.no_network"));
      else set_problem(known?.words(i18n.language) ?? t("invitation.refused"));
    } finally {
      set_sending(false);
    }
  };
  const capacity = t(`capacity.${invitation.capacity}`).toLowerCase();
  return (
    <form className="card-plain invitation" onSubmit={(event) => void send(event)}>
      <p>
        {invitation.organisation_name !== undefined
          ? t("invitation.for_body", { capacity, name: invitation.organisation_name })
          : t("invitation.for_office", { capacity })}
      </p>
      <p className="muted small">{t("invitation.until", { day: day_text(invitation.expires_at, i18n.language), email: invitation.email })}</p>
      {problem !== undefined && (
        <div className="notice error form-alert" role="alert">
          <Icon name="error" />
          <span>{problem}</span>
        </div>
      )}
      <input type="text" className="visually-hidden" autoComplete="username" readOnly tabIndex={-1} aria-hidden="true" value={invitation.email} />
      <PasswordField label={t("invitation.password")} value={password} on_change={set_password} autocomplete="new-password" hint={t("invitation.password_hint", { count: shortest })} />
      <PasswordField label={t("invitation.again")} value={again} on_change={set_again} autocomplete="new-password" />
      <div className="button-row">
        <Button type="submit" big sending={sending}>
          {t("invitation.accept")}
        </Button>
      </div>
    </form>
  );
}
