import sprite from "./icons.svg?url";

/** An icon of the kit (listed in icon_names.json). Always beside a word, so it is hidden from assistive technology. */
export function Icon({ name, className = "" }: { name: string; className?: string }) {
  return (
    <svg className={`icon ${className}`} aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
