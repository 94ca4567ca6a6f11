import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { Sign } from "../../parts/sign";
import { useSession } from "../../store/hooks";
import { is_in, usePlaces, type PlaceLink } from "../places";
import { public_address, written } from "../../i18n/language";
import { Link, usePlace } from "../router";
import { focus_search_field, search_address, useSearchKey } from "../search/search_key";
import { LanguageSwitch } from "./language_switch";
import { SignOut } from "./sign_out";

/** Sign, name and places. With `bare` there are none yet: the choice of mandate. */
export function Header({ bare = false }: { bare?: boolean }) {
  const { t } = useTranslation();
  const table = useSession((state) => state.session?.table);
  return (
    <div className="header">
      <div className="bounded">
        <Link to="/" className="brand on-navy">
          <Sign />
          <span>
            <span className="brand-name">{t("frame.name")}</span>
            <span className="brand-place" {...written(table?.ambito)}>{place_name(table?.ambito ?? "")}</span>
          </span>
        </Link>
        {!bare && <Places />}
        {!bare && <SearchLink />}
        {!bare && <PhoneMenu />}
      </div>
    </div>
  );
}

/** "Lagonegrese Pollino" of "Ambito Socio Territoriale Lagonegrese Pollino": the kind of body is said in the bar above. */
function place_name(ambito: string): string {
  return ambito.replace(/^Ambito( Socio)?( Territoriale)?( Sociale)? /, "");
}

function Places() {
  const { t } = useTranslation();
  const { path } = usePlace();
  return (
    <nav className="places on-navy" aria-label={t("frame.main_nav")}>
      <ul className="plain">
        {usePlaces().map((place) => (
          <li key={place.path}>
            <Link to={place.path} {...(is_in(path, place.path) ? { "aria-current": "page" as const } : {})}>
              {t(`place.${place.key}`)}
              <PlaceCount place={place} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The magnifier beside the places: opens the search with the field ready to type in. */
function SearchLink() {
  const { t } = useTranslation();
  const { path } = usePlace();
  useSearchKey();
  return (
    <Link to={search_address} className="search-link on-navy" aria-label={t("search.open")} onClick={focus_search_field} {...(path === search_address ? { "aria-current": "page" as const } : {})}>
      <Icon name="search" />
    </Link>
  );
}

function PlaceCount({ place }: { place: PlaceLink }) {
  const { t } = useTranslation();
  if (place.count === 0) return null;
  return (
    <span className="count-badge">
      {place.count}
      <span className="visually-hidden"> {t("frame.count_waits", { count: place.count })}</span>
    </span>
  );
}

/** Five places with words at the foot of a phone; the rest is in the menu. */
export function BottomNav() {
  const { t } = useTranslation();
  const { path } = usePlace();
  return (
    <nav className="bottom-nav" aria-label={t("frame.bottom_nav")}>
      <ul className="plain">
        {usePlaces()
          .slice(0, 5)
          .map((place) => (
            <li key={place.path}>
              <Link to={place.path} {...(is_in(path, place.path) ? { "aria-current": "page" as const } : {})}>
                <Icon name={place.icon} />
                {t(`place_short.${place.key}`)}
                <PlaceCount place={place} />
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** Everything that the phone's bars have no room for. */
function PhoneMenu() {
  const { t, i18n } = useTranslation();
  const [open, set_open] = useState(false);
  const places = usePlaces();
  const close = () => set_open(false);
  return (
    <div className="phone-menu on-navy">
      <button type="button" className="icon-button" aria-label={t("frame.menu")} aria-expanded={open} onClick={() => set_open(true)}>
        <Icon name="burger" />
      </button>
      {open && (
        <Dialog title={t("frame.menu")} on_close={close}>
          <ul className="plain link-list">
            {[
              ...places.map((place) => ({ to: place.path, words: t(`place.${place.key}`), icon: place.icon })),
              { to: "/organismi", words: t("place.bodies"), icon: "user" },
              { to: "/regolamento", words: t("place.regulation"), icon: "note" },
              { to: "/account", words: t("account.link"), icon: "user" },
            ].map((line) => (
              <li key={line.to}>
                <Link to={line.to} onClick={close}>
                  <Icon name={line.icon} />
                  <span className="words">{line.words}</span>
                </Link>
              </li>
            ))}
            <li>
              <a href={public_address("/pubblico", i18n.language)}>
                <Icon name="external-link" />
                <span className="words">{t("frame.public_page")}</span>
              </a>
            </li>
          </ul>
          <div className="button-row">
            <LanguageSwitch className="btn btn-outline-primary" />
            <SignOut className="btn btn-outline-primary" />
          </div>
        </Dialog>
      )}
    </div>
  );
}
