import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../parts/button";
import { EmptyState } from "../parts/empty_state";
import { Skeleton } from "../parts/skeleton";
import { useSession, useTavolo } from "../store/hooks";
import { PushNotices } from "../store/push_notices";
import { suspended } from "../store/session_state";
import { BareFrame, Frame } from "./frame/frame";
import { LiveRegions } from "./frame/live_regions";
import { HallPage } from "./hall/hall_page";
import { HomePage } from "./home/home_page";
import { past_of } from "./past/past_object";
import { PastPage } from "./past/past_page";
import { PlanPage } from "./plan/plan_page";
import { Link, match_path, Routes, useArrival, useGo, usePlace, type Route } from "./router";
import { CheckPage } from "./receipts/check_page";
import { check_address, further_routes } from "./routes";
import { InvitationPage } from "./sign_in/invitation_page";
import { MandatePage } from "./sign_in/mandate_page";
import { SignInPage } from "./sign_in/sign_in_page";
import { AccountPage } from "./account/account_page";
import { useTitle } from "./use_title";

const routes: readonly Route[] = [
  { pattern: "/", show: () => <HomePage /> },
  { pattern: "/piano", show: () => <PlanPage /> },
  { pattern: "/piano/:code", show: ({ code }) => <PlanPage {...(code !== undefined ? { code } : {})} /> },
  ...further_routes,
];

/** What is shown for where a person stands and where the address points. */
export function App() {
  return (
    <>
      <LiveRegions />
      <Standing />
    </>
  );
}

/** Notices of this browser follow who is signed in. */
function useOwnNotices() {
  const { session } = useTavolo();
  const account = useSession((state) => state.session?.account.id);
  useEffect(() => {
    // What fails here, for instance without network, is made good at the next sign-in or on the account page.
    if (account !== undefined) new PushNotices(session.api).follow_account().catch(() => {});
  }, [session, account]);
}

function Standing() {
  const phase = useSession((state) => state.phase);
  const refused = useSession((state) => state.join_refused !== undefined);
  const doubtful = useSession(suspended);
  const { path, hash } = usePlace();
  useArrival();
  useOwnNotices();
  const invitation = match_path("/invito/:token", path);
  if (invitation?.["token"] !== undefined && phase !== "joined" && phase !== "joining") return <InvitationPage token={invitation["token"]} />;
  const hall = match_path("/hall/:number", path)?.["number"];
  const secret = hash.length > 1 ? hash.slice(1) : undefined;
  // Who has the link of the hall is let in by it alone; who is signed in needs none.
  const in_hall = secret !== undefined || (phase !== "starting" && phase !== "unreachable" && phase !== "signed_out");
  if (hall !== undefined && in_hall) return <HallPage key={`${hall}${hash}`} number={hall} secret={secret} />;
  if (path === check_address && phase !== "joined" && phase !== "starting") {
    return (
      <BareFrame>
        <CheckPage />
      </BareFrame>
    );
  }
  switch (phase) {
    case "starting":
      return null;
    case "unreachable":
      return <Unreachable />;
    case "signed_out":
      return <SignInPage />;
    case "choosing":
      // Who has no mandate that holds has an account all the same.
      return path === "/account" ? (
        <BareFrame>
          <AccountPage />
        </BareFrame>
      ) : (
        <MandatePage />
      );
    case "joining":
      if (refused) return <MandatePage />;
      return <Frame>{doubtful ? <Withheld /> : <Joining />}</Frame>;
    case "joined":
      return (
        <Frame>
          <Joined />
        </Frame>
      );
  }
}

/** Addresses of the way in lead to the table once one is in. */
function Joined() {
  const { path } = usePlace();
  const go = useGo();
  const way_in = path === "/accesso" || path === "/mandato" || path.startsWith("/invito/");
  useEffect(() => {
    if (way_in) go("/", { replace: true });
  }, [go, way_in]);
  const past = past_of(path);
  if (past) return <PastPage size={past.size} inner={past.inner} />;
  return <Routes routes={routes} otherwise={<NotFound />} />;
}

function Joining() {
  const { t } = useTranslation();
  useTitle(t("home.title"));
  return (
    <div className="bounded page">
      <h1>{t("home.joining")}</h1>
      <Skeleton words={t("home.joining_words")} cards={3} />
    </div>
  );
}

/** Beneath an alarm, when there is nothing yet that could be read. */
function Withheld() {
  const { t } = useTranslation();
  useTitle(t("home.title"));
  return <h1 className="visually-hidden">{t("home.title")}</h1>;
}

function NotFound(): ReactNode {
  const { t } = useTranslation();
  useTitle(t("not_found.title"));
  return (
    <div className="bounded page">
      <EmptyState level={1} title={t("not_found.title")} act={<Link to="/">{t("not_found.home")}</Link>}>
        <p>{t("not_found.words")}</p>
      </EmptyState>
    </div>
  );
}

function Unreachable() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  useTitle(t("frame.name"));
  return (
    <BareFrame>
      <div className="bounded page">
        <h1>{t("unreachable.title")}</h1>
        <p>{t("unreachable.words")}</p>
        <div className="button-row">
          <Button icon="refresh" onClick={() => void session.start()}>
            {t("connection.retry_now")}
          </Button>
        </div>
      </div>
    </BareFrame>
  );
}
